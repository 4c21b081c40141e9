import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { Refusal } from '../errors.ts'
import { isSystemError } from './trouble.ts'

/** In bytes and milliseconds: a device may have no end, and a pipe nobody at its other end. */
const most = { bytes: 100 * 1024 * 1024, unopened: 3_000, silent: 60_000, between: 5 } as const

/** All bytes of what a learner names; refuses more than can be read, and a pipe that nothing comes through. */
export function readBytes(path: string, name = path, mostBytes: number = most.bytes): Buffer {
  // Without this, opening a pipe waits until somebody writes to it.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const stats = fstatSync(file)
    if (!stats.isFile()) return readStream(file, name, mostBytes, stats.isFIFO())
    if (stats.size > mostBytes) throw tooLarge(name, mostBytes)
    const bytes = readFileSync(file)
    // What the system makes up as it is read has no size before.
    if (bytes.length > mostBytes) throw tooLarge(name, mostBytes)
    return bytes
  } finally {
    closeSync(file)
  }
}

/** The standard input to its end, which may keep us waiting. */
export function readStandardInput(): Buffer {
  return readStream(0, 'the standard input', most.bytes, false)
}

export function tooLarge(name: string, mostBytes: number): Refusal {
  const megabytes = mostBytes / 1024 / 1024
  return new Refusal(
    'too-large',
    `${name} has more than ${megabytes} MB, which is too much to read`,
  )
}

/** Whatever has no size: a pipe, a device. Of a pipe, the end also looks like nobody having opened it yet. */
function readStream(file: number, name: string, mostBytes: number, isPipe: boolean): Buffer {
  const parts: Buffer[] = []
  let [size, isOpened, heard] = [0, !isPipe, Date.now()]
  for (;;) {
    const part = readPart(file)
    if (part !== null && part.length > 0) {
      parts.push(part)
      size += part.length
      heard = Date.now()
      if (size > mostBytes) throw tooLarge(name, mostBytes)
      continue
    }
    if (part === null) isOpened = true
    else if (isOpened || size > 0) return Buffer.concat(parts)
    const patience = isOpened ? most.silent : most.unopened
    if (isPipe && Date.now() - heard > patience)
      throw new Refusal('pipe-silent', `${name} is a pipe, and nothing comes through it`)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, most.between)
  }
}

/** What there is to read now; null where there is nothing yet. */
function readPart(file: number): Buffer | null {
  const part = Buffer.allocUnsafe(64 * 1024)
  try {
    return part.subarray(0, readSync(file, part))
  } catch (error) {
    if (isSystemError(error) && error.code === 'EAGAIN') return null
    // Windows tells the end of a pipe like this.
    if (isSystemError(error) && error.code === 'EOF') return part.subarray(0, 0)
    throw error
  }
}

import { readdirSync, type Stats, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Refusal } from '../errors.ts'
import type { Reading } from '../roadmap/read.ts'
import { readBytes } from './bytes.ts'
import { isMissing, isSystemError, trouble } from './trouble.ts'

/** The bytes of a roadmap file; refuses what is not there or cannot be read. */
export function bytesOf(file: string): Buffer {
  return named(file, () => readBytes(file))
}

export function statsOf(file: string): Stats {
  return named(file, () => statSync(file))
}

function named<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (isMissing(error)) throw new Refusal('roadmap-missing', `there is no file ${file}`)
    throw trouble(error, 'roadmap-unreadable', 'read', file)
  }
}

/** The text of a roadmap file, which is UTF-8; a byte order mark is dropped. */
export function textOf(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const isUtf16 =
      (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
    const what = isUtf16 ? 'is UTF-16' : 'is not text'
    throw new Refusal('roadmap-unreadable', `${file} ${what}; a roadmap is UTF-8 text`)
  }
}

/** Below this, no text takes long to parse. */
const small = 64 * 1024

/** What the text of a roadmap file says, and its problems. */
export async function parse(text: string, file: string): Promise<Reading> {
  const { readRoadmap } = await import('../roadmap/read.ts')
  const read = () => readRoadmap(text)
  return text.length < small ? read() : (await import('./bounded.ts')).bounded(file, read)
}

/** The names of the files in a folder. */
export function namesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort()
}

/**
 * The nearest `roadmap.yaml` in the folder or above it; one that has no `stages` key is somebody else's and passed over.
 */
export function findAbove(folder: string): string | null {
  for (let here = folder; ; here = dirname(here)) {
    const file = join(here, 'roadmap.yaml')
    if (hasStages(file)) return file
    if (dirname(here) === here) return null
  }
}

function hasStages(file: string): boolean {
  try {
    // A pipe or a device of this name is nobody's roadmap, and may have no end.
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return false
  } catch (error) {
    if (isSystemError(error)) return false
    throw error
  }
  // Where it is there and cannot be read, following another one in silence would be worse than saying so.
  return /(?:^|[{,])[ \t]*(["']?)stages\1[ \t]*:/m.test(bytesOf(file).toString())
}

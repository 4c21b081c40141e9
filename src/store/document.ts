import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Refusal } from '../errors.ts'
import { targetOf } from './durable.ts'
import { type Encoding, encode } from './source.ts'
import { isMissing, isSystemError, trouble } from './trouble.ts'

/**
 * Writes a file of the learner's: it is there whole, or as it was before. Where a file is in the way and may not be
 * replaced, this refuses.
 */
export function writeDocument(
  path: string,
  text: string,
  mayReplace: boolean,
  encoding: Encoding = 'utf-8',
): void {
  const bytes = encode(text, encoding)
  try {
    const target = mayReplace ? targetOf(path) : path
    if (mayReplace && isDevice(target)) {
      writeFileSync(target, bytes)
      return
    }
    const fresh = join(dirname(target), `.${basename(target)}.${crypto.randomUUID()}`)
    try {
      writeWhole(fresh, bytes, target)
      if (mayReplace) renameSync(fresh, target)
      else place(fresh, target)
    } finally {
      rmSync(fresh, { force: true })
    }
  } catch (error) {
    if (isSystemError(error) && error.code === 'EEXIST')
      throw new Refusal('file-exists', `${path} is there already, and is left as it is`)
    if (isMissing(error))
      throw new Refusal('not-written', `cannot write ${path}: there is no folder ${dirname(path)}`)
    throw error instanceof Refusal ? error : trouble(error, 'not-written', 'write', path)
  }
}

/** A pipe, or /dev/null: nothing that could be put in its place. */
function isDevice(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats !== undefined && !stats.isFile() && !stats.isDirectory()
}

function writeWhole(path: string, bytes: Buffer, replaced: string): void {
  const mode = statSync(replaced, { throwIfNoEntry: false })?.mode
  const file = openSync(path, 'wx')
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  if (mode !== undefined) chmodSync(path, mode & 0o7777)
}

/** Gives a file its name unless there is one of that name: a link is made or refused as one step. */
function place(fresh: string, path: string): void {
  try {
    linkSync(fresh, path)
  } catch (error) {
    const hasNoLinks =
      isSystemError(error) && ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(error.code)
    if (!hasNoLinks) throw error
    if (statSync(path, { throwIfNoEntry: false }) !== undefined)
      throw new Refusal('file-exists', `${path} is there already, and is left as it is`)
    renameSync(fresh, path)
  }
}

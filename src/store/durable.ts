import {
  closeSync,
  copyFileSync,
  fsyncSync,
  linkSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { discard, isMissing, isSystemError } from './trouble.ts'

/**
 * Replaces a file by this text: when it returns, the text is on the disk; when it throws or the machine stops, the file
 * is the old one or the new one, whole. The version before stays readable as `kept`. Only under a lock.
 */
export function writeDurably(file: string, text: string, kept = previousOf(file)): void {
  const path = targetOf(file)
  const fresh = `${path}.new`
  try {
    writeWhole(fresh, text, statSync(path, { throwIfNoEntry: false })?.mode)
    keep(path, kept)
    renameSync(fresh, path)
    syncFolder(dirname(path))
  } catch (error) {
    discard(fresh)
    throw error
  }
}

/** Where the version before the last change stands. */
export function previousOf(path: string): string {
  return path.replace(/(\.json)?$/, '.previous$1')
}

/** A link is followed, so that the file it names is replaced and not the link. */
export function targetOf(path: string): string {
  try {
    return realpathSync(path)
  } catch (error) {
    if (isMissing(error)) return path
    throw error
  }
}

function writeWhole(path: string, text: string, mode: number | undefined): void {
  const file = openSync(path, 'w', mode)
  try {
    const bytes = Buffer.from(text)
    // A write may be short, on a nearly full disk for one.
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function keep(path: string, kept: string): void {
  const fresh = `${kept}.new`
  rmSync(fresh, { force: true })
  try {
    linkSync(path, fresh)
  } catch (error) {
    if (isMissing(error)) return
    // Some file systems have no links.
    copyFileSync(path, fresh)
  }
  renameSync(fresh, kept)
  rmSync(fresh, { force: true })
}

function syncFolder(path: string): void {
  let folder: number
  try {
    folder = openSync(path, 'r')
  } catch (error) {
    // Windows opens no folders, and needs no sync of them.
    if (isSystemError(error) && ['EISDIR', 'EPERM', 'EACCES'].includes(error.code)) return
    throw error
  }
  try {
    fsyncSync(folder)
  } catch (error) {
    if (!isSystemError(error) || !['EPERM', 'EINVAL', 'EISDIR', 'EBADF'].includes(error.code))
      throw error
  } finally {
    closeSync(folder)
  }
}

import { rmSync } from 'node:fs'
import { constants } from 'node:os'
import { exits, Refusal } from '../errors.ts'

const reasons: Record<string, string> = {
  EACCES: 'you have no permission',
  EPERM: 'it is not permitted',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your quota on this disk is used up',
  ENOENT: 'it is not there',
  ENOTDIR: 'a folder on the way there is a file',
  EISDIR: 'it is a folder',
  EIO: 'the disk reports an error',
  EMFILE: 'too many files are open',
  ELOOP: 'its links go round in a circle',
  ENAMETOOLONG: 'its name is too long',
}

const mends: Record<string, string> = {
  ENOSPC: 'free some space and try again',
  EDQUOT: 'free some space and try again',
}

/** The refusal for a failed system call on a file; what is no such failure is thrown on. */
export function trouble(error: unknown, code: string, doing: string, file: string): Refusal {
  if (!isSystemError(error)) throw error
  // Node has no word for this one.
  const isQuota = 'errno' in error && error.errno === -constants.errno.EDQUOT
  const name = isQuota ? 'EDQUOT' : error.code
  const reason = reasons[name] ?? error.message
  const mend = mends[name]
  const message = `cannot ${doing} ${file}: ${reason}${mend === undefined ? '' : `; ${mend}`}`
  return new Refusal(code, message, { exit: exits.refused })
}

/** Removes what was begun, after a failure that matters more than this one would. */
export function discard(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch (error) {
    if (!isSystemError(error)) throw error
  }
}

export function isSystemError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}

export function isMissing(error: unknown): boolean {
  return isSystemError(error) && error.code === 'ENOENT'
}

import {
  closeSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { hostname, uptime } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { Refusal } from '../errors.ts'
import { isMissing, isSystemError } from './trouble.ts'

/** Who holds a lock. `id` is the holder's alone, so that no two locks are ever taken for one another. */
interface Holder {
  id: string
  pid: number
  host: string
}

/** What a lock asks of the machine it is on. */
export interface Processes {
  pid: number
  isAlive(pid: number): boolean
  /** Says something while the command waits. */
  tell(message: string): void
}

const patience = { tellAfter: 3_000, giveUpAfter: 60_000, between: 5 } as const

/**
 * Runs the work while no other process does so for the same file. The lock of a process that died is taken over at
 * once, one that lives is waited for: `processes.tell` says so after a few seconds, and after a minute this refuses.
 */
export function withLock<T>(path: string, processes: Processes, work: () => T): T {
  const lock = `${path}.lock`
  mkdirSync(dirname(lock), { recursive: true })
  const { pid } = processes
  const holder: Holder = { id: `${pid}-${crypto.randomUUID()}`, pid, host: hostname() }
  const claim = `${lock}.${holder.id}`
  try {
    writeFileSync(claim, JSON.stringify(holder))
    acquire(lock, claim, processes)
    try {
      sweep(lock, claim, processes)
      return work()
    } finally {
      rmSync(lock, { force: true })
    }
  } finally {
    rmSync(claim, { force: true })
  }
}

/** A link to the claim is made or refused as one step, and the lock has its holder's name from the first moment. */
function acquire(lock: string, claim: string, processes: Processes): void {
  const start = Date.now()
  let told = false
  while (!linked(claim, lock)) {
    const holder = read(lock)
    if (holder === null) continue
    if (isDead(holder, lock, processes)) {
      takeAway(lock, holder, claim, processes)
      continue
    }
    const waited = Date.now() - start
    const who = holder === nobody ? 'somebody' : `process ${holder.pid} on ${holder.host}`
    if (waited > patience.giveUpAfter) {
      throw new Refusal(
        'progress-locked',
        `${who} has been changing the same file for a minute: ${lock} is its lock; remove it if that process is none of yours`,
      )
    }
    if (waited > patience.tellAfter && !told) {
      told = true
      processes.tell(`waiting for ${who}, which holds ${lock}`)
    }
    sleep(patience.between * (0.5 + Math.random()))
  }
}

/**
 * Removes a dead holder's lock. Two processes may find it dead, and the slower one must not remove the lock that the
 * faster one has taken since: so whoever removes it holds a lock on just that removal, and looks again under it. That
 * lock may have a dead holder too, and is then taken away in the same manner.
 */
function takeAway(lock: string, dead: Holder, claim: string, processes: Processes): void {
  const removal = `${lock}.${dead.id}.removal`
  if (!linked(claim, removal)) {
    const holder = read(removal)
    if (holder !== null && isDead(holder, removal, processes))
      takeAway(removal, holder, claim, processes)
    else sleep(1)
    return
  }
  try {
    const holder = read(lock)
    if (holder?.id === dead.id && isDead(holder, lock, processes)) rmSync(lock, { force: true })
  } finally {
    rmSync(removal, { force: true })
  }
}

/** Removes what killed processes left beside the lock. Only the lock's holder does so. */
function sweep(lock: string, claim: string, processes: Processes): void {
  const folder = dirname(lock)
  for (const name of readdirSync(folder)) {
    const left = join(folder, name)
    if (!name.startsWith(`${basename(lock)}.`) || left === claim) continue
    const holder = read(left)
    if (holder !== null && isDead(holder, left, processes)) rmSync(left, { force: true })
  }
}

function linked(claim: string, lock: string): boolean {
  try {
    linkSync(claim, lock)
    return true
  } catch (error) {
    if (!isSystemError(error)) throw error
    if (error.code === 'EEXIST') return false
    if (!lacksLinks.includes(error.code)) throw error
    return copied(claim, lock)
  }
}

/** What file systems without links answer when asked for one. */
const lacksLinks = ['EPERM', 'EOPNOTSUPP', 'ENOTSUP', 'ENOSYS', 'EXDEV', 'EMLINK', 'EISDIR']

/** In place of a link: made or refused as one step too, but nobody's until it is written. */
function copied(claim: string, lock: string): boolean {
  let file: number
  try {
    file = openSync(lock, 'wx')
  } catch (error) {
    if (isSystemError(error) && error.code === 'EEXIST') return false
    throw error
  }
  try {
    writeFileSync(file, readFileSync(claim))
    return true
  } catch (error) {
    rmSync(lock, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
}

/** The holder of a claim that is being written, or whose process was killed over it, or of what is no claim at all. */
const nobody: Holder = { id: 'nobody', pid: 0, host: hostname() }

function read(lock: string): Holder | null {
  try {
    const holder: unknown = JSON.parse(readFileSync(lock, 'utf8'))
    return isHolder(holder) ? holder : nobody
  } catch (error) {
    if (isMissing(error)) return null
    if (error instanceof SyntaxError) return nobody
    throw error
  }
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false
  const { id, pid, host } = { id: null, pid: null, host: null, ...value }
  const isId = typeof id === 'string' && /^[\w-]{1,100}$/.test(id)
  const isPid = typeof pid === 'number' && Number.isInteger(pid) && pid > 0 && pid < 2 ** 31
  return isId && isPid && typeof host === 'string'
}

/** Process ids begin anew when the machine does, and mean nothing on another one; but no command runs for a day. */
function isDead(holder: Holder, lock: string, processes: Processes): boolean {
  const { pid, host } = holder
  try {
    // A clock that was set back makes it older too.
    const age = Math.abs(Date.now() - statSync(lock).mtimeMs)
    if (holder === nobody) return age > 10_000
    if (host !== hostname()) return age > 24 * 3600 * 1000
    return age > uptime() * 1000 + 1000 || !processes.isAlive(pid)
  } catch (error) {
    if (isMissing(error)) return true
    throw error
  }
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

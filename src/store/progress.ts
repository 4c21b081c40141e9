import { existsSync, readFileSync } from 'node:fs'
import { Refusal } from '../errors.ts'
import { marksInLines } from '../progress/lines.ts'
import {
  type Entry,
  type Log,
  latestMarks,
  logFormat,
  type Mark,
  merge,
  parseLog,
  salvage,
} from '../progress/log.ts'
import { previousOf } from './durable.ts'
import { type Processes, withLock } from './lock.ts'
import { isMissing, trouble } from './trouble.ts'

/** The progress log in the file; empty where there is no file. Refuses a file it cannot read whole. */
export function readProgress(path: string, id: string): Log {
  return logIn(textOf(path), path, id)
}

/** The latest marks in the file, and its entries for whoever asks for them. */
export function readMarks(
  path: string,
  id: string,
): { marks: Map<string, Mark>; entries: () => Entry[] } {
  const text = textOf(path)
  const marks = text === null ? null : marksInLines(text, id)
  if (marks !== null) return { marks, entries: () => logIn(text, path, id).entries }
  const { entries } = logIn(text, path, id)
  return { marks: latestMarks(entries), entries: () => entries }
}

function logIn(text: string | null, path: string, id: string): Log {
  if (text === null) return { format: logFormat, roadmap: id, entries: [] }
  const log = parseLog(text)
  if (log === 'damaged') throw damaged(path, id, 'is damaged')
  if (log === 'newer') throw newer(path)
  if (log.roadmap !== id) throw damaged(path, id, `holds the progress of \`${log.roadmap}\``)
  return log
}

/** The entries to keep from now on, or null to leave the file as it is; and what to tell the caller. */
export interface Change<T> {
  entries: Entry[] | null
  result: T
}

/** Reads the log, changes it and writes it while no other process does. When this returns, it is on the disk. */
export function changeProgress<T>(
  path: string,
  id: string,
  processes: Processes,
  change: (entries: Entry[]) => Change<T>,
): Promise<T> {
  return locked(path, processes, (write) => {
    const log = readProgress(path, id)
    const { entries, result } = change(log.entries)
    if (entries !== null) write(log, { ...log, entries })
    return result
  })
}

/** What is left of a progress file that cannot be read whole. */
export interface Remains {
  /** Entries that can still be read in it, and its last good version. */
  salvaged: Entry[]
  previous: Log
}

/** What can be saved where a progress file is damaged, or another's stands in its place; null where all is well. */
export function remainsOf(path: string, id: string): Remains | null {
  const text = textOf(path)
  if (text === null) return null
  const log = parseLog(text)
  if (log === 'newer' || (log !== 'damaged' && log.roadmap === id)) return null
  return {
    salvaged: leftIn(text, id).entries,
    previous: leftIn(textOf(previousOf(path)) ?? '', id),
  }
}

/** The log in a text, or what can be read of it; empty where it is another roadmap's. */
function leftIn(text: string, id: string): Log {
  const log = parseLog(text)
  if (log !== 'damaged' && log !== 'newer' && log.roadmap === id) return log
  return { format: logFormat, roadmap: id, entries: log === 'damaged' ? salvage(text) : [] }
}

/**
 * Puts together what can be saved of a damaged progress file, its last good version and other entries, and writes that.
 * The damaged file is kept under another name, which is given back.
 */
export function mendProgress(
  path: string,
  id: string,
  processes: Processes,
  others: Entry[],
): Promise<{ entries: Entry[]; kept: string | null }> {
  return locked(path, processes, (write) => {
    const remains = remainsOf(path, id)
    const log = remains?.previous ?? readProgress(path, id)
    const mine = merge(log.entries, remains?.salvaged ?? [])
    const entries = merge(mine, others)
    const kept = remains === null ? null : freeName(path)
    if (kept !== null) write({}, { ...log, entries }, kept)
    else if (entries.length > mine.length) write({}, { ...log, entries })
    return { entries, kept }
  })
}

async function locked<T>(
  path: string,
  processes: Processes,
  work: (write: (before: object, after: object, kept?: string) => void) => T,
): Promise<T> {
  const { writeKept } = await import('./kept.ts')
  try {
    return withLock(path, processes, () =>
      work((before, after, kept) => writeKept(path, before, after, serialize, kept)),
    )
  } catch (error) {
    throw error instanceof Refusal ? error : trouble(error, 'progress-unwritable', 'write', path)
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (isMissing(error)) return null
    throw trouble(error, 'progress-unreadable', 'read', path)
  }
}

function freeName(path: string): string {
  for (let n = 1; ; n++) {
    const name = path.replace(/(\.json)?$/, `.damaged-${n}$1`)
    if (!existsSync(name)) return name
  }
}

function damaged(path: string, id: string, how: string): Refusal {
  const remains = remainsOf(path, id)
  const { length } = merge(remains?.previous.entries ?? [], remains?.salvaged ?? [])
  const what = length === 0 ? 'nothing can be saved of it' : `${length} entries can be saved`
  const message = `the progress file ${path} ${how}; it is left as it is, and ${what}`
  return new Refusal('progress-damaged', message, {
    hint: length === 0 ? 'roadmap restore BACKUP' : 'roadmap restore',
  })
}

function newer(path: string): Refusal {
  return new Refusal(
    'progress-newer',
    `${path} was written by a newer version of this program; update this one`,
  )
}

/** One entry a line: pleasant to read, small to compare, and a file that was cut short loses little. */
function serialize(log: object): string {
  const { entries, ...head } = { entries: [], ...log }
  const lines = Array.isArray(entries) ? entries.map((entry) => JSON.stringify(entry)) : []
  const start = JSON.stringify(head).slice(0, -1)
  return `${start},"entries":[${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n`}]}\n`
}

import { readFileSync } from 'node:fs'
import { Refusal } from '../errors.ts'
import { type Entry, type Log, parseLog } from '../progress/log.ts'
import { previousOf } from './durable.ts'
import { type Processes, withLock } from './lock.ts'
import { isMissing, trouble } from './trouble.ts'

/** The progress log in the file; empty where there is no file. Refuses a file it cannot read whole. */
export function readProgress(path: string, id: string): Log {
  const text = textOf(path)
  return text === null ? { format: 1, roadmap: id, entries: [] } : parseProgress(text, path, id)
}

/** The entries to keep from now on, or null to leave the file as it is; and what to tell the caller. */
export interface Change<T> {
  entries: Entry[] | null
  result: T
}

/** Reads the log, changes it and writes it while no other process does. When this returns, it is on the disk. */
export async function changeProgress<T>(
  path: string,
  id: string,
  processes: Processes,
  change: (entries: Entry[]) => Change<T>,
): Promise<T> {
  const { writeKept } = await import('./kept.ts')
  try {
    return withLock(path, processes, () => {
      const log = readProgress(path, id)
      const { entries, result } = change(log.entries)
      if (entries !== null) writeKept(path, log, { ...log, entries }, serialize)
      return result
    })
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

function parseProgress(text: string, path: string, id: string): Log {
  const log = parseLog(text)
  if (log === null || log.format < 1) throw damaged(path)
  if (log.format > 1) {
    const newer = `was written by a newer version of this program (format ${log.format})`
    throw new Refusal('progress-newer', `${path} ${newer}; update this one`)
  }
  if (log.roadmap !== id) {
    throw new Refusal(
      'progress-of-another',
      `${path} holds the progress of \`${log.roadmap}\`, not of \`${id}\``,
    )
  }
  return log
}

function damaged(path: string): Refusal {
  return new Refusal(
    'progress-damaged',
    `${path} is damaged, so it is left as it is; its last good version is ${previousOf(path)}`,
    {
      hint: `roadmap restore ${previousOf(path)}`,
    },
  )
}

/** One entry a line: pleasant to read, small to compare, and a file that was cut short loses little. */
function serialize(log: object): string {
  const { entries, ...head } = { entries: [], ...log }
  const lines = Array.isArray(entries) ? entries.map((entry) => JSON.stringify(entry)) : []
  const start = JSON.stringify(head).slice(0, -1)
  return `${start},"entries":[${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n`}]}\n`
}

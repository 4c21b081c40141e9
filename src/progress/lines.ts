import {
  highest,
  latestOf,
  type Mark,
  type Marking,
  markingOf,
  parseEntry,
  parseLog,
  statusNamed,
} from './log.ts'
import { isShallow } from './shallow.ts'

/**
 * The latest marks in the text of a roadmap's log that has one entry a line, as this program writes it; null where it is
 * another text. Making an object of each entry would take longer than all the rest, and most commands ask for none.
 */
export function marksInLines(text: string, roadmap: string): Map<string, Mark> | null {
  const lines = text.trimEnd().split('\n')
  const log = parseLog(`${lines.shift()}${lines.pop()}`)
  if (typeof log === 'string' || log.roadmap !== roadmap || log.entries.length > 0) return null
  const markings: Marking[] = []
  for (const line of lines) {
    const isLast = markings.length === lines.length - 1
    const marking = line.endsWith(',') === isLast ? null : markingIn(line)
    if (marking === null) return null
    markings.push(marking)
  }
  return latestOf(markings)
}

/** What most entries are: one mark, and nothing that JSON writes with a backslash. */
const oneMark =
  /^\{"id":"([^"\\\p{Cc}]+)","at":"([^"\\\p{Cc}]+)","device":"[^"\\\p{Cc}]+","marks":\{"([^"\\\p{Cc}]+)":"([a-z-]+)"\}\},?$/u

function markingIn(line: string): Marking | null {
  const { 1: id, 2: at, 3: topic, 4: word } = oneMark.exec(line) ?? []
  if (id === undefined || at === undefined || topic === undefined) return entryIn(line)
  if (Number.isNaN(Date.parse(at))) return null
  const status = statusNamed.get(word)
  const marks: Marking['marks'] = status === undefined ? [] : [{ topic, status }]
  return { id, at, marks, undo: null, on: null, known: false }
}

function entryIn(line: string): Marking | null {
  const entry = parseEntry(line.replace(/,$/, ''))
  return entry !== null && isShallow(entry, highest - 1) ? markingOf(entry) : null
}

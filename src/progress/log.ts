import { isShallow } from './shallow.ts'

export const statuses = ['pending', 'in-progress', 'done', 'skipped'] as const
export type MarkStatus = (typeof statuses)[number]

/** One command's worth of what was said. Fields and kinds this program does not know are kept and passed on. */
export interface Entry {
  /** Unique across devices; sorts by time. */
  id: string
  /** ISO instant. */
  at: string
  device: string
  [field: string]: unknown
}

/** The progress log of one roadmap, as it stands on the disk and in a backup. */
export interface Log {
  /** 1; a newer program may write more. */
  format: number
  roadmap: string
  entries: Entry[]
}

/** What an entry says, as far as this program understands it. */
export type Said =
  | { kind: 'marks'; marks: Map<string, MarkStatus>; known: boolean; on: string | null }
  | { kind: 'undo'; of: string }
  | { kind: 'note'; topic: string; text: string }
  /** Days without learning; `to` null: still going on. `ends`: every pause that goes on beyond `to` ends there. */
  | { kind: 'pause'; from: string; to: string | null; ends: boolean }
  | { kind: 'unknown' }

/** What the learner said last of one topic. `order` counts the entries of the log. */
export interface Mark {
  status: MarkStatus
  at: string
  /** The local day it was learned where that differs from `at`. */
  on: string | null
  known: boolean
  order: number
}

function isEntry(value: unknown): value is Entry {
  return (
    isObject(value) &&
    typeof value.id === 'string' &&
    typeof value.at === 'string' &&
    typeof value.device === 'string' &&
    !Number.isNaN(Date.parse(value.at))
  )
}

/** The newest format this program reads and writes. */
export const logFormat = 1

/** What a text is: a log, one of a newer program, or nothing that can be read whole. */
export function parseLog(text: string): Log | 'newer' | 'damaged' {
  try {
    const log: unknown = JSON.parse(text)
    if (!isObject(log) || typeof log.format !== 'number' || log.format < 1) return 'damaged'
    if (log.format > logFormat) return 'newer'
    const { format, roadmap, entries } = log
    if (typeof roadmap !== 'string' || !Array.isArray(entries)) return 'damaged'
    const isSound =
      entries.every(isEntry) && (isInLines(text, entries.length) || isShallow(entries, highest))
    return isSound ? { ...log, format, roadmap, entries } : 'damaged'
  } catch {
    return 'damaged'
  }
}

/** How many objects within one another an entry may have: what goes on for ever could not be written again. */
export const highest = 100

/** Whether each entry has a line of its own, as where we write them, too short for anything deep; seen at a glance. */
function isInLines(text: string, entries: number): boolean {
  let lines = 0
  for (let start = 0; start < text.length; lines++) {
    const next = text.indexOf('\n', start) + 1 || text.length
    if (next - start > 2_000) return false
    start = next
  }
  return lines <= entries + 2
}

/** Every entry that can still be read in a damaged text. */
export function salvage(text: string): Entry[] {
  const found: { entry: Entry; start: number }[] = []
  const open: { start: number; height: number }[] = []
  let isInString = false
  for (let i = 0; i < text.length; i++) {
    const char = text[i]
    // No text in JSON goes over the end of a line, so after rubbish each line begins anew.
    if (char === '\n') isInString = false
    else if (isInString && char === '\\') i++
    else if (char === '"') isInString = !isInString
    else if (!isInString && char === '{') open.push({ start: i, height: 0 })
    else if (!isInString && char === '}') {
      const { start = i, height = 0 } = open.pop() ?? {}
      const around = open.at(-1)
      if (around !== undefined) around.height = Math.max(around.height, height + 1)
      // Reading each of many nested objects would take the square of their number.
      const entry = height > highest ? null : parseEntry(text.slice(start, i + 1))
      if (entry === null) continue
      // What looks like an entry inside another is a part of that.
      while ((found.at(-1)?.start ?? 0) > start) found.pop()
      found.push({ entry, start })
    }
  }
  return found.map(({ entry }) => entry)
}

export function parseEntry(text: string): Entry | null {
  try {
    const entry: unknown = JSON.parse(text)
    return isEntry(entry) ? entry : null
  } catch {
    return null
  }
}

export function said(entry: Entry): Said {
  const { marks, undo, note, pause } = entry
  if (isObject(marks)) {
    const { on, known, marks: told } = markingOf(entry)
    return {
      kind: 'marks',
      marks: new Map(told.map(({ topic, status }) => [topic, status])),
      known,
      on,
    }
  }
  if (typeof undo === 'string') return { kind: 'undo', of: undo }
  if (isObject(note) && typeof note.topic === 'string' && typeof note.text === 'string') {
    return { kind: 'note', topic: note.topic, text: note.text }
  }
  if (isObject(pause) && typeof pause.from === 'string') {
    const { from, to = null, ends } = pause
    if (typeof to === 'string' || to === null)
      return { kind: 'pause', from, to, ends: ends === true }
  }
  return { kind: 'unknown' }
}

/** What order and force of entries depend on. */
type Placed = Pick<Entry, 'id' | 'at'> & { undo?: unknown }

/** The entries sorted by `(at, id)`, each id once: the same for any two devices that have seen the same entries. */
export function inOrder<T extends Placed>(entries: T[]): T[] {
  if (areInOrder(entries)) return entries
  const byId = new Map<string, T>()
  for (const entry of entries) if (!byId.has(entry.id)) byId.set(entry.id, entry)
  return [...byId.values()].sort(compare)
}

function areInOrder(entries: Placed[]): boolean {
  let [at, id] = ['', '']
  return entries.every((entry) => {
    const isLater =
      isPlainInstant(entry.at) && (at < entry.at || (at === entry.at && id < entry.id))
    at = entry.at
    id = entry.id
    return isLater
  })
}

/** The union of two logs' entries by id, in order. */
export function merge(mine: Entry[], theirs: Entry[]): Entry[] {
  return inOrder([...mine, ...theirs])
}

/** The entries, in order, that no later undo in force takes back; an undo of an undo is a redo. */
export function inForce<T extends Placed>(entries: T[]): T[] {
  const ordered = inOrder(entries)
  if (!ordered.some((entry) => typeof entry.undo === 'string')) return ordered
  const undone = new Set<string>()
  for (const entry of ordered.toReversed()) {
    if (typeof entry.undo === 'string' && !undone.has(entry.id)) undone.add(entry.undo)
  }
  return ordered.filter((entry) => !undone.has(entry.id))
}

/** As much of an entry as the latest marks depend on. */
export interface Marking extends Omit<Mark, 'order' | 'status'> {
  id: string
  undo: string | null
  marks: { topic: string; status: MarkStatus }[]
}

export function markingOf({ id, at, marks, undo, on, known }: Entry): Marking {
  return {
    id,
    at,
    undo: typeof undo === 'string' ? undo : null,
    marks: isObject(marks) ? understood(marks) : [],
    on: typeof on === 'string' ? on : null,
    known: known === true,
  }
}

export const statusNamed = new Map<unknown, MarkStatus>(statuses.map((status) => [status, status]))

/** Marks, save those of statuses this program does not know. */
function understood(marks: Record<string, unknown>): Marking['marks'] {
  return Object.entries(marks).flatMap(([topic, word]) => {
    const status = statusNamed.get(word)
    return status === undefined ? [] : [{ topic, status }]
  })
}

/** The latest mark of every topic id the log speaks of. */
export function latestMarks(entries: Entry[]): Map<string, Mark> {
  return latestOf(entries.map(markingOf))
}

export function latestOf(markings: Marking[]): Map<string, Mark> {
  const latest = new Map<string, Mark>()
  inForce(markings).forEach(({ marks, at, on, known }, order) => {
    for (const { topic, status } of marks) latest.set(topic, { status, at, on, known, order })
  })
  return latest
}

/** Marks as if they were the latest. */
export function markedNow(marks: Map<string, MarkStatus>): Map<string, Mark> {
  const order = Number.POSITIVE_INFINITY
  const marked = (status: MarkStatus) => ({ status, at: '', on: null, known: true, order })
  return new Map([...marks].map(([id, status]) => [id, marked(status)]))
}

/** The entry that `undo` takes back: this device's latest in force. */
export function undoable(entries: Entry[], device: string): Entry | null {
  return (
    inForce(entries).findLast((entry) => entry.device === device && entry.undo === undefined) ??
    null
  )
}

/** The undo that `redo` takes back: this device's latest in force, unless something was recorded since. */
export function redoable(entries: Entry[], device: string): Entry | null {
  const undos = new Set(entries.flatMap((e) => (typeof e.undo === 'string' ? [e.id] : [])))
  const isRedo = ({ undo }: Entry) => typeof undo === 'string' && undos.has(undo)
  const latest = inForce(entries).findLast((entry) => entry.device === device && !isRedo(entry))
  return latest !== undefined && typeof latest.undo === 'string' ? latest : null
}

/** The last one there is, in milliseconds. */
const lastInstant = 8.64e15

/**
 * The instant of a new entry: now, but later than every entry that is known, of whatever device, so that what is said
 * now counts even where a clock was set back or another device's runs ahead.
 */
export function nextInstant(entries: Entry[], now: Date): Date {
  let latest = Number.NEGATIVE_INFINITY
  for (const entry of entries) latest = Math.max(latest, Date.parse(entry.at))
  return new Date(Math.min(Math.max(now.getTime(), latest + 1), lastInstant))
}

function compare(a: Placed, b: Placed): number {
  // Instants written the way `toISOString` does compare as text.
  const isPlain = isPlainInstant(a.at) && isPlainInstant(b.at)
  const [first, second] = isPlain ? [a.at, b.at] : [Date.parse(a.at), Date.parse(b.at)]
  if (first !== second) return first < second ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

function isPlainInstant(at: string): boolean {
  return at.length === 24 && at.endsWith('Z')
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

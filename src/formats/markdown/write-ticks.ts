import type { Status } from '../../progress/status.ts'
import { readBoxMark } from '../draft/ticks.ts'
import { findBoxes } from './markdown.ts'

const marks: Record<Status, string> = {
  done: 'x',
  skipped: '-',
  'in-progress': '/',
  pending: ' ',
  'not-needed': ' ',
}

export interface TickedText {
  text: string
  /** Lines whose box says something else now. */
  changed: number[]
  /** Lines whose status no box of their list can say. */
  unsaid: number[]
}

/** The text with the marks of its boxes as the lines' statuses are; every other character stays. */
export function writeTicks(text: string, statuses: Map<number, Status>): TickedText {
  const wanted = findBoxes(text).flatMap(({ line, offset, mark }) => {
    const status = statuses.get(line)
    return status === undefined || isSame(mark, status)
      ? []
      : [{ line, offset, mark, fresh: marks[status] }]
  })
  const all = replaced(text, wanted)
  // A list in which all are `[-]` or `[/]` would be one of boxes no more.
  const found = new Set(findBoxes(all).map(({ line }) => line))
  const lost = findBoxes(text).filter(({ line }) => !found.has(line))
  if (lost.length === 0) return { text: all, changed: wanted.map(({ line }) => line), unsaid: [] }
  const isUnsaid = ({ line, fresh }: Change) =>
    (fresh === '-' || fresh === '/') && lost.some((box) => box.line === line)
  const kept = wanted.filter((change) => !isUnsaid(change))
  return {
    text: replaced(text, kept),
    changed: kept.map(({ line }) => line),
    unsaid: wanted.filter(isUnsaid).map(({ line }) => line),
  }
}

interface Change {
  line: number
  offset: number
  mark: string
  fresh: string
}

function replaced(text: string, changes: Change[]): string {
  let out = ''
  let end = 0
  for (const { offset, mark, fresh } of changes) {
    out += text.slice(end, offset) + fresh
    end = offset + mark.length
  }
  return out + text.slice(end)
}

/** A box that says so already stays as it is: `[X]` and `[✔]` are done too. */
function isSame(mark: string, status: Status): boolean {
  const said = /^[xX]$/.test(mark) ? 'done' : mark === ' ' ? 'pending' : readBoxMark(mark)
  return said === (status === 'not-needed' ? 'pending' : status)
}

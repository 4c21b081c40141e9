import type { Counted } from './counted.ts'
import type { MarkStatus } from './log.ts'

/**
 * The marks of one entry that gives each of the topics the status. A mark takes effect also under a mark: a mark
 * further up moves down to the topics beside the path (of a choice it is just taken off), so that nothing else
 * changes. `pending` takes back the topic's mark and all under it. Topics that have the status already are passed over.
 */
export function marksFor(targets: Counted[], status: MarkStatus): Map<string, MarkStatus> {
  const marks = new Map<string, MarkStatus>()
  const markOf = (counted: Counted) =>
    marks.get(counted.topic.id) ?? counted.mark?.status ?? 'pending'
  const mark = (counted: Counted, to: MarkStatus) => {
    if (markOf(counted) !== to) marks.set(counted.topic.id, to)
  }
  for (const target of targets) {
    if (target.status === status && status !== 'pending') continue
    moveDown(target, markOf, mark)
    mark(target, status)
    if (status === 'pending') for (const part of everyPart(target)) mark(part, 'pending')
  }
  return marks
}

function moveDown(
  target: Counted,
  markOf: (counted: Counted) => MarkStatus,
  mark: (counted: Counted, to: MarkStatus) => void,
): void {
  const path = [...ancestorsOf(target), target]
  let cover: MarkStatus | null = null
  for (const [i, counted] of path.slice(0, -1).entries()) {
    const own = markOf(counted)
    const marked = own === 'done' || own === 'skipped' ? own : null
    cover ??= marked
    if (marked !== null) mark(counted, 'pending')
    if (cover === null) continue
    if (counted.topic.choose === null) {
      for (const part of counted.parts) if (part !== path[i + 1]) mark(part, cover)
    } else cover = null
  }
}

/** From the stage down to the topic's parent. */
export function ancestorsOf(counted: Counted): Counted[] {
  const path: Counted[] = []
  for (let above = counted.parent; above !== null; above = above.parent) path.unshift(above)
  return path
}

/** Everything under the topic, in file order. */
export function everyPart(counted: Counted, found: Counted[] = []): Counted[] {
  for (const part of counted.parts) {
    found.push(part)
    everyPart(part, found)
  }
  return found
}

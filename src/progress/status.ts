import type { Counted } from './counted.ts'
import { statuses } from './log.ts'

/** Every status a topic can show. */
export const shownStatuses = [...statuses, 'not-needed'] as const
export type Status = (typeof shownStatuses)[number]

/** What a mark further up makes of a topic. */
type Cover = 'done' | 'skipped' | 'not-needed' | null

/** Gives the topic and all under it their status, from their marks and what a mark above makes of it. */
export function settle(counted: Counted, above: Cover): void {
  const cover = coverOf(counted, above)
  for (const part of counted.parts) settle(part, cover)
  counted.status = cover ?? derived(counted)
  if (cover === null && counted.status === 'done' && counted.topic.choose !== null) {
    for (const option of requiredParts(counted)) if (!isComplete(option)) dropOpen(option)
  }
}

/** The outermost mark counts; but a choice that is marked done says nothing of options that are not. */
function coverOf({ mark, parent, topic }: Counted, above: Cover): Cover {
  const marked = mark?.status === 'done' || mark?.status === 'skipped' ? mark.status : null
  if (above !== 'done') return above ?? marked
  const isOption = parent !== null && parent.topic.choose !== null && !topic.optional
  return isOption ? (marked ?? 'not-needed') : 'done'
}

function derived(counted: Counted): Status {
  let [required, skipped, done, isBegun] = [0, 0, 0, counted.mark?.status === 'in-progress']
  for (const { topic, status } of counted.parts) {
    if (status === 'in-progress' || status === 'done') isBegun = true
    if (topic.optional) continue
    required++
    if (status === 'skipped') skipped++
    if (status === 'done') done++
  }
  const others = required - skipped
  if (required > 0 && others === 0) return 'skipped'
  if (required > 0 && done >= Math.min(counted.topic.choose ?? others, others)) return 'done'
  return isBegun ? 'in-progress' : 'pending'
}

export function isComplete({ status }: Counted): boolean {
  return status !== 'pending' && status !== 'in-progress'
}

export function requiredParts(counted: Counted): Counted[] {
  return counted.parts.filter((part) => !part.topic.optional)
}

export function isLeaf(counted: Counted): boolean {
  return counted.parts.every((part) => part.topic.optional)
}

function dropOpen(counted: Counted): void {
  if (!isComplete(counted)) counted.status = 'not-needed'
  for (const part of counted.parts) dropOpen(part)
}

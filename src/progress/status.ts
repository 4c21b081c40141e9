import type { Columns } from '../roadmap/columns.ts'
import type { Counted } from './counted.ts'
import { type Mark, type MarkStatus, statuses } from './log.ts'

/** Every status a topic can show. */
export const shownStatuses = [...statuses, 'not-needed'] as const
export type Status = (typeof shownStatuses)[number]

/** What a mark further up makes of a topic. */
type Cover = 'done' | 'skipped' | 'not-needed' | null

/** The status of every topic in file order, from their marks. */
export function settle({ ids, sizes, rest }: Columns, marks: (Mark | undefined)[]): Status[] {
  const settled: Status[] = ids.map(() => 'pending')
  const chooses = new Map<number, number>()
  const optional = new Set<number>()
  for (const [at, topic] of rest) {
    if (topic.choose != null) chooses.set(at, topic.choose)
    if (topic.optional === true) optional.add(at)
  }
  const endOf = (at: number) => at + (sizes[at] ?? 1)

  /** Settles a topic and all under it, of which a mark further up makes `above`. */
  const settleAt = (at: number, above: Cover, isOption: boolean): Status => {
    const own = marks[at]?.status
    const choose = chooses.get(at)
    const cover = coverOf(own, above, isOption)
    const end = endOf(at)
    let required = 0
    let skipped = 0
    let done = 0
    let isBegun = own === 'in-progress'
    for (let part = at + 1; part < end; part = endOf(part)) {
      const isRequired = !optional.has(part)
      const status = settleAt(part, cover, isRequired && choose !== undefined)
      if (status === 'in-progress' || status === 'done') isBegun = true
      if (!isRequired) continue
      required++
      if (status === 'skipped') skipped++
      if (status === 'done') done++
    }
    const others = required - skipped
    if (cover !== null) settled[at] = cover
    else if (required > 0 && others === 0) settled[at] = 'skipped'
    else if (required > 0 && done >= Math.min(choose ?? others, others)) {
      settled[at] = 'done'
      if (choose !== undefined) dropOpenOptions(at)
    } else if (isBegun) settled[at] = 'in-progress'
    return settled[at] ?? 'pending'
  }

  const isOpen = (at: number) => settled[at] === 'pending' || settled[at] === 'in-progress'
  const dropOpenOptions = (choice: number) => {
    for (let option = choice + 1; option < endOf(choice); option = endOf(option)) {
      if (optional.has(option) || !isOpen(option)) continue
      for (let at = option; at < endOf(option); at++) if (isOpen(at)) settled[at] = 'not-needed'
    }
  }

  for (let stage = 0; stage < ids.length; stage = endOf(stage)) settleAt(stage, null, false)
  return settled
}

/** The outermost mark counts; but a choice that is marked done says nothing of options that are not. */
function coverOf(own: MarkStatus | undefined, above: Cover, isOption: boolean): Cover {
  const marked = own === 'done' || own === 'skipped' ? own : null
  if (above !== 'done') return above ?? marked
  return isOption ? (marked ?? 'not-needed') : 'done'
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

import type { Count } from '../progress/count.ts'
import type { Counted } from '../progress/counted.ts'
import type { Mark } from '../progress/log.ts'
import { everyPart } from '../progress/mark.ts'
import { isComplete, isLeaf, requiredParts } from '../progress/status.ts'
import { type Effort, ordered } from '../roadmap/effort.ts'
import { type Day, dayOf, sayDay } from './day.ts'
import { sayWeeks } from './weeks.ts'

export interface Suggestion {
  topic: Counted
  /** Where to go on inside the topic; null when it is the topic itself. */
  step: Counted | null
  why: string
  /** Ids of the open topics that need this one, or its step. */
  unlocks: string[]
}

/**
 * What to learn now, best first: one step for each topic that can be worked on, at most `most` of them, and only steps
 * that surely fit into `within` where that is said. Empty when nothing is open.
 */
export function suggest(
  count: Count,
  today: Day,
  most = 3,
  within: Effort | null = null,
): Suggestion[] {
  const candidates = candidatesOf(count)
  const [first] = offers(candidates, count)
  const all = offers(first === undefined ? optionalOf(count) : candidates, count)
  const chosen: Offer[] = []
  for (const offer of all) {
    if (chosen.length === most) break
    if (within === null || fits(offer.step, within)) chosen.push(offer)
  }
  return chosen.map(({ topic, step }) => {
    const ids = new Set(between(topic, step).map((t) => t.topic.id))
    const unlocked = count.needing(ids).filter((t) => !isComplete(t))
    return {
      topic,
      step: step === topic ? null : step,
      why: whyOf(topic, step, unlocked, count, today),
      unlocks: unlocked.map((t) => t.topic.id),
    }
  })
}

/** The ids of the topic's own needs that are not met. */
export function blockedBy(counted: Counted, count: Count): string[] {
  return counted.topic.needs.filter((id) => {
    const need = count.byId.get(id)
    return need !== undefined && !isComplete(need)
  })
}

interface Offer {
  topic: Counted
  step: Counted
}

function candidatesOf(count: Count): Counted[] {
  // A stage whose topics are all optional is a leaf, and has to be learned itself.
  const candidates = count.stages.flatMap((stage) =>
    isLeaf(stage) ? [stage, ...stage.parts] : stage.parts,
  )
  const isOptional = (c: Counted) => c.topic.optional || c.parent?.topic.optional === true
  const rank = (c: Counted) => (isOptional(c) ? 2 : 0) + (c.status === 'in-progress' ? 0 : 1)
  return candidates.filter((c) => !isComplete(c)).sort((a, b) => rank(a) - rank(b))
}

function optionalOf(count: Count): Counted[] {
  return count.all.filter((counted) => counted.topic.optional && !isComplete(counted))
}

/** One after the other: most commands want only the first few. */
function* offers(topics: Counted[], count: Count): Generator<Offer> {
  for (const topic of topics) {
    if (!isBlocked(topic, count)) {
      const step = stepIn(topic, count)
      if (step !== null) yield { topic, step }
    }
  }
}

/** Whether a need of the topic, or of what it lies under, is not met. */
function isBlocked(topic: Counted, count: Count): boolean {
  for (let t: Counted | null = topic; t !== null; t = t.parent) {
    if (blockedBy(t, count).length > 0) return true
  }
  return false
}

function fits(step: Counted, within: Effort): boolean {
  return step.remaining !== null && ordered(step.remaining).max <= ordered(within).max + 1e-9
}

/** Down to the first leaf, or choice nobody has begun, whose way is open; what is in progress goes first. */
function stepIn(counted: Counted, count: Count): Counted | null {
  if (isLeaf(counted)) return counted
  const open = requiredParts(counted).filter((part) => !isComplete(part))
  const begun = open.filter((part) => part.status === 'in-progress')
  if (counted.topic.choose !== null) return firstStep(begun, count) ?? counted
  const waiting = open.filter((part) => part.status !== 'in-progress')
  return firstStep(
    [...begun, ...waiting].filter((part) => blockedBy(part, count).length === 0),
    count,
  )
}

function firstStep(parts: Counted[], count: Count): Counted | null {
  for (const part of parts) {
    const step = stepIn(part, count)
    if (step !== null) return step
  }
  return null
}

/** The topics from the offered one down to its step, both included. */
function between(topic: Counted, step: Counted): Counted[] {
  const path = [step]
  for (let t = step; t !== topic && t.parent !== null; t = t.parent) path.push(t.parent)
  return path
}

function whyOf(
  topic: Counted,
  step: Counted,
  unlocked: Counted[],
  count: Count,
  today: Day,
): string {
  const isBegun = topic.status === 'in-progress'
  const needs = between(topic, step).flatMap((t) =>
    t.topic.needs.flatMap((id) => count.byId.get(id) ?? []),
  )
  const start = isBegun
    ? [begun(topic, step, today)]
    : needs.length > 0
      ? metNeeds(needs)
      : ['needs nothing first']
  const options = step.topic.choose === null ? [] : [choose(step)]
  const optional = topic.topic.optional ? ['optional'] : []
  const weeks =
    topic.remaining === null ? [] : [`${sayWeeks(topic.remaining)}${isBegun ? ' left' : ''}`]
  const unlocks =
    unlocked.length === 0
      ? 'nothing further'
      : list(
          unlocked.map((t) => t.topic.title),
          3,
        )
  return [...start, ...options, ...optional, ...weeks, `unlocks ${unlocks}`].join('; ')
}

function begun(topic: Counted, step: Counted, today: Day): string {
  const own = [step, topic].find((t) => t.mark?.status === 'in-progress')?.mark
  const since = own == null ? earliestDay(topic) : dayMarked(own)
  return since === null ? 'in progress' : `in progress since ${sayDay(since, today)}`
}

function earliestDay(topic: Counted): Day | null {
  const marks = everyPart(topic).flatMap((part) => part.mark ?? [])
  return (
    marks
      .filter((m) => m.status !== 'pending')
      .map(dayMarked)
      .sort()[0] ?? null
  )
}

/** The local day a mark speaks of. */
function dayMarked(mark: Mark): Day {
  return mark.on ?? dayOf(new Date(mark.at))
}

function metNeeds(needs: Counted[]): string[] {
  const titles = (status: Counted['status']) => [
    ...new Set(needs.filter((n) => n.status === status).map((n) => n.topic.title)),
  ]
  return (['done', 'skipped'] as const).flatMap((status) => {
    const met = titles(status)
    return met.length === 0 ? [] : [`${list(met, 3)} ${met.length === 1 ? 'is' : 'are'} ${status}`]
  })
}

function choose(choice: Counted): string {
  const left =
    (choice.topic.choose ?? 1) -
    requiredParts(choice).filter((part) => part.status === 'done').length
  const open = requiredParts(choice).filter((part) => !isComplete(part))
  return `choose ${numberWord(left)}: ${list(
    open.map((t) => t.topic.title),
    6,
    'or',
  )}`
}

function numberWord(n: number): string {
  return ['none', 'one', 'two', 'three', 'four', 'five'][n] ?? String(n)
}

/** `A, B and C`; beyond `most` the rest is counted. */
function list(words: string[], most: number, last = 'and'): string {
  const shown =
    words.length > most ? [...words.slice(0, most - 1), `${words.length - most + 1} more`] : words
  return shown.length < 2
    ? shown.join()
    : `${shown.slice(0, -1).join(', ')} ${last} ${shown.at(-1)}`
}

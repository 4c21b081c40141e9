import { anyOf, type Effort, middle, noEffort } from '../roadmap/effort.ts'
import type { Counted } from './counted.ts'
import { isComplete, requiredParts, type Status } from './status.ts'

/** Counts of leaves that are required, taken options included. */
export interface Tally {
  pending: number
  inProgress: number
  done: number
  skipped: number
}

export interface Units {
  done: number
  total: number
}

/** An amount of work: the weeks of the leaves that have an estimate, and how many have none. */
export interface Work {
  /** Null where no leaf of it has an estimate. */
  weeks: Effort | null
  withoutEstimate: number
}

const noWork: Work = { weeks: null, withoutEstimate: 0 }
const noTally: Tally = { pending: 0, inProgress: 0, done: 0, skipped: 0 }

/** What there is to do in a topic, or in the whole. */
export interface Through {
  /** What is left in weeks: 0 where all is complete, null where nobody knows. */
  remaining: Effort | null
  /** How many leaves without an estimate are left out of `remaining`. */
  withoutEstimate: number
  /** What would remain with nothing done; skipped stays out, choices as chosen. */
  total: Work
  tally: Tally
  /** 0 … 1, and 1 only when all is complete. */
  progress: number
}

/** What there is to do in a topic whose status is settled. */
export function workThrough(counted: Counted): Through {
  const parts = requiredParts(counted)
  const complete = isComplete(counted)
  return through(complete, leftOf(counted, parts), totalOf(counted, parts), tallyOf(counted, parts))
}

/** What there is to do in all, of which every required stage is needed. */
export function workThroughAll(stages: Counted[]): Through {
  const parts = stages.filter((stage) => !stage.topic.optional)
  const total = together(parts.map((part) => part.work.total))
  const tally = tallySum(parts.map((part) => part.work.tally))
  return through(parts.every(isComplete), together(parts.map(leftOfPart)), total, tally)
}

function through(complete: boolean, left: Work, total: Work, tally: Tally): Through {
  // Where only what is complete had an estimate, no weeks are left that anybody knows of.
  const weeks = left.weeks ?? (total.weeks === null ? null : noEffort)
  const progress = complete ? 1 : progressOf({ ...left, weeks }, total, tally)
  if (complete) return { remaining: noEffort, withoutEstimate: 0, total, tally, progress }
  return { remaining: weeks, withoutEstimate: left.withoutEstimate, total, tally, progress }
}

export function unitsOf(tally: Tally): Units {
  return { done: tally.done, total: tally.pending + tally.inProgress + tally.done }
}

function totalOf(counted: Counted, parts: Counted[]): Work {
  const { status, topic } = counted
  if (status === 'not-needed' || status === 'skipped') return noWork
  if (parts.length === 0) return leafWork(counted)
  if (topic.choose === null) return together(parts.map((part) => part.work.total))
  const { chosen, open, unsaid } = optionsOf(parts, topic.choose)
  const others = status === 'done' ? unsaid.map(fullWork) : open.map((part) => part.work.total)
  return together([
    ...chosen.map((part) => part.work.total),
    anyWork(topic.choose - chosen.length, others),
  ])
}

function leftOf(counted: Counted, parts: Counted[]): Work {
  if (parts.length === 0) return leafWork(counted)
  const k = counted.topic.choose
  if (k === null) return together(parts.map(leftOfPart))
  const { chosen, open } = optionsOf(parts, k)
  return together([...chosen.map(leftOfPart), anyWork(k - chosen.length, open.map(leftOfPart))])
}

function tallyOf(counted: Counted, parts: Counted[]): Tally {
  const { status, topic } = counted
  if (status === 'not-needed') return noTally
  if (status === 'skipped') return { ...noTally, skipped: sizeOf(counted) }
  if (parts.length === 0) return leafTally[status]
  if (topic.choose === null) return tallySum(parts.map((part) => part.work.tally))
  const { chosen, open, unsaid } = optionsOf(parts, topic.choose)
  const toChoose = topic.choose - chosen.length
  // Of a choice that was marked done without saying which, as many as are missing count as done.
  const others =
    status === 'done'
      ? unsaid.slice(0, toChoose).map((part) => ({ ...noTally, done: sizeOf(part) }))
      : open.slice(0, toChoose).map((part) => part.work.tally)
  return tallySum([...chosen.map((part) => part.work.tally), ...others])
}

/**
 * The options that are chosen, done ones first, at most k; the open ones beside them; and those that were neither said
 * to be done nor needed any more. Skipped ones are none of these.
 */
function optionsOf(parts: Counted[], k: number) {
  const having = (status: Status) => parts.filter((part) => part.status === status)
  const chosen = [...having('done'), ...having('in-progress')].slice(0, k)
  return { chosen, open: having('pending'), unsaid: having('not-needed') }
}

/** What is left of a part; of one that is complete, nothing that anybody need have estimated. */
function leftOfPart(part: Counted): Work {
  return isComplete(part)
    ? noWork
    : { weeks: part.remaining, withoutEstimate: part.withoutEstimate }
}

function leafWork({ topic }: Counted): Work {
  return { weeks: topic.effort, withoutEstimate: topic.effort === null ? 1 : 0 }
}

const leafTally = {
  pending: { ...noTally, pending: 1 },
  'in-progress': { ...noTally, inProgress: 1 },
  done: { ...noTally, done: 1 },
}

/** The work of a topic as if nothing were marked in it. */
function fullWork(counted: Counted): Work {
  const parts = requiredParts(counted)
  if (parts.length === 0) return leafWork(counted)
  const works = parts.map(fullWork)
  return counted.topic.choose === null ? together(works) : anyWork(counted.topic.choose, works)
}

/** How many leaves a topic counts as long as nothing is marked in it. */
function sizeOf(counted: Counted): number {
  const parts = requiredParts(counted)
  if (parts.length === 0) return 1
  const taken = parts.slice(0, counted.topic.choose ?? parts.length)
  return taken.reduce((size, part) => size + sizeOf(part), 0)
}

function together(works: Work[]): Work {
  const total = { min: 0, max: 0 }
  let [withoutEstimate, isKnown] = [0, false]
  for (const work of works) {
    withoutEstimate += work.withoutEstimate
    if (work.weeks === null) continue
    isKnown = true
    total.min += work.weeks.min
    total.max += work.weeks.max
  }
  return { weeks: isKnown ? total : null, withoutEstimate }
}

/** The work of `k` of these: a range over all that have an estimate, and the missing estimates of the first. */
function anyWork(k: number, works: Work[]): Work {
  const known = works.flatMap(({ weeks }) => weeks ?? [])
  const withoutEstimate = works.slice(0, k).reduce((n, work) => n + work.withoutEstimate, 0)
  return { weeks: known.length === 0 ? null : anyOf(k, known), withoutEstimate }
}

function tallySum(tallies: Tally[]): Tally {
  const total = { ...noTally }
  for (const tally of tallies) {
    total.pending += tally.pending
    total.inProgress += tally.inProgress
    total.done += tally.done
    total.skipped += tally.skipped
  }
  return total
}

const almostAll = 1 - Number.EPSILON

/** By the middles of the weeks where every leaf in the count has an estimate, else by units. */
function progressOf(left: Work, total: Work, tally: Tally): number {
  const units = unitsOf(tally)
  const weeks = total.weeks === null || total.withoutEstimate > 0 ? 0 : middle(total.weeks)
  const byUnits = units.total === 0 ? 0 : units.done / units.total
  const part = weeks > 0 && left.weeks !== null ? 1 - middle(left.weeks) / weeks : byUnits
  return Math.min(Math.max(part, 0), almostAll)
}

import type { Counted } from '../progress/counted.ts'
import { marksFor } from '../progress/mark.ts'
import { isComplete, requiredParts } from '../progress/status.ts'
import { middle, ordered } from '../roadmap/effort.ts'
import { choiceMarks } from './choosing.ts'
import type { Day } from './day.ts'
import { probabilityBy } from './forecast.ts'
import { type Learned, lookAhead, suppose, type Terms } from './outlook.ts'

/** Something that could be left out. */
export interface Cut {
  action: 'choose' | 'skip'
  topics: { id: string; title: string }[]
  /** What it saves, in weeks by the middles of the ranges; null where nobody knows. */
  weeks: number | null
  /** Of making the day with this cut and those before it. */
  probability: number
}

export interface Cuts {
  /** Empty where none are needed, or no few would do. */
  cuts: Cut[]
  /** Whether the day is made with them. */
  isEnough: boolean
}

/** How sure a day has to be. */
export const likely = 0.85
const mostCuts = 5
const runs = 2000

type CandidatesOf = (learned: Learned) => Candidate[]

interface Candidate {
  action: Cut['action']
  topics: Counted[]
  weeks: number
}

/** What is left after some cuts. */
interface Way {
  learned: Learned
  probability: number
  cuts: Cut[]
}

/**
 * The smallest cuts that make a day likely, found by trying: first the shortest options of choices, which cost nothing;
 * then topics to leave out. Optional topics are no cuts: they are not counted in the first place.
 */
export function smallestCuts(learned: Learned, terms: Terms, by: Day): Cuts {
  const chance = (what: Learned) => probabilityBy(lookAhead(what, { ...terms, runs }).forecast, by)
  const cut = ({ learned, cuts }: Way, candidate: Candidate): Way => {
    const { action, topics, weeks } = candidate
    const left = apply(candidate, learned, terms.today)
    const probability = chance(left)
    const named = topics.map(({ topic: { id, title } }) => ({ id, title }))
    const made = { action, topics: named, weeks: weeks > 0 ? weeks : null, probability }
    return { learned: left, probability, cuts: [...cuts, made] }
  }
  /** Either one cut that is just enough, or a smaller one and others with it: whatever saves the least. */
  const lightest = (way: Way, candidatesOf: CandidatesOf, most: number): Way | null => {
    if (way.probability >= likely) return way
    if (most === 0) return null
    const candidates = candidatesOf(way.learned)
    const first = firstEnough(candidates, (it) => cut(way, it).probability >= likely)
    const [smaller, enough] = [candidates[first - 1], candidates[first]]
    const alone = enough === undefined ? null : cut(way, enough)
    if (smaller === undefined) return alone
    const several = lightest(cut(way, smaller), candidatesOf, most - 1)
    if (alone === null || several === null) return alone ?? several
    return saved(several) < saved(alone) ? several : alone
  }
  let way: Way = { learned, probability: chance(learned), cuts: [] }
  for (;;) {
    const biggest = choices(way.learned).at(-1)
    if (way.probability >= likely || biggest === undefined || way.cuts.length === mostCuts) break
    way = lightest(way, choices, 1) ?? cut(way, biggest)
  }
  const found = lightest(way, skips, mostCuts - way.cuts.length)
  return { cuts: found?.cuts ?? [], isEnough: found !== null }
}

function saved({ cuts }: Way): number {
  return cuts.reduce((total, { weeks }) => total + (weeks ?? 0), 0)
}

/** The first that is enough, of candidates that are ever bigger; their number where none is. */
function firstEnough(candidates: Candidate[], isEnough: (it: Candidate) => boolean): number {
  let [low, high] = [0, candidates.length]
  while (low < high) {
    const between = (low + high) >> 1
    const candidate = candidates[between]
    if (candidate !== undefined && isEnough(candidate)) high = between
    else low = between + 1
  }
  return low
}

function apply({ action, topics }: Candidate, learned: Learned, today: Day): Learned {
  const marks = action === 'skip' ? marksFor(topics, 'skipped') : choiceMarks(topics)
  return suppose(learned, { marks: Object.fromEntries(marks) }, today)
}

/** The shortest options of every choice that is still to be made, where others are longer. */
function choices({ count }: Learned): Candidate[] {
  const found = count.all.flatMap((choice): Candidate[] => {
    const { choose } = choice.topic
    if (choose === null || !isCounted(choice)) return []
    const parts = requiredParts(choice)
    const taken = parts.filter(({ status }) => status === 'done' || status === 'in-progress')
    const open = parts.filter(({ status }) => status === 'pending')
    const shortest = open.toSorted((a, b) => sizeOf(a) - sizeOf(b))
    const options = shortest.slice(0, choose - taken.length)
    if (options.length === 0 || options.length === open.length) return []
    const weeks = sizeOf(choice) - [...taken, ...options].reduce((n, it) => n + sizeOf(it), 0)
    return weeks > 1e-6 ? [{ action: 'choose', topics: options, weeks }] : []
  })
  return found.sort((a, b) => a.weeks - b.weeks)
}

/** What is open below the stages and not in progress, the least first; of equal ones those at the end go first. */
function skips({ count }: Learned): Candidate[] {
  const found = count.all
    .filter((it) => it.depth > 1 && it.status === 'pending' && isCounted(it))
    .filter(({ parent }) => parent?.topic.choose == null)
    .map((it): Candidate => ({ action: 'skip', topics: [it], weeks: sizeOf(it) }))
  return found.toReversed().sort((a, b) => a.weeks - b.weeks)
}

/** Whether it is open, and its weeks are in the sum. */
function isCounted(counted: Counted): boolean {
  if (isComplete(counted)) return false
  for (let it: Counted | null = counted; it !== null; it = it.parent) {
    if (it.topic.optional) return false
    const isOption = it.parent !== null && it.parent.topic.choose !== null
    if (isOption && it.status !== 'in-progress') return false
  }
  return true
}

function sizeOf({ remaining }: Counted): number {
  return remaining === null ? 0 : middle(ordered(remaining))
}

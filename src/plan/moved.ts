import { type Entry, inForce, inOrder, said } from '../progress/log.ts'
import { byDay, type Day, dayOf, daysBetween, readDay } from './day.ts'
import { horizon } from './forecast.ts'
import {
  describeFinish,
  type FinishAnswer,
  type Learned,
  lookAhead,
  type Outlook,
  type Terms,
  withEntries,
} from './outlook.ts'

/** How the day by which 85 of 100 cases are finished moved from the end of one day to the end of another. */
export interface Moved {
  before: FinishAnswer
  after: FinishAnswer
  /** Later is more than 0; null where one of the dates is unknown or more than ten years away. */
  moved: number | null
  /** What moved it, the most moving first; together they make up `moved`. */
  causes: Cause[]
}

export interface Cause extends Told {
  days: number
}

/** Something that was said; `time`: days went by; `several`: different things at once. */
interface Told {
  kind:
    | 'finished'
    | 'known'
    | 'begun'
    | 'skipped'
    | 'opened'
    | 'pause'
    | 'undo'
    | 'several'
    | 'time'
  topics: { id: string; title: string }[]
}

/** Days after `from`, the last of which is `to`. */
export interface Span {
  from: Day
  to: Day
}

/** What was known at the end of the span, with what was told later of days in it. */
export function asLearnedIn(span: Span, learned: Learned, today: Day): Learned {
  const isOfIt = (entry: Entry) => dayOfTelling(entry, span, today) !== null
  return withEntries(learned.roadmap, inOrder(learned.entries).filter(isOfIt))
}

/**
 * What was told in the span is told again, step by step, and the date looked up after each step. What the roadmap was
 * like then nobody knows: it is taken as it is now.
 */
export function whyMoved(learned: Learned, terms: Terms, span: Span): Moved {
  const { roadmap, entries } = asLearnedIn(span, learned, terms.today)
  const dayOfIt = (entry: Entry) => dayOfTelling(entry, span, terms.today) ?? span.from
  let now = withEntries(
    roadmap,
    entries.filter((entry) => dayOfIt(entry) === span.from),
  )
  let day = span.from
  let outlook = lookAhead(now, { ...terms, today: day })
  const before = describeFinish(now, outlook, { ...terms, today: day })
  const causes: Cause[] = []
  const go = (what: Learned, on: Day, why: Told) => {
    const next = lookAhead(what, { ...terms, today: on })
    causes.push({ ...why, days: daysBetween(day, on) + daysTo85(next) - daysTo85(outlook) })
    now = what
    day = on
    outlook = next
  }
  const told = entries.filter((entry) => dayOfIt(entry) > span.from)
  for (const step of stepsOf(told, dayOfIt, learned.count.all.length)) {
    if (step.day > day) go(now, step.day, time)
    const next = withEntries(roadmap, [...now.entries, ...step.entries])
    go(next, step.day, tellingOf(step.entries, now, next))
  }
  if (day < span.to) go(now, span.to, time)
  const after = describeFinish(now, outlook, { ...terms, today: span.to })
  const isKnown = before.p85 !== null && after.p85 !== null
  return {
    before,
    after,
    moved: isKnown ? daysBetween(before.p85 ?? '', after.p85 ?? '') : null,
    causes: isKnown ? theMostFirst(causes) : [],
  }
}

const time: Told = { kind: 'time', topics: [] }

/**
 * On which day of the span something was told, `from` standing for all before it; null where it has no place in it. What
 * was told later of a day in it belongs to that day.
 */
function dayOfTelling(entry: Entry, { from, to }: Span, today: Day): Day | null {
  const told = dayOf(new Date(entry.at))
  const day = told > today ? today : told
  if (day <= to) return day > from ? day : from
  const words = said(entry)
  const on = words.kind === 'marks' ? words.on : null
  return on !== null && on > from && on <= to && readDay(on, today) === on ? on : null
}

function daysTo85({ forecast: { days } }: Outlook): number {
  return days[Math.max(Math.ceil(0.85 * days.length) - 1, 0)] ?? horizon + 1
}

interface Step {
  day: Day
  entries: Entry[]
}

/** Each step costs a forecast, and more on a big roadmap. */
const mostSteps = 40
const mostWork = 60_000

/**
 * What was finished on the same day is one step, because nobody knows which of it took the time; where there are too many
 * steps, several in a row are one.
 */
function stepsOf(entries: Entry[], dayOfIt: (entry: Entry) => Day, topics: number): Step[] {
  const steps = new Map<string, Step>()
  for (const entry of inForce(entries)) {
    const words = said(entry)
    const day = dayOfIt(entry)
    const isFinish =
      words.kind === 'marks' && !words.known && [...words.marks.values()].includes('done')
    const key = isFinish ? `${day} ${words.on ?? day}` : entry.id
    const step = steps.get(key)
    if (step === undefined) steps.set(key, { day, entries: [entry] })
    else step.entries.push(entry)
  }
  const ordered = [...steps.values()].sort(byDay)
  const most = Math.max(Math.min(mostSteps, Math.floor(mostWork / topics)), 4)
  const size = Math.ceil(ordered.length / most)
  return ordered.flatMap(({ day }, i) => {
    const together = i % size === 0 ? ordered.slice(i, i + size) : []
    const entries = together.flatMap((step) => step.entries)
    return entries.length === 0 ? [] : [{ day: together.at(-1)?.day ?? day, entries }]
  })
}

function tellingOf(entries: Entry[], before: Learned, after: Learned): Told {
  const all = entries.map((entry) => tellingOfOne(entry, before, after))
  const [first] = all
  const kind = all.every((told) => told.kind === first?.kind) ? first?.kind : 'several'
  return { kind: kind ?? 'several', topics: all.flatMap(({ topics }) => topics) }
}

const kinds = [
  ['done', 'finished'],
  ['skipped', 'skipped'],
  ['in-progress', 'begun'],
  ['pending', 'opened'],
] as const

function tellingOfOne(entry: Entry, before: Learned, after: Learned): Told {
  const words = said(entry)
  if (words.kind === 'pause' || words.kind === 'undo') return { kind: words.kind, topics: [] }
  if (words.kind !== 'marks') return { kind: 'several', topics: [] }
  const changed = [...words.marks.keys()].filter(
    (id) => before.count.byId.get(id)?.status !== after.count.byId.get(id)?.status,
  )
  for (const [status, kind] of kinds) {
    const topics = changed
      .filter((id) => words.marks.get(id) === status)
      .map((id) => ({ id, title: after.count.byId.get(id)?.topic.title ?? id }))
    if (topics.length > 0)
      return { kind: words.known && kind === 'finished' ? 'known' : kind, topics }
  }
  return { kind: 'several', topics: [] }
}

/** What moved it, all the time that went by as one. */
function theMostFirst(causes: Cause[]): Cause[] {
  const days = causes.reduce((sum, cause) => sum + (cause.kind === 'time' ? cause.days : 0), 0)
  return [...causes.filter(({ kind }) => kind !== 'time'), { ...time, days }]
    .filter((cause) => cause.days !== 0)
    .sort((a, b) => Math.abs(b.days) - Math.abs(a.days))
}

import type { Count } from '../progress/count.ts'
import type { Counted } from '../progress/counted.ts'
import { type Entry, inForce, type MarkStatus, said } from '../progress/log.ts'
import { isLeaf, requiredParts } from '../progress/status.ts'
import { anyOf, type Effort, middle, noEffort, ordered, sum } from '../roadmap/effort.ts'
import { calendarFrom, type Pause } from './calendar.ts'
import { addDays, type Day, dayOf, daysBetween, readDay } from './day.ts'

/** Something that was finished: a leaf, or the options of a choice that was marked done without saying which. */
export interface Finish {
  topic: Counted
  /** How many leaves it stands for. */
  leaves: number
  /** In weeks of the plan; null without an estimate. */
  effort: Effort | null
  /** The local day it was learned. */
  day: Day
  /** The day it was begun, where it was marked so; else that of the mark that says it is done. */
  begun: Day
  /** Known before: done, but no evidence of the pace. */
  known: boolean
}

/** What was finished on one day, and how long it took since the finish before it or the start. */
export interface Stretch {
  day: Day
  /** Leaves finished, at least 1. */
  topics: number
  /** Calendar weeks with the pauses taken out; 0 or more. */
  weeks: number
  /** Plan weeks by the middles of the ranges (`unit` topics: leaves); more than 0. */
  effort: number
  /** The variance that the ranges leave to `effort`. */
  spread: number
}

/** A pause with the day on which the learner spoke of it. */
export interface RecordedPause extends Pause {
  recorded: Day
}

/** What the log says of the learner's pace. */
export interface Evidence {
  /** The first day of learning; null when nothing was begun. */
  started: Day | null
  /** Leaves finished, those known before left out. */
  finished: number
  /** Oldest first. */
  stretches: Stretch[]
  /** The variance that the ranges leave to the effort of all stretches together. */
  spread: number
  /** Calendar weeks since the last finish or the start, pauses taken out. */
  idle: number
  /** Weeks of pauses so far that nobody had foreseen a week before. */
  surprises: number
}

/** What efforts are measured in: weeks of the plan; or topics, where no topic of the roadmap has a duration. */
export type Unit = 'weeks' | 'topics'

/** How an effort is read for a forecast. */
export interface Measure {
  unit: Unit
  /** Stands in for a missing estimate. */
  typical: Effort
  /** Weeks of the plan are so many weeks of this learner's, who has more or fewer hours a week than the plan says. */
  scale: number
}

/** Topics of unknown size: half to one and a half times the usual one. */
const oneTopic: Effort = { min: 0.5, max: 1.5 }

/**
 * How this roadmap's efforts are read. A leaf without an estimate is taken for an average one of those that have one;
 * where none has, topics are counted instead of weeks.
 */
export function measureOf(count: Count, scale = 1): Measure {
  const known = count.all.filter(isLeaf).flatMap(({ topic }) => topic.effort ?? [])
  if (known.length === 0) return { unit: 'topics', typical: oneTopic, scale: 1 }
  const { min, max } = ordered(sum(known))
  return { unit: 'weeks', typical: { min: min / known.length, max: max / known.length }, scale }
}

/** An effort in the measure's unit; without one, that of so many typical leaves. */
export function sized(effort: Effort | null, leaves: number, { typical, scale }: Measure): Effort {
  const { min, max } = ordered(effort ?? { min: leaves * typical.min, max: leaves * typical.max })
  return { min: min * scale, max: max * scale }
}

/** An amount of work with the topic whose duration it is part of. */
export type Sized = readonly [source: Counted, effort: Effort]

/** The variance of a draw that is even over the range. */
export function varianceOf({ min, max }: Effort): number {
  return (max - min) ** 2 / 12
}

/** A pause as it was told; without an end it is still going on. */
export interface ToldPause {
  from: Day
  to: Day | null
  /** The day on which the learner spoke of it. */
  recorded: Day
}

/**
 * The pauses the log speaks of, in the log's order. A later one from the same day replaces the earlier, and going on to
 * learn ends all that are going on; one that ends before it starts is none.
 */
export function toldPauses(entries: Entry[]): ToldPause[] {
  const pauses = new Map<Day, ToldPause>()
  for (const entry of inForce(entries)) {
    const words = said(entry)
    if (words.kind !== 'pause') continue
    const { from, to, ends } = words
    if (!isDay(from) || (to !== null && !isDay(to))) continue
    if (ends && to !== null) {
      const resumed = addDays(to, 1)
      for (const pause of pauses.values())
        if (pause.from <= resumed && (pause.to === null || pause.to > to)) pause.to = to
    } else pauses.set(from, { from, to, recorded: dayOf(new Date(entry.at)) })
  }
  return [...pauses.values()].filter(({ from, to }) => to === null || from <= to)
}

/** The pauses with an end each: one that is still going on lasts until `today`. */
export function pausesIn(entries: Entry[], today: Day): RecordedPause[] {
  return toldPauses(entries)
    .map((pause) => ({ ...pause, to: pause.to ?? today }))
    .filter(({ from, to }) => from <= to)
}

/** Everything that is finished, each with the day it was learned; a day after `today` is taken for today. */
export function finishesIn(count: Count, entries: Entry[], today: Day): Finish[] {
  return finishesOf(count, replay(count, entries, today).told)
}

/** What was learned, and the days on which something happened. */
export interface Past {
  /** What was known before is left out. */
  finishes: Finish[]
  /** The days on which something was begun, each as often as that. */
  begun: Day[]
  /** The days on which topics were finished that the roadmap no longer has. */
  gone: Day[]
}

export function pastIn(count: Count, entries: Entry[], today: Day): Past {
  const { told, gone } = replay(count, entries, today)
  const finishes = finishesOf(count, told).filter(({ known }) => !known)
  return { finishes, begun: [...told.values()].flatMap(({ begun }) => begun ?? []), gone }
}

/** How much work it was, in the measure's unit. */
export function effortOf({ topic, effort, leaves }: Finish, measure: Measure): Effort {
  return sized(effort ?? extra(topic, measure), leaves, measure)
}

/**
 * What the log says of the pace up to the end of `today`. It starts on the `configured` day, or with the first start or
 * done mark that was not taken back. What was finished up to and on that first day is no evidence, because nobody
 * knows how long it took. Nor is the time spent on topics that the roadmap no longer has.
 */
export function evidenceFrom(
  count: Count,
  entries: Entry[],
  today: Day,
  {
    configured = null,
    measure = measureOf(count),
  }: { configured?: Day | null; measure?: Measure } = {},
): Evidence {
  const { finishes, begun, gone } = pastIn(count, entries, today)
  const finished = finishes.reduce((n, { leaves }) => n + leaves, 0)
  const started = configured ?? firstDay(begun)
  if (started === null)
    return { started, finished, stretches: [], spread: 0, idle: 0, surprises: 0 }
  const pauses = pausesIn(entries, today)
  const calendar = calendarFrom(started, pauses)
  const weeksUntil = (day: Day) => calendar.activeBy(daysBetween(started, day)) / 7
  const source = sourcesOf(count)
  const stretches: Stretch[] = []
  const works: Sized[] = []
  let before = 0
  for (const [day, those] of byDay(finishes, gone)) {
    if (day <= started) continue
    const sizes = those.map((finish): Sized => [source(finish.topic), effortOf(finish, measure)])
    const topics = those.reduce((n, { leaves }) => n + leaves, 0)
    const effort = middle(sum(sizes.map(([, size]) => size)))
    // Work of no size says nothing; its time belongs to what is finished next.
    if (topics > 0 && effort <= 0) continue
    const weeks = weeksUntil(day) - before
    if (topics > 0) stretches.push({ day, topics, weeks, effort, spread: spreadOf(sizes) })
    works.push(...sizes)
    before += weeks
  }
  const idle = Math.max(weeksUntil(today) - before, 0)
  const surprises = surprisesIn(pauses, started, today)
  return { started, finished, stretches, spread: spreadOf(works), idle, surprises }
}

/** In the order of the days, those on which something was finished that the roadmap no longer has among them. */
function byDay(finishes: Finish[], gone: Day[]): [Day, Finish[]][] {
  const days = new Map<Day, Finish[]>(gone.map((day) => [day, []]))
  for (const finish of finishes) {
    const same = days.get(finish.day)
    if (same === undefined) days.set(finish.day, [finish])
    else same.push(finish)
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1))
}

function surprisesIn(pauses: RecordedPause[], started: Day, today: Day): number {
  const sudden = pauses.filter(({ from, recorded }) => daysBetween(recorded, from) < 7)
  const days = Math.max(daysBetween(started, today), 0)
  return (days - calendarFrom(started, sudden).activeBy(days)) / 7
}

/** A plan in weeks has nothing to spare for an optional topic that it has no estimate of. */
function extra(counted: Counted, { unit }: Measure): Effort | null {
  for (let c: Counted | null = counted; c !== null; c = c.parent) {
    if (c.topic.optional && unit === 'weeks') return noEffort
  }
  return null
}

/**
 * Adds up the ranges that come from one estimate: the parts of a topic that has the only duration are long or short
 * together, so that they must not even each other out as independent draws would.
 */
export function bySource(works: Sized[]): Effort[] {
  const ranges = new Map<Counted, Effort>()
  for (const [source, effort] of works) {
    const known = ranges.get(source)
    ranges.set(source, known === undefined ? effort : sum([known, effort]))
  }
  return [...ranges.values()]
}

function spreadOf(works: Sized[]): number {
  return bySource(works).reduce((total, range) => total + varianceOf(range), 0)
}

/** For every topic the one whose duration its effort is, or is a share of: itself, or one above it. */
export function sourcesOf(count: Count): (counted: Counted) => Counted {
  const own = new Set<Counted>()
  for (const counted of count.all.toReversed()) {
    const parts = requiredParts(counted)
    if (
      counted.topic.duration !== null ||
      (parts.length > 0 && parts.every((part) => own.has(part)))
    )
      own.add(counted)
  }
  return (counted) => {
    let source: Counted | null = counted
    while (source !== null && !own.has(source)) source = source.parent
    return source ?? counted
  }
}

interface Told {
  status: MarkStatus
  day: Day
  known: boolean
  /** The first start or done mark on it that was not taken back. */
  begun: Day | null
}

interface Replayed {
  /** The latest word on every topic, or on an id that the roadmap no longer has. */
  told: Map<Counted | string, Told>
  /** The days on which topics were finished that the roadmap no longer has. */
  gone: Day[]
}

/** Goes through the marks as they were made, since a mark that moves down keeps the day on which it was made. */
function replay(count: Count, entries: Entry[], today: Day): Replayed {
  const byEarlierId = new Map(count.all.flatMap((c) => c.topic.was.map((id) => [id, c] as const)))
  const told = new Map<Counted | string, Told>()
  const gone: Day[] = []
  for (const entry of inForce(entries)) {
    const words = said(entry)
    if (words.kind !== 'marks') continue
    const on = words.on !== null && isDay(words.on) ? words.on : dayOf(new Date(entry.at))
    const day = earliest(on, today)
    const now = [...words.marks].map(([id, status]) => {
      const counted = count.byId.get(id) ?? byEarlierId.get(id) ?? id
      const moved = status === 'done' ? doneBefore(counted, told) : null
      const before = told.get(counted)?.begun ?? null
      const isActive = (status === 'done' || status === 'in-progress') && !words.known
      const begun = isActive ? earliest(before ?? day, day) : status === 'pending' ? null : before
      return [counted, moved ?? { status, day, known: words.known, begun }] as const
    })
    for (const [counted, mark] of now) {
      told.set(counted, mark)
      if (typeof counted === 'string' && mark.status === 'done' && !mark.known) gone.push(mark.day)
    }
  }
  return { told, gone }
}

/** The done mark on the topic or nearest above it. */
function doneBefore(counted: Counted | string, told: Replayed['told']): Told | null {
  if (typeof counted === 'string') return null
  for (let c: Counted | null = counted; c !== null; c = c.parent) {
    const mark = told.get(c)
    if (mark?.status === 'done') return mark
    // What covers an option is not a mark on the option.
    if (c.parent?.topic.choose != null) return null
  }
  return null
}

function finishesOf(count: Count, told: Replayed['told']): Finish[] {
  const finishes: Finish[] = []
  const walk = (counted: Counted, above: Told | null): void => {
    const own = told.get(counted) ?? null
    if (own?.status === 'skipped') return
    const done = earlier(above, own?.status === 'done' ? own : null)
    const { topic } = counted
    const parts = requiredParts(counted)
    const isOver = done !== null && counted.status === 'done'
    if (parts.length === 0 && isOver) {
      finishes.push({
        topic: counted,
        leaves: 1,
        effort: topic.effort,
        ...whenOf(done, own),
      })
    }
    for (const part of counted.parts) {
      walk(part, part.topic.optional || topic.choose !== null ? null : done)
    }
    if (topic.choose === null || !isOver) return
    const unsaid = parts.filter((part) => part.status === 'not-needed')
    const leaves = Math.min(
      topic.choose - parts.filter((part) => part.status === 'done').length,
      unsaid.length,
    )
    if (leaves <= 0) return
    const known = unsaid.flatMap((part) => part.topic.effort ?? [])
    const any = known.length === 0 ? null : anyOf(leaves, known)
    finishes.push({ topic: counted, leaves, effort: any, ...whenOf(done, own) })
  }
  for (const stage of count.stages) walk(stage, null)
  return finishes
}

function whenOf({ day, begun, known }: Told, own: Told | null) {
  return { day, begun: earliest(own?.begun ?? begun ?? day, day), known }
}

function earlier(a: Told | null, b: Told | null): Told | null {
  if (a === null || b === null) return a ?? b
  return b.day < a.day ? b : a
}

function firstDay(days: Day[]): Day | null {
  return days.length === 0 ? null : days.reduce(earliest)
}

function earliest(a: Day, b: Day): Day {
  return a < b ? a : b
}

function isDay(value: unknown): value is Day {
  return typeof value === 'string' && /^\d/.test(value) && readDay(value, value) !== null
}

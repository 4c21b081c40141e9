import type { Count } from '../progress/count.ts'
import { count as countOf } from '../progress/count.ts'
import { type Entry, latestMarks, nextInstant } from '../progress/log.ts'
import { type Effort, sum } from '../roadmap/effort.ts'
import type { Roadmap } from '../roadmap/roadmap.ts'
import { calendarFrom, type Pause } from './calendar.ts'
import { addDays, type Day, daysBetween, endOf } from './day.ts'
import {
  type Basis,
  type Circumstances,
  calendarOf,
  type Forecast,
  forecast,
  horizon,
  type Pace,
  type WorkLeft,
  workLeft,
} from './forecast.ts'
import {
  type Evidence,
  evidenceFrom,
  finishesIn,
  type Measure,
  measureOf,
  pausesIn,
  type Unit,
} from './pace.ts'

/** A roadmap, what was recorded of it, and what follows. */
export interface Learned {
  roadmap: Roadmap
  entries: Entry[]
  count: Count
}

/** What a forecast rests on beside the log. */
export interface Terms {
  today: Day
  /** The first day of learning, where the learner has said so. */
  start: Day | null
  /** The hours a week the learner has, where they have said so. */
  hours: number | null
  /** A pace that is supposed instead of the learner's own. */
  pace?: number
  runs?: number
}

export interface Outlook {
  measure: Measure
  evidence: Evidence
  work: WorkLeft
  circumstances: Circumstances
  forecast: Forecast
}

/** When the rest will be finished, by all that is known. */
export function lookAhead(learned: Learned, { start, hours, ...terms }: Terms): Outlook {
  const { roadmap, entries, count } = learned
  const { today } = terms
  const measure = measureOf(count, hours === null ? 1 : roadmap.hoursPerWeek / hours)
  const evidence = evidenceFrom(count, entries, today, { configured: start, measure })
  const work = workLeft(count, measure)
  const circumstances = { ...terms, pauses: pausesIn(entries, today) }
  const found = forecast(evidence, work, circumstances)
  return { measure, evidence, work, circumstances, forecast: found }
}

/** The same learner, had this been recorded today too. */
export function suppose(learned: Learned, words: Record<string, unknown>, today: Day): Learned {
  const { roadmap, entries } = learned
  const at = nextInstant(entries, endOf(today)).toISOString()
  const entry = { id: `supposed-${entries.length}`, at, device: '', on: today, ...words }
  return withEntries(roadmap, [...entries, entry])
}

/** What was known at the end of a day. */
export function asKnownOn(day: Day, { roadmap, entries }: Learned): Learned {
  const end = endOf(day).getTime()
  return withEntries(
    roadmap,
    entries.filter(({ at }) => Date.parse(at) <= end),
  )
}

export function withEntries(roadmap: Roadmap, entries: Entry[]): Learned {
  return { roadmap, entries, count: countOf(roadmap, latestMarks(entries)) }
}

/** When it ends and what that rests on, as answers give it. */
export interface FinishAnswer {
  /** Null: more than 10 years from now, or nobody knows. With nothing left it is today. */
  p50: Day | null
  p85: Day | null
  p95: Day | null
  basis: Basis
  /** How many times the plan's time the learner takes; of unit `topics`, the weeks a topic takes. */
  pace: Pace
  /** Leaves finished since the start; those known before are left out. */
  finished: number
  started: Day | null
  today: Day
  unit: Unit
  /** Whether nothing says how long it takes: no durations, and nothing finished. */
  isUnknown: boolean
  /** The calendar weeks that the pace was seen in; with 0 it is only what is usual. */
  watched: number
  /** What is left at pace 1, and between which days that ends; null where topics are counted. */
  plan: { weeks: Effort; first: Day | null; last: Day | null } | null
  /** How many of the topics left have no estimate, and are taken for average ones. */
  guessed: number
  /** Hours a week, where the learner has others than the roadmap supposes. */
  hours: { plan: number; own: number } | null
  /** The pause that today is in. */
  paused: Pause | null
  /** Where nothing is left: the last day of learning, and the weeks since the start, pauses among them. */
  ended: { day: Day; weeks: number; paused: number } | null
}

export function describeFinish(learned: Learned, outlook: Outlook, terms: Terms): FinishAnswer {
  const { forecast, work, circumstances, evidence } = outlook
  const { today, p50, p85, p95, basis, pace, finished, started, unit, watched, days } = forecast
  const { hours } = terms
  const plan = learned.roadmap.hoursPerWeek
  return {
    p50,
    p85,
    p95,
    basis,
    pace,
    finished,
    started,
    today,
    unit,
    isUnknown: days.length === 0,
    watched,
    plan: unit === 'weeks' ? planOf(work, evidence, circumstances) : null,
    guessed: work.withoutEstimate,
    hours: hours === null || hours === plan ? null : { plan, own: hours },
    paused: pausedOn(today, circumstances.pauses ?? []),
    ended: learned.count.isComplete ? endOfAll(learned, evidence, circumstances) : null,
  }
}

function planOf(work: WorkLeft, evidence: Evidence, circumstances: Circumstances) {
  const weeks = sum(work.pieces)
  const calendar = calendarOf(evidence, circumstances)
  const after = (length: number) => {
    const day = calendar.dayOf(Math.round(7 * length))
    return day > horizon ? null : addDays(circumstances.today, day)
  }
  return { weeks, first: after(weeks.min), last: after(weeks.max) }
}

function pausedOn(today: Day, pauses: Pause[]): Pause | null {
  const { from, to } = pauses.find((p) => p.from <= today && today <= p.to) ?? {}
  return from === undefined || to === undefined ? null : { from, to }
}

function endOfAll(
  { count, entries }: Learned,
  { started }: Evidence,
  { today, pauses = [] }: Circumstances,
) {
  const learned = finishesIn(count, entries, today).filter(({ known }) => !known)
  const day = learned.reduce((last, finish) => (finish.day > last ? finish.day : last), '')
  if (day === '' || started === null || started > day) return null
  const days = daysBetween(started, day)
  const active = calendarFrom(started, pauses).activeBy(days)
  return { day, weeks: days / 7, paused: (days - active) / 7 }
}

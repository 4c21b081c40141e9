import type { Count } from '../progress/count.ts'
import type { Counted } from '../progress/counted.ts'
import { isComplete, requiredParts, type Status } from '../progress/status.ts'
import { anyOf, type Effort, middle, noEffort, sum } from '../roadmap/effort.ts'
import { type Calendar, calendarFrom, type Pause } from './calendar.ts'
import { addDays, type Day, daysBetween } from './day.ts'
import {
  bySource,
  type Evidence,
  type Measure,
  measureOf,
  type Sized,
  sized,
  sourcesOf,
  type Unit,
  varianceOf,
} from './pace.ts'
import { evenRows, normalQuantile, toNormal } from './random.ts'

/** What is left to do. */
export interface WorkLeft {
  unit: Unit
  /** Ranges that vary independently of each other, in the unit. */
  pieces: Effort[]
  /** How many leaves are open; of choices as many as are still to be chosen. */
  topics: number
  /** How many of them have no estimate, and are taken for typical ones. */
  withoutEstimate: number
  /** What is being worked on: the leaves in progress, or else a leaf of average size. */
  current: Effort
}

/** How many times the plan's time the learner takes: most likely, and the bounds between which it is in 4 of 5 cases. */
export interface Pace {
  factor: number
  low: number
  high: number
}

/** What the forecast rests on: the plan at pace 1; few finished topics and mostly the prior; mostly the log. */
export type Basis = 'plan' | 'rough' | 'measured'

export interface Forecast {
  basis: Basis
  unit: Unit
  /** Of unit `topics`: the weeks a topic takes. */
  pace: Pace
  /** Leaves finished so far, those known before left out. */
  finished: number
  started: Day | null
  /** The calendar weeks, pauses taken out, that were watched; with 0 the pace is nothing but the prior. */
  watched: number
  today: Day
  /** Days from today on which the simulated runs finish, in order; `horizon + 1` is any day beyond it. Empty: unknown. */
  days: Float64Array
  /** The first day by which half of the runs are finished; null when unknown or more than 10 years away. */
  p50: Day | null
  p85: Day | null
  p95: Day | null
}

export interface Circumstances {
  today: Day
  /** The pauses that are known, and those that are only supposed; past ones do no harm. */
  pauses?: Pause[]
  /** A pace that is supposed instead of the learner's own. */
  pace?: number
  runs?: number
}

/** Days; 10 years. No date is given beyond it. */
export const horizon = 3652

/**
 * What is believed of a learner's pace before anything is known. The pace is log-normal: its median, and the deviation
 * of its logarithm. That plans are too short is well established: students took 55.5 days for a thesis they had
 * expected to take 33.9 (Buehler, Griffin and Ross 1994, "Exploring the planning fallacy"), and software projects
 * overrun their estimates by 30 to 40 % on average (Moløkken and Jørgensen 2003, "A review of surveys on software effort
 * estimation"). Neither is about roadmaps, so the median stays nearer to the plan, and the deviation is wider than what
 * the backtest supposes of its learners (0.3 to 0.5): the data soon rules, and learners far from the
 * middle are not pulled towards it. With 0.5 the dates hold as well.
 */
const prior = { logPace: Math.log(1.25), deviation: 0.6 }

/** Where topics are counted, hardly anything is believed: a topic takes a week, or a fifth of it, or five. */
const priorOfTopics = { logPace: 0, deviation: 1.6 }

/**
 * How much one week's work differs from the next, empty weeks included: the variance over the squared mean, in weeks. At
 * first it is `usual`, worth `weight` observations; then it is learned from blocks of the log that should have taken at
 * least `block` weeks each, so that marking on Sundays or two topics at once is not taken for unrest. What is learned is
 * raised by `unseen`, because long silences are rare and mostly not in the log yet. Chosen by `bench/backtest.ts`, whose
 * learners have from 0 to 1.2. Without learning, the 85 % date holds for 97 of 100 calm learners and for 74 to 80 wild ones;
 * with a weight of 6 and without `unseen`, for 80 to 83 wild ones.
 */
const unrest = { usual: 0.38, weight: 3, block: 1.5, unseen: 1.15, least: 0.05, most: 3 }

/**
 * Pauses that came as a surprise come again, as often as so far; the weeks added to those watched so far keep a single
 * early one from being taken for a habit. Without this, of the backtest's learners who tell of two pauses a year only as
 * they begin, 65 to 71 of 100 meet the 85 % date. Pauses that were told of a week ahead do not count: such learners
 * are believed to have told all.
 */
const calmWeeks = 6

/**
 * At most this part of the current topic is believed done since the last finish; less again after a silence longer than
 * the topic should take, in which it was hardly worked on.
 */
const mostCredit = 0.8

/** From so many finished topics on, and a log that weighs four times the prior, a forecast is called measured. */
const enough = { topics: 6, weight: 0.8 }

const usualRuns = 10_000

export function workLeft(count: Count, measure: Measure = measureOf(count)): WorkLeft {
  const source = sourcesOf(count)
  const pieces: Sized[] = []
  const begun: Effort[] = []
  let topics = 0
  let withoutEstimate = 0
  const walk = (counted: Counted): void => {
    if (isComplete(counted)) return
    const parts = requiredParts(counted)
    const k = counted.topic.choose
    if (parts.length === 0) {
      const effort = sized(counted.topic.effort, 1, measure)
      pieces.push([source(counted), effort])
      if (counted.status === 'in-progress') begun.push(effort)
      if (counted.topic.effort === null) withoutEstimate++
      topics++
    } else if (k === null) {
      for (const part of parts) walk(part)
    } else {
      const having = (status: Status) => parts.filter((part) => part.status === status)
      const chosen = [...having('done'), ...having('in-progress')].slice(0, k)
      for (const part of chosen) walk(part)
      const open = having('pending')
      const missing = Math.min(k - chosen.length, open.length)
      if (missing <= 0) return
      pieces.push([
        source(counted),
        anyOf(
          missing,
          open.map((option) => sizedLeft(option, measure)),
        ),
      ])
      withoutEstimate += open.slice(0, missing).reduce((n, option) => n + option.withoutEstimate, 0)
      topics += missing
    }
  }
  for (const stage of count.stages) if (!stage.topic.optional) walk(stage)
  const whole = sum(pieces.map(([, effort]) => effort))
  const average = { min: whole.min / Math.max(topics, 1), max: whole.max / Math.max(topics, 1) }
  const current = begun.length > 0 ? sum(begun) : average
  return { unit: measure.unit, pieces: bySource(pieces), topics, withoutEstimate, current }
}

/** What is left of an option, its leaves without an estimate taken for typical ones. */
function sizedLeft({ remaining, withoutEstimate }: Counted, measure: Measure): Effort {
  const known = remaining === null ? noEffort : sized(remaining, 1, measure)
  return withoutEstimate === 0 ? known : sum([known, sized(null, withoutEstimate, measure)])
}

/**
 * When the work will be finished. Each run draws one pace for all that is left, from the prior and the log; a size for
 * each piece of work, even over its range; how restless the weeks will be; and walks over the calendar without the
 * pauses. The runs are seeded by the day of the start: the same question gives the same answer, and two answers
 * differ by what is different in the questions and not by luck, so that what-ifs can be compared. With nothing finished the runs are spread evenly over the
 * plan's range at pace 1. With nothing left, everything is finished today.
 */
export function forecast(
  evidence: Evidence,
  work: WorkLeft,
  circumstances: Circumstances,
): Forecast {
  const { today, runs = usualRuns } = circumstances
  const { finished, started } = evidence
  const belief = beliefFrom(evidence, work)
  const basis = basisOf(evidence, belief)
  const pace = circumstances.pace ?? null
  const calendar = calendarOf(evidence, circumstances)
  const isUnknown =
    work.unit === 'topics' && belief.effort === 0 && pace === null && work.topics > 0
  const plays = playsOf(basis, belief, evidence, work, isUnknown ? 0 : runs)
  const days = onCalendar(daysOf(plays, pace).sort(), calendar)
  const dayAt = (part: number) => {
    const day = days[Math.max(Math.ceil(part * days.length) - 1, 0)] ?? horizon + 1
    return day > horizon ? null : addDays(today, day)
  }
  return {
    basis,
    unit: work.unit,
    pace: pace === null ? paceOf(basis, belief) : { factor: pace, low: pace, high: pace },
    finished,
    started,
    watched: belief.effort === 0 ? 0 : belief.weeks,
    today,
    days,
    p50: dayAt(0.5),
    p85: dayAt(0.85),
    p95: dayAt(0.95),
  }
}

/** The part of the runs, 0 to 1, that are finished by the end of the day. Beyond the horizon it stays what it is there. */
export function probabilityBy({ days, today }: Forecast, day: Day): number {
  const by = Math.min(daysBetween(today, day), horizon)
  const next = days.findIndex((finish) => finish > by)
  return days.length === 0 ? 0 : (next === -1 ? days.length : next) / days.length
}

/** Paces, as factors on the plan's time, at which a day is met. */
export interface NeededPace {
  /** In half of the cases. */
  even: number
  /** In 85 of 100. */
  likely: number
}

/** The pace that would make it by a day; null when no active day is left until then, or nothing to do. */
export function paceFor(
  by: Day,
  evidence: Evidence,
  work: WorkLeft,
  circumstances: Circumstances,
): NeededPace | null {
  const { today, runs = usualRuns } = circumstances
  const days = calendarOf(evidence, circumstances).activeBy(daysBetween(today, by))
  if (days <= 0 || sum(work.pieces).max <= 0) return null
  const belief = beliefFrom(evidence, work)
  const few = Math.min(runs, 2500)
  const plays = playsOf(basisOf(evidence, belief), belief, evidence, work, few)
  const isMet = (pace: number, part: number) =>
    daysOf(plays, pace).filter((day) => day <= days).length >= part * few
  const at = (part: number) => {
    let [low, high] = [Math.log(fastest), Math.log(slowest)]
    for (let step = 0; step < 20; step++) {
      const between = (low + high) / 2
      if (isMet(Math.exp(between), part)) low = between
      else high = between
    }
    return Math.exp(low)
  }
  return { even: at(0.5), likely: at(0.85) }
}

const fastest = 1 / 1000
const slowest = 1000

/** What the log and the prior together say. */
interface Belief {
  /** Of the log: effort finished, and the weeks it took. */
  effort: number
  weeks: number
  unrest: number
  /** How many observations `unrest` is worth. */
  observations: number
  /** The logarithm of the pace at a given unrest: normal, and the part that the log has in it. */
  logPace(unrest: number): { mean: number; deviation: number; weight: number }
}

function beliefFrom(evidence: Evidence, work: WorkLeft): Belief {
  const before = work.unit === 'weeks' ? prior : priorOfTopics
  const watched = watchedIn(evidence, work)
  const variance = before.deviation ** 2
  return {
    ...watched,
    ...unrestOf(evidence),
    logPace(unrest) {
      const { effort, weeks } = watched
      if (effort === 0) return { mean: before.logPace, deviation: before.deviation, weight: 0 }
      const error = Math.log(1 + unrest / weeks + evidence.spread / effort ** 2)
      const weight = variance / (variance + error)
      // The logarithm of something noisy is low by half its variance.
      const seen = Math.log(weeks / effort) + error / 2
      return {
        mean: before.logPace + weight * (seen - before.logPace),
        deviation: Math.sqrt(variance * (1 - weight)),
        weight,
      }
    },
  }
}

/** Half a day, in weeks: finer than days the log cannot tell. */
const leastWeeks = 0.5 / 7

/** A silence says nothing until it has lasted longer than the current topic should; from then on it is slowness. */
function watchedIn(
  { stretches, idle }: Evidence,
  { current }: WorkLeft,
): { effort: number; weeks: number } {
  const effort = stretches.reduce((total, stretch) => total + stretch.effort, 0)
  const weeks = Math.max(
    stretches.reduce((total, stretch) => total + stretch.weeks, 0),
    leastWeeks,
  )
  const slower = { effort: effort + current.max, weeks: weeks + idle }
  return effort > 0 && slower.weeks / slower.effort > weeks / effort ? slower : { effort, weeks }
}

function unrestOf({ stretches }: Evidence): { unrest: number; observations: number } {
  const effort = stretches.reduce((total, stretch) => total + stretch.effort, 0)
  const weeks = Math.max(
    stretches.reduce((total, stretch) => total + stretch.weeks, 0),
    leastWeeks,
  )
  const pace = weeks / effort
  let seen = 0
  // The pace was made from the same data, which takes one observation away.
  let observations = -1
  let block = { weeks: 0, expected: 0, variance: 0 }
  for (const [i, stretch] of stretches.entries()) {
    block = {
      weeks: block.weeks + stretch.weeks,
      expected: block.expected + pace * stretch.effort,
      variance: block.variance + pace ** 2 * stretch.spread,
    }
    if (block.expected < unrest.block && i < stretches.length - 1) continue
    seen += ((block.weeks - block.expected) ** 2 - block.variance) / block.expected
    observations++
    block = { weeks: 0, expected: 0, variance: 0 }
  }
  if (observations < 1) return { unrest: unrest.usual, observations: unrest.weight }
  const all = unrest.weight + observations
  const learned = (unrest.weight * unrest.usual + unrest.unseen * seen) / all
  return { unrest: Math.min(Math.max(learned, unrest.least), unrest.most), observations: all }
}

function basisOf({ finished, stretches }: Evidence, belief: Belief): Basis {
  if (finished === 0) return 'plan'
  const topics = stretches.reduce((n, stretch) => n + stretch.topics, 0)
  const { weight } = belief.logPace(belief.unrest)
  return topics >= enough.topics && weight >= enough.weight ? 'measured' : 'rough'
}

/** The normal quantile of 9 in 10. */
const nineInTen = 1.2816

function paceOf(basis: Basis, belief: Belief): Pace {
  if (basis === 'plan') return { factor: 1, low: 1, high: 1 }
  const { mean, deviation } = belief.logPace(belief.unrest)
  const bound = nineInTen * deviation
  return { factor: Math.exp(mean), low: Math.exp(mean - bound), high: Math.exp(mean + bound) }
}

/** How the unrest may be, and what the pace then is, in steps of equal probability. */
interface Level {
  unrest: number
  /** Of the logarithm of the pace. */
  mean: number
  deviation: number
}

/**
 * The unrest is a variance, so it is the scaled inverse of a chi-square, whose quantiles are by Wilson and Hilferty's
 * approximation, kept off 0.
 */
function levelsOf(belief: Belief): Level[] {
  const variance = 2 / (9 * belief.observations)
  return Array.from({ length: 64 }, (_, i) => {
    const root = 1 - variance + Math.sqrt(variance) * normalQuantile((i + 0.5) / 64)
    const unrest = belief.unrest / Math.max(root, 0.2) ** 3
    return { unrest, ...belief.logPace(unrest) }
  })
}

/** The luck of the runs, a row for each kind; one place in all of them is one run. */
interface Plays {
  pace: Float64Array
  /** All that is left, in the unit of the work. */
  size: Float64Array
  unrest: Float64Array
  /** How the weeks turn out: standard normal. */
  luck: Float64Array
  /** Weeks of surprising pauses for each week of work. */
  surprise: Float64Array
  /** Of the current topic: the weeks for which it was worked on, and how much can be done of it at most. */
  worked: number
  mostDone: number
}

function playsOf(
  basis: Basis,
  belief: Belief,
  evidence: Evidence,
  work: WorkLeft,
  runs: number,
): Plays {
  const row = () => new Float64Array(runs)
  if (basis === 'plan') {
    const { min, max } = sum(work.pieces)
    const size = row().map((_, run) => min + ((run + 0.5) / runs) * (max - min))
    return {
      pace: row().fill(1),
      size,
      unrest: row(),
      luck: row(),
      surprise: row(),
      worked: 0,
      mostDone: 0,
    }
  }
  const rows = evenRows(`${evidence.started}`, runs, 7)
  const [unrest = row(), pace = row(), luck = row(), surprise = row(), ...forSize] = rows
  toNormal(pace)
  const levels = levelsOf(belief)
  for (let run = 0; run < runs; run++) {
    const level = levels[Math.floor((unrest[run] ?? 0) * levels.length)]
    if (level === undefined) continue
    unrest[run] = level.unrest
    pace[run] = Math.exp(level.mean + level.deviation * (pace[run] ?? 0))
  }
  toNormal(luck)
  const often = evidence.surprises / (belief.weeks + evidence.idle + calmWeeks)
  if (often === 0) surprise.fill(0)
  else
    for (let run = 0; run < runs; run++) surprise[run] = -often * Math.log(1 - (surprise[run] ?? 0))
  const size = sizesOf(work.pieces, forSize)
  const { current } = work
  const should = current.max * Math.exp(belief.logPace(belief.unrest).mean)
  const fade = evidence.idle > should ? should / evidence.idle : 1
  const worked = fade * evidence.idle
  return {
    pace,
    size,
    unrest,
    luck,
    surprise,
    worked,
    mostDone: fade * mostCredit * middle(current),
  }
}

/** The sum of the pieces: the widest two drawn one by one, the others by the normal law their sum comes close to. */
function sizesOf(pieces: Effort[], [together = nothing, ...single]: Float64Array[]): Float64Array {
  const widest = pieces.toSorted((a, b) => b.max - b.min - (a.max - a.min))
  const others = widest.slice(single.length)
  const { min: least, max: most } = sum(others)
  const center = (least + most) / 2
  const deviation = Math.sqrt(others.reduce((total, range) => total + varianceOf(range), 0))
  const sizes = toNormal(together)
  for (let run = 0; run < sizes.length; run++) {
    sizes[run] = Math.min(Math.max(center + deviation * (sizes[run] ?? 0), least), most)
  }
  for (const [i, row] of single.entries()) {
    const { min, max } = widest[i] ?? noEffort
    for (let run = 0; run < sizes.length; run++) {
      sizes[run] = (sizes[run] ?? 0) + min + (row[run] ?? 0) * (max - min)
    }
  }
  return sizes
}

const nothing = new Float64Array()

/**
 * The whole days that each run takes from today at its own pace or the given one, known pauses not counted. How
 * the weeks turn out is log-normal with mean 1.
 */
function daysOf(plays: Plays, given: number | null): Float64Array {
  const days = new Float64Array(plays.pace.length)
  for (let run = 0; run < days.length; run++) {
    const pace = given ?? plays.pace[run] ?? 1
    const done = Math.min(plays.worked / pace, plays.mostDone)
    const weeks = pace * Math.max((plays.size[run] ?? 0) - done, 0)
    if (weeks === 0) continue
    const spread = 1 + (plays.unrest[run] ?? 0) / weeks
    const turn = Math.exp(Math.sqrt(Math.log(spread)) * (plays.luck[run] ?? 0)) / Math.sqrt(spread)
    days[run] = Math.round(7 * weeks * turn * (1 + (plays.surprise[run] ?? 0)))
  }
  return days
}

/** Turns days of learning, in order, into days from today. */
function onCalendar(days: Float64Array, calendar: Calendar): Float64Array {
  let [active, day] = [0, 0]
  for (let run = 0; run < days.length; run++) {
    const next = days[run] ?? 0
    if (next !== active) {
      active = next
      day = Math.min(calendar.dayOf(active), horizon + 1)
    }
    days[run] = day
  }
  return days
}

/** The calendar from today; before a start that is still to come nothing is done. */
export function calendarOf({ started }: Evidence, { today, pauses = [] }: Circumstances): Calendar {
  const isAhead = started !== null && started > today
  return calendarFrom(today, isAhead ? [...pauses, { from: today, to: started }] : pauses)
}

import type { Count } from '../progress/count.ts'
import type { Counted } from '../progress/counted.ts'
import { ancestorsOf } from '../progress/mark.ts'
import { type Effort, middle, ordered, sum } from '../roadmap/effort.ts'
import { apart, calendarFrom, type Pause } from './calendar.ts'
import { addDays, byDay, type Day, daysBetween, mondayOf } from './day.ts'
import { calendarOf, horizon } from './forecast.ts'
import { grouped } from './grouped.ts'
import type { Learned, Outlook, Terms } from './outlook.ts'
import { effortOf, type Finish, type Measure, type Past, pastIn, type Unit } from './pace.ts'

/** What was learned so far, and how it goes on; what was known before is left out of everything. */
export interface History {
  /** What efforts are measured in. */
  unit: Unit
  /** The first day of learning; null when nothing was begun. */
  started: Day | null
  today: Day
  /** Every calendar week from the start to today; of a start long ago, the last ten years. */
  weeks: Week[]
  /** What was finished before the first of the weeks. */
  earlier: { finished: number; effort: number }
  burnUp: Point[]
  /** Empty with nothing left, and where nobody knows how long it takes. */
  fan: FanPoint[]
  /** In the order in which they were finished. */
  estimates: EstimateCheck[]
  rhythm: Rhythm
}

export interface Week {
  /** A Monday. */
  from: Day
  /** Leaves. */
  finished: number
  /** By the middles of the ranges. */
  effort: number
  /** Whether anything was begun or finished. */
  active: boolean
  /** Whether no day of it was one of learning, as far as it is over. */
  paused: boolean
  /** What was finished; a topic stands for all in it where all of that was learned in this week. */
  topics: { id: string; title: string; day: Day }[]
}

/** The effort finished by the end of a day: on the first day, each day something was finished, and today. */
export interface Point {
  day: Day
  done: number
  /** What is done today and what is left today, together: by the roadmap as it is now. */
  total: number
}

/** The effort that will be finished by the end of a day: less than `p5` in 5 of 100 cases, and so on. */
export interface FanPoint {
  day: Day
  p5: number
  p25: number
  p50: number
  p75: number
  p95: number
}

export interface EstimateCheck {
  id: string
  title: string
  /** When the last of it was finished. */
  day: Day
  /** What was learned of it, by the plan; null where some of that has no estimate. */
  weeks: Effort | null
  /** The weeks of learning it took; null where nobody knows. */
  actual: number | null
}

/**
 * How regularly it went. A week counts that had a day of learning or some progress, save the present one as long as it
 * has none: it is not over.
 */
export interface Rhythm {
  /** Weeks in which something was begun or finished. */
  active: number
  counted: number
  /** Weeks that were paused and are left out. */
  paused: number
  /** The middle one of the weeks in which something was finished. */
  usual: { finished: number; effort: number } | null
}

export function describeHistory(learned: Learned, terms: Terms, outlook: Outlook): History {
  const { today } = terms
  const { measure, evidence } = outlook
  const { started } = evidence
  const pauses = outlook.circumstances.pauses ?? []
  const past = pastIn(learned.count, learned.entries, today)
  const first = started === null ? null : firstDayOf(started, today)
  const weeks = first === null ? [] : weeksOf(past, first, today, pauses, measure)
  const before = past.finishes.filter(({ day }) => day < (weeks[0]?.from ?? today))
  const steps = stepsOf(past.finishes, first ?? today, today, measure)
  const done = steps.at(-1)?.done ?? 0
  const left = middle(sum(outlook.work.pieces))
  return {
    unit: measure.unit,
    started,
    today,
    weeks,
    earlier: amountOf(before, measure),
    burnUp: steps.map((step) => ({ ...step, total: done + left })),
    fan: left === 0 ? [] : fanOf(outlook, done, left),
    estimates: estimatesOf(learned.count, past, started, pauses, measure),
    rhythm: rhythmOf(weeks),
  }
}

/** Where looking back begins: a start to come is today, and one more than ten years ago is ten years ago. */
function firstDayOf(started: Day, today: Day): Day {
  return addDays(today, -Math.min(Math.max(daysBetween(started, today), 0), horizon))
}

function weeksOf(
  { finishes, begun }: Past,
  first: Day,
  today: Day,
  pauses: Pause[],
  measure: Measure,
): Week[] {
  const byWeek = grouped(finishes, ({ day }) => mondayOf(day))
  const active = new Set(begun.map(mondayOf))
  const whole = wholeTopics(finishes)
  const joined = apart(pauses)
  const monday = mondayOf(first)
  const length = daysBetween(monday, mondayOf(today)) / 7 + 1
  return Array.from({ length }, (_, i) => {
    const from = addDays(monday, 7 * i)
    const those = byWeek.get(from) ?? []
    const begin = latest(from, first)
    const end = earliest(addDays(from, 6), today)
    return {
      from,
      ...amountOf(those, measure),
      active: those.length > 0 || active.has(from),
      paused: joined.some((pause) => pause.from <= begin && end <= pause.to),
      topics: topicsOf(those, whole),
    }
  })
}

function amountOf(finishes: Finish[], measure: Measure) {
  return {
    finished: finishes.reduce((n, { leaves }) => n + leaves, 0),
    effort: finishes.reduce((total, finish) => total + middle(effortOf(finish, measure)), 0),
  }
}

/**
 * The topic that stands for a finish: the outermost one under a stage that is done, and of which all was learned in the
 * same week. An option stands for itself, and not for its choice.
 */
function wholeTopics(finishes: Finish[]): (topic: Counted) => Counted {
  const weeks = new Map<Counted, Day | null>()
  for (const { topic, day } of finishes) {
    const week = mondayOf(day)
    for (const above of [topic, ...ancestorsOf(topic)]) {
      const known = weeks.get(above)
      weeks.set(above, known === undefined || known === week ? week : null)
    }
  }
  return (topic) => {
    let whole = topic
    for (let above = topic.parent; above !== null && above.depth >= 2; above = above.parent) {
      const isWhole = above.status === 'done' && weeks.get(above) !== null
      if (!isWhole || above.topic.choose !== null) break
      whole = above
    }
    return whole
  }
}

function topicsOf(finishes: Finish[], whole: (topic: Counted) => Counted): Week['topics'] {
  return [...grouped(finishes, ({ topic }) => whole(topic))]
    .map(([{ topic }, those]) => ({ id: topic.id, title: topic.title, day: lastDay(those) }))
    .sort(byDay)
}

function stepsOf(finishes: Finish[], first: Day, today: Day, measure: Measure) {
  const days = grouped(finishes, ({ day }) => latest(day, first))
  for (const day of [first, today]) if (!days.has(day)) days.set(day, [])
  let done = 0
  return [...days]
    .map(([day, those]) => ({ day, ...amountOf(those, measure) }))
    .sort(byDay)
    .map(({ day, effort }) => {
      done += effort
      return { day, done }
    })
}

/** Steps of the fan: as many as a chart has columns for. */
const mostSteps = 120

/**
 * Each run goes evenly from today to the day on which it ends, and rests in the pauses. So the runs stay in their
 * order, and the 5 of 100 that have done least by a day are the 5 that end last.
 */
function fanOf({ forecast, evidence, circumstances }: Outlook, done: number, left: number) {
  const { days, today } = forecast
  const endAt = (part: number) => days[Math.max(Math.ceil(part * days.length) - 1, 0)]
  const last = endAt(0.95)
  if (last === undefined) return []
  const calendar = calendarOf(evidence, circumstances)
  const line = (part: number) => {
    const whole = calendar.activeBy(endAt(part) ?? 0)
    return (day: number) => {
      const active = calendar.activeBy(day)
      return active >= whole && day > 0 ? done + left : done + left * (active / Math.max(whole, 1))
    }
  }
  const [p5, p25, p50, p75, p95] = [line(0.95), line(0.75), line(0.5), line(0.25), line(0.05)]
  const span = Math.min(last, horizon)
  const steps = Math.min(span, mostSteps)
  return Array.from({ length: steps + 1 }, (_, step): FanPoint => {
    const day = Math.round((step * span) / Math.max(steps, 1))
    const at = addDays(today, day)
    return { day: at, p5: p5(day), p25: p25(day), p50: p50(day), p75: p75(day), p95: p95(day) }
  })
}

function estimatesOf(
  count: Count,
  past: Past,
  started: Day | null,
  pauses: Pause[],
  measure: Measure,
): EstimateCheck[] {
  const spent = timeSpent(past, started, pauses, measure)
  const rows = grouped(past.finishes, ({ topic }) => ancestorsOf(topic)[1] ?? topic)
  return count.all
    .flatMap((counted) => {
      const finishes = counted.status === 'done' ? rows.get(counted) : undefined
      if (finishes === undefined) return []
      const { id, title } = counted.topic
      const isEstimated = finishes.every(({ effort }) => effort !== null)
      const weeks = sum(finishes.map((finish) => effortOf(finish, measure)))
      return {
        id,
        title,
        day: lastDay(finishes),
        weeks: isEstimated ? ordered(weeks) : null,
        actual: totalOf(finishes.map((finish) => spent.get(finish) ?? null)),
      }
    })
    .sort(byDay)
}

/**
 * How many weeks each finish took, the pauses taken out. What was begun on an earlier day took the time since then, and
 * anything else the time since the finish before it, or since the start. Time in which several were worked on is divided
 * by their effort. Of what was finished first without having been begun, or in a pause, nobody knows; it is left out.
 */
function timeSpent(
  { finishes, gone }: Past,
  started: Day | null,
  pauses: Pause[],
  measure: Measure,
): Map<Finish, number> {
  const spent = new Map<Finish, number>()
  if (started === null) return spent
  const calendar = calendarFrom(started, pauses)
  const at = (day: Day) => calendar.activeBy(daysBetween(started, day)) / 7
  const days = [...new Set([started, ...finishes.map(({ day }) => day), ...gone])].sort()
  const before = new Map(days.map((day, i) => [day, days[i - 1] ?? day]))
  const works = finishes.map((finish) => {
    const { begun, day } = finish
    const from = begun < day ? begun : (before.get(day) ?? day)
    return { finish, from: at(from), to: at(day), effort: middle(effortOf(finish, measure)) }
  })
  const shares = sharesOf(works.filter(({ from, to, effort }) => from < to && effort > 0))
  for (const { finish, from, to, effort } of works) {
    if (effort === 0) spent.set(finish, 0)
    else if (from < to) spent.set(finish, effort * (shares(to) - shares(from)))
  }
  return spent
}

/** How much time something of effort 1 would have got until then, had it been worked on all along. */
function sharesOf(works: { from: number; to: number; effort: number }[]): (at: number) => number {
  const turns = works.flatMap(({ from, to, effort }) => [
    { at: from, works: 1, effort },
    { at: to, works: -1, effort: -effort },
  ])
  const shares = new Map<number, number>()
  let [time, share, open, effort] = [0, 0, 0, 0]
  for (const turn of turns.sort((a, b) => a.at - b.at)) {
    if (open > 0) share += (turn.at - time) / effort
    shares.set(turn.at, share)
    time = turn.at
    open += turn.works
    effort = open === 0 ? 0 : effort + turn.effort
  }
  return (at) => shares.get(at) ?? 0
}

/** Null where a part is unknown, or all of it took no time. */
function totalOf(parts: (number | null)[]): number | null {
  const known = parts.flatMap((part) => part ?? [])
  const total = known.reduce((sum, part) => sum + part, 0)
  return known.length === parts.length && total > 0 ? total : null
}

function rhythmOf(weeks: Week[]): Rhythm {
  const finishing = weeks.filter(({ finished }) => finished > 0)
  const quiet = weeks.slice(0, -1).filter(({ active, paused }) => !active && !paused)
  const active = weeks.filter((week) => week.active).length
  return {
    active,
    counted: active + quiet.length,
    paused: weeks.filter((week) => week.paused && !week.active).length,
    usual:
      finishing.length === 0
        ? null
        : {
            finished: median(finishing.map(({ finished }) => finished)),
            effort: median(finishing.map(({ effort }) => effort)),
          },
  }
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? 0
}

function lastDay(finishes: Finish[]): Day {
  return finishes.map(({ day }) => day).reduce(latest)
}

function earliest(a: Day, b: Day): Day {
  return a < b ? a : b
}

function latest(a: Day, b: Day): Day {
  return a > b ? a : b
}

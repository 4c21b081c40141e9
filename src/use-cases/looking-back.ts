import type { App, Standing } from '../app.ts'
import { addDays, mondayOf } from '../plan/day.ts'
import { describeHistory } from '../plan/history.ts'
import { asLearnedIn, whyMoved } from '../plan/moved.ts'
import { suggest } from '../plan/next.ts'
import { describeFinish, type Learned, lookAhead } from '../plan/outlook.ts'
import { finishesIn } from '../plan/pace.ts'
import type { StatsAnswer } from '../render/stats.ts'
import type { WeekAnswer } from '../render/week.ts'
import { termsOf } from './planning.ts'

/** What was learned so far and how it goes on, with what to learn now. */
export function statsOf(app: App, standing: Standing): StatsAnswer {
  const { roadmap } = standing
  const terms = termsOf(app, standing)
  const outlook = lookAhead(standing, terms)
  return {
    roadmap: { id: roadmap.id, title: roadmap.title },
    ...describeHistory(standing, terms, outlook),
    finish: describeFinish(standing, outlook, terms),
    isComplete: standing.count.isComplete,
    next: nextId(app, standing),
  }
}

/**
 * What was finished since Monday, and how the date moved. On a Monday on which nothing is finished yet it is the week
 * that has just ended, with what was told of it since.
 */
export function weekOf(app: App, standing: Standing): WeekAnswer {
  const { today } = app
  const terms = termsOf(app, standing)
  const monday = mondayOf(today)
  const isOver = today === monday && !isFinishedOn(today, standing)
  const from = isOver ? addDays(monday, -7) : monday
  const to = isOver ? addDays(monday, -1) : today
  const span = { from: addDays(from, -1), to }
  const learned = asLearnedIn(span, standing, today)
  const then = { ...terms, today: to }
  const { weeks, unit } = describeHistory(learned, then, lookAhead(learned, { ...then, runs: 0 }))
  const none = { finished: 0, effort: 0, active: false, paused: false, topics: [] }
  return {
    ...(weeks.at(-1) ?? none),
    from,
    to,
    today,
    unit,
    ...whyMoved(standing, terms, span),
    isComplete: learned.count.isComplete,
    next: nextId(app, standing),
  }
}

function isFinishedOn(day: string, { count, entries }: Learned): boolean {
  return finishesIn(count, entries, day).some((finish) => finish.day === day && !finish.known)
}

function nextId({ today }: App, { count }: Standing): string | null {
  const [first] = suggest(count, today)
  return (first?.step ?? first?.topic)?.topic.id ?? null
}

import type { App, Standing } from './app.ts'
import { wrongUsage } from './errors.ts'
import type { Day } from './plan/day.ts'
import {
  describeFinish,
  type FinishAnswer,
  type Learned,
  lookAhead,
  type Terms,
} from './plan/outlook.ts'

/** What forecasts rest on beside the log: the day, and what the learner has set. */
export function termsOf(app: App, { roadmap }: Pick<Standing, 'roadmap'>): Terms {
  const { 'hours-per-week': hours = null } = app.settings()
  return { today: app.today, start: app.startOf(roadmap.id), hours }
}

export function finishOf(learned: Learned, terms: Terms): FinishAnswer {
  return describeFinish(learned, lookAhead(learned, terms), terms)
}

/** A day that is not over yet. */
export function dayToCome(app: App, text: string, option: string): Day {
  const day = app.day(text)
  if (day < app.today) throw wrongUsage(`${day} is over; ${option} takes a day to come`)
  return day
}

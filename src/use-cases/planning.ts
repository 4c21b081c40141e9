import type { App, Standing } from '../app.ts'
import { wrongUsage } from '../errors.ts'
import { type ByDay, lookBy } from '../plan/by-day.ts'
import type { Day } from '../plan/day.ts'
import { gradePast, type PastGrades } from '../plan/grade.ts'
import {
  describeFinish,
  type FinishAnswer,
  type Learned,
  lookAhead,
  type Terms,
} from '../plan/outlook.ts'

/** What forecasts rest on beside the log: the day, and what the learner has set. */
export function termsOf(app: App, { roadmap }: Pick<Standing, 'roadmap'>): Terms {
  const { 'hours-per-week': hours = null } = app.settings()
  return { today: app.today, start: app.startOf(roadmap.id), hours }
}

export function finishOf(learned: Learned, terms: Terms): FinishAnswer {
  return describeFinish(learned, lookAhead(learned, terms), terms)
}

export interface Ending {
  finish: FinishAnswer
  by?: ByDay
  check?: PastGrades
}

/** When it ends, with what else was asked of that. */
export function endingOf(
  app: App,
  standing: Standing,
  { by, check }: { by?: string; check?: true },
): Ending {
  const day = by === undefined ? null : dayToCome(app, by, '--by')
  const terms = termsOf(app, standing)
  const outlook = lookAhead(standing, terms)
  return {
    finish: describeFinish(standing, outlook, terms),
    ...(day !== null && { by: lookBy(day, standing, terms, outlook) }),
    ...(check === true && { check: gradePast(standing, terms) }),
  }
}

/** A day that is not over yet. */
function dayToCome(app: App, text: string, option: string): Day {
  const day = app.day(text)
  if (day < app.today) throw wrongUsage(`${day} is over; ${option} takes a day to come`)
  return day
}

import { inOrder } from '../progress/log.ts'
import { calendarFrom, type Pause } from './calendar.ts'
import { addDays, dayOf, daysBetween } from './day.ts'
import { type Learned, lookAhead, type Terms } from './outlook.ts'

/** A shorter silence is no wonder. */
const leastDays = 28

/**
 * The days since the last word in the log, where they are so many that they may have been a pause: at least four weeks in
 * which nothing was said and no pause was known, and twice as long as what is being worked on should take.
 */
export function silenceBefore(learned: Learned, terms: Terms): Pause | null {
  const last = inOrder(learned.entries).at(-1)
  if (last === undefined) return null
  const day = dayOf(new Date(last.at))
  if (daysBetween(day, terms.today) <= leastDays) return null
  const { evidence, work, circumstances, forecast } = lookAhead(learned, { ...terms, runs: 0 })
  const to = addDays(terms.today, -1)
  const days = calendarFrom(day, circumstances.pauses ?? []).activeBy(daysBetween(day, to))
  const expected = 7 * work.current.max * forecast.pace.factor
  if (evidence.started === null || days < leastDays || days < 2 * expected) return null
  return { from: addDays(day, 1), to }
}

import { type Day, daysBetween } from './day.ts'

/** Days without learning, both ends included. */
export interface Pause {
  from: Day
  to: Day
}

/** The calendar as seen from the end of one day, which is day 0; paused days do not count as active. */
export interface Calendar {
  /** On which day, counted from day 0, this many active days are over. At least 0. */
  dayOf(active: number): number
  /** How many days after day 0 up to and including this one are active. */
  activeBy(day: number): number
}

export function calendarFrom(today: Day, pauses: Pause[]): Calendar {
  const ahead = apart(pauses).flatMap(({ from, to }) => {
    const first = Math.max(daysBetween(today, from), 1)
    const last = daysBetween(today, to)
    return last < first ? [] : [{ first, last }]
  })
  return {
    dayOf(active) {
      let day = Math.max(Math.round(active), 0)
      if (day === 0) return 0
      for (const { first, last } of ahead) {
        if (day < first) break
        day += last - first + 1
      }
      return day
    },
    activeBy(day) {
      let active = Math.max(day, 0)
      for (const { first, last } of ahead) {
        if (day < first) break
        active -= Math.min(last, day) - first + 1
      }
      return active
    },
  }
}

/** The same paused days as pauses that are in order and do not touch; one that ends before it starts is none. */
export function apart(pauses: Pause[]): Pause[] {
  const joined: Pause[] = []
  const ordered = pauses
    .filter(({ from, to }) => from <= to)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
  for (const { from, to } of ordered) {
    const before = joined.at(-1)
    if (before === undefined || daysBetween(before.to, from) > 1) joined.push({ from, to })
    else if (to > before.to) before.to = to
  }
  return joined
}

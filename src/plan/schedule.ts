import type { Count } from '../progress/count.ts'
import type { Counted } from '../progress/counted.ts'
import { isComplete, isLeaf, requiredParts } from '../progress/status.ts'
import { middle, ordered } from '../roadmap/effort.ts'
import { calendarFrom, type Pause } from './calendar.ts'
import { addDays, type Day } from './day.ts'
import { measureOf } from './pace.ts'

/** A topic with the days on which it is to be learned, both included. */
export interface Scheduled {
  topic: Counted
  from: Day
  to: Day
}

/**
 * The open required topics one after the other from today, each for as long as the plan says: needs first, what is in
 * progress before the rest, then file order. Topics that share a day are both on it. A topic without an estimate takes
 * as long as the usual one, or a week.
 */
export function schedule(count: Count, today: Day, pauses: Pause[]): Scheduled[] {
  const calendar = calendarFrom(today, pauses)
  const { unit, typical } = measureOf(count)
  const usual = unit === 'weeks' ? middle(typical) : 1
  let days = 0
  return inOrder(count).map((topic) => {
    const { remaining } = topic
    const first = Math.floor(days + 1e-6)
    days += (remaining === null ? usual : middle(ordered(remaining))) * 7
    const last = Math.max(first, Math.ceil(days - 1e-6) - 1)
    const onDay = (active: number) => addDays(today, calendar.dayOf(active))
    return { topic, from: onDay(first), to: onDay(last) }
  })
}

/** Open leaves and choices, so that nothing comes before what it needs. */
function inOrder(count: Count): Counted[] {
  const pieces: Counted[] = []
  const placed = new Set<Counted>()
  const place = (counted: Counted) => {
    if (placed.has(counted) || isComplete(counted)) return
    placed.add(counted)
    for (let at: Counted | null = counted; at !== null; at = at.parent)
      for (const id of at.topic.needs) {
        const need = count.byId.get(id)
        if (need !== undefined) place(need)
      }
    if (isLeaf(counted) || counted.topic.choose !== null) pieces.push(counted)
    else begunFirst(requiredParts(counted)).forEach(place)
  }
  begunFirst(count.stages.filter(({ topic }) => !topic.optional)).forEach(place)
  return pieces
}

function begunFirst(topics: Counted[]): Counted[] {
  const rank = ({ status }: Counted) => (status === 'in-progress' ? 0 : 1)
  return topics.toSorted((a, b) => rank(a) - rank(b))
}

import ical, { ICalEventTransparency } from 'ical-generator'
import type { Day } from '../plan/day.ts'
import { addDays } from '../plan/day.ts'
import type { Scheduled } from '../plan/schedule.ts'
import { sayWeeks } from '../plan/weeks.ts'
import { ancestorsOf } from '../progress/mark.ts'
import { requiredParts } from '../progress/status.ts'
import type { Roadmap } from '../roadmap/roadmap.ts'

/**
 * A calendar with an event of whole days for each topic. An event has the same UID in every calendar of the roadmap, and
 * a higher sequence number in a later one, so that importing it again moves the events.
 */
export function writeIcs(roadmap: Roadmap, scheduled: Scheduled[], now: Date): string {
  const calendar = ical({
    name: roadmap.title,
    prodId: { company: 'learning-roadmap', product: 'roadmap', language: 'EN' },
  })
  for (const { topic: counted, from, to } of scheduled) {
    const { id, title, links, choose, effort } = counted.topic
    const path = ancestorsOf(counted).map(({ topic }) => topic.title)
    const options = requiredParts(counted).map(({ topic }) => topic.title)
    const description = [
      ...(path.length === 0 ? [] : [path.join(' › ')]),
      ...(choose === null ? [] : [`Choose ${choose} of: ${options.join(', ')}`]),
      ...(effort === null ? [] : [sayWeeks(effort)]),
      ...links.map(({ title: name, url }) => (name === url ? url : `${name}: ${url}`)),
    ]
    calendar.createEvent({
      id: `${id}.${roadmap.id}@learning-roadmap`,
      sequence: Math.max(0, Math.floor(now.getTime() / 60_000)),
      stamp: now,
      start: midnight(from),
      end: midnight(addDays(to, 1)),
      allDay: true,
      summary: title,
      description: description.join('\n'),
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
  return `${calendar.toString().trimEnd()}\r\n`
}

function midnight(day: Day): Date {
  return new Date(`${day}T00:00:00Z`)
}

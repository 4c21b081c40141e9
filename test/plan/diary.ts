import type { Day } from '../../src/plan/day.ts'
import { describeHistory } from '../../src/plan/history.ts'
import { type Learned, lookAhead } from '../../src/plan/outlook.ts'
import { evidenceFrom, finishesIn } from '../../src/plan/pace.ts'
import { count } from '../../src/progress/count.ts'
import { type Entry, latestMarks } from '../../src/progress/log.ts'
import { marksFor } from '../../src/progress/mark.ts'
import { readRoadmap } from '../../src/roadmap/read.ts'

/** A Monday. */
export const today = '2025-06-30'

const five = `
id: five
title: Five
stages:
  - { title: A, duration: 1-2 weeks }
  - { title: B, duration: 1-2 weeks }
  - { title: C, duration: 2 weeks }
  - { title: D, duration: 4 weeks }
  - { title: E, duration: 1 week }
`

export const nested = `
id: nested
title: Nested
stages:
  - title: Web
    topics:
      - { title: HTTP, duration: 2-4 weeks, topics: [Verbs, Headers, { title: Trailers, optional: true }] }
      - { title: Language, choose: 2, topics: [{ title: Go, duration: 2 weeks }, { title: Rust, duration: 6 weeks }, { title: C, duration: 4 weeks }] }
`

/** A log that is written a line at a time, on a roadmap of five topics or another. */
export function diary(yaml = five) {
  const { roadmap } = readRoadmap(yaml)
  if (roadmap === null) throw new Error('the roadmap of this test has problems')
  const entries: Entry[] = []
  const counted = () => count(roadmap, latestMarks(entries))
  const write = (day: Day, fields: Record<string, unknown>) => {
    const id = `e${String(entries.length).padStart(3, '0')}`
    entries.push({ id, at: `${day}T12:00:00.000Z`, device: 'd', ...fields })
  }
  return {
    entries,
    write,
    say(day: Day, status: 'done' | 'in-progress' | 'skipped' | 'pending', ...ids: string[]) {
      const topics = ids.flatMap((id) => counted().byId.get(id) ?? [])
      write(day, { marks: Object.fromEntries(marksFor(topics, status)) })
    },
    evidence: (configured: Day | null = null) =>
      evidenceFrom(counted(), entries, today, { configured }),
    stretches: () =>
      evidenceFrom(counted(), entries, today).stretches.map((s) => [s.day, s.weeks, s.effort]),
    finishes: () =>
      finishesIn(counted(), entries, today).map((f) => [f.topic.topic.id, f.leaves, f.day]),
    counted,
    history(start: Day | null = null, on = today) {
      const learned: Learned = { roadmap, entries, count: counted() }
      const terms = { today: on, start, hours: null }
      return describeHistory(learned, terms, lookAhead(learned, terms))
    },
  }
}

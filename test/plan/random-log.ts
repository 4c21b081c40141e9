import fc from 'fast-check'
import type { Pause } from '../../src/plan/calendar.ts'
import { addDays, type Day } from '../../src/plan/day.ts'
import type { Learned } from '../../src/plan/outlook.ts'
import { count } from '../../src/progress/count.ts'
import { type Entry, latestMarks } from '../../src/progress/log.ts'
import { roadmapOf, standings } from '../random-roadmap.ts'
import { today } from './diary.ts'

export const someDay: fc.Arbitrary<Day> = fc
  .integer({ min: -900, max: 900 })
  .map((days) => addDays(today, days))

export const somePause: fc.Arbitrary<Pause> = fc.record({ from: someDay, to: someDay })

/** Random roadmaps with logs as wild as they come: days in any order and yet to come, pauses over one another. */
export const logs: fc.Arbitrary<{ learned: Learned; start: Day | null; scale: number }> = fc
  .record({
    standing: standings,
    days: fc.array(fc.tuple(someDay, fc.boolean(), fc.boolean()), {
      minLength: 12,
      maxLength: 12,
    }),
    paused: fc.array(somePause, { maxLength: 4 }),
    start: fc.option(someDay),
    scale: fc.constantFrom(0.1, 1, 7),
  })
  .map(({ standing, days, paused, start, scale }) => {
    const said = standing.said.map(([id, status], i): Entry => {
      const [at, known, later] = days[i] ?? [today, false, false]
      const entry = { id: `e${i}`, at: `${at}T12:00:00.000Z`, device: 'd', known }
      return { ...entry, marks: { [id]: status }, ...(later && { on: today }) }
    })
    const pauses = paused.map((pause, i): Entry => {
      return { id: `p${i}`, at: `${pause.from}T10:00:00.000Z`, device: 'd', pause }
    })
    const roadmap = roadmapOf(standing.plan)
    const entries = [...said, ...pauses]
    return {
      learned: { roadmap, entries, count: count(roadmap, latestMarks(entries)) },
      start,
      scale,
    }
  })

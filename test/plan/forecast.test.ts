import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, daysBetween } from '../../src/plan/day.ts'
import {
  type Circumstances,
  forecast,
  horizon,
  paceFor,
  probabilityBy,
  workLeft,
} from '../../src/plan/forecast.ts'
import { type Evidence, evidenceFrom, measureOf, pausesIn } from '../../src/plan/pace.ts'
import { count } from '../../src/progress/count.ts'
import { type Entry, latestMarks } from '../../src/progress/log.ts'
import { readRoadmap } from '../../src/roadmap/read.ts'
import { today } from './diary.ts'
import { logs, someDay, somePause } from './random-log.ts'

/** So many topics of 1 to 2 weeks, the first of them finished every so many days up to today. */
function steady(topics: number, done: number, every: number, duration = '1-2 weeks') {
  const stages = Array.from({ length: topics }, (_, i) => ({ title: `t${i}`, duration }))
  let n = 1000
  const on = (ago: number, mark: object) => ({
    id: `e${n++}`,
    at: `${addDays(today, -ago)}T12:00:00.000Z`,
    device: 'd',
    marks: mark,
  })
  const start = done === 0 ? [] : [on(done * every, { t0: 'in-progress' })]
  const entries = Array.from({ length: done }, (_, i) =>
    on((done - 1 - i) * every, { [`t${i}`]: 'done' }),
  )
  const yaml = JSON.stringify({ id: 'steady', title: 'Steady', stages })
  return { yaml, entries: [...start, ...entries] }
}

function ask(
  yaml: string,
  entries: Entry[],
  circumstances: Partial<Circumstances> = {},
  scale = 1,
) {
  const { roadmap } = readRoadmap(yaml)
  if (roadmap === null) throw new Error('the roadmap of this test has problems')
  const counted = count(roadmap, latestMarks(entries))
  const measure = measureOf(counted, scale)
  const now = { today, pauses: pausesIn(entries, today), ...circumstances }
  const evidence = evidenceFrom(counted, entries, now.today, { measure })
  return { evidence, work: workLeft(counted, measure), now }
}

function answer(...question: Parameters<typeof ask>) {
  const { evidence, work, now } = ask(...question)
  return forecast(evidence, work, now)
}

const daysTo = (day: Day | null) =>
  day === null ? Number.POSITIVE_INFINITY : daysBetween(today, day)

describe('with nothing finished', () => {
  const bundled = readFileSync(new URL('../../roadmap.yaml', import.meta.url), 'utf8')

  test('the dates are the plan’s, at pace 1', () => {
    const { p50, p85, p95, days, ...rest } = answer(bundled, [])
    expect(rest).toEqual({
      basis: 'plan',
      unit: 'weeks',
      pace: { factor: 1, low: 1, high: 1 },
      finished: 0,
      started: null,
      watched: 0,
      today,
    })
    // 42⅔–50 weeks.
    expect([days.at(0), days.at(-1)]).toEqual([299, 350])
    expect([p50, p85, p95].map(daysTo)).toEqual([324, 342, 347])
  })

  test('half the hours a week make it twice as long', () => {
    expect(daysTo(answer(bundled, [], {}, 2).p50)).toBe(649)
  })

  test('known topics leave it a plan', () => {
    const { yaml, entries } = steady(8, 4, 7)
    const known = entries.map((entry) => ({ ...entry, known: true }))
    expect(answer(yaml, known)).toMatchObject({ basis: 'plan', finished: 0, started: null })
  })

  test('a start that is still to come is where it begins', () => {
    const { yaml } = steady(8, 0, 7)
    const { roadmap } = readRoadmap(yaml)
    if (roadmap === null) throw new Error('no roadmap')
    const counted = count(roadmap, new Map())
    const evidence = evidenceFrom(counted, [], today, { configured: addDays(today, 30) })
    expect(daysTo(forecast(evidence, workLeft(counted), { today }).p50)).toBe(30 + 84)
  })
})

describe('with something finished', () => {
  test('the pace is what the log says, the more of it the surer', () => {
    const paces = [2, 6, 20].map((done) => answer(...of(steady(40, done, 21))))
    expect(paces.map(({ basis }) => basis)).toEqual(['rough', 'measured', 'measured'])
    const widths = paces.map(({ pace }) => pace.high / pace.low)
    expect(widths).toEqual(widths.toSorted((a, b) => b - a))
    expect(paces[2]?.pace.factor).toBeCloseTo(2, 1)
  })

  test('one pace holds for all that is left, so the dates lie far apart', () => {
    const { p50, p85 } = answer(...of(steady(26, 6, 12)))
    expect(daysTo(p85) - daysTo(p50)).toBeGreaterThan(14)
  })

  test('what was all finished on one day is rough, and by the prior', () => {
    const { yaml, entries } = steady(12, 5, 0)
    expect(answer(yaml, entries)).toMatchObject({ basis: 'rough', finished: 5, watched: 0 })
  })

  test('a silence makes it later, and never past', () => {
    const { yaml, entries } = steady(8, 7, 10)
    const later = [0, 20, 200, 2000].map((days) => {
      const then = addDays(today, days)
      return daysBetween(then, answer(yaml, entries, { today: then }).p50 ?? then)
    })
    expect(later.every((days) => days >= 0)).toBe(true)
    expect(later[2]).toBeGreaterThan(later[0] ?? 0)
    expect(later[3]).toBeGreaterThan(later[2] ?? 0)
  })

  test('a supposed pace takes the place of the learner’s own', () => {
    const { yaml, entries } = steady(20, 8, 21)
    const own = answer(yaml, entries)
    const faster = answer(yaml, entries, { pace: 1 })
    expect(faster).toMatchObject({ basis: 'measured', pace: { factor: 1, low: 1, high: 1 } })
    expect(daysTo(faster.p85)).toBeLessThan(daysTo(own.p50))
  })

  test('a pause to come moves every date by its length', () => {
    const { yaml, entries } = steady(20, 8, 14)
    const pauses = [{ from: addDays(today, 1), to: addDays(today, 21) }]
    const [before, after] = [answer(yaml, entries), answer(yaml, entries, { pauses })]
    expect(daysTo(after.p50) - daysTo(before.p50)).toBe(21)
    expect(daysTo(after.p95) - daysTo(before.p95)).toBe(21)
  })

  test('beyond ten years there is no date', () => {
    const { p50, p95, days } = answer(...of(steady(500, 8, 60)))
    expect([p50, p95]).toEqual([null, null])
    expect(days.at(-1)).toBe(horizon + 1)
  })

  test('with nothing left it is today', () => {
    expect(answer(...of(steady(8, 8, 7)))).toMatchObject({ p50: today, p95: today, finished: 8 })
  })
})

test('without durations, topics a week are what counts', () => {
  const { entries } = steady(0, 10, 7)
  const stages = Array.from({ length: 30 }, (_, i) => `t${i}`)
  const yaml = JSON.stringify({ id: 'steady', title: 'Steady', stages })
  const known = answer(yaml, entries)
  expect(known).toMatchObject({ basis: 'measured', unit: 'topics', finished: 10 })
  expect(known.pace.factor).toBeCloseTo(1, 0)
  expect(daysTo(known.p50)).toBeGreaterThan(18 * 7)
  expect(daysTo(known.p50)).toBeLessThan(24 * 7)
  expect(answer(yaml, [])).toMatchObject({ p50: null, p85: null, basis: 'plan' })
})

describe('by a date', () => {
  const { evidence, work, now } = ask(...of(steady(20, 8, 14)))
  const result = forecast(evidence, work, now)

  test('the dates have the probabilities they are named for', () => {
    expect(probabilityBy(result, result.p50 ?? '')).toBeCloseTo(0.5, 1)
    expect(probabilityBy(result, result.p85 ?? '')).toBeCloseTo(0.85, 1)
    expect(probabilityBy(result, addDays(today, -1))).toBe(0)
    expect(probabilityBy(result, '2034-01-01')).toBe(1)
  })

  test('the needed pace makes the date', () => {
    const by = addDays(today, 80)
    const needed = paceFor(by, evidence, work, now)
    expect(needed?.likely).toBeLessThan(needed?.even ?? 0)
    const even = forecast(evidence, work, { ...now, pace: needed?.even ?? 0 })
    const likely = forecast(evidence, work, { ...now, pace: needed?.likely ?? 0 })
    expect(Math.abs(probabilityBy(even, by) - 0.5)).toBeLessThan(0.03)
    expect(Math.abs(probabilityBy(likely, by) - 0.85)).toBeLessThan(0.03)
  })

  test('no pace makes a day that is over, or only pauses away', () => {
    expect(paceFor(today, evidence, work, now)).toBe(null)
    const pauses = [{ from: today, to: addDays(today, 30) }]
    expect(paceFor(addDays(today, 30), evidence, work, { ...now, pauses })).toBe(null)
  })
})

describe('whatever the log', () => {
  const questions = logs.map(({ learned, start, scale }) => {
    const { count, entries } = learned
    const measure = measureOf(count, scale)
    const evidence = evidenceFrom(count, entries, today, { configured: start, measure })
    return { evidence, work: workLeft(count, measure), pauses: pausesIn(entries, today) }
  })
  const runs = 200

  test('dates are in order, from today on, and numbers are numbers', () => {
    fc.assert(
      fc.property(questions, someDay, ({ evidence, work, pauses }, by) => {
        const now = { today, pauses, runs }
        const { p50, p85, p95, pace, days, watched } = forecast(evidence, work, now)
        expect(daysTo(p50)).toBeGreaterThanOrEqual(0)
        expect(daysTo(p85)).toBeGreaterThanOrEqual(daysTo(p50))
        expect(daysTo(p95)).toBeGreaterThanOrEqual(daysTo(p85))
        for (const day of [p50, p85, p95])
          if (day !== null) expect(day).toMatch(/^20\d\d-\d\d-\d\d$/)
        const needed = paceFor(by, evidence, work, now)
        const numbers = [pace.factor, pace.low, pace.high, needed?.even ?? 1, needed?.likely ?? 1]
        expect(numbers.filter((n) => !(n > 0 && Number.isFinite(n)))).toEqual([])
        expect(pace.low).toBeLessThanOrEqual(pace.factor)
        expect(pace.factor).toBeLessThanOrEqual(pace.high)
        expect(watched).toBeGreaterThanOrEqual(0)
        expect([...days].every((day) => Number.isInteger(day) && day >= 0)).toBe(true)
        for (const stretch of evidence.stretches) {
          expect(stretch.weeks).toBeGreaterThanOrEqual(0)
          expect(stretch.effort).toBeGreaterThan(0)
        }
        if (work.topics === 0) expect(p95).toBe(today)
      }),
    )
  })

  test('the same question has the same answer', () => {
    fc.assert(
      fc.property(questions, ({ evidence, work, pauses }) => {
        const asked = (e: Evidence) => forecast(e, work, { today, pauses, runs })
        expect(asked(structuredClone(evidence))).toEqual(asked(evidence))
      }),
      { numRuns: 20 },
    )
  })

  test('another pause to come never makes it earlier', () => {
    fc.assert(
      fc.property(questions, somePause, ({ evidence, work, pauses }, more) => {
        const without = forecast(evidence, work, { today, pauses, runs })
        const withIt = forecast(evidence, work, { today, pauses: [...pauses, more], runs })
        expect(daysTo(withIt.p50)).toBeGreaterThanOrEqual(daysTo(without.p50))
        expect(daysTo(withIt.p95)).toBeGreaterThanOrEqual(daysTo(without.p95))
        expect(probabilityBy(withIt, more.to)).toBeLessThanOrEqual(probabilityBy(without, more.to))
      }),
    )
  })

  test('a slower pace never makes it earlier', () => {
    fc.assert(
      fc.property(questions, ({ evidence, work, pauses }) => {
        const at = (pace: number) =>
          daysTo(forecast(evidence, work, { today, pauses, runs, pace }).p85)
        expect(at(3)).toBeGreaterThanOrEqual(at(2.9))
      }),
    )
  })
})

function of({ yaml, entries }: { yaml: string; entries: Entry[] }) {
  return [yaml, entries] as const
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, mondayOf } from '../../src/plan/day.ts'
import { describeHistory } from '../../src/plan/history.ts'
import { lookAhead } from '../../src/plan/outlook.ts'
import { diary, nested, today } from './diary.ts'
import { logs } from './random-log.ts'

test('every week since the start has what was finished in it', () => {
  const { say, write, history } = diary()
  say('2025-05-20', 'in-progress', 'a')
  say('2025-05-29', 'done', 'a')
  write('2025-06-02', { pause: { from: '2025-06-02', to: '2025-06-08' } })
  say('2025-06-10', 'in-progress', 'b')
  say('2025-06-22', 'done', 'b', 'e')
  const { weeks, rhythm, earlier } = history()
  const inShort = weeks.map(({ from, finished, effort, active, paused, topics }) => [
    from,
    finished,
    effort,
    active ? 'active' : paused ? 'paused' : '',
    ...topics.map((t) => t.id),
  ])
  expect(inShort).toEqual([
    ['2025-05-19', 0, 0, 'active'],
    ['2025-05-26', 1, 1.5, 'active', 'a'],
    ['2025-06-02', 0, 0, 'paused'],
    ['2025-06-09', 0, 0, 'active'],
    ['2025-06-16', 2, 2.5, 'active', 'b', 'e'],
    ['2025-06-23', 0, 0, ''],
    ['2025-06-30', 0, 0, ''],
  ])
  // The week that begins today may still see progress.
  expect(rhythm).toEqual({ active: 4, counted: 5, paused: 1, usual: { finished: 1, effort: 1.5 } })
  expect(earlier).toEqual({ finished: 0, effort: 0 })
})

test('a topic stands for all in it where that was learned in one week; an option for itself', () => {
  const { say, history } = diary(nested)
  say('2025-06-02', 'in-progress', 'http')
  say('2025-06-03', 'done', 'verbs')
  say('2025-06-05', 'done', 'http')
  say('2025-06-17', 'done', 'go')
  say('2025-06-18', 'done', 'rust')
  const named = (all = history()) => all.weeks.flatMap((w) => w.topics.map((t) => [t.id, t.day]))
  expect(named()).toEqual([
    ['http', '2025-06-05'],
    ['go', '2025-06-17'],
    ['rust', '2025-06-18'],
  ])
  say('2025-06-20', 'pending', 'headers')
  say('2025-06-24', 'done', 'headers')
  expect(named().map(([id]) => id)).toEqual(['verbs', 'trailers', 'go', 'rust', 'headers'])
})

test('the burn-up rises on each day something was finished, and the fan goes on from today', () => {
  const { say, history } = diary()
  say('2025-05-05', 'in-progress', 'a')
  say('2025-05-19', 'done', 'a')
  say('2025-06-16', 'done', 'c')
  const { burnUp, fan } = history()
  expect(burnUp).toEqual([
    { day: '2025-05-05', done: 0, total: 10 },
    { day: '2025-05-19', done: 1.5, total: 10 },
    { day: '2025-06-16', done: 3.5, total: 10 },
    { day: today, done: 3.5, total: 10 },
  ])
  expect(fan[0]).toEqual({ day: today, p5: 3.5, p25: 3.5, p50: 3.5, p75: 3.5, p95: 3.5 })
  expect(fan.at(-1)).toMatchObject({ p5: 10, p95: 10 })
  expect(fan.length).toBeLessThanOrEqual(121)
})

test('the fan ends where the forecast says, and rests in a pause', () => {
  const { say, write, history } = diary()
  say('2025-05-05', 'in-progress', 'a')
  say('2025-05-19', 'done', 'a')
  const before = history()
  write('2025-06-16', { pause: { from: '2025-07-01', to: '2025-07-14' } })
  const after = history()
  expect(daysBetween(before.fan.at(-1)?.day ?? '', after.fan.at(-1)?.day ?? '')).toBe(14)
  const resting = after.fan.filter(({ day }) => day <= '2025-07-14')
  expect(resting.length).toBeGreaterThan(1)
  for (const point of resting) expect(point.p95).toBe(1.5)
})

describe('estimate against actual', () => {
  const took = ({ estimates }: ReturnType<ReturnType<typeof diary>['history']>) =>
    estimates.map(({ id, weeks, actual }) => [
      id,
      weeks?.max,
      actual === null ? null : Number(actual.toFixed(9)),
    ])

  test('a topic took the time since it was begun, or since the finish before it, without pauses', () => {
    const { say, write, history } = diary()
    say('2025-05-05', 'in-progress', 'a')
    say('2025-05-19', 'done', 'a')
    write('2025-05-20', { pause: { from: '2025-05-20', to: '2025-05-26' } })
    say('2025-06-09', 'done', 'c')
    say('2025-06-16', 'in-progress', 'e')
    say('2025-06-23', 'done', 'e')
    expect(took(history())).toEqual([
      ['a', 2, 2],
      ['c', 2, 2],
      ['e', 1, 1],
    ])
  })

  test('time in which several were worked on is divided by their effort', () => {
    const { say, history } = diary()
    say('2025-05-05', 'in-progress', 'd')
    say('2025-05-19', 'in-progress', 'c')
    say('2025-06-09', 'done', 'c')
    say('2025-06-16', 'done', 'd')
    say('2025-06-30', 'done', 'a', 'b')
    const all = history()
    // Of the three weeks with both, d has two parts of three; a and b share two weeks.
    expect(all.estimates.map(({ id }) => id)).toEqual(['c', 'd', 'a', 'b'])
    const [c, d, a, b] = all.estimates.map(({ actual }) => actual)
    expect([c, d, a, b]).toEqual([1, 5, 1, 1].map((weeks) => expect.closeTo(weeks)))
  })

  test('of what was finished first, without having been begun, nobody knows how long it took', () => {
    const { say, write, history } = diary()
    write('2025-05-01', { marks: { b: 'done' }, known: true })
    say('2025-05-05', 'done', 'a', 'c')
    say('2025-05-12', 'done', 'e')
    expect(took(history())).toEqual([
      ['a', 2, null],
      ['c', 2, null],
      ['e', 1, 1],
    ])
  })

  test('the time of topics that the roadmap no longer has is not theirs that are left', () => {
    const { say, write, history } = diary()
    say('2025-05-05', 'in-progress', 'a')
    say('2025-05-12', 'done', 'a')
    write('2025-05-26', { marks: { gone: 'done' } })
    say('2025-06-02', 'done', 'e')
    expect(took(history())).toEqual([
      ['a', 2, 1],
      ['e', 1, 1],
    ])
  })

  test('topics under a stage are compared when all of them is done', () => {
    const { say, history } = diary(nested)
    say('2025-05-05', 'in-progress', 'http')
    say('2025-05-12', 'done', 'verbs')
    expect(history().estimates).toEqual([])
    say('2025-05-26', 'done', 'http')
    expect(history().estimates).toEqual([
      {
        id: 'http',
        title: 'HTTP',
        day: '2025-05-26',
        weeks: { min: 2, max: 4 },
        actual: expect.closeTo(3),
      },
    ])
  })
})

describe('with little or odd to go on', () => {
  test('nothing begun: the plan ahead and nothing behind', () => {
    const { weeks, burnUp, fan, estimates, rhythm } = diary().history()
    expect([weeks, estimates]).toEqual([[], []])
    expect(burnUp).toEqual([{ day: today, done: 0, total: 10 }])
    // 9 to 11 weeks at pace 1.
    expect(daysBetween(today, fan.at(-1)?.day ?? '')).toBe(76)
    expect(rhythm).toEqual({ active: 0, counted: 0, paused: 0, usual: null })
  })

  test('all progress on one day', () => {
    const { say, history } = diary()
    say('2025-06-23', 'done', 'a', 'b', 'c')
    const { weeks, burnUp, estimates } = history()
    expect(weeks.map(({ finished }) => finished)).toEqual([3, 0])
    expect(burnUp.map(({ done }) => done)).toEqual([5, 5])
    expect(estimates.map(({ actual }) => actual)).toEqual([null, null, null])
  })

  test('entries from the future are of today, and nothing left has no fan', () => {
    const { say, history } = diary()
    say('2027-01-01', 'done', 'a', 'b', 'c', 'd', 'e')
    expect(history()).toMatchObject({
      weeks: [{ from: today, finished: 5 }],
      burnUp: [{ day: today, done: 10, total: 10 }],
      fan: [],
    })
  })

  test('a start after the first mark, or still to come, leaves what was before it out of the weeks', () => {
    const { say, history } = diary()
    say('2025-05-05', 'done', 'a')
    say('2025-06-17', 'done', 'e')
    expect(history('2025-06-16')).toMatchObject({
      earlier: { finished: 1, effort: 1.5 },
      burnUp: [{ done: 1.5 }, { done: 2.5 }, { done: 2.5 }],
      weeks: [{ finished: 1 }, { finished: 0 }, { finished: 0 }],
    })
    expect(history('2026-01-01')).toMatchObject({
      earlier: { finished: 2, effort: 2.5 },
      burnUp: [{ day: today, done: 2.5 }],
      weeks: [{ from: today, finished: 0 }],
    })
  })

  test('a start in the year 1 looks back ten years', () => {
    const { say, write, history } = diary()
    write(today, { marks: { a: 'done' }, on: '0001-01-01' })
    say('2025-06-17', 'done', 'e')
    const { weeks, earlier, burnUp } = history()
    expect([weeks.length, earlier.finished, burnUp[0]?.day]).toEqual([523, 1, '2015-07-01'])
  })

  test('without durations topics are counted', () => {
    const { say, history } = diary('id: n\ntitle: N\nstages: [A, B, C]')
    expect(history().fan).toEqual([])
    say('2025-06-16', 'in-progress', 'a')
    say('2025-06-23', 'done', 'a')
    expect(history()).toMatchObject({
      unit: 'topics',
      weeks: [{ effort: 0 }, { effort: 1 }, { effort: 0 }],
      burnUp: [{ done: 0 }, { done: 1 }, { done: 1, total: 3 }],
      estimates: [{ id: 'a', weeks: null, actual: 1 }],
    })
  })
})

test('whatever the log: the sums agree, lines rise, the fan is in order and numbers are numbers', () => {
  fc.assert(
    fc.property(logs, ({ learned, start }) => {
      const terms = { today, start, hours: null, runs: 200 }
      const outlook = lookAhead(learned, terms)
      const history = describeHistory(learned, terms, outlook)
      const { weeks, earlier, burnUp, fan, estimates, rhythm } = history
      JSON.stringify(history, (_, value) => {
        if (typeof value === 'number') expect(Number.isFinite(value) && value >= 0).toBe(true)
        return value
      })
      const finished = weeks.reduce((n, week) => n + week.finished, earlier.finished)
      expect(finished).toBe(outlook.evidence.finished)
      const effort = weeks.reduce((n, week) => n + week.effort, earlier.effort)
      expect(burnUp.at(-1)?.done).toBeCloseTo(effort)
      weeks.forEach(({ from, topics }, i) => {
        expect(from).toBe(addDays(mondayOf(today), 7 * (i + 1 - weeks.length)))
        for (const { day } of topics) expect(mondayOf(day)).toBe(from)
      })
      burnUp.forEach(({ day, done, total }, i) => {
        const before = burnUp[i - 1] ?? { day: '', done: 0 }
        expect(day > before.day && day <= today).toBe(true)
        expect(done).toBeGreaterThanOrEqual(before.done)
        expect(done).toBeLessThanOrEqual(total)
      })
      const { done = 0, total = 0 } = burnUp.at(-1) ?? {}
      fan.forEach(({ day, p5, p25, p50, p75, p95 }, i) => {
        const before = fan[i - 1] ?? { day: '', p5: done }
        const line = [before.p5, p5, p25, p50, p75, p95, total]
        expect(line).toEqual(line.toSorted((a, b) => a - b))
        expect(day > before.day && day >= today).toBe(true)
      })
      for (const { day, actual } of estimates) {
        expect(actual).not.toBe(0)
        expect(day <= today).toBe(true)
      }
      expect(rhythm.active).toBeLessThanOrEqual(rhythm.counted)
      expect(rhythm.counted + rhythm.paused).toBeLessThanOrEqual(weeks.length)
    }),
  )
})

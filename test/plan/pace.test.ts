import { expect, test } from 'vitest'
import { measureOf, pausesIn } from '../../src/plan/pace.ts'
import { diary, nested, today } from './diary.ts'

test('each finish took the time since the one before it, or since the start', () => {
  const { say, evidence } = diary()
  say('2025-05-05', 'in-progress', 'a')
  say('2025-05-19', 'done', 'a')
  say('2025-06-09', 'done', 'b', 'c')
  expect(evidence()).toEqual({
    started: '2025-05-05',
    finished: 3,
    stretches: [
      { day: '2025-05-19', topics: 1, weeks: 2, effort: 1.5, spread: 1 / 12 },
      { day: '2025-06-09', topics: 2, weeks: 3, effort: 3.5, spread: 1 / 12 },
    ],
    spread: 1 / 6,
    idle: 3,
    surprises: 0,
  })
})

test('nothing begun is no evidence', () => {
  const { say, evidence } = diary()
  const nothing = { started: null, finished: 0, stretches: [], spread: 0, idle: 0, surprises: 0 }
  expect(evidence()).toEqual(nothing)
  say('2025-05-05', 'skipped', 'a')
  expect(evidence()).toEqual(nothing)
  say('2025-05-05', 'in-progress', 'b')
  say('2025-05-06', 'pending', 'b')
  expect(evidence()).toEqual(nothing)
})

test('without a start, what was finished first took nobody knows how long', () => {
  const { say, evidence, stretches } = diary()
  say('2025-05-05', 'done', 'a')
  say('2025-05-12', 'done', 'b')
  expect(stretches()).toEqual([['2025-05-12', 1, 1.5]])
  expect(evidence().finished).toBe(2)
  expect(evidence('2025-04-28').stretches.map((s) => s.weeks)).toEqual([1, 1])
})

test('all progress on one day says nothing of the pace', () => {
  const { say, evidence } = diary()
  say('2025-05-05', 'in-progress', 'a')
  say('2025-05-05', 'done', 'a', 'b', 'c')
  expect(evidence()).toMatchObject({ started: '2025-05-05', finished: 3, stretches: [], idle: 8 })
})

test('a start after the first mark leaves out what was before it; one to come leaves out all', () => {
  const { say, evidence } = diary()
  say('2025-05-05', 'done', 'a')
  say('2025-05-19', 'done', 'b')
  expect(evidence('2025-05-12').stretches).toMatchObject([{ day: '2025-05-19', weeks: 1 }])
  expect(evidence('2025-08-01')).toMatchObject({ stretches: [], idle: 0, finished: 2 })
})

test('what was known or skipped is left out; the day it was learned counts', () => {
  const { say, write, evidence, stretches } = diary()
  write('2025-05-01', { marks: { d: 'done' }, known: true })
  say('2025-05-05', 'in-progress', 'a')
  say('2025-05-10', 'skipped', 'c')
  write('2025-06-20', { marks: { a: 'done' }, on: '2025-05-12' })
  expect(stretches()).toEqual([['2025-05-12', 1, 1.5]])
  expect(evidence()).toMatchObject({ started: '2025-05-05', finished: 1, idle: 7 })
})

test('pauses are taken out, and those nobody had foreseen are counted', () => {
  const { say, write, evidence } = diary()
  write('2025-04-01', { pause: { from: '2025-05-13', to: '2025-05-19' } })
  say('2025-05-05', 'in-progress', 'a')
  write('2025-06-01', { pause: { from: '2025-06-02', to: '2025-06-15' } })
  say('2025-05-26', 'done', 'a')
  say('2025-06-23', 'done', 'b')
  expect(evidence()).toMatchObject({
    stretches: [{ weeks: 2 }, { weeks: 2 }],
    idle: 1,
    surprises: 2,
  })
})

test('a finish during a pause took no time', () => {
  const { say, write, evidence } = diary()
  say('2025-05-05', 'in-progress', 'a')
  write('2025-05-05', { pause: { from: '2025-05-06', to: '2025-05-19' } })
  say('2025-05-10', 'done', 'a')
  expect(evidence().stretches).toMatchObject([{ day: '2025-05-10', weeks: 0 }])
})

test('entries from the future are of today', () => {
  const { say, stretches } = diary()
  say('2025-06-23', 'in-progress', 'a')
  say('2027-01-01', 'done', 'a')
  expect(stretches()).toEqual([[today, 1, 1.5]])
})

test('the time spent on topics that the roadmap no longer has is nobody’s', () => {
  const { say, write, stretches } = diary()
  say('2025-05-05', 'in-progress', 'a')
  write('2025-05-26', { marks: { gone: 'done' } })
  say('2025-06-02', 'done', 'a')
  expect(stretches()).toEqual([['2025-06-02', 1, 1.5]])
})

test('a mark on a topic finishes all required leaves in it that were not finished before', () => {
  const { say, finishes } = diary(nested)
  say('2025-05-05', 'done', 'verbs')
  say('2025-05-19', 'done', 'http')
  expect(finishes()).toEqual([
    ['verbs', 1, '2025-05-05'],
    ['headers', 1, '2025-05-19'],
  ])
})

test('a mark that moves down keeps its day', () => {
  const { say, finishes, evidence } = diary(nested)
  say('2025-05-05', 'in-progress', 'http')
  say('2025-05-19', 'done', 'http')
  say('2025-06-20', 'pending', 'verbs')
  expect(finishes()).toEqual([
    ['headers', 1, '2025-05-19'],
    ['trailers', 1, '2025-05-19'],
  ])
  expect(evidence().stretches).toMatchObject([{ day: '2025-05-19', effort: 1.5 }])
  expect(evidence().started).toBe('2025-05-05')
})

test('a choice that is done without saying which counts what as many options take', () => {
  const { say, finishes, evidence } = diary(nested)
  say('2025-05-05', 'in-progress', 'language')
  say('2025-05-19', 'done', 'go')
  say('2025-06-16', 'done', 'language')
  expect(finishes()).toEqual([
    ['go', 1, '2025-05-19'],
    ['language', 1, '2025-06-16'],
  ])
  expect(evidence().stretches).toMatchObject([
    { effort: 2, spread: 0 },
    { effort: 5, spread: 4 / 12 },
  ])
})

test('leaves that share one range are long or short together', () => {
  const { say, evidence } = diary(nested)
  say('2025-05-05', 'in-progress', 'http')
  say('2025-05-12', 'done', 'verbs')
  say('2025-05-19', 'done', 'headers')
  expect(evidence().stretches.map((s) => s.spread)).toEqual([1 / 12, 1 / 12])
  expect(evidence().spread).toBeCloseTo(4 / 12)
})

test('a leaf without an estimate is taken for an average one; without any, topics are counted', () => {
  const some = diary(
    'id: s\ntitle: S\nstages: [{ title: A, duration: 1-2 weeks }, { title: B, duration: 3 weeks }, C]',
  )
  expect(measureOf(some.counted(), 2)).toEqual({
    unit: 'weeks',
    typical: { min: 2, max: 2.5 },
    scale: 2,
  })
  const none = diary('id: n\ntitle: N\nstages: [A, B, C]')
  none.say('2025-05-05', 'in-progress', 'a')
  none.say('2025-05-12', 'done', 'a', 'b')
  expect(measureOf(none.counted()).unit).toBe('topics')
  expect(none.evidence().stretches).toMatchObject([{ topics: 2, effort: 2, weeks: 1 }])
})

test('pauses are read as far as they make sense; the last word on one counts', () => {
  const { write, entries } = diary()
  write('2025-05-01', { pause: { from: '2025-05-02', to: '2025-05-20' } })
  write('2025-05-02', { pause: { from: '2025-02-30', to: '2025-05-20' } })
  write('2025-05-02', { pause: { from: '2025-05-09', to: '2025-05-08' } })
  write('2025-05-02', { pause: { from: 'yesterday', to: 7 } })
  write('2025-05-02', { pause: 'two weeks' })
  write('2025-05-10', { pause: { from: '2025-05-02', to: '2025-05-10' } })
  write('2025-06-20', { pause: { from: '2025-06-20', to: null } })
  write('2025-06-21', { pause: { from: '2025-09-01', to: '2025-09-10' } })
  write('2025-06-22', { undo: 'e007' })
  expect(pausesIn(entries, today)).toEqual([
    { from: '2025-05-02', to: '2025-05-10', recorded: '2025-05-10' },
    { from: '2025-06-20', to: today, recorded: '2025-06-20' },
  ])
})

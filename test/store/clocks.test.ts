import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { type Learner, learner } from '../learner.ts'

const tea = `
id: tea
title: Tea
stages:
  - title: One
    topics:
      - {title: Green, duration: 1 week}
      - {title: Black, duration: 2 weeks}
      - {title: White, duration: 3 weeks}
`
afterEach(() => {
  process.env.TZ = 'UTC'
})

interface Kept {
  id: string
  at: string
  on?: string
}
const entriesOf = (roadmap: Learner): Kept[] => JSON.parse(roadmap.kept()).entries

/** Somebody with these entries of another device. */
function heldBefore(...others: object[]): Learner {
  const roadmap = learner(tea)
  mkdirSync(join(roadmap.home, 'data'), { recursive: true })
  const entries = others.map((entry, i) => ({ id: `0${i}`, device: 'other', ...entry }))
  writeFileSync(
    join(roadmap.home, 'data', 'progress-tea.json'),
    JSON.stringify({ format: 1, roadmap: 'tea', entries }),
  )
  return roadmap
}

function expectInOrder(roadmap: Learner): void {
  const entries = entriesOf(roadmap)
  const instants = entries.map(({ at }) => Date.parse(at))
  expect(instants).toEqual([...new Set(instants)].sort((a, b) => a - b))
  const ids = entries.map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)].sort())
}

const reading = [
  'status',
  'next',
  'list --all',
  'remaining',
  'show green',
  'log',
  'check',
  'backup',
]

async function expectReadable(roadmap: Learner): Promise<void> {
  for (const line of reading)
    for (const format of ['', ' --json'])
      expect(await roadmap(line + format), line).toMatchObject({ code: 0, err: '' })
}

test.each([
  ['by a second', '2025-06-04T09:59:59.000Z'],
  ['by a year', '2024-06-04T10:00:00.000Z'],
  ['to the beginning of time', '1970-01-01T00:00:00.000Z'],
  ['to before it', '1960-01-01T00:00:00.000Z'],
])('a clock set back %s: what is said now counts now, on the day it is said', async (_, now) => {
  const roadmap = learner(tea)
  await roadmap('done green')
  roadmap.now = now
  for (const line of ['reset green', 'done black', 'note black hm', 'undo', 'undo', 'redo'])
    expect(await roadmap(line), line).toMatchObject({ code: 0 })
  expect(await roadmap.statuses()).toMatchObject({ green: 'pending', black: 'done' })
  expectInOrder(roadmap)
  const isSameDay = now.startsWith('2025-06-04')
  expect(entriesOf(roadmap)[2]?.on).toBe(isSameDay ? undefined : now.slice(0, 10))
  await expectReadable(roadmap)
})

test('a clock that jumps a year ahead and back', async () => {
  const roadmap = learner(tea)
  await roadmap('start green')
  roadmap.now = '2026-06-04T10:00:00.000Z'
  await roadmap('done green')
  roadmap.now = '2025-06-05T10:00:00.000Z'
  await roadmap('start black')
  await roadmap('reset green')
  expect(await roadmap.statuses()).toMatchObject({ green: 'pending', black: 'in-progress' })
  expectInOrder(roadmap)
  expect(entriesOf(roadmap).map(({ on }) => on)).toEqual([
    undefined,
    undefined,
    '2025-06-05',
    '2025-06-05',
  ])
  await expectReadable(roadmap)
})

test('the first entry of a clock before 1970', async () => {
  const roadmap = learner(tea, { now: '1969-07-20T20:17:00.000Z' })
  expect(await roadmap('done green')).toMatchObject({ code: 0, err: '' })
  expect(entriesOf(roadmap)[0]?.at).toBe('1969-07-20T20:17:00.000Z')
  await expectReadable(roadmap)
})

describe('entries of another device', () => {
  test('from the future count, until something is said now', async () => {
    const roadmap = heldBefore({
      at: '2031-01-01T00:00:00.000Z',
      marks: { green: 'done', black: 'done' },
    })
    expect(await roadmap.statuses()).toMatchObject({ green: 'done', black: 'done' })
    await roadmap('reset green')
    await roadmap('note green "once more"')
    expect(await roadmap.statuses()).toMatchObject({ green: 'pending', black: 'done' })
    expectInOrder(roadmap)
    expect(entriesOf(roadmap)[1]).toMatchObject({
      at: '2031-01-01T00:00:00.001Z',
      on: '2025-06-04',
    })
    await expectReadable(roadmap)
  })

  test('from the future leave the day to the learner, also one that is named', async () => {
    const roadmap = heldBefore({ at: '2031-01-01T00:00:00.000Z', marks: { green: 'done' } })
    await roadmap('reset green')
    await roadmap('done green --on 2025-06-01')
    await roadmap('done black --on yesterday')
    expectInOrder(roadmap)
    expect(entriesOf(roadmap).map(({ on }) => on)).toEqual([
      undefined,
      '2025-06-04',
      '2025-06-01',
      '2025-06-03',
    ])
    const { history } = await roadmap.json('show green')
    expect(history.map(({ day }: { day: string }) => day)).toEqual([
      '2031-01-01',
      '2025-06-04',
      '2025-06-01',
    ])
    // What was recorded after something of the future is later than that, and not known before.
    expect((await roadmap.json('log --at 2025-06-04')).entries).toEqual([])
    expect((await roadmap.json('log --at 2031-01-01')).entries).toHaveLength(4)
    expect((await roadmap('done white --on 2025-06-05')).code).toBe(2)
  })

  test.each([
    '9999-12-31T23:59:59.999Z',
    '+010889-08-02T05:31:50.655Z',
    '+010889-08-02T05:31:50.656Z',
    '+275760-09-13T00:00:00.000Z',
    '+275760-09-12T23:59:59.999Z',
    '-271821-04-20T00:00:00.000Z',
    '0000-01-01T00:00:00.000Z',
    '0001-01-01',
    'Sat, 13 Sep 275760 00:00:00 GMT',
    '1',
  ])('at %s: nothing crashes, and what is said now is recorded', async (at) => {
    const roadmap = heldBefore(
      { at, marks: { green: 'done' } },
      { at, id: 'zzz', note: { topic: 'green', text: 'hm' } },
    )
    await expectReadable(roadmap)
    for (const line of ['done black', 'start white', 'note white hm', 'undo'])
      expect(await roadmap(line), line).toMatchObject({ code: 0 })
    expect(entriesOf(roadmap)).toHaveLength(6)
    // There is no instant after the last one, so there the latest of several is any of them.
    const isLast = entriesOf(roadmap).at(-1)?.at === '+275760-09-13T00:00:00.000Z'
    const undone = isLast ? {} : { black: 'done', white: 'in-progress' }
    expect(await roadmap.statuses()).toMatchObject({ green: 'done', ...undone })
    await expectReadable(roadmap)
    roadmap.now = '2025-06-05T10:00:00.000Z'
    for (const line of ['status --at 2025-06-04', 'log --at yesterday', 'status --at 9999-12-31'])
      expect(await roadmap(line), line).toMatchObject({ code: 0 })
  })
})

describe('the day is the learner’s own', () => {
  test.each([
    ['Pacific/Auckland', '2025-06-04T12:30:00.000Z', '2025-06-05'],
    ['Asia/Tokyo', '2025-06-04T14:59:59.999Z', '2025-06-04'],
    ['Asia/Tokyo', '2025-06-04T15:00:00.000Z', '2025-06-05'],
    ['America/Los_Angeles', '2025-06-05T06:59:59.999Z', '2025-06-04'],
    ['Pacific/Kiritimati', '2025-12-31T10:00:00.000Z', '2026-01-01'],
    // Spring forward, fall back, and a day that was left out altogether.
    ['Europe/Berlin', '2025-03-30T01:00:00.000Z', '2025-03-30'],
    ['Europe/Berlin', '2025-10-25T22:30:00.000Z', '2025-10-26'],
    ['America/Sao_Paulo', '2018-11-04T03:00:00.000Z', '2018-11-04'],
    ['Pacific/Apia', '2011-12-30T10:00:00.000Z', '2011-12-31'],
  ])('in %s at %s it is %s', async (zone, now, day) => {
    process.env.TZ = zone
    const roadmap = learner(tea, { now })
    await roadmap('done green')
    expect(entriesOf(roadmap)[0]).not.toHaveProperty('on')
    const { times } = await roadmap.json('log')
    expect(times[0].slice(0, 10)).toBe(day)
    const { done } = await roadmap.json(`status --at ${day}`)
    expect(done).toBe(1)
    const before = new Date(Date.parse(`${day}T12:00:00Z`) - 24 * 3600 * 1000)
      .toISOString()
      .slice(0, 10)
    const earlier = await roadmap.json(`status --at ${before}`)
    expect(earlier.done).toBe(0)
  })

  test('and what was said where it was another day keeps its place when they travel', async () => {
    const roadmap = learner(tea, { now: '2025-06-04T20:00:00.000Z' })
    process.env.TZ = 'Asia/Tokyo'
    await roadmap('done green')
    process.env.TZ = 'America/Los_Angeles'
    roadmap.now = '2025-06-04T21:00:00.000Z'
    await roadmap('done black')
    await roadmap('reset green')
    expect(await roadmap.statuses()).toMatchObject({ green: 'pending', black: 'done' })
    expectInOrder(roadmap)
    await expectReadable(roadmap)
  })

  test('through the hour that comes twice, in the order in which it was said', async () => {
    process.env.TZ = 'Europe/Berlin'
    const roadmap = learner(tea)
    for (const [now, line] of [
      ['2025-10-26T00:30:00.000Z', 'done green'],
      ['2025-10-26T01:30:00.000Z', 'reset green'],
      ['2025-10-26T01:30:00.000Z', 'start green'],
    ] as const) {
      roadmap.now = now
      await roadmap(line)
    }
    expect(await roadmap.statuses()).toMatchObject({ green: 'in-progress' })
    expectInOrder(roadmap)
    expect((await roadmap.json('log')).times).toEqual([
      '2025-10-26 02:30',
      '2025-10-26 02:30',
      '2025-10-26 02:30',
    ])
  })
})

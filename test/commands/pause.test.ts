import { expect, test } from 'vitest'
import { tea } from '../contract.ts'
import { learner } from '../learner.ts'

test('is typed as two days, as how long, as a day and how long, or as nothing', async () => {
  const pauses = [
    ['pause 2025-07-01 2025-07-10', { from: '2025-07-01', to: '2025-07-10' }],
    ['pause 2025-07-01..2025-07-10', { from: '2025-07-01', to: '2025-07-10' }],
    ['pause 2 weeks', { from: '2025-06-04', to: '2025-06-17' }],
    ['pause 3 days', { from: '2025-06-04', to: '2025-06-06' }],
    ['pause a day', { from: '2025-06-04', to: '2025-06-04' }],
    ['pause tomorrow 1 week', { from: '2025-06-05', to: '2025-06-11' }],
    ['pause', { from: '2025-06-04', to: null }],
  ] as const
  for (const [typed, pause] of pauses) {
    const roadmap = learner(tea)
    expect(await roadmap.json(typed), typed).toMatchObject({ entry: expect.any(String), pause })
    expect(JSON.parse(roadmap.kept()).entries, typed).toMatchObject([{ pause }])
  }
})

test('moves the dates, is shown in the log, and can be undone', async () => {
  const roadmap = learner(tea)
  const before = (await roadmap.json('remaining')).finish
  expect((await roadmap('pause 2 weeks')).out).toMatchInlineSnapshot(`
    "Paused from today to 17 June.
    85 % by the week of 1 September, 13 days later.
    "
  `)
  expect((await roadmap('remaining')).out).toContain('Paused until 17 June.')
  expect((await roadmap('log')).out).toContain('pause from 2025-06-04 to 2025-06-17')
  const { finish } = await roadmap.json('remaining')
  // Today is over either way.
  expect(Date.parse(finish.p50) - Date.parse(before.p50)).toBe(13 * 86_400_000)
  await roadmap('undo')
  expect((await roadmap.json('remaining')).finish).toEqual(before)
})

test('said again changes nothing', async () => {
  const roadmap = learner(tea)
  await roadmap('pause 2025-07-01 2025-07-10')
  const kept = roadmap.kept()
  expect(await roadmap.json('pause 2025-07-01 2025-07-10')).toMatchObject({ entry: null })
  expect((await roadmap('pause 2025-07-01 2025-07-10')).out).toContain('Paused already')
  await roadmap('pause')
  expect(await roadmap.json('pause')).toMatchObject({ entry: null, pause: { to: null } })
  expect(JSON.parse(roadmap.kept()).entries).toHaveLength(JSON.parse(kept).entries.length + 1)
})

test('overlapping ones count each day once', async () => {
  const [one, two] = [learner(tea), learner(tea)]
  await one('pause 2025-06-10 2025-06-30')
  await two('pause 2025-06-10 2025-06-20')
  await two('pause 2025-06-15 2025-06-30')
  expect((await two.json('remaining')).finish.p85).toBe((await one.json('remaining')).finish.p85)
})

test('what is no pause is refused, and nothing is recorded', async () => {
  const roadmap = learner(tea)
  for (const typed of [
    'pause 2025-07-10 2025-07-01',
    'pause 2025-02-30 2025-03-01',
    'pause soon',
    'pause -- -2 weeks',
    'pause 2025-07-01 soon',
  ])
    expect(await roadmap(typed), typed).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^error: /),
    })
  expect(roadmap.kept()).toBe('')
})

test('leaves the days out of the pace', async () => {
  const roadmap = learner(tea)
  await roadmap('start water')
  roadmap.now = '2025-07-30T10:00:00.000Z'
  await roadmap('done water')
  const slow = (await roadmap.json('remaining')).finish.pace.factor
  await roadmap('pause 2025-06-10 2025-07-20')
  expect((await roadmap.json('remaining')).finish.pace.factor).toBeLessThan(slow)
})

test('is offered once after a long silence, on a terminal', async () => {
  const roadmap = learner(tea, { answers: ['yes'] })
  await roadmap('start water')
  roadmap.now = '2025-09-01T10:00:00.000Z'
  await roadmap('done water')
  expect(roadmap.asked).toMatchObject([{ message: expect.stringContaining('2025-06-05') }])
  await roadmap('done green')
  expect(roadmap.asked).toHaveLength(1)
  const { entries } = await roadmap.json('log')
  expect(entries).toMatchObject([
    { marks: { water: 'in-progress' } },
    { pause: { from: '2025-06-05', to: '2025-08-31' } },
    { marks: { water: 'done' } },
    { marks: { green: 'done' } },
  ])
})

test('is not recorded where the learner says no, and not offered again', async () => {
  const roadmap = learner(tea, { answers: ['no'] })
  await roadmap('start water')
  roadmap.now = '2025-09-01T10:00:00.000Z'
  await roadmap('done water')
  await roadmap('done green')
  expect(roadmap.asked).toHaveLength(1)
  expect(roadmap.kept()).not.toContain('pause')
})

test('is not offered after a short silence, in a long topic, after a pause, or without a terminal', async () => {
  const long = learner(
    '{ title: T, id: tea, stages: [{ title: S, topics: [{ title: A, duration: 1 year }] }] }',
    { answers: [] },
  )
  await long('start a')
  long.now = '2025-09-01T10:00:00.000Z'
  expect(await long('done a')).toMatchObject({ code: 0 })
  const short = learner(tea, { answers: [] })
  await short('start water')
  short.now = '2025-06-28T10:00:00.000Z'
  expect(await short('done water')).toMatchObject({ code: 0 })
  const told = learner(tea, { answers: [] })
  await told('start water')
  await told('pause 2025-06-05 2025-08-25')
  told.now = '2025-09-01T10:00:00.000Z'
  expect(await told('done water')).toMatchObject({ code: 0 })
  const alone = learner(tea)
  await alone('start water')
  alone.now = '2025-09-01T10:00:00.000Z'
  expect(await alone('done water')).toMatchObject({ code: 0 })
  expect([long, short, told, alone].flatMap(({ asked }) => asked)).toEqual([])
})

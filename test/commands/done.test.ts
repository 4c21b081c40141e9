import { expect, test } from 'vitest'
import { keys, missing, tea } from '../contract.ts'
import { learner } from '../learner.ts'

test('marks a topic done and says where that leads', async () => {
  const roadmap = learner(tea)
  expect((await roadmap('done water')).out).toMatchInlineSnapshot(`
    "✓ Water is done
      now in progress: Basics

    14 % done, 9 weeks left
    Next: Leaves  leaves
    "
  `)
  expect(await roadmap.statuses()).toMatchObject({ water: 'done', basics: 'in-progress' })
})

test('--json lists every topic whose status is now another, in file order', async () => {
  const roadmap = learner(tea)
  const answer = await roadmap.json('done green')
  expect(missing(answer, keys.change)).toEqual([])
  expect(answer).toMatchObject({
    entry: expect.any(String),
    progress: expect.closeTo(2 / 10.5),
    remaining: { min: 8, max: 9 },
    next: [{ topic: { id: 'water' } }, { topic: { id: 'pottery' } }],
  })
  const change = (id: string, to: string) => expect.objectContaining({ id, from: 'pending', to })
  expect(answer.changed).toEqual([
    change('basics', 'in-progress'),
    change('leaves', 'done'),
    change('green', 'done'),
    change('black', 'not-needed'),
    change('oolong', 'not-needed'),
  ])
})

test('several topics are one entry', async () => {
  const roadmap = learner(tea)
  await roadmap('done water green host')
  const { entries } = await roadmap.json('log')
  expect(entries).toMatchObject([{ marks: { water: 'done', green: 'done', host: 'done' } }])
})

test('what is done already is not recorded again', async () => {
  const roadmap = learner(tea)
  await roadmap('done kettle')
  const before = roadmap.kept()
  expect((await roadmap('done copper')).out).toContain('Copper kettle is already done')
  expect(await roadmap.json('done kettle steel')).toMatchObject({ entry: null, changed: [] })
  expect(roadmap.kept()).toBe(before)
})

test('--on and --known are kept with the entry', async () => {
  const roadmap = learner(tea)
  await roadmap('done water --on 2025-05-01')
  await roadmap('done green --known --on yesterday')
  await roadmap('done host --on today')
  const { entries } = await roadmap.json('log')
  expect(entries[0]).toMatchObject({ marks: { water: 'done' }, on: '2025-05-01' })
  expect(entries[1]).toMatchObject({ marks: { green: 'done' }, on: '2025-06-03', known: true })
  expect(entries[2]).not.toHaveProperty('on')
  expect(entries[2]).not.toHaveProperty('known')
})

test.each([
  ['2026-02-30', 'there is no day'],
  ['2025-06-05', 'in the future'],
  ['soon', 'there is no day'],
])('--on %s changes nothing', async (day, message) => {
  const roadmap = learner(tea)
  const { code, err } = await roadmap(`done water --on ${day}`)
  expect(code).toBe(2)
  expect(err).toContain(message)
  expect(roadmap.kept()).toBe('')
})

test('one bad name among several changes nothing', async () => {
  const roadmap = learner(tea)
  expect((await roadmap('done water nonsense')).code).toBe(1)
  expect(roadmap.kept()).toBe('')
})

test('without a topic asks, where somebody is there to answer', async () => {
  const roadmap = learner(tea, { answers: [['water', 'green']] })
  await roadmap('skip host --no-input')
  expect((await roadmap('done')).code).toBe(0)
  expect(await roadmap.statuses()).toMatchObject({ water: 'done', green: 'done', leaves: 'done' })
  expect(roadmap.asked).toHaveLength(1)
  expect(roadmap.asked[0]?.choices).toContain('kettle')
  expect(roadmap.asked[0]?.choices).not.toContain('host')
})

test.each(['done', 'done --no-input', 'done --json'])(
  '`%s` never asks without a terminal',
  async (typed) => {
    const roadmap = learner(tea, { answers: typed === 'done' ? null : [['water']] })
    expect((await roadmap(typed)).code).toBe(2)
    expect(roadmap.asked).toEqual([])
    expect(roadmap.kept()).toBe('')
  },
)

test('leaving the question changes nothing', async () => {
  const roadmap = learner(tea, { answers: [] })
  expect(await roadmap('done')).toEqual({ code: 130, out: '', err: '' })
  expect(roadmap.kept()).toBe('')
})

test('a choice that is marked itself asks which option it was', async () => {
  const roadmap = learner(tea, { answers: ['black'] })
  await roadmap('done leaves')
  expect(roadmap.asked).toMatchObject([{ choices: ['green', 'black', 'oolong', 'leaves'] }])
  expect(await roadmap.statuses()).toMatchObject({
    leaves: 'done',
    black: 'done',
    green: 'not-needed',
  })
})

test.each(['--no-input', '--json'])('with %s the choice itself is marked', async (option) => {
  const roadmap = learner(tea, { answers: ['black'] })
  await roadmap(`done leaves ${option}`)
  expect(roadmap.asked).toEqual([])
  const { leaves, green, black, oolong } = await roadmap.statuses()
  expect({ leaves, green, black, oolong }).toEqual({
    leaves: 'done',
    green: 'not-needed',
    black: 'not-needed',
    oolong: 'not-needed',
  })
})

test('a choice of several asks for each, and “none of these” marks the choice', async () => {
  const yaml =
    '{ title: T, stages: [{ title: S, topics: [{ title: C, choose: 2, topics: [X, Y, Z] }] }] }'
  const several = learner(yaml, { answers: ['z', 'x'] })
  await several('done c')
  expect(await several.statuses()).toMatchObject({ x: 'done', y: 'not-needed', z: 'done' })
  const none = learner(yaml, { answers: ['c'] })
  await none('done c')
  expect(await none.statuses()).toMatchObject({ c: 'done', x: 'not-needed', z: 'not-needed' })
})

test('a prefix, a part of the title and any case name a topic', async () => {
  const roadmap = learner(tea)
  await roadmap(['done', 'WAT', 'steel KET', 'host'])
  expect(await roadmap.statuses()).toMatchObject({
    water: 'done',
    'steel-kettle': 'done',
    host: 'done',
  })
})

test('on the bundled roadmap: caching leaves 40⅔–48 weeks and 39 units, go completes the language', async () => {
  const roadmap = learner()
  expect((await roadmap.json('done caching')).remaining).toEqual({
    min: expect.closeTo(40 + 2 / 3),
    max: expect.closeTo(48),
  })
  const { units } = await roadmap.json('status')
  expect(units.total - units.done).toBe(39)
  const { changed } = await roadmap.json('done go')
  const dropped = changed.filter(({ to }: { to: string }) => to === 'not-needed')
  expect(dropped).toHaveLength(5)
  expect(await roadmap.statuses()).toMatchObject({ language: 'done', python: 'not-needed' })
})

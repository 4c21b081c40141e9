import { stripVTControlCharacters } from 'node:util'
import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { keys, missing, tea } from '../contract.ts'
import { learner } from '../learner.ts'

test('shows the stages and their topics', async () => {
  const roadmap = learner(tea)
  await roadmap('done water green')
  expect((await roadmap('list')).out).toMatchInlineSnapshot(`
    "Tea  ✓ done  ▸ in progress  · open  – skipped

    ▸ Basics      basics    6–7 weeks  2 of 4
    ├ ✓ Water     water     1–2 weeks
    ├ ✓ Leaves    leaves      2 weeks  choose 1
    └ · Kettle    kettle      3 weeks  0 of 2
    · Mastery     mastery     4 weeks  0 of 2
    ├ · Ceremony  ceremony    4 weeks  0 of 2; needs kettle
    └ · Pottery   pottery      1 week  optional
    "
  `)
})

test('--all shows every depth', async () => {
  const roadmap = learner(tea)
  expect((await roadmap('list')).out).not.toContain('Oolong')
  expect((await roadmap('list --all')).out).toContain('Oolong')
})

const narrow = `id: tea
title: The whole art of tea
stages:
  - title: Everything there is to know about water
    topics:
      - { title: Where it comes from, duration: 2 weeks, topics: [Springs, Rain] }
      - { title: 日本の水はとても柔らかい水です, id: soft, needs: [where-it-comes-from] }
`

test('where the terminal is too narrow, ids that are the title go first, then the longest words are cut', async () => {
  const roadmap = learner(narrow, { terminal: { width: 60 }, env: { NO_COLOR: '1' } })
  await roadmap('done springs')
  expect((await roadmap('list --all')).out).toMatchInlineSnapshot(`
    "The whole art of…  ✓ done  ▸ in progress  · open  – skipped

    ▸ Everything there is to…         no estimate  1 of 3
    ├ ▸ Where it comes from               2 weeks  1 of 2
    │ ├ ✓ Springs                          1 week
    │ └ · Rain                             1 week
    └ · 日本の水はとても柔ら…   soft  no estimate  needs where-…
    "
  `)
  expect((await roadmap('list --all --plain')).out).toMatchInlineSnapshot(`
    "The whole…  [x] done  [>] in progress  [ ] open  [-] skipped

    [>] Everything there is t…        no estimate  1 of 3
      [>] Where it comes from             2 weeks  1 of 2
        [x] Springs                        1 week
        [ ] Rain                           1 week
      [ ] 日本の水はとても柔…   soft  no estimate  needs where-…
    "
  `)
})

test.each([40, 60, 80, 120])('no line is wider than %i columns', async (width) => {
  for (const yaml of [narrow, tea, undefined]) {
    const roadmap = learner(yaml, { terminal: { width }, env: { NO_COLOR: '1' } })
    for (const typed of ['list', 'list --all', 'list --all --plain'])
      for (const line of (await roadmap(typed)).out.split('\n'))
        expect(stringWidth(line)).toBeLessThanOrEqual(width)
  }
})

test('colours change no character', async () => {
  const roadmap = learner(tea, { terminal: { width: 80 } })
  await roadmap('done water')
  const painted = (await roadmap('list --all')).out
  expect(painted).toContain('\u001b[')
  expect(stripVTControlCharacters(painted)).toBe((await roadmap('list --all --no-color')).out)
})

test('--json has every topic at every depth', async () => {
  const answer = await learner(tea).json('list')
  expect(missing(answer, 'roadmap stages')).toEqual([])
  const [basics] = answer.stages
  const [water, leaves, kettle] = basics.topics
  for (const topic of [basics, water, kettle.topics[0]])
    expect(missing(topic, `${keys.topic} topics`)).toEqual([])
  expect(kettle).toMatchObject({
    path: ['Basics', 'Kettle'],
    stage: 'basics',
    depth: 2,
    status: 'pending',
    optional: false,
    choose: null,
    weeks: { min: 3, max: 3 },
    units: { done: 0, total: 2 },
    needs: ['water'],
    blocked: ['water'],
    topics: [{ id: 'copper-kettle' }, { id: 'steel-kettle' }],
  })
  expect(leaves.choose).toBe(1)
  expect(leaves.links).toEqual([
    { title: 'https://leaves.example/', url: 'https://leaves.example/' },
    { title: 'The book of leaves', url: 'https://book.example/' },
  ])
})

test('one topic', async () => {
  const { stages } = await learner(tea).json('list leaves')
  expect(stages).toMatchObject([{ id: 'leaves', topics: [{}, {}, {}] }])
})

test('--status keeps what has it, and the way there', async () => {
  const roadmap = learner(tea)
  await roadmap('done steel')
  const { stages } = await roadmap.json('list --status done')
  expect(stages).toMatchObject([
    { id: 'basics', topics: [{ id: 'kettle', topics: [{ id: 'steel-kettle' }] }] },
  ])
  expect(stages).toHaveLength(1)
  expect((await roadmap('list --status skipped')).out).toBe('No topic has this status.\n')
})

test('a status that does not exist is wrong usage', async () => {
  const { code, err } = await learner(tea)('list --status begun')
  expect(code).toBe(2)
  expect(err).toContain('pending, in-progress, done, skipped, not-needed')
})

import { expect, test } from 'vitest'
import { tea } from '../contract.ts'
import { learner } from '../learner.ts'

test('says how many weeks are left, by stage and in all', async () => {
  const roadmap = learner(tea)
  expect((await roadmap('remaining')).out).toMatchInlineSnapshot(`
    "  Basics   6–7 weeks
      Mastery    4 weeks

    10–11 weeks left
    "
  `)
})

test('--json has what the contract promises', async () => {
  const roadmap = learner(tea)
  await roadmap('done water')
  expect(await roadmap.json('remaining')).toMatchObject({
    weeks: { min: 9, max: 9 },
    withoutEstimate: 0,
    stages: [
      { id: 'basics', title: 'Basics', weeks: { min: 5, max: 5 } },
      { id: 'mastery', title: 'Mastery', weeks: { min: 4, max: 4 } },
    ],
  })
})

test('topics without an estimate are counted', async () => {
  const some = learner(
    '{ title: T, stages: [{ title: S, topics: [{ title: A, duration: 1 week }, B] }] }',
  )
  expect(await some.json('remaining')).toMatchObject({
    weeks: { min: 1, max: 1 },
    withoutEstimate: 1,
  })
  expect((await some('remaining')).out).toContain('1 topic without an estimate')
  const none = learner('{ title: T, stages: [{ title: S, topics: [A, B] }] }')
  expect(await none.json('remaining')).toMatchObject({ weeks: null, withoutEstimate: 2 })
})

test('nothing is left when everything is done, as of that day', async () => {
  const roadmap = learner(tea)
  await roadmap('done basics mastery')
  expect((await roadmap('remaining')).out).toBe('Everything is done.\n')
  expect((await roadmap.json('remaining')).weeks).toEqual({ min: 0, max: 0 })
  expect((await roadmap.json('remaining --at 2025-06-03')).weeks).toEqual({ min: 10, max: 11 })
})

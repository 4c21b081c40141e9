import { expect, test } from 'vitest'
import { keys, missing, tea } from '../contract.ts'
import { learner } from '../learner.ts'

test('what is skipped counts no longer, and what needs it may begin', async () => {
  const roadmap = learner(tea)
  const answer = await roadmap.json('skip water')
  expect(missing(answer, keys.change)).toEqual([])
  expect(answer).toMatchObject({ progress: 0, remaining: { min: 9, max: 9 } })
  expect((await roadmap.json('status')).units).toEqual({ done: 0, total: 5 })
  expect((await roadmap.json('show kettle')).topic.blocked).toEqual([])
})

test('a skipped option can no longer be chosen', async () => {
  const roadmap = learner(tea)
  await roadmap('skip green oolong')
  expect(await roadmap.statuses()).toMatchObject({ leaves: 'pending', black: 'pending' })
  await roadmap('skip black')
  expect(await roadmap.statuses()).toMatchObject({ leaves: 'skipped' })
})

test('a topic is named when it was asked for', async () => {
  const roadmap = learner(tea, { answers: [['host', 'guest']] })
  expect((await roadmap('skip')).out).toContain('Host is skipped')
  expect(await roadmap.statuses()).toMatchObject({ ceremony: 'skipped', mastery: 'skipped' })
  expect((await learner(tea)('skip')).code).toBe(2)
})

test('everything skipped is 100 %', async () => {
  const roadmap = learner(tea)
  await roadmap('skip basics mastery')
  expect(await roadmap.json('status')).toMatchObject({ progress: 1, units: { done: 0, total: 0 } })
})

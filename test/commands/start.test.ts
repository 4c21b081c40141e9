import { expect, test } from 'vitest'
import { keys, missing, tea } from '../contract.ts'
import { learner } from '../learner.ts'

test('marks a topic as in progress', async () => {
  const roadmap = learner(tea)
  expect((await roadmap('start kettle')).out).toContain('Kettle is in progress')
  const answer = await roadmap.json('start copper')
  expect(missing(answer, keys.change)).toEqual([])
  expect(answer.changed).toMatchObject([
    { id: 'copper-kettle', from: 'pending', to: 'in-progress' },
  ])
})

test('an option that is started is the one that is chosen', async () => {
  const roadmap = learner(tea)
  await roadmap('start oolong')
  const { suggestions } = await roadmap.json('next -n 1')
  expect(suggestions).toMatchObject([{ topic: { id: 'leaves' }, step: { id: 'oolong' } }])
})

test('a topic that was done is begun again, and nothing else changes', async () => {
  const roadmap = learner(tea)
  await roadmap('done kettle')
  await roadmap('start copper')
  expect(await roadmap.statuses()).toMatchObject({
    kettle: 'in-progress',
    'copper-kettle': 'in-progress',
    'steel-kettle': 'done',
  })
})

test('asks without a topic, and not for one that is in progress already', async () => {
  const roadmap = learner(tea, { answers: [['water']] })
  await roadmap('start leaves')
  await roadmap('start')
  expect(roadmap.asked[0]?.choices).not.toContain('leaves')
  expect(await roadmap.statuses()).toMatchObject({ water: 'in-progress' })
  expect((await learner(tea)('start')).code).toBe(2)
})

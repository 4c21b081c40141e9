import { expect, test } from 'vitest'
import { keys, missing, tea } from '../contract.ts'
import { learner } from '../learner.ts'

test('opens exactly one topic, whatever was marked above it', async () => {
  const roadmap = learner(tea)
  await roadmap('done basics')
  const answer = await roadmap.json('reset copper')
  expect(missing(answer, keys.change)).toEqual([])
  expect(answer.changed).toMatchObject([
    { id: 'basics', from: 'done', to: 'in-progress' },
    { id: 'kettle', from: 'done', to: 'in-progress' },
    { id: 'copper-kettle', from: 'done', to: 'pending' },
  ])
})

test('takes back all marks under the topic', async () => {
  const roadmap = learner(tea)
  await roadmap('done copper')
  await roadmap('skip steel')
  await roadmap('reset kettle')
  expect(await roadmap.statuses()).toMatchObject({
    kettle: 'pending',
    'copper-kettle': 'pending',
    'steel-kettle': 'pending',
  })
})

test('an option of a choice that is done opens the choice', async () => {
  const roadmap = learner(tea)
  await roadmap('done leaves')
  await roadmap('reset black')
  const { leaves, green, black } = await roadmap.statuses()
  expect({ leaves, green, black }).toEqual({
    leaves: 'pending',
    green: 'pending',
    black: 'pending',
  })
})

test('what is open already is left alone', async () => {
  const roadmap = learner(tea)
  expect(await roadmap.json('reset water')).toMatchObject({ entry: null, changed: [] })
  expect(roadmap.kept()).toBe('')
})

test('asks without a topic, for those that are not open', async () => {
  const roadmap = learner(tea, { answers: [['water']] })
  await roadmap('done water')
  await roadmap('reset')
  expect(roadmap.asked[0]?.choices).toEqual(['basics', 'water'])
  expect(await roadmap.statuses()).toMatchObject({ water: 'pending' })
  expect(await roadmap('reset')).toMatchObject({ code: 1 })
})

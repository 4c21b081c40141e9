import { expect, test } from 'vitest'
import { keys, missing, tea } from '../contract.ts'
import { learner } from '../learner.ts'

test('shows the place, weeks, needs, links, notes and history of a topic', async () => {
  const roadmap = learner(tea)
  await roadmap('start kettle')
  await roadmap('note kettle whistles at 3 bar')
  expect((await roadmap('show kettle')).out).toMatchInlineSnapshot(`
    "Kettle  kettle  ▸ in progress
    Basics

      Weeks    3 weeks, 3 weeks left
      Needs    Water (open)
      Unlocks  Ceremony  ceremony
      Topics   · Copper kettle  copper-kettle  1½ weeks
               · Steel kettle   steel-kettle   1½ weeks
      Notes    2025-06-04  whistles at 3 bar
      History  2025-06-04  in progress
    "
  `)
})

test('--json has what the contract promises', async () => {
  const roadmap = learner(tea)
  await roadmap('start water')
  await roadmap('note water soft')
  roadmap.now = '2025-06-05T10:00:00.000Z'
  await roadmap('done water')
  const answer = await roadmap.json('show water')
  expect(missing(answer, 'topic unlocks notes history')).toEqual([])
  expect(missing(answer.topic, `${keys.topic} topics`)).toEqual([])
  expect(answer).toMatchObject({
    topic: { id: 'water', status: 'done', path: ['Basics', 'Water'] },
    unlocks: ['kettle'],
    notes: [{ text: 'soft' }],
    history: [
      { at: '2025-06-04T10:00:00.000Z', status: 'in-progress' },
      { at: '2025-06-05T10:00:00.000Z', status: 'done' },
    ],
  })
})

test('what was undone is no history', async () => {
  const roadmap = learner(tea)
  await roadmap('done water')
  await roadmap('undo')
  expect((await roadmap.json('show water')).history).toEqual([])
})

test('asks without a topic', async () => {
  const roadmap = learner(tea, { answers: ['oolong'] })
  expect((await roadmap('show')).out).toContain('Oolong')
  expect((await learner(tea)('show')).code).toBe(2)
})

test('progress made under an earlier id counts', async () => {
  const roadmap = learner(tea)
  await roadmap('done water')
  roadmap.write(
    'roadmap.yaml',
    tea.replace('title: Water', 'title: Rain\n        was: [water]').replace('needs: [water]', ''),
  )
  expect(await roadmap.json('show rain')).toMatchObject({
    topic: { status: 'done', was: ['water'] },
    history: [{ status: 'done' }],
  })
})

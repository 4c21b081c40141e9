import { expect, test } from 'vitest'
import { tea } from '../contract.ts'
import { learner } from '../learner.ts'

test('keeps a note and reads it back', async () => {
  const roadmap = learner(tea)
  expect((await roadmap('note water "soft, not hard"')).out).toBe('Noted on Water.\n')
  await roadmap('note water and fresh')
  expect((await roadmap('note water')).out).toBe(
    '2025-06-04  soft, not hard\n2025-06-04  and fresh\n',
  )
})

test('--json gives the notes and the new entry', async () => {
  const roadmap = learner(tea)
  const answer = await roadmap.json('note water soft')
  expect(answer).toMatchObject({
    entry: expect.any(String),
    notes: [{ at: '2025-06-04T10:00:00.000Z', text: 'soft' }],
  })
  expect((await roadmap.json('log')).entries).toMatchObject([
    { id: answer.entry, note: { topic: 'water', text: 'soft' } },
  ])
})

test('reading notes writes nothing', async () => {
  const roadmap = learner(tea)
  expect((await roadmap('note water')).out).toBe('There is no note on Water.\n')
  expect(roadmap.kept()).toBe('')
})

test('an empty note and no topic are wrong usage', async () => {
  const roadmap = learner(tea)
  expect((await roadmap(['note', 'water', ' '])).code).toBe(2)
  expect((await roadmap('note')).code).toBe(2)
  expect(roadmap.kept()).toBe('')
})

test('undo takes a note back', async () => {
  const roadmap = learner(tea)
  await roadmap('note water hard')
  await roadmap('undo')
  expect((await roadmap.json('note water')).notes).toEqual([])
})

test('notes of a topic that was renamed are its own', async () => {
  const roadmap = learner(tea)
  await roadmap('note water "soft, not hard"')
  const renamed = tea.replace('title: Water', 'title: Spring\n        was: [water]')
  roadmap.write('roadmap.yaml', renamed.replace('needs: [water]', 'needs: [spring]'))
  expect((await roadmap('note spring')).out).toBe('2025-06-04  soft, not hard\n')
  expect((await roadmap('note spring cold')).code).toBe(0)
  expect((await roadmap.json('show spring')).notes).toMatchObject([
    { text: 'soft, not hard' },
    { text: 'cold' },
  ])
})

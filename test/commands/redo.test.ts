import { expect, test } from 'vitest'
import { keys, missing, tea } from '../contract.ts'
import { learner } from '../learner.ts'

test('brings back what undo took back', async () => {
  const roadmap = learner(tea)
  await roadmap('done water green')
  const { changed } = await roadmap.json('undo')
  const answer = await roadmap.json('redo')
  expect(missing(answer, keys.change)).toEqual([])
  expect(answer.changed).toEqual(
    changed.map(({ from, to, ...topic }: { from: string; to: string }) => ({
      ...topic,
      from: to,
      to: from,
    })),
  )
})

test('goes forward one by one, and then there is nothing', async () => {
  const roadmap = learner(tea)
  await roadmap('done water')
  await roadmap('done host')
  await roadmap('undo')
  await roadmap('undo')
  expect((await roadmap('redo')).out).toContain('Brought back.')
  expect(await roadmap.statuses()).toMatchObject({ water: 'done', host: 'pending' })
  await roadmap('redo')
  const before = roadmap.kept()
  expect((await roadmap('redo')).out).toBe('There is nothing to redo.\n')
  expect(await roadmap.statuses()).toMatchObject({ water: 'done', host: 'done' })
  expect(roadmap.kept()).toBe(before)
})

test('is over once something else was recorded', async () => {
  const roadmap = learner(tea)
  await roadmap('done water')
  await roadmap('undo')
  await roadmap('done host')
  expect(await roadmap.json('redo')).toMatchObject({ entry: null, changed: [] })
})

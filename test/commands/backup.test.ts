import { expect, test } from 'vitest'
import { tea } from '../contract.ts'
import { learner } from '../learner.ts'

test('gives the whole log as JSON, with and without --json', async () => {
  const roadmap = learner(tea)
  await roadmap('done water')
  await roadmap('undo')
  const { out } = await roadmap('backup')
  expect(JSON.parse(out)).toEqual(await roadmap.json('backup'))
  expect(JSON.parse(out)).toEqual({
    format: 1,
    roadmap: 'tea',
    entries: (await roadmap.json('log')).entries,
  })
})

test('of no progress is a backup too', async () => {
  expect(await learner(tea).json('backup')).toEqual({ format: 1, roadmap: 'tea', entries: [] })
})

test('--at gives what there was on that day', async () => {
  const roadmap = learner(tea)
  await roadmap('done water')
  expect((await roadmap.json('backup --at 2025-06-03')).entries).toEqual([])
})

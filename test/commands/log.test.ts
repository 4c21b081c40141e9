import { expect, test } from 'vitest'
import { tea } from '../contract.ts'
import { learner } from '../learner.ts'

test('tells what was recorded, oldest first', async () => {
  const roadmap = learner(tea)
  await roadmap('done water green --on 2025-06-01')
  roadmap.now = '2025-06-05T18:30:00.000Z'
  await roadmap('note kettle whistles')
  await roadmap('skip host')
  await roadmap('undo')
  expect((await roadmap('log')).out).toMatchInlineSnapshot(`
    "2025-06-04 10:00  done: Water, Green, learned on 2025-06-01
    2025-06-05 18:30  note on Kettle: whistles
    2025-06-05 18:30  skipped: Host  (undone)
    2025-06-05 18:30  undo
    "
  `)
})

test('--json gives the entries', async () => {
  const roadmap = learner(tea)
  await roadmap('done water')
  await roadmap('undo')
  const { entries } = await roadmap.json('log')
  expect(entries).toMatchObject([{ marks: { water: 'done' } }, { undo: entries[0].id }])
  for (const entry of entries)
    expect(entry).toMatchObject({ at: expect.any(String), device: entries[0].device })
  expect(entries[1].at > entries[0].at).toBe(true)
})

test('--at leaves out what came later', async () => {
  const roadmap = learner(tea)
  await roadmap('done water')
  expect((await roadmap('log --at 2025-06-03')).out).toBe('Nothing is recorded yet.\n')
  expect((await roadmap.json('log --at 2025-06-04')).entries).toHaveLength(1)
})

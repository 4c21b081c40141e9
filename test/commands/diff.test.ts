import { expect, test } from 'vitest'
import { tea } from '../contract.ts'
import { learner } from '../learner.ts'

const without = tea.replace('[Host, Guest]', '[Host, Tray]')

test('says what the other file would do to my progress, and adopts nothing', async () => {
  const roadmap = learner(tea)
  roadmap.write('new.yaml', without)
  await roadmap('done guest')
  const before = roadmap.kept()
  const { code, out } = await roadmap('diff new.yaml')
  expect(code).toBe(0)
  expect(out).toMatch(/Tray/)
  expect(out).toMatch(/guest/i)
  expect(await roadmap.json('diff new.yaml')).toMatchObject({ orphans: ['guest'] })
  expect(roadmap.kept()).toBe(before)
  expect(await roadmap.statuses()).toMatchObject({ guest: 'done' })
})

test.each([
  ['nowhere.yaml', 1],
  ['broken.yaml', 1],
  ['', 2],
])('diff %s is refused', async (file, code) => {
  const roadmap = learner(tea)
  roadmap.write('broken.yaml', 'title: Broken')
  expect(await roadmap(`diff ${file}`)).toMatchObject({ code, out: '' })
})

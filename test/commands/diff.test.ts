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

test('another file of the same id is told from a version of this one', async () => {
  const roadmap = learner(tea)
  roadmap.write('other.yaml', 'id: tea\ntitle: Herbs\nstages: [Mint, Sage, {title: Water}]\n')
  const { out } = await roadmap('diff other.yaml')
  expect(out).toContain(
    'It has the same id and only 1 of 14 topics: if it is another roadmap, give',
  )
  expect((await roadmap('diff roadmap.yaml')).out).not.toContain('another roadmap')
})

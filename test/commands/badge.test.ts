import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tea } from '../contract.ts'
import { learner } from '../learner.ts'
import { hostileTitles, pictureIn } from '../picture.ts'

test('has the title and the per cent', async () => {
  const roadmap = learner(tea)
  await roadmap('done water')
  const { out } = await roadmap('badge')
  const { texts, title, height } = pictureIn(out)
  expect(new Set(texts)).toEqual(new Set(['Tea', '14 %']))
  expect(title).toBe('Tea: 14 %')
  expect(height).toBe(20)
  roadmap.now = '2031-12-31T23:59:59.000Z'
  expect((await roadmap('badge')).out).toBe(out)
  await roadmap('badge -o badge.svg')
  expect(readFileSync(join(roadmap.folder, 'badge.svg'), 'utf8')).toBe(out)
})

test('another colour says that everything is done', async () => {
  const roadmap = learner(tea)
  const { out } = await roadmap('badge')
  await roadmap('done basics mastery')
  const done = (await roadmap('badge')).out
  expect(pictureIn(done).texts).toContain('100 %')
  const colours = (svg: string) => svg.match(/fill="#\w{6}"/g)
  expect(colours(done)).not.toEqual(colours(out))
})

test('without the words it is a roadmap, as an imported one is', async () => {
  expect(pictureIn((await learner(tea)('badge --counts-only')).out).title).toBe('roadmap: 0 %')
  const roadmap = learner()
  roadmap.write('plan.md', '# Secret plan\n\n- [x] A\n- [ ] B\n')
  await roadmap('import plan.md')
  expect((await roadmap('badge')).out).not.toContain('Secret')
  expect((await roadmap('badge --no-counts-only')).out).toContain('Secret plan')
})

test.each(hostileTitles)('nothing breaks out of the picture, title %#', async (title) => {
  const { out } = await learner(JSON.stringify({ title, stages: ['A'] }))('badge')
  const { names, width } = pictureIn(out)
  expect(names.filter((name) => name === 'text')).toHaveLength(4)
  expect(width).toBeLessThan(320)
})

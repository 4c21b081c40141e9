import { expect, test } from 'vitest'
import { tea } from '../contract.ts'
import { learner } from '../learner.ts'

const other = '{ id: coffee, title: Coffee, stages: [{ title: Beans }] }'

test('without one chosen, the bundled roadmap is followed', async () => {
  expect(await learner().json('use')).toMatchObject({
    roadmap: { id: 'backend', title: 'Backend developer' },
    by: 'bundled',
    used: null,
  })
})

test('the chosen roadmap is followed from any folder', async () => {
  const roadmap = learner()
  const file = roadmap.write('coffee.yaml', other)
  expect((await roadmap('use coffee.yaml')).out).toContain('Following Coffee (coffee)')
  expect(await roadmap.json('status')).toMatchObject({ roadmap: { id: 'coffee', file } })
  await roadmap('use bundled')
  expect(await roadmap.json('status')).toMatchObject({ roadmap: { id: 'backend' } })
})

test('-f, then ROADMAP_FILE, then the folder go before it', async () => {
  const roadmap = learner(tea)
  roadmap.write('coffee.yaml', other)
  roadmap.write('milk.yaml', '{ id: milk, title: Milk, stages: [{ title: Oat }] }')
  await roadmap('use coffee.yaml')
  const followed = async (typed: string) => (await roadmap.json(typed)).roadmap.id
  expect(await followed('use')).toBe('tea')
  roadmap.env.ROADMAP_FILE = 'coffee.yaml'
  expect(await followed('use')).toBe('coffee')
  expect(await followed('use -f milk.yaml')).toBe('milk')
})

test('the nearest roadmap.yaml above counts, and one without stages is passed over', async () => {
  const roadmap = learner(tea)
  const below = learner('services: [web]', { folder: `${roadmap.folder}/deeper` })
  expect((await below.json('use')).roadmap.id).toBe('tea')
})

test.each([
  ['nowhere.yaml', 'there is no file'],
  ['broken.yaml', 'has 1 problem'],
])('a roadmap that cannot be followed is not chosen: %s', async (file, message) => {
  const roadmap = learner()
  roadmap.write('broken.yaml', 'title: Broken')
  const { code, err } = await roadmap(`use ${file}`)
  expect(code).toBe(1)
  expect(err).toContain(message)
  expect(await roadmap.json('use')).toMatchObject({ by: 'bundled', used: null })
})

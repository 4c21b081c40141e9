import { expect, test } from 'vitest'
import { keys, missing, tea } from '../contract.ts'
import { learner } from '../learner.ts'

test('says what to learn next, why, and what comes then', async () => {
  const roadmap = learner(tea)
  expect((await roadmap('next')).out).toMatchInlineSnapshot(`
    "Water  water
      needs nothing first; 1–2 weeks; unlocks Kettle

      Soft water makes better tea.
      https://water.example/

      when you have learned it: roadmap done water

    Then
      Leaves   leaves   2 weeks
      Pottery  pottery   1 week
    "
  `)
})

test('--json has what the contract promises', async () => {
  const { suggestions } = await learner(tea).json('next')
  for (const suggestion of suggestions) {
    expect(missing(suggestion, keys.suggestion)).toEqual([])
    expect(missing(suggestion.topic, keys.topic)).toEqual([])
  }
  expect(suggestions).toMatchObject([
    { topic: { id: 'water' }, step: null, unlocks: ['kettle'] },
    { topic: { id: 'leaves' }, step: null, unlocks: ['ceremony'] },
    { topic: { id: 'pottery' }, step: null, unlocks: [] },
  ])
})

test('what is in progress comes first, and the step leads into it', async () => {
  const roadmap = learner(tea)
  await roadmap('done water')
  await roadmap('start steel')
  const [first] = (await roadmap.json('next')).suggestions
  expect(first).toMatchObject({ topic: { id: 'kettle' }, step: { id: 'steel-kettle' } })
  expect(missing(first.step, keys.topic)).toEqual([])
})

test('-n says how many', async () => {
  const roadmap = learner(tea)
  expect((await roadmap.json('next -n 1')).suggestions).toHaveLength(1)
  expect((await roadmap.json('next -n 50')).suggestions).toHaveLength(3)
})

test.each(['0', '-1', '1.5', 'many', ''])('-n %s is wrong usage', async (n) => {
  const { code, out, err } = await learner(tea)(['next', '-n', n])
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toMatch(/^error: .*whole number/)
})

test('--within leaves out what takes longer', async () => {
  const roadmap = learner(tea)
  const { suggestions } = await roadmap.json('next --within "10 days"')
  expect(suggestions).toMatchObject([{ topic: { id: 'pottery' } }])
  expect((await roadmap('next --within "1 day"')).out).toBe(
    'Nothing that is open fits into 1 day.\n',
  )
  expect((await roadmap('next --within soon')).code).toBe(2)
})

test('following it on the bundled roadmap ends at 100 % after one step for each unit', async () => {
  const roadmap = learner()
  let steps = 0
  for (;;) {
    const { suggestions } = await roadmap.json('next -n 1')
    const [first] = suggestions
    if (first === undefined) break
    await roadmap(['done', (first.step ?? first.topic).id, '--json'])
    steps++
  }
  expect(steps).toBe(41)
  expect((await roadmap.json('status')).progress).toBe(1)
  expect(await roadmap('next')).toEqual({ code: 0, out: 'Everything is done.\n', err: '' })
})

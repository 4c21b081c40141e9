import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keys, missing, tea } from '../contract.ts'
import { learner } from '../learner.ts'

import { everyPlan, plans, yamlOf } from '../random-roadmap.ts'

test('takes the latest command back as a whole', async () => {
  const roadmap = learner(tea)
  await roadmap('done water green')
  const { out } = await roadmap('undo')
  expect(out).toContain('Taken back.')
  expect(new Set(Object.values(await roadmap.statuses()))).toEqual(new Set(['pending']))
})

test('--json says what changed', async () => {
  const roadmap = learner(tea)
  await roadmap('done water')
  const answer = await roadmap.json('undo')
  expect(missing(answer, keys.change)).toEqual([])
  expect(answer.changed).toMatchObject([
    { id: 'basics', from: 'in-progress', to: 'pending' },
    { id: 'water', from: 'done', to: 'pending' },
  ])
})

test('goes back one by one, until there is nothing', async () => {
  const roadmap = learner(tea)
  await roadmap('done water')
  await roadmap('done host')
  await roadmap('undo')
  await roadmap('undo')
  const before = roadmap.kept()
  expect((await roadmap('undo')).out).toBe('There is nothing to undo.\n')
  expect(await roadmap.json('undo')).toMatchObject({ entry: null, changed: [] })
  expect(roadmap.kept()).toBe(before)
})

test('leaves alone what another device recorded', async () => {
  const [desk, bag] = [learner(tea), learner(tea)]
  await desk('done water')
  bag.write('desk.json', (await desk('backup')).out)
  await bag('restore desk.json')
  expect((await bag('undo')).out).toBe('There is nothing to undo.\n')
  expect(await bag.statuses()).toMatchObject({ water: 'done' })
})

test('after any command restores every status, and redo brings it back', async () => {
  const commands = fc.array(
    fc.tuple(fc.constantFrom('done', 'start', 'skip', 'reset'), fc.nat(), fc.nat()),
    { minLength: 1, maxLength: 6 },
  )
  await fc.assert(
    fc.asyncProperty(plans, commands, async (plan, commands) => {
      const roadmap = learner(yamlOf(plan))
      const ids = everyPlan(plan).map((topic) => topic.id)
      for (const [verb, i, j] of commands) {
        const before = await roadmap.statuses()
        const [one, other] = [ids[i % ids.length], ids[j % ids.length]]
        const { entry } = await roadmap.json(`${verb} ${one} ${other}`)
        const after = await roadmap.statuses()
        expect(entry === null).toBe(JSON.stringify(before) === JSON.stringify(after))
        if (entry === null) continue
        await roadmap('undo')
        expect(await roadmap.statuses()).toEqual(before)
        await roadmap('redo')
        expect(await roadmap.statuses()).toEqual(after)
      }
    }),
    { numRuns: 25 },
  )
})

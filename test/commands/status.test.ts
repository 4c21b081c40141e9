import { expect, test } from 'vitest'
import { keys, missing, tea } from '../contract.ts'
import { learner } from '../learner.ts'

test('shows a bar for each stage, what is in progress, what is next, and the weeks left', async () => {
  const roadmap = learner(tea)
  await roadmap('done water')
  await roadmap('start kettle')
  expect((await roadmap('')).out).toMatchInlineSnapshot(`
    "Tea  14 %, 1 of 6 done

      ▸ Basics   █████░░░░░░░░░░░░░░░░░░░  23 %  1 of 4  5 weeks left
      · Mastery  ░░░░░░░░░░░░░░░░░░░░░░░░   0 %  0 of 2  4 weeks left

    In progress
      ▸ Kettle  0 of 2  3 weeks left

    Next
      Kettle → Copper kettle  copper-kettle
        in progress since today; 3 weeks left; unlocks Ceremony

    9 weeks left
    "
  `)
})

test('answers the same with and without its name', async () => {
  const roadmap = learner(tea)
  expect(await roadmap('status')).toEqual(await roadmap([]))
})

test('--json has what the contract promises', async () => {
  const roadmap = learner(tea)
  await roadmap('done water')
  await roadmap('start copper')
  await roadmap('skip host')
  const answer = await roadmap.json('status')
  expect(missing(answer, keys.status)).toEqual([])
  for (const stage of answer.stages) expect(missing(stage, keys.topic)).toEqual([])
  for (const suggestion of answer.next) expect(missing(suggestion, keys.suggestion)).toEqual([])
  const { stages, next, ...numbers } = answer
  expect(numbers).toMatchObject({
    roadmap: { id: 'tea', title: 'Tea', file: `${roadmap.folder}/roadmap.yaml` },
    progress: 1 - 7 / 8.5,
    units: { done: 1, total: 5 },
    remaining: { min: 7, max: 7 },
    pending: 3,
    inProgress: 1,
    done: 1,
    skipped: 1,
  })
  expect(stages.map(({ id, status }: { id: string; status: string }) => [id, status])).toEqual([
    ['basics', 'in-progress'],
    ['mastery', 'pending'],
  ])
})

test('a choice counts as one leaf, whatever is taken', async () => {
  const roadmap = learner(tea)
  const leaves = async () => {
    const { pending, inProgress, done, skipped } = await roadmap.json('status')
    return [pending, inProgress, done, skipped]
  }
  expect(await leaves()).toEqual([6, 0, 0, 0])
  await roadmap('start black')
  expect(await leaves()).toEqual([5, 1, 0, 0])
  await roadmap('done green')
  expect(await leaves()).toEqual([5, 0, 1, 0])
})

test('--at shows how it stood at the end of a day', async () => {
  const roadmap = learner(tea, { now: '2025-03-01T12:00:00Z' })
  await roadmap('done water')
  roadmap.now = '2025-03-03T12:00:00Z'
  await roadmap('done kettle')
  const doneAt = async (day: string) => (await roadmap.json(`status --at ${day}`)).units.done
  expect(await doneAt('2025-02-28')).toBe(0)
  expect(await doneAt('2025-03-02')).toBe(1)
  expect(await doneAt('yesterday')).toBe(1)
  expect(await doneAt('2025-03-03')).toBe(3)
})

test('100 % is shown exactly when everything is complete', async () => {
  const roadmap = learner(tea)
  await roadmap('done basics host')
  expect((await roadmap('')).out).toMatch(/^Tea {2}80 %/)
  await roadmap('skip guest')
  const { progress, remaining } = await roadmap.json('status')
  expect({ progress, remaining }).toEqual({ progress: 1, remaining: { min: 0, max: 0 } })
  expect((await roadmap('')).out).toMatch(/^Tea {2}100 %/)
})

test('the bundled roadmap has 3 stages, 12 topics under them, 41 units, 42⅔–50 weeks', async () => {
  const { stages, units, remaining } = await learner()
    .json('list')
    .then(async ({ stages }) => ({
      ...(await learner().json('status')),
      stages,
    }))
  expect(stages).toHaveLength(3)
  expect(stages.flatMap(({ topics }: { topics: object[] }) => topics)).toHaveLength(12)
  expect(units).toEqual({ done: 0, total: 41 })
  expect(remaining).toEqual({ min: expect.closeTo(42 + 2 / 3), max: expect.closeTo(50) })
})

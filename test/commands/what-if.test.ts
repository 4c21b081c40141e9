import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tea } from '../contract.ts'
import { type Learner, learner } from '../learner.ts'

test('shows weeks and dates before and after, side by side', async () => {
  const roadmap = learner(tea)
  expect(
    (await roadmap('what-if --skip water --pause 2025-07-01..2025-07-14')).out,
  ).toMatchInlineSnapshot(`
    "If you skip Water; pause from 1 July to 14 July:

               now                    then
      left     10–11 weeks            9 weeks
      50 % by  the week of 11 August  the week of 18 August  4 days later
      85 % by  the week of 18 August  the week of 18 August  1 day later
    "
  `)
})

test('what it says comes true when it is done', async () => {
  const cases = [
    ['--skip kettle', 'skip kettle'],
    ['--done water', 'done water --known'],
    ['--choose oolong', 'start oolong'],
    ['--pause 2025-07-01..2025-07-14', 'pause 2025-07-01 2025-07-14'],
  ] as const
  for (const [supposed, real] of cases) {
    const roadmap = learner(tea)
    const { before, after } = await roadmap.json(`what-if ${supposed}`)
    const now = await roadmap.json('remaining')
    expect(before, supposed).toMatchObject({ weeks: now.weeks, finish: now.finish })
    await roadmap(real)
    const then = await roadmap.json('remaining')
    const { p50, p85, p95 } = then.finish
    expect(after, supposed).toMatchObject({ weeks: then.weeks, finish: { p50, p85, p95 } })
  }
})

test('--pace is how many times the plan’s time', async () => {
  const roadmap = learner(tea)
  const { before, after } = await roadmap.json('what-if --pace 2')
  expect(after.finish.pace).toEqual({ factor: 2, low: 2, high: 2 })
  expect(after.finish.p85 > before.finish.p85).toBe(true)
  expect(after.weeks).toEqual(before.weeks)
})

test('several at once, several of each', async () => {
  const roadmap = learner(tea)
  const { supposed, after } = await roadmap.json(
    'what-if --skip kettle ceremony --done water --choose green --pace 1.5',
  )
  expect(supposed).toMatchObject({
    skip: [{ id: 'kettle' }, { id: 'ceremony' }],
    done: [{ id: 'water' }],
    choose: [{ id: 'green' }],
    pace: 1.5,
    pause: null,
  })
  expect(after.weeks).toEqual({ min: 2, max: 2 })
})

test('never changes a byte on the disk', async () => {
  const roadmap = learner(tea)
  await roadmap('start water')
  await roadmap('remaining')
  const before = everyFile(roadmap)
  await roadmap('what-if --skip kettle --done water --choose green --pace 2 --pause 2 weeks')
  await roadmap('what-if --skip kettle --done water --choose green --pause 2025-07-01..2025-07-02')
  expect(everyFile(roadmap)).toEqual(before)
})

test('what cannot be is refused', async () => {
  const roadmap = learner(tea)
  for (const [typed, code, why] of [
    ['what-if', 2, 'say what you would do otherwise'],
    ['what-if --skip nothing-like-it', 1, 'nothing-like-it'],
    ['what-if --choose water', 1, 'Water is no option of a choice'],
    ['what-if --pace 0', 2, '--pace takes a number'],
    ['what-if --pace fast', 2, '--pace takes a number'],
    ['what-if --pause 2025-07-02..2025-07-01', 2, 'ends before it starts'],
    ['what-if --pause 2025-07-02', 2, '--pause takes two days'],
    ['what-if --pause 2025-02-30..2025-03-01', 2, 'there is no day'],
  ] as const)
    expect(await roadmap(typed), typed).toMatchObject({
      code,
      out: '',
      err: expect.stringContaining(why),
    })
})

test('nothing left, and nothing known', async () => {
  const roadmap = learner('{ title: T, id: tea, stages: [{ title: S, topics: [A, B] }] }')
  expect((await roadmap('what-if --skip a')).out).toContain('nobody knows')
  expect((await roadmap('what-if --done s')).out).toContain('nothing')
})

function everyFile({ home, folder }: Learner): Record<string, string> {
  return Object.fromEntries(
    [home, folder].flatMap((root) =>
      readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => {
          const path = join(parentPath, name)
          return [path, readFileSync(path, 'latin1')]
        }),
    ),
  )
}

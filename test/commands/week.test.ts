import { expect, test } from 'vitest'
import { tea } from '../contract.ts'
import { learner } from '../learner.ts'

/** Somebody who types on given days; the first of them is a Monday. */
function typist(yaml = tea) {
  const roadmap = learner(yaml)
  const at = async (day: string, ...typed: string[]) => {
    roadmap.now = `${day}T18:00:00.000Z`
    let out = ''
    for (const line of typed) out = (await roadmap(line)).out
    return out
  }
  return { at, roadmap }
}

test('tells what was finished since Monday, and what moved the date', async () => {
  const { at } = typist()
  await at('2025-06-02', 'start water')
  await at('2025-06-11', 'done water')
  await at('2025-06-17', 'done oolong')
  await at('2025-06-19', 'start kettle')
  const out = await at('2025-06-20', 'pause 2025-07-07 2025-07-13', 'week')
  expect(out).toMatchInlineSnapshot(`
    "This week  Monday to today

      ✓ Oolong  Tuesday

    1 topic finished, 2 weeks of the plan.

    85 % by the week of 25 August, 5 weeks earlier than before the week:

      finished: Oolong  6 weeks earlier
      a pause           1 week later
      the days between  1 day earlier
    "
  `)
})

test('on a Monday on which nothing is finished yet, it is last week, with what is told of it now', async () => {
  const { at, roadmap } = typist()
  await at('2025-06-02', 'start water')
  await at('2025-06-09', 'done water --on yesterday', 'start oolong')
  expect(await roadmap.json('week')).toMatchObject({
    from: '2025-06-02',
    to: '2025-06-08',
    finished: 1,
    topics: [{ id: 'water', day: '2025-06-08' }],
    before: { basis: 'plan' },
    after: { basis: 'rough', today: '2025-06-08' },
  })
  await roadmap('done oolong')
  expect(await roadmap.json('week')).toMatchObject({
    from: '2025-06-09',
    to: '2025-06-09',
    topics: [{ id: 'oolong' }],
  })
})

test('the first topics bring a pace of one’s own', async () => {
  const { at } = typist()
  await at('2025-06-02', 'start water')
  expect(await at('2025-06-06', 'done water', 'week')).toMatchInlineSnapshot(`
    "This week  Monday to today

      ✓ Water  today

    1 topic finished, 1½ weeks of the plan.

    85 % by the week of 8 September. Rough, until more is finished: 1 topic finished; you take 0.9 × the plan, likely 0.5–1.6 ×. The plan alone had said the week of 11 August.
    "
  `)
})

test('the causes make up the whole shift; the biggest comes first', async () => {
  const { at, roadmap } = typist()
  await at('2025-06-02', 'start water')
  await at('2025-06-11', 'done water')
  await at('2025-06-25', 'done green', 'skip guest', 'done host', 'undo')
  const { moved, causes, before, after } = await roadmap.json('week')
  expect(causes.map(({ kind }: { kind: string }) => kind)).toContain('skipped')
  const days = causes.map((cause: { days: number }) => cause.days)
  expect(days.reduce((a: number, b: number) => a + b)).toBe(moved)
  expect(moved).toBe((Date.parse(after.p85) - Date.parse(before.p85)) / 86_400_000)
  const sizes = days.map(Math.abs)
  expect(sizes).toEqual(sizes.toSorted((a: number, b: number) => b - a))
  expect(JSON.stringify(causes)).not.toContain('Host')
})

test('time that goes by is a cause too, and a pause is no fault', async () => {
  const { at } = typist()
  await at('2025-06-02', 'start water')
  await at('2025-06-11', 'done water')
  await at('2025-06-22', 'pause 2025-06-23 2025-07-06')
  expect(await at('2025-06-27', 'week')).toContain('You are pausing.')
  expect(await at('2025-07-07', 'week')).toContain('You paused.')
  expect(await at('2025-08-20', 'week')).toContain('the days that went by')
})

test('--at is the week of that day as it was known then', async () => {
  const { at, roadmap } = typist()
  await at('2025-06-02', 'start water')
  await at('2025-06-11', 'done water')
  await at('2025-07-02', 'done green')
  expect(await roadmap.json('week --at 2025-06-12')).toMatchObject({
    from: '2025-06-09',
    to: '2025-06-12',
    finished: 1,
  })
  expect(await roadmap.json('week --at 2025-06-09')).toMatchObject({ to: '2025-06-08' })
})

test('with nothing finished ever it says what to type', async () => {
  const { at } = typist()
  expect(await at('2025-06-04', 'week')).toMatchInlineSnapshot(`
    "This week  Monday to today

    Nothing was finished so far.
    When you have learned something, say so: roadmap done water

    85 % by the week of 18 August, 3 days later than before the week:

      the days that went by  3 days later
    "
  `)
})

test('without durations and with nothing finished nobody knows a date', async () => {
  const { at } = typist('{ id: tea, title: Tea, stages: [Water, Leaves, Kettle, Cup] }')
  expect(await at('2025-06-04', 'week')).toContain('a date needs a pace')
  await at('2025-06-04', 'start water')
  expect(await at('2025-06-12', 'done water', 'week')).toMatch(/1 topic finished\.\n\n85 % by/)
})

test('with everything finished it says so', async () => {
  const { at } = typist()
  await at('2025-06-02', 'start water')
  const out = await at('2025-06-12', 'done basics mastery', 'week')
  expect(out).toContain('Everything is done. It took 1.4 weeks')
})

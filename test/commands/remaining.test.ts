import { describe, expect, test } from 'vitest'
import { tea } from '../contract.ts'
import { type Learner, learner } from '../learner.ts'

test('says how many weeks are left, by stage and in all, and when that ends', async () => {
  const roadmap = learner(tea)
  expect((await roadmap('remaining')).out).toMatchInlineSnapshot(`
    "  Basics   6–7 weeks
      Mastery    4 weeks

    10–11 weeks left

    50 % by the week of 11 August
    85 % by the week of 18 August

    Nothing is finished yet, so these are the dates of the plan.
    The plan: 10–11 weeks, the week of 11 August to the week of 18 August.
    "
  `)
})

test('--json has what the contract promises', async () => {
  const roadmap = learner(tea)
  await roadmap('done water')
  expect(await roadmap.json('remaining')).toMatchObject({
    weeks: { min: 9, max: 9 },
    withoutEstimate: 0,
    stages: [
      { id: 'basics', title: 'Basics', weeks: { min: 5, max: 5 } },
      { id: 'mastery', title: 'Mastery', weeks: { min: 4, max: 4 } },
    ],
    finish: {
      p50: expect.stringMatching(/^2025-\d\d-\d\d$/),
      p85: expect.stringMatching(/^2025-\d\d-\d\d$/),
      p95: expect.stringMatching(/^202\d-\d\d-\d\d$/),
      basis: 'rough',
      pace: { factor: expect.any(Number), low: expect.any(Number), high: expect.any(Number) },
      finished: 1,
      started: '2025-06-04',
    },
  })
})

test('topics without an estimate are counted', async () => {
  const some = learner(
    '{ title: T, stages: [{ title: S, topics: [{ title: A, duration: 1 week }, B] }] }',
  )
  expect(await some.json('remaining')).toMatchObject({
    weeks: { min: 1, max: 1 },
    withoutEstimate: 1,
  })
  expect((await some('remaining')).out).toContain('1 topic without an estimate')
  const none = learner('{ title: T, stages: [{ title: S, topics: [A, B] }] }')
  expect(await none.json('remaining')).toMatchObject({ weeks: null, withoutEstimate: 2 })
})

test('nothing is left when everything is done, as of that day', async () => {
  const roadmap = learner(tea)
  await roadmap('done water green kettle ceremony')
  expect((await roadmap('remaining')).out).toBe(
    'Everything required is done; what is left is optional.\n',
  )
  await roadmap('done pottery')
  expect((await roadmap('remaining')).out).toBe('Everything is done.\n')
  expect(await roadmap.json('remaining')).toMatchObject({
    weeks: { min: 0, max: 0 },
    finish: { p50: '2025-06-04', p85: '2025-06-04' },
  })
  expect((await roadmap.json('remaining --at 2025-06-03')).weeks).toEqual({ min: 10, max: 11 })
})

/** Finishes a topic on each of the days. */
async function finishOn(roadmap: Learner, topics: Record<string, string>) {
  for (const [topic, day] of Object.entries(topics)) {
    roadmap.now = `${day}T18:00:00.000Z`
    expect(await roadmap(`done ${topic}`)).toMatchObject({ code: 0 })
  }
}

const weekly = `{ title: Tea, id: tea, stages: [{ title: S, topics: [${Array.from(
  { length: 12 },
  (_, i) => `{ title: T${i + 1}, duration: 1 week }`,
).join(', ')}] }] }`

describe('the dates', () => {
  test('rest on the plan before anything is finished', async () => {
    const roadmap = learner(weekly)
    expect(await roadmap.json('remaining')).toMatchObject({
      finish: {
        p50: '2025-08-27',
        p85: '2025-08-27',
        basis: 'plan',
        pace: { factor: 1 },
        finished: 0,
        started: null,
      },
    })
    expect((await roadmap('remaining')).out).toContain('these are the dates of the plan')
  })

  test('are rough after the first topics, and measured after more', async () => {
    const roadmap = learner(weekly)
    await roadmap('start t1')
    await finishOn(roadmap, { t1: '2025-06-18', t2: '2025-07-02' })
    expect((await roadmap('remaining')).out).toContain('Rough, until more is finished: 2 topics')
    await finishOn(roadmap, {
      t3: '2025-07-16',
      t4: '2025-07-30',
      t5: '2025-08-13',
      t6: '2025-08-27',
      t7: '2025-09-10',
      t8: '2025-09-24',
    })
    const { finish } = await roadmap.json('remaining')
    expect(finish).toMatchObject({ basis: 'measured', finished: 8, started: '2025-06-04' })
    expect(finish.pace.factor).toBeGreaterThan(1.7)
    expect((await roadmap('remaining')).out).toMatchInlineSnapshot(`
      "  S  4 weeks

      4 weeks left

      50 % by the week of 17 November
      85 % by the week of 24 November

      8 topics finished; you take 2.0 × the plan, likely 1.8–2.2 ×.
      The plan alone: 4 weeks, 22 October.
      "
    `)
  })

  test('are the same for the same question, and those of that day with --at', async () => {
    const roadmap = learner(weekly)
    await roadmap('start t1')
    await finishOn(roadmap, { t1: '2025-06-18', t2: '2025-07-02' })
    const then = (await roadmap('remaining --json')).out
    expect((await roadmap('remaining --json')).out).toBe(then)
    await finishOn(roadmap, { t3: '2025-12-24' })
    expect((await roadmap('remaining --json --at 2025-07-02')).out).toBe(then)
  })

  test('of the 95 % are shown with --all', async () => {
    const roadmap = learner(tea)
    expect((await roadmap('remaining')).out).not.toContain('95 %')
    expect((await roadmap('remaining --all')).out).toContain('95 % by')
  })

  test('are not in the past, whatever the log says', async () => {
    const roadmap = learner(weekly)
    await finishOn(roadmap, { t1: '2025-06-18', 't2 t3 t4 t5 t6 t7 t8 t9 t10 t11': '2025-06-19' })
    for (const now of ['2025-06-19', '2026-06-19', '2045-06-19']) {
      roadmap.now = `${now}T10:00:00.000Z`
      const { finish } = await roadmap.json('remaining --by 2099-01-01')
      for (const day of [finish.p50, finish.p85, finish.p95])
        if (day !== null) expect(day > now).toBe(true)
      expect((await roadmap('remaining --all')).out).not.toMatch(/NaN|Infinity/)
    }
  })

  test('beyond ten years are called that', async () => {
    const roadmap = learner('{ title: T, stages: [{ title: S, duration: 60 years }] }')
    expect((await roadmap('remaining')).out).toContain('50 % in more than 10 years')
    expect((await roadmap.json('remaining')).finish).toMatchObject({ p50: null, p85: null })
  })

  test('of a roadmap without durations come from topics a week', async () => {
    const roadmap = learner('{ title: T, id: tea, stages: [{ title: S, topics: [A, B, C, D] }] }')
    expect((await roadmap('remaining')).out).toContain('a date needs a pace')
    await roadmap('start a')
    await finishOn(roadmap, { a: '2025-06-11', b: '2025-06-18' })
    expect((await roadmap('remaining')).out).toContain('Topics are counted')
    expect((await roadmap.json('remaining')).finish).toMatchObject({ unit: 'topics', finished: 2 })
  })

  test('scale with the hours a week', async () => {
    const roadmap = learner(weekly)
    await roadmap('config hours-per-week 5')
    expect((await roadmap('remaining')).out).toContain(
      'The plan: 24 weeks at 5 hours a week instead of 10',
    )
    expect((await roadmap.json('remaining')).finish.p50).toBe('2025-11-19')
  })

  test('count from the start that was set', async () => {
    const roadmap = learner(weekly)
    await finishOn(roadmap, { 't1 t2': '2025-06-18' })
    expect((await roadmap.json('remaining')).finish.started).toBe('2025-06-18')
    await roadmap('config start 2025-05-21')
    expect((await roadmap.json('remaining')).finish).toMatchObject({ started: '2025-05-21' })
    // One that comes after the first mark leaves that out; one that is still to come lets everything begin then.
    await roadmap('config start 2025-06-20')
    expect((await roadmap.json('remaining')).finish.p50 > '2025-08-20').toBe(true)
  })

  test('say how long it took when all is finished', async () => {
    const roadmap = learner(tea)
    await roadmap('start water')
    await roadmap('pause 2025-06-10 2025-06-16')
    await finishOn(roadmap, { 'basics mastery pottery': '2025-07-02' })
    expect((await roadmap('remaining')).out).toBe(
      'Everything is done. It took 4 weeks, from 4 June to today, 1 week of them paused.\n',
    )
  })
})

describe('--by', () => {
  test('says how likely a day is, the pace it needs and the smallest cuts', async () => {
    const roadmap = learner(tea)
    expect((await roadmap('remaining --by 2025-08-01')).out).toMatchInlineSnapshot(`
      "  Basics   6–7 weeks
        Mastery    4 weeks

      10–11 weeks left

      50 % by the week of 11 August
      85 % by the week of 18 August

      Nothing is finished yet, so these are the dates of the plan.
      The plan: 10–11 weeks, the week of 11 August to the week of 18 August.

      By 1 August: under 1 %, if all goes by the plan.
      A pace of 0.8 × the plan would make it.

      This would make it likely:
        skip  Kettle  saves 3 weeks  → over 99 %
      "
    `)
    const { by } = await roadmap.json('remaining --by 2025-08-01')
    expect(by).toMatchObject({ day: '2025-08-01', probability: 0, isLikely: false, isEnough: true })
    expect(by.pace.even).toBeLessThan(1)
    // What is promised of the cuts holds.
    const skipped = by.cuts.flatMap((cut: { topics: { id: string }[] }) =>
      cut.topics.map(({ id }) => id),
    )
    await roadmap(['skip', ...skipped])
    expect((await roadmap.json('remaining --by 2025-08-01')).by.probability).toBeGreaterThan(0.84)
  })

  test('cuts choices first: they cost nothing', async () => {
    const roadmap = learner(`{ title: T, stages: [{ title: S, topics: [
      { title: Work, duration: 4 weeks },
      { title: Pick, choose: 1, topics: [
        { title: Long, duration: 8 weeks }, { title: Short, duration: 1 week }] } ] }] }`)
    const { by } = await roadmap.json('remaining --by 2025-07-20')
    expect(by.cuts).toMatchObject([{ action: 'choose', topics: [{ id: 'short' }] }])
  })

  test('needs no cuts where the day is likely, and says where few would not do', async () => {
    const roadmap = learner(weekly)
    expect((await roadmap('remaining --by 2026-08-01')).out).toMatch(
      /By 1 August 2026: over 99 %, if all goes by the plan\.\n$/,
    )
    expect((await roadmap('remaining --by 2025-06-05')).out).toContain(
      'Leaving out a few topics would not make it likely.',
    )
    expect((await roadmap.json('remaining --by 2025-06-04')).by.pace).toBeNull()
  })

  test('takes a day to come', async () => {
    const roadmap = learner(tea)
    expect(await roadmap('remaining --by 2025-06-03')).toMatchObject({ code: 2, out: '' })
    expect(await roadmap('remaining --by 2025-02-30')).toMatchObject({ code: 2, out: '' })
  })
})

describe('--check', () => {
  test('says how often the dates of the past held, for each part that is finished', async () => {
    const roadmap = learner(tea)
    await roadmap('start water')
    await finishOn(roadmap, {
      water: '2025-06-18',
      green: '2025-07-02',
      'copper-kettle': '2025-07-13',
      'steel-kettle': '2025-07-23',
    })
    expect((await roadmap('remaining --check')).out).toMatchInlineSnapshot(`
      "How often the dates forecast along the way held; 85 % of the 85 % dates should.

        Finished  50 %  85 %   95 %  forecasts
        Basics    75 %  75 %  100 %          4
          Water    0 %   0 %  100 %          1
          Leaves  50 %  50 %  100 %          2
          Kettle  75 %  75 %  100 %          4
        In all    64 %  64 %  100 %         11
      "
    `)
    const { check } = await roadmap.json('remaining --check')
    expect(check).toMatchObject({ forecasts: expect.any(Number), p85: expect.any(Number) })
    expect(check.p50 <= check.p85 && check.p85 <= check.p95).toBe(true)
  })

  test('of nothing says so', async () => {
    expect((await learner(tea)('remaining --check')).out).toContain('nothing to check yet')
  })
})

test('where what is done had no estimate either, nobody knows how many weeks are left', async () => {
  const roadmap = learner(
    '{ title: T, id: tea, stages: [{ title: S, topics: [{ title: A, choose: 1, topics: [B] }, C] }] }',
  )
  await roadmap('skip b')
  await roadmap('done a')
  expect(await roadmap.json('remaining')).toMatchObject({ weeks: null, withoutEstimate: 1 })
})

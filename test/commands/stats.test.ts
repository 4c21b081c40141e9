import { expect, test } from 'vitest'
import { tea } from '../contract.ts'
import { learner } from '../learner.ts'

/** Somebody who has learned tea for eight weeks, with a pause of two. */
async function drinker(given: Parameters<typeof learner>[1] = {}) {
  const roadmap = learner(tea, { now: '2025-06-04T10:00:00.000Z', ...given })
  const on = async (day: string, typed: string) => {
    roadmap.now = `${day}T18:00:00.000Z`
    await roadmap(typed)
  }
  await on('2025-06-04', 'start water')
  await on('2025-06-20', 'done water')
  await on('2025-06-22', 'pause 2025-06-23 2025-07-06')
  await on('2025-07-10', 'start leaves')
  await on('2025-07-25', 'done green')
  await on('2025-07-29', 'done "copper kettle"')
  roadmap.now = '2025-07-30T10:00:00.000Z'
  return roadmap
}

test('draws what was done and the fan of what is to come, week by week, and what things took', async () => {
  const roadmap = await drinker()
  expect((await roadmap('stats')).out).toMatchInlineSnapshot(`
    "Tea  3 topics, 5 of 10.5 weeks of the plan

      10.5 ┤                                       ░░░░░░░░▒▒▒▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
           │                                     ░░░░░░▒▒▓▓▓▓▓▒▒▒▒░░░░░░░░░░░░░░
           │                                   ░░░░▒▓▓▓▓▓▒▒░░░░░░░░░░
           │                                ░░░▓▓▓▓▓░░░░░░░
           │                              ▓▓▓▓▓░
       5.3 ┤                            ▆▓
           │                          ▂▂█
           │                          ███
           │        ▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃▃███
           │        █████████████████████
         0 └┬────────────────────────────┬───────────────────────────────────────┬
            4 June                     today               85 % week of 13 October

    █ done  ▓ the middle of all cases  ▒ half of them  ░ nine in ten

    50 % by the week of 15 September, 85 % by the week of 13 October. Rough, until more is finished: 3 topics finished; you take 1.2 × the plan, likely 0.9–1.7 ×.

    By week
      2 June                                        something begun
      9 June
      16 June    ███████████     1½ weeks  1 topic  Water
      23 June                                       paused
      30 June                                       paused
      7 July                                        something begun
      14 July
      21 July    ██████████████   2 weeks  1 topic  Green
      this week  ███████████     1½ weeks  1 topic  Copper kettle

    Progress in 5 of 7 weeks; 2 paused weeks are left out. Where something was finished, it was usually 1 topic, 1½ weeks of the plan.

    Finished            by the plan    it took
      Water               1–2 weeks  2.3 weeks  1.5 ×  20 June
      Leaves                2 weeks    3 weeks  1.5 ×  Friday
      together, 2 of 2    3–4 weeks  5.3 weeks  1.5 ×
    "
  `)
})

test('--plain has the chart as a table, in ASCII', async () => {
  const roadmap = await drinker()
  const { out } = await roadmap('stats --plain')
  expect(out).toMatchInlineSnapshot(`
    "Tea  3 topics, 5 of 10.5 weeks of the plan

    Done
      4 June     0.0  of 10.5
      20 June    1.5  of 10.5
      Friday     3.5  of 10.5
      yesterday  5.0  of 10.5
      today      5.0  of 10.5

    Forecast: so much or less is done in this part of all cases
                                 5 %  25 %  50 %  75 %  95 %
      tomorrow                   5.1   5.1   5.1   5.1   5.2
      12 August                  5.7   6.0   6.4   6.8   8.1
      24 August                  6.3   7.0   7.6   8.5  10.5
      the week of 1 September    6.9   7.9   8.8  10.1  10.5
      the week of 15 September   7.5   8.8  10.1  10.5  10.5
      the week of 22 September   8.1   9.8  10.5  10.5  10.5
      the week of 6 October      8.7  10.5  10.5  10.5  10.5
      the week of 20 October     9.3  10.5  10.5  10.5  10.5
      the week of 27 October     9.9  10.5  10.5  10.5  10.5
      the week of 10 November   10.5  10.5  10.5  10.5  10.5

    50 % by the week of 15 September, 85 % by the week of 13 October. Rough, until more is finished: 3 topics finished; you take 1.2 x the plan, likely 0.9-1.7 x.

    By week
      2 June                                        something begun
      9 June
      16 June    ###########     1½ weeks  1 topic  Water
      23 June                                       paused
      30 June                                       paused
      7 July                                        something begun
      14 July
      21 July    ##############   2 weeks  1 topic  Green
      this week  ###########     1½ weeks  1 topic  Copper kettle

    Progress in 5 of 7 weeks; 2 paused weeks are left out. Where something was finished, it was usually 1 topic, 1½ weeks of the plan.

    Finished            by the plan    it took
      Water               1–2 weeks  2.3 weeks  1.5 x  20 June
      Leaves                2 weeks    3 weeks  1.5 x  Friday
      together, 2 of 2    3–4 weeks  5.3 weeks  1.5 x
    "
  `)
  // Ranges of weeks keep their dash everywhere.
  expect(out.replaceAll('–', '-')).toMatch(/^[ -~\n½¼¾⅓⅔]*$/)
})

test('a chart is as wide as the terminal, and colour says nothing that signs do not', async () => {
  const roadmap = await drinker({ env: { NO_COLOR: '1' } })
  for (const width of [40, 80, 120]) {
    roadmap.terminal = { width }
    const lines = (await roadmap('stats')).out.split('\n')
    const axis = lines.find((line) => line.includes('└')) ?? ''
    expect(axis.length).toBe(width - 2)
    const chart = lines.slice(0, lines.indexOf(axis) + 2)
    for (const line of chart) expect(line.length).toBeLessThanOrEqual(width)
  }
  const { out } = await roadmap('stats')
  roadmap.env = { FORCE_COLOR: '1' }
  const coloured = (await roadmap('stats')).out
  expect(coloured).not.toBe(out)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(out)
})

test('--json has the history and the forecast', async () => {
  const roadmap = await drinker()
  const answer = await roadmap.json('stats')
  expect(answer).toMatchObject({
    roadmap: { id: 'tea', title: 'Tea' },
    unit: 'weeks',
    started: '2025-06-04',
    today: '2025-07-30',
    finish: { finished: 3, p85: expect.any(String) },
    rhythm: { active: 5, counted: 7, paused: 2, usual: { finished: 1, effort: 1.5 } },
    estimates: [
      { id: 'water', weeks: { min: 1, max: 2 }, actual: 16 / 7 },
      { id: 'leaves', weeks: { min: 2, max: 2 } },
    ],
  })
  expect(answer.weeks).toHaveLength(9)
  expect(answer.burnUp.at(-1)).toEqual({ day: '2025-07-30', done: 5, total: 10.5 })
  expect(answer.fan[0]).toMatchObject({ day: '2025-07-30', p50: 5 })
})

test('--at looks back from that day, and --all from the beginning', async () => {
  const roadmap = await drinker()
  expect((await roadmap.json('stats --at 2025-06-21')).weeks).toHaveLength(3)
  roadmap.now = '2025-12-01T10:00:00.000Z'
  const [some, all] = [await roadmap('stats'), await roadmap('stats --all')]
  expect(some.out).toContain('By week, the last 12; --all has 15 more')
  expect(some.out).not.toContain('16 June')
  expect(all.out).toContain('16 June')
})

test('with nothing finished it says what to type', async () => {
  const roadmap = learner(tea)
  expect((await roadmap('stats')).out).toMatchInlineSnapshot(`
    "Nothing is finished yet, so there is nothing to look back on.
    By the plan, 50 % by the week of 11 August, 85 % by the week of 18 August.
    When you have learned something, say so: roadmap done water
    "
  `)
  await roadmap('done kettle --known')
  expect((await roadmap('stats')).out).toContain('Nothing is finished yet')
})

test('without durations topics are counted', async () => {
  const roadmap = learner('{ id: tea, title: Tea, stages: [Water, Leaves, Kettle, Cup] }')
  await roadmap('start water')
  roadmap.now = '2025-06-11T10:00:00.000Z'
  await roadmap('done water')
  const { out } = await roadmap('stats')
  expect(out).toMatch(/^Tea {2}1 of 4 topics\n/)
  expect(out).toContain('Topics are counted, as the roadmap has no durations.')
  expect(out).not.toContain('by the plan')
})

test('without durations, what was all finished on one day shows no pace', async () => {
  const roadmap = learner('{ id: tea, title: Tea, stages: [Water, Leaves, Kettle, Cup] }')
  await roadmap('done water leaves')
  const { out } = await roadmap('stats')
  expect(out).toContain('a date needs a pace')
  expect(out).not.toContain('Everything is done')
})

test('with everything known before there is nothing to look back on', async () => {
  const roadmap = learner(tea)
  await roadmap('done basics mastery --known')
  expect((await roadmap('stats')).out).toBe('Everything is done; it was all known before.\n')
  expect((await roadmap('week')).out).toMatch(/Everything is done\.\n$/)
})

test('with everything finished there is no fan', async () => {
  const roadmap = await drinker()
  await roadmap('done basics mastery')
  const { out } = await roadmap('stats')
  expect(out).not.toMatch(/[░▒▓]/)
  expect(out).toContain('Everything is done. It took 8 weeks')
})

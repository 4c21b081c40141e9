/**
 * Do the forecast's dates hold? Simulated learners go their whole way through a roadmap; at several points the log as it was
 * then is read like any other, and the dates forecast from it are compared with the day on which they finished.
 * `npx tsx bench/backtest.ts [LEARNERS]`; exits with 1 when the usual learners' dates do not hold as they should.
 */
import { addDays, type Day, daysBetween, endOf } from '../src/plan/day.ts'
import { forecast, workLeft } from '../src/plan/forecast.ts'
import { evidenceFrom, pausesIn } from '../src/plan/pace.ts'
import { count } from '../src/progress/count.ts'
import { latestMarks } from '../src/progress/log.ts'
import { type Dice, diceFrom, type Habits, type Learner, learner, usual } from './learners.ts'

const parts = [0.1, 0.25, 0.5, 0.75]
const runs = 1000

const variants: [name: string, habits: Partial<Habits>][] = [
  ['even weeks', { empty: 0, weekly: 0 }],
  ['calm weeks', { empty: 0.05, weekly: 0.15 }],
  ['wild weeks', { empty: 0.25, weekly: 0.7 }],
  ['pace around 1.0', { pace: { median: 1, deviation: 0.4 } }],
  ['pace around 1.4', { pace: { median: 1.4, deviation: 0.4 } }],
  ['paces alike (0.3)', { pace: { median: 1.2, deviation: 0.3 } }],
  ['paces apart (0.5)', { pace: { median: 1.2, deviation: 0.5 } }],
  ['12 topics', { topics: { fewest: 12, most: 12 } }],
  ['60 topics', { topics: { fewest: 60, most: 60 } }],
  ['equal ranges', { ranges: [[1, 2]] }],
  [
    'exact durations',
    {
      ranges: [
        [1, 1],
        [2, 2],
      ],
    },
  ],
  ['small topics', { ranges: [[0.2, 0.5]] }],
  [
    'parents’ ranges',
    {
      group: 4,
      ranges: [
        [1, 2],
        [2, 4],
        [3, 6],
      ],
    },
  ],
  ['no durations', { estimates: false }],
  ['marks on Sundays', { marks: 'on Sundays' }],
  ['marks two at a time', { marks: 'two at a time' }],
  ['no start mark', { starts: false }],
  ['no pauses', { pauses: 0 }],
  ['tells as pauses begin', { tells: 'as they begin' }],
  ['tells of no pause', { tells: 'never' }],
  ['skips 8 %', { skips: 0.08 }],
]

interface Held {
  forecasts: number
  p50: number
  p85: number
  p95: number
  /** Weeks from the 50 % to the 85 % date. */
  gaps: number[]
}

type Inspection = (who: Learner, part: number, random: Dice) => Day

/** The day on which a part of the topics was finished. */
const atFinish: Inspection = ({ marked }, part) => marked[Math.ceil(part * marked.length) - 1] ?? ''

/** Some day between that finish and the next. */
const later: Inspection = (who, part, random) => {
  const day = atFinish(who, part, random)
  const next = who.marked.find((marked) => marked > day) ?? day
  return addDays(day, Math.floor(random.even() * Math.max(daysBetween(day, next), 1)))
}

function backtest(habits: Habits, learners: number, inspect: Inspection = atFinish): Held[] {
  const random = diceFrom(7)
  const held = parts.map((): Held => ({ forecasts: 0, p50: 0, p85: 0, p95: 0, gaps: [] }))
  for (let i = 0; i < learners; i++) {
    const who = learner(habits, random)
    const end = who.marked.at(-1) ?? ''
    for (const [j, part] of parts.entries()) {
      const today = inspect(who, part, random)
      const into = held[j]
      if (into === undefined || today >= end) continue
      const { p50, p85, p95 } = forecastOn(today, who)
      into.forecasts++
      if (p50 === null || end <= p50) into.p50++
      if (p85 === null || end <= p85) into.p85++
      if (p95 === null || end <= p95) into.p95++
      if (p50 !== null && p85 !== null) into.gaps.push(daysBetween(p50, p85) / 7)
    }
  }
  return held
}

function forecastOn(today: Day, { roadmap, entries }: Learner) {
  const limit = endOf(today).toISOString()
  const known = entries.filter(({ at }) => at <= limit)
  const counted = count(roadmap, latestMarks(known))
  const pauses = pausesIn(known, today)
  return forecast(evidenceFrom(counted, known, today), workLeft(counted), { today, pauses, runs })
}

function rate(part: number, { forecasts }: Held): number {
  return (100 * part) / Math.max(forecasts, 1)
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0
}

function row(name: string, held: Held[]): string {
  const cells = held.map((h) => {
    const rates = [h.p50, h.p85, h.p95].map((part) => rate(part, h).toFixed(0).padStart(4))
    return `${rates.join('')}${median(h.gaps).toFixed(1).padStart(6)}`
  })
  return [name.padEnd(24), ...cells].join('  |')
}

const learners = Number(process.argv[2] ?? 3000)
const few = Math.ceil(learners / 5)
console.log(`How many of 100 learners finish by the forecast's 50, 85 and 95 % dates, and the median weeks from
the 50 to the 85 % date, when a part of the topics is finished (${learners} usual learners, ${few} of each other kind)\n`)
console.log(
  ['finished'.padEnd(24), ...parts.map((p) => `${p * 100} %`.padStart(10).padEnd(18))].join('  |'),
)
console.log([''.padEnd(24), ...parts.map(() => '  50  85  95   gap')].join('  |'))
const asUsual = backtest(usual, learners)
console.log(row('usual', asUsual))
console.log(row('usual, on some later day', backtest(usual, few, later)))
for (const [name, habits] of variants)
  console.log(row(name, backtest({ ...usual, ...habits }, few)))

const failures = asUsual.slice(1).filter((held) => {
  const [even, likely] = [rate(held.p50, held), rate(held.p85, held)]
  return even < 45 || even > 57 || likely < 82 || likely > 90
})
const gaps = asUsual.map(({ gaps }) => median(gaps))
const isShrinking = gaps.every((gap, i) => i === 0 || gap < (gaps[i - 1] ?? 0))
if (failures.length > 0 || !isShrinking) {
  console.log('\nThe dates of the usual learners do not hold as they should.')
  process.exitCode = 1
}

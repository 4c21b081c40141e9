import { type Day, sayAhead, sayDay } from '../plan/day.ts'
import type { EstimateCheck, FanPoint, History, Week } from '../plan/history.ts'
import type { FinishAnswer } from '../plan/outlook.ts'
import type { Unit } from '../plan/pace.ts'
import { sayWeeks } from '../plan/weeks.ts'
import { middle, sum } from '../roadmap/effort.ts'
import { renderBurnUp, sayAmount } from './chart.ts'
import { sayBasis, sayNumber, sayTook } from './finish.ts'
import { type Cell, type Look, renderColumns, shorten, wrap } from './look.ts'
import { sayEstimate, sayTitles } from './topic.ts'

export interface StatsAnswer extends History {
  roadmap: { id: string; title: string }
  finish: FinishAnswer
  /** Whether nothing is left to do. */
  isComplete: boolean
  /** The id of what to learn now; null where nothing can be. */
  next: string | null
}

const shownWeeks = 12
const shownTopics = 10

/** What was learned so far: the burn-up with the forecast, week by week, and how long things took. */
export function renderStats(answer: StatsAnswer, look: Look, all = false): string {
  const { finished } = answer.finish
  if (finished === 0) return renderNothing(answer, look)
  const blocks = [
    renderSummary(answer, look),
    renderWay(answer, look),
    wrap(sayWay(answer, look), look),
    ...(answer.rhythm.counted === 0
      ? []
      : [renderWeeks(answer, look, all), wrap(sayRhythm(answer), look)]),
    renderEstimates(answer, look, all),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

function renderNothing({ finish, next, isComplete }: StatsAnswer, look: Look): string {
  if (isComplete) return 'Everything is done; it was all known before.\n'
  const nothing = 'Nothing is finished yet, so there is nothing to look back on.'
  const plan = finish.isUnknown ? [] : [`By the plan, ${sayDates(finish)}.`]
  return `${[nothing, ...plan, ...sayToBegin(next)].map((line) => wrap(line, look)).join('\n')}\n`
}

function renderSummary({ roadmap, finish, burnUp, unit }: StatsAnswer, look: Look): string {
  const { done = 0, total = 0 } = burnUp.at(-1) ?? {}
  const topics = sayTopics(finish.finished)
  const amount = `${sayAmount(done)} of ${sayAmount(total)} ${unit === 'weeks' ? 'weeks of the plan' : 'topics'}`
  const counts = unit === 'weeks' ? `${topics}, ${amount}` : amount
  const room = (look.width ?? Number.POSITIVE_INFINITY) - counts.length - 2
  return `${look.paint.bold(shorten(roadmap.title, room, look))}  ${counts}`
}

function renderWay(answer: StatsAnswer, look: Look): string {
  if (look.plain) return renderTable(answer, look).join('\n')
  const chart = renderBurnUp(answer, answer.finish, look)
  if (chart.length > 0 && answer.fan.length > 0) chart.push('', look.paint.dim(wrap(key, look, 2)))
  return chart.join('\n')
}

const key = '  █ done  ▓ the middle of all cases  ▒ half of them  ░ nine in ten'

/** The chart in numbers. */
function renderTable({ burnUp, fan, today }: StatsAnswer, look: Look): string[] {
  const past = few(burnUp, 10).map(({ day, done, total }): Cell[] => [
    { text: sayDay(day, today) },
    { text: done.toFixed(1), right: true },
    { text: `of ${sayAmount(total)}` },
  ])
  const lines = ['p5', 'p25', 'p50', 'p75', 'p95'] as const
  const ahead = few(fan.slice(1), 10).map((point: FanPoint): Cell[] => [
    { text: sayAhead(point.day, today) },
    ...lines.map((line): Cell => ({ text: point[line].toFixed(1), right: true })),
  ])
  const head = ['', ...lines.map((line) => line.replace('p', '').concat(' %'))]
  const headRow = head.map((text): Cell => ({ text, right: true }))
  const later =
    ahead.length === 0
      ? []
      : [
          '',
          'Forecast: so much or less is done in this part of all cases',
          ...renderColumns([headRow, ...ahead], look, 2),
        ]
  return ['Done', ...renderColumns(past, look, 2), ...later]
}

/** At most so many of them, evenly picked, the first and the last included. */
function few<T>(all: T[], most: number): T[] {
  if (all.length <= most) return all
  const picked = new Set(
    Array.from({ length: most }, (_, i) => Math.round((i * (all.length - 1)) / (most - 1))),
  )
  return all.filter((_, i) => picked.has(i))
}

function sayWay({ finish, isComplete }: StatsAnswer, look: Look): string {
  if (isComplete) return sayDone(finish)
  return `${finish.isUnknown ? '' : `${sayDates(finish)}. `}${sayBasis(finish, look)}`
}

export function sayDone(finish: FinishAnswer): string {
  return ['Everything is done.', ...sayTook(finish)].join(' ')
}

function sayDates({ p50, p85, today }: FinishAnswer): string {
  return `50 % ${sayBy(p50, today)}, 85 % ${sayBy(p85, today)}`
}

export function sayBy(day: Day | null, today: Day): string {
  return `${day === null ? 'in' : 'by'} ${sayAhead(day, today)}`
}

function renderWeeks({ weeks, unit, today }: StatsAnswer, look: Look, all: boolean): string {
  const shown = all ? weeks : weeks.slice(-shownWeeks)
  const most = Math.max(...shown.map(({ effort }) => effort))
  const last = weeks.at(-1)
  const rows = shown.map((week): Cell[] => [
    { text: week === last ? 'this week' : sayDay(week.from, today) },
    { text: barOfWeek(week, most, look), paint: look.paint.green },
    ...(unit === 'weeks'
      ? [{ text: week.finished === 0 ? '' : sayWork(week.effort), right: true as const }]
      : []),
    { text: week.finished === 0 ? '' : sayTopics(week.finished), right: true as const },
    { text: sayWeek(week), cut: true, ...(week.finished === 0 && { paint: look.paint.dim }) },
  ])
  const hidden = weeks.length - shown.length
  const before = hidden > 0 ? `, the last ${shown.length}; --all has ${hidden} more` : ''
  return [
    `${look.paint.bold('By week')}${look.paint.dim(before)}`,
    ...renderColumns(rows, look, 2),
  ].join('\n')
}

const widestBar = 14

function barOfWeek({ effort }: Week, most: number, look: Look): string {
  if (effort === 0) return ''
  const columns = Math.max(Math.min((look.width ?? 80) - 66, widestBar), 4)
  return (look.plain ? '#' : '█').repeat(Math.max(Math.round((effort / most) * columns), 1))
}

function sayWeek({ paused, active, finished, topics }: Week): string {
  if (finished > 0) return sayTitles(topics.map(({ title }) => title))
  if (active) return 'something begun'
  return paused ? 'paused' : ''
}

/** From so many weeks on one can say what is usual. */
const enoughWeeks = 3

export function sayRhythm({ rhythm, weeks, unit }: History): string {
  const { active, counted, paused, usual } = rhythm
  const all = `${counted} ${counted === 1 ? 'week' : 'weeks'}`
  const pauses = `${paused} paused ${paused === 1 ? 'week is' : 'weeks are'} left out`
  const progress = `Progress in ${active} of ${all}${paused === 0 ? '' : `; ${pauses}`}.`
  if (usual === null || weeks.filter(({ finished }) => finished > 0).length < enoughWeeks)
    return progress
  const size = unit === 'weeks' ? `, ${sayWork(usual.effort)} of the plan` : ''
  return `${progress} Where something was finished, it was usually ${sayTopics(usual.finished)}${size}.`
}

function renderEstimates(
  { estimates, unit, today }: StatsAnswer,
  look: Look,
  all: boolean,
): string {
  if (estimates.length === 0) return ''
  const shown = all ? estimates : estimates.slice(-shownTopics)
  const compared = estimates.flatMap(({ weeks, actual }) =>
    weeks === null || actual === null ? [] : [{ weeks, actual }],
  )
  const whole = {
    title: `together, ${compared.length} of ${estimates.length}`,
    weeks: sum(compared.map(({ weeks }) => weeks)),
    actual: compared.reduce((total, { actual }) => total + actual, 0),
  }
  const { bold, dim } = look.paint
  const hidden = shown.length < estimates.length ? `, the last ${shown.length}` : ''
  const head: Cell[] = [
    { text: `Finished${hidden}`, paint: bold, cut: true },
    ...(unit === 'weeks' ? [{ text: 'by the plan', right: true as const, paint: dim }] : []),
    { text: 'it took', right: true, paint: dim },
  ]
  const rows = shown.map((row) => [
    ...estimateCells(row, unit, look),
    { text: sayDay(row.day, today), paint: dim },
  ])
  if (compared.length > 1) rows.push(estimateCells(whole, unit, look))
  return renderColumns([head, ...rows], look).join('\n')
}

function estimateCells(
  { title, weeks, actual }: Pick<EstimateCheck, 'title' | 'weeks' | 'actual'>,
  unit: Unit,
  look: Look,
): Cell[] {
  const times = look.plain ? 'x' : '×'
  const planned = weeks === null ? 0 : middle(weeks)
  const factor = planned > 0 && actual !== null ? `${sayNumber(actual / planned)} ${times}` : ''
  const took = actual === null ? 'not known' : sayWork(actual)
  if (unit === 'topics')
    return [
      { text: `  ${title}`, cut: true },
      { text: took, right: true },
    ]
  return [
    { text: `  ${title}`, cut: true },
    { text: sayEstimate(weeks), right: true },
    { text: took, right: true },
    { text: factor, right: true },
  ]
}

/** What to type once something is learned. */
export function sayToBegin(next: string | null): string[] {
  return next === null ? [] : [`When you have learned something, say so: roadmap done ${next}`]
}

export function sayTopics(n: number): string {
  return n === 1 ? '1 topic' : `${n} topics`
}

export function sayWork(weeks: number): string {
  return sayWeeks({ min: weeks, max: weeks })
}

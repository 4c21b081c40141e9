import { max } from 'd3-array'
import { scaleBand, scaleLinear } from 'd3-scale'
import type { History, Week } from '../../plan/history.ts'
import { sayAmount } from '../chart.ts'
import { aDay, amountAxis } from './axis-chart.ts'
import { dateOf, drawings, numbers } from './drawing.ts'
import { type Html, html } from './html.ts'
import { words } from './words.ts'

/** What was finished in each week; longer ago than the drawing is wide is only in the table. */
export function rhythmChart({ weeks, unit, rhythm }: History): Html {
  const says = `Finished in each week; progress in ${rhythm.active} of ${rhythm.counted} weeks.`
  return html`<figure class="chart">${drawings(
    says,
    (width, height) => draw(weeks.slice(-Math.floor(width / 14)), width, height),
    0.6,
  )}${numbers(
    'The weeks as a table',
    ['Week of', 'Topics', `Plan ${unit}`, 'Finished'],
    weeks
      .filter(({ finished, paused }) => finished > 0 || paused)
      .toReversed()
      .map(({ from, finished, effort, paused, topics }) => [
        from,
        String(finished),
        sayAmount(effort),
        paused && finished === 0
          ? 'paused'
          : html`${topics.map(({ title }, i) => html`${i === 0 ? '' : ', '}${words(title, 80)}`)}`,
      ]),
  )}</figure>`
}

const margin = { top: 10, right: 20, bottom: 26, left: 38 }

function draw(weeks: Week[], width: number, height: number): Html {
  const most = max(weeks, ({ effort }) => effort) ?? 0
  const x = scaleBand(
    weeks.map(({ from }) => from),
    [margin.left, Math.min(width - margin.right, margin.left + 40 * Math.max(weeks.length, 4))],
  ).padding(0.25)
  const y = scaleLinear([0, Math.max(most, 1e-9)], [height - margin.bottom, margin.top]).nice(3)
  const right = width - margin.right
  const every = Math.ceil(72 / Math.max(x.step(), 1))
  return html`
<g class="axis">${amountAxis(y, margin.left, right, most < 3 ? 1 : 3)}${weeks
    .map(({ from }, i) => ({ from, isNamed: (weeks.length - 1 - i) % every === 0 }))
    .filter(({ isNamed }) => isNamed)
    .map(
      ({ from }) =>
        html`<text x="${(x(from) ?? 0) + x.bandwidth() / 2}" y="${height - 6}" text-anchor="middle">${aDay(dateOf(from))}</text>`,
    )}</g>
${weeks.map(({ from, effort, paused }) => {
  const top = y(effort)
  const left = x(from) ?? 0
  const base = height - margin.bottom
  return paused && effort === 0
    ? html`<rect class="paused" x="${left}" width="${x.bandwidth()}" y="${base - 5}" height="5"/>`
    : html`<rect class="week" x="${left}" width="${x.bandwidth()}" y="${top}" height="${base - top}"/>`
})}`
}

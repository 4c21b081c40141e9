import { max } from 'd3-array'
import { scaleLinear, scaleUtc } from 'd3-scale'
import { area, curveStepAfter, line } from 'd3-shape'
import { sayDay } from '../../plan/day.ts'
import type { FanPoint, History, Point } from '../../plan/history.ts'
import { sayAmount } from '../chart.ts'
import { amountAxis, dayTicks } from './axis-chart.ts'
import { dateOf, drawings, numbers } from './drawing.ts'
import { type Html, html } from './html.ts'

/** What was done by each day, and how it may go on: half of the futures in the dark part of the fan, 9 of 10 in all. */
export function burnUpChart({ burnUp, fan, unit, today }: History): Html {
  const last = burnUp.at(-1)
  const says = `${sayAmount(last?.done ?? 0)} of ${sayAmount(last?.total ?? 0)} ${unit} done by ${sayDay(today, today)}; the fan shows how it may go on.`
  return html`<figure class="chart">${drawings(says, (width, height) =>
    draw(burnUp, fan, unit, width, height),
  )}<figcaption>${fan.every(({ p5, p95 }) => p5 === p95) ? '' : 'In half of all cases it goes on within the dark part of the fan, in 9 of 10 within all of it.'}</figcaption>${numbers(
    'These numbers as a table',
    ['Day', 'Done', 'of'],
    burnUp.map(({ day, done, total }) => [day, sayAmount(done), sayAmount(total)]),
  )}</figure>`
}

const margin = { top: 28, right: 16, bottom: 26, left: 38 }

function draw(
  burnUp: Point[],
  fan: FanPoint[],
  unit: History['unit'],
  width: number,
  height: number,
): Html {
  const days = [...burnUp, ...fan].map(({ day }) => dateOf(day))
  const total = max(burnUp, (point) => point.total) ?? 1
  const [from = new Date(0)] = days
  const x = scaleUtc([from, days.at(-1) ?? from], [margin.left, width - margin.right])
  const y = scaleLinear([0, total], [height - margin.bottom, margin.top])
  const at = ({ day }: { day: string }) => x(dateOf(day))
  const between = (low: 'p5' | 'p25', high: 'p75' | 'p95') =>
    area<FanPoint>()
      .digits(1)
      .x(at)
      .y0((point) => y(point[low]))
      .y1((point) => y(point[high]))(fan) ?? ''
  const edge = line<Point>()
    .digits(1)
    .x(at)
    .y((point) => y(point.done))
    .curve(curveStepAfter)(burnUp)
  const done = area<Point>()
    .digits(1)
    .x(at)
    .y0(y(0))
    .y1((point) => y(point.done))
    .curve(curveStepAfter)(burnUp)
  const middle = line<FanPoint>()
    .digits(1)
    .x(at)
    .y((point) => y(point.p50))(fan)
  const now = burnUp.at(-1)
  const whole = y(total)
  return html`
<g class="axis">${amountAxis(y, margin.left, width - margin.right, 4)}${dayTicks(x, width).map(({ at, label }) => html`<text x="${at}" y="${height - 6}" text-anchor="middle">${label}</text>`)}</g>
<path class="fan" d="${between('p5', 'p95')}"/><path class="fan inner" d="${between('p25', 'p75')}"/>
<path class="done" d="${done ?? ''}"/><path class="edge" d="${edge ?? ''}"/><path class="middle" d="${middle ?? ''}"/>
<line class="whole" x1="${margin.left}" x2="${width - margin.right}" y1="${whole}" y2="${whole}"/>
<text class="label" x="${margin.left}" y="${whole - 9}">All ${sayAmount(total)} ${unit}${unit === 'weeks' ? ' of the plan' : ''}</text>
${now === undefined ? null : html`<circle class="now" cx="${at(now)}" cy="${y(now.done)}" r="4"/>`}`
}

import { max } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import type { EstimateCheck } from '../../plan/history.ts'
import { sayWork } from '../stats.ts'
import { sayEstimate } from '../topic.ts'
import { type Html, html } from './html.ts'
import { linkIn, type Places } from './map.ts'

/** Each finished topic with the weeks it took, and those it was planned for where anything has an estimate. */
export function estimatesChart(checks: EstimateCheck[], places: Places): Html {
  const most = max(checks, ({ weeks, actual }) => Math.max(weeks?.max ?? 0, actual ?? 0)) ?? 1
  const x = scaleLinear([0, most || 1], [2, 96])
  const isPlanned = checks.some(({ weeks }) => weeks !== null)
  const numbers = x
    .ticks(3)
    .map((tick) => html`<text x="${x(tick)}%" y="70%" text-anchor="middle">${tick}</text>`)
  return html`<p>${isPlanned ? 'The weeks of the plan as a bar, those it took as a dot.' : 'The weeks that each took.'}</p>
<table class="estimates">
<thead><tr><th scope="col">Topic</th>${isPlanned ? html`<th scope="col">Planned</th>` : null}<th scope="col">Took</th><td class="drawn"><svg aria-hidden="true">${numbers}</svg></td></tr></thead>
<tbody>${checks.map(
    ({ id, weeks, actual }) => html`<tr>
<th scope="row">${linkIn(id, places)}</th>
${isPlanned ? html`<td><span class="named-narrow">planned </span>${sayEstimate(weeks)}</td>` : null}
<td><span class="named-narrow">took </span>${actual === null ? 'not known' : sayWork(actual)}</td>
<td class="drawn"><svg aria-hidden="true"><line x1="${x(0)}%" x2="100%" y1="50%" y2="50%"/>${
      weeks === null
        ? null
        : html`<rect class="planned" x="${x(weeks.min)}%" width="${Math.max(x(weeks.max) - x(weeks.min), 0.8)}%" y="25%" height="50%" rx="3"/>`
    }${actual === null ? null : html`<circle class="took${weeks !== null && actual > weeks.max ? ' over' : ''}" cx="${x(actual)}%" cy="50%" r="5"/>`}</svg></td>
</tr>`,
  )}</tbody>
</table>`
}

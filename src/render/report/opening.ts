import { sayDay } from '../../plan/day.ts'
import type { FinishAnswer } from '../../plan/outlook.ts'
import { sayWeeks } from '../../plan/weeks.ts'
import { sayFinish } from '../finish.ts'
import { type Look, noPaint, renderPercent } from '../look.ts'
import { sayBy } from '../stats.ts'
import { renderFinished } from '../status.ts'
import { burnUpChart } from './burn-up-chart.ts'
import { type Html, html } from './html.ts'
import { linkIn, type Places } from './map.ts'
import type { ReportAnswer } from './page.ts'
import { bar, counted, paragraphs, sayDate, words } from './words.ts'

/** How far it is, what is left and when that ends, stage by stage and as a drawing. */
export function opening(answer: ReportAnswer, places: Places): Html {
  const { roadmap, today, progress, units, stages, history, finish } = answer
  const isDrawn = history.fan.length > 1 || history.burnUp.length > 2
  return html`<header class="opening${isDrawn ? '' : ' alone'}">
<div class="summary">
<p class="eyebrow">Learning roadmap <span>${sayDate(today)}</span></p>
<h1${roadmap.title.length > 60 ? html` class="long"` : null}>${words(roadmap.title)}</h1>
<div class="lead">${paragraphs(roadmap.description ?? '')}</div>
<p class="progress"><strong>${renderPercent(progress)}</strong> <span>${units.done} of ${units.total} done</span></p>
${bar(progress)}
<dl class="facts-list">${factsOf(answer).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
</div>
${isDrawn ? html`<section class="burn-up" aria-labelledby="burn-up"><h2 id="burn-up">Done, and to come</h2>${burnUpChart(history)}${basisOf(finish)}</section>` : basisOf(finish)}
<ol class="overview">${stages.map(
    (stage) =>
      html`<li><span>${linkIn(stage.id, places)}</span> <span class="share">${renderPercent(stage.progress)}</span>${bar(stage.progress)}</li>`,
  )}</ol>
</header>`
}

function factsOf({ finish, progress, next, ...answer }: ReportAnswer): [string, string][] {
  const { p50, p85, today, started, isUnknown, ended } = finish
  const facts: [string, string][] = [
    ['Left', progress === 1 ? renderFinished(next.length) : sayLeft(answer)],
  ]
  if (started !== null) facts.push(['Begun', sayDay(started, today)])
  if (ended !== null) facts.push(['Ended', sayDay(ended.day, today)])
  if (progress === 1 || isUnknown) return facts
  return [...facts, ['Done, even odds', sayBy(p50, today)], ['Done, 85 % sure', sayBy(p85, today)]]
}

function sayLeft({
  remaining,
  withoutEstimate,
}: Pick<ReportAnswer, 'remaining' | 'withoutEstimate'>) {
  const weeks = remaining === null ? [] : [`${sayWeeks(remaining)} of work`]
  const others =
    withoutEstimate === 0 ? [] : [`${counted(withoutEstimate, 'topic')} without an estimate`]
  return [...weeks, ...others].join(', and ')
}

/** What the page says without a width and without colours. */
const look: Look = { width: null, plain: false, paint: noPaint, measure: (text) => text.length }

function basisOf(finish: FinishAnswer): Html {
  return html`<div class="basis">${sayFinish(finish, look).map((line) => html`<p>${line}</p>`)}</div>`
}

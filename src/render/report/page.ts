import { type Day, sayAhead, sayDay } from '../../plan/day.ts'
import type { SuggestionAnswer, TopicAnswer } from '../../plan/describe.ts'
import type { History } from '../../plan/history.ts'
import type { FinishAnswer } from '../../plan/outlook.ts'
import { sayWeeks } from '../../plan/weeks.ts'
import { shownStatuses } from '../../progress/status.ts'
import type { Tally, Units } from '../../progress/work.ts'
import type { Effort } from '../../roadmap/effort.ts'
import { sayFinish } from '../finish.ts'
import { type Look, noPaint, renderPercent } from '../look.ts'
import { renderFinished } from '../status.ts'
import { sayStatus } from '../topic.ts'
import { burnUpChart } from './burn-up-chart.ts'
import { estimatesChart } from './estimates-chart.ts'
import { type Html, html } from './html.ts'
import { linkIn, mapOf, type NoteAnswer, type Places, placesOf } from './map.ts'
import { rhythmChart } from './rhythm-chart.ts'
import { script } from './script.ts'
import { style } from './style.ts'
import { bar, counted, cut, paragraphs, picture, words } from './words.ts'

export interface ReportAnswer extends Tally {
  roadmap: { id: string; title: string; description: string | null; file: string }
  today: Day
  progress: number
  units: Units
  remaining: Effort | null
  withoutEstimate: number
  stages: TopicAnswer[]
  next: SuggestionAnswer[]
  finish: FinishAnswer
  history: History
  /** Null unless they are asked for: they are the learner's own. */
  notes: NoteAnswer[] | null
  /** Where the page was written; null on standard output. */
  out: string | null
}

/** What the page says of its maker; by this it is known again. */
export const generator = '<meta name="generator" content="roadmap report">'

/** The answer as one HTML page that needs nothing beside it and lets nothing else in. */
export async function renderPage(answer: ReportAnswer): Promise<string> {
  const { roadmap, stages, notes, history, progress } = answer
  const places = placesOf(stages, notes ?? [])
  const policy = `default-src 'none'; style-src ${await hashOf(style)}; script-src ${await hashOf(script)}; base-uri 'none'; form-action 'none'`
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
${{ markup: generator }}
<title>${cut(roadmap.title, 80)}: ${renderPercent(progress)}</title>
<style>${{ markup: style }}</style>
</head>
<body>
<a class="skip" href="#map">Skip to the map</a>
${signs}
<main>
${opening(answer, places)}
${nextUp(answer, places)}
<section aria-labelledby="map">
<div class="heading"><h2 id="map">The map</h2>${filter}</div>
<ul class="key" aria-hidden="true">${shownStatuses.map((status) => html`<li class="${status}">${picture(status)}${sayStatus(status)}</li>`)}</ul>
${mapOf(stages, places)}
</section>
${lookingBack(history, places)}
${notes === null || notes.length === 0 ? null : notesOf(notes, places)}
</main>
<footer class="end"><p>Made on ${sayDate(answer.today)} by <code>roadmap report</code> from the roadmap file and the progress log. This page holds everything it shows and asks nobody for anything.</p></footer>
<script>${{ markup: script }}</script>
</body>
</html>
`
  return markup
}

async function hashOf(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}'`
}

function opening(answer: ReportAnswer, places: Places): Html {
  const { roadmap, progress, units, stages, history } = answer
  const hasChart = history.fan.length > 1 || history.burnUp.length > 2
  return html`<header class="opening${hasChart ? '' : ' alone'}">
<div class="summary">
<p class="eyebrow">Learning roadmap <span>${sayDate(answer.today)}</span></p>
<h1${roadmap.title.length > 60 ? html` class="long"` : null}>${words(roadmap.title)}</h1>
<div class="lead">${roadmap.description === null ? null : paragraphs(roadmap.description)}</div>
<p class="progress"><strong>${renderPercent(progress)}</strong> <span>${units.done} of ${units.total} done</span></p>
${bar(progress)}
<dl class="facts-list">${facts(answer).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
</div>
${hasChart ? html`<section class="burn-up" aria-labelledby="burn-up"><h2 id="burn-up">Done, and to come</h2>${burnUpChart(history)}${basis(answer.finish)}</section>` : html`<section class="burn-up">${basis(answer.finish)}</section>`}
<ol class="overview">${stages.map(
    (stage) =>
      html`<li class="${stage.status}"><span>${linkIn(stage.id, places)}</span> <span class="share">${renderPercent(stage.progress)}</span>${bar(stage.progress)}</li>`,
  )}</ol>
</header>`
}

/** What the page says without a width and without colours. */
const look: Look = { width: null, plain: false, paint: noPaint, measure: (text) => text.length }

function basis(finish: FinishAnswer): Html {
  return html`<div class="basis">${sayFinish(finish, look).map((line) => html`<p>${line}</p>`)}</div>`
}

function facts({
  remaining,
  withoutEstimate,
  finish,
  progress,
  next,
}: ReportAnswer): [string, string][] {
  const { p50, p85, today, started, isUnknown, ended } = finish
  const estimates =
    withoutEstimate === 0
      ? ''
      : counted(withoutEstimate, 'topic without an estimate', 'topics without an estimate')
  const weeks = remaining === null ? '' : `${sayWeeks(remaining)} of work`
  const left = [weeks, estimates].filter((part) => part !== '').join(', and ')
  const begun: [string, string][] = started === null ? [] : [['Begun', sayDay(started, today)]]
  if (progress === 1)
    return [
      ...begun,
      ...(ended === null ? [] : [['Ended', sayDay(ended.day, today)] satisfies [string, string]]),
      ['Left', renderFinished(next.length)],
    ]
  const dates: [string, string][] = isUnknown
    ? []
    : [
        ['Finished, at even odds', `by ${sayAhead(p50, today)}`],
        ['Finished, 85 % sure', `by ${sayAhead(p85, today)}`],
      ]
  return [['Left', left], ...begun, ...dates]
}

function nextUp({ next }: ReportAnswer, places: Places): Html | null {
  const [first, ...then] = next
  if (first === undefined) return null
  return html`<section class="next" aria-labelledby="next">
<h2 id="next">Next</h2>
<ol>${[first, ...then].map((suggestion) => html`<li>${suggestionOf(suggestion, places)}</li>`)}</ol>
</section>`
}

function suggestionOf({ topic, step, why }: SuggestionAnswer, places: Places): Html {
  const goal = step ?? topic
  const from = step === null ? goal.path.slice(0, -1) : topic.path
  return html`<p class="path">${from.map((title, i) => html`${i === 0 ? '' : ' › '}${words(title, 60)}`)}</p>
<h3>${linkIn(goal.id, places)}</h3>
<p dir="auto">${cut(why)}</p>`
}

function lookingBack(history: History, places: Places): Html | null {
  const { weeks, estimates, rhythm } = history
  if (weeks.length === 0) return null
  return html`<div class="looking-back">
<section aria-labelledby="rhythm"><h2 id="rhythm">Week by week</h2>
<p>${sayRhythm(rhythm)}</p>
${rhythmChart(history)}</section>
${
  estimates.length === 0
    ? null
    : html`<section aria-labelledby="estimates"><h2 id="estimates">Planned and taken</h2>
<p>The weeks of the plan as a bar, those it took as a dot.</p>
${estimatesChart(estimates, places)}</section>`
}
</div>`
}

function sayRhythm({ active, counted: all, paused }: History['rhythm']): string {
  const pauses = paused === 0 ? '' : `; ${counted(paused, 'week')} paused`
  return `Progress in ${active} of ${counted(all, 'week')}${pauses}. The bars are what was finished in a week, by the plan.`
}

function notesOf(notes: NoteAnswer[], places: Places): Html {
  return html`<section class="notes" aria-labelledby="notes"><h2 id="notes">Notes</h2>
<ul>${notes.map(
    ({ topic, day, text }) =>
      html`<li><p class="path">${linkIn(topic, places)} <time datetime="${day}">${day}</time></p>${paragraphs(text)}</li>`,
  )}</ul></section>`
}

function sayDate(day: Day): string {
  return sayDay(day, '')
}

/** Shown by the script that makes it work. */
const filter: Html = {
  markup: `<div role="search" class="filter" hidden>
<label><span class="unseen">Filter by words</span><input type="search" id="filter-words" placeholder="Filter" autocomplete="off"></label>
<fieldset><legend class="unseen">Filter by status</legend>
${['All', 'Open', 'In progress', 'Done'].map((name, i) => `<label><input type="radio" name="status" value="${name}"${i === 0 ? ' checked' : ''}><span>${name}</span></label>`).join('')}
</fieldset>
<button type="button" id="unfold" aria-pressed="false">Unfold all</button>
<output id="found" for="filter-words"></output>
</div>`,
}

/** A shape for each status, told apart without colours. */
const signs: Html = {
  markup: `<svg class="signs" aria-hidden="true"><defs>
<symbol id="done" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7.25" class="solid"/><path d="m4.8 8.3 2.2 2.2 4.3-4.6" class="tick"/></symbol>
<symbol id="in-progress" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.5" class="ring"/><path d="M8 3.5a4.5 4.5 0 0 1 0 9z" class="solid"/></symbol>
<symbol id="pending" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.5" class="ring"/></symbol>
<symbol id="skipped" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.5" class="ring"/><path d="M5 8h6" class="ring"/></symbol>
<symbol id="not-needed" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.5" class="ring dotted"/></symbol>
</defs></svg>`,
}

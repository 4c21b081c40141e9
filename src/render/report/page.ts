import type { Day } from '../../plan/day.ts'
import type { SuggestionAnswer, TopicAnswer } from '../../plan/describe.ts'
import type { History } from '../../plan/history.ts'
import type { FinishAnswer } from '../../plan/outlook.ts'
import { shownStatuses } from '../../progress/status.ts'
import type { Tally, Units } from '../../progress/work.ts'
import type { Effort } from '../../roadmap/effort.ts'
import { renderPercent } from '../look.ts'
import { sayRhythm } from '../stats.ts'
import { sayStatus } from '../topic.ts'
import { estimatesChart } from './estimates-chart.ts'
import { type Html, html } from './html.ts'
import { linkIn, mapOf, type NoteAnswer, type Places, placesOf } from './map.ts'
import { opening } from './opening.ts'
import { rhythmChart } from './rhythm-chart.ts'
import { script } from './script.ts'
import { style } from './style.ts'
import { cut, paragraphs, picture, sayDate, words } from './words.ts'

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

function nextUp({ next }: ReportAnswer, places: Places): Html | null {
  if (next.length === 0) return null
  return html`<section class="next" aria-labelledby="next">
<h2 id="next">Next</h2>
<ol>${next.map((suggestion) => html`<li>${suggestionOf(suggestion, places)}</li>`)}</ol>
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
<p>${sayRhythm(history)} The bars are what was finished, by the plan${rhythm.paused === 0 ? '' : '; pauses are grey'}.</p>
${rhythmChart(history)}</section>
${
  estimates.length === 0
    ? null
    : html`<section aria-labelledby="estimates"><h2 id="estimates">What things took</h2>
${estimatesChart(estimates, places)}</section>`
}
</div>`
}

function notesOf(notes: NoteAnswer[], places: Places): Html {
  return html`<section class="notes" aria-labelledby="notes"><h2 id="notes">Notes</h2>
<ul>${notes.map(
    ({ topic, day, text }) =>
      html`<li><p class="path">${linkIn(topic, places)} <time datetime="${day}">${day}</time></p>${paragraphs(text)}</li>`,
  )}</ul></section>`
}

/** Shown by the script that makes it work. */
const filter = html`<div role="search" class="filter" hidden>
<label><span class="unseen">Filter by words</span><input type="search" id="filter-words" placeholder="Filter" autocomplete="off"></label>
<fieldset><legend class="unseen">Filter by status</legend>
${['All', 'Open', 'In progress', 'Done'].map(
  (name, i) =>
    html`<label><input type="radio" name="status" value="${name}"${i === 0 ? html` checked` : null}><span>${name}</span></label>`,
)}
</fieldset>
<button type="button" id="unfold" aria-pressed="false">Unfold all</button>
<output id="found" for="filter-words"></output>
</div>`

/** A shape for each status, told apart without colours. */
const signs = html`<svg class="signs" aria-hidden="true"><defs>
<symbol id="done" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7.25" class="solid"/><path d="m4.8 8.3 2.2 2.2 4.3-4.6" class="tick"/></symbol>
<symbol id="in-progress" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.5" class="ring"/><path d="M8 3.5a4.5 4.5 0 0 1 0 9z" class="solid"/></symbol>
<symbol id="pending" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.5" class="ring"/></symbol>
<symbol id="skipped" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.5" class="ring"/><path d="M5 8h6" class="ring"/></symbol>
<symbol id="not-needed" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.5" class="ring dotted"/></symbol>
</defs></svg>`

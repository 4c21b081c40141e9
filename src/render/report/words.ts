import { type Day, sayDay } from '../../plan/day.ts'
import type { TopicAnswer } from '../../plan/describe.ts'
import type { Status } from '../../progress/status.ts'
import { type Link, webAddress } from '../../roadmap/roadmap.ts'
import { sayStatus } from '../topic.ts'
import { type Html, html } from './html.ts'

/** Nobody reads more of a title; the file of the page stays small whatever the titles are. */
const longest = 300

/** What somebody wrote, in the direction of its own script, which does not reach what stands around it. */
export function words(text: string, most = longest): Html {
  return html`<bdi>${cut(text, most)}</bdi>`
}

/** The beginning of a text; no character is cut in two. */
export function cut(text: string, most = longest): string {
  if (text.length <= most) return text
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

/** A text of several paragraphs. */
export function paragraphs(text: string): Html[] {
  return text
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => html`<p dir="auto">${part.trim()}</p>`)
}

/** A link that leads to the web is one on the page; any other is text. */
export function linkTo({ title, url }: Link): Html {
  const shown = words(title === url ? url.replace(/^https?:\/\/(www\.)?/, '') : title, 120)
  const safe = webAddress(url)
  if (safe === null) return title === url ? shown : html`${shown} (${words(url, 120)})`
  return html`<a${title === url ? null : html` class="named"`} href="${safe}" rel="noreferrer">${shown}</a>`
}

/** The sign of a status, beside its word. */
export function picture(status: Status): Html {
  return html`<svg class="sign" aria-hidden="true"><use href="#${status}"/></svg>`
}

/** The sign of a status, with its word for those who do not see it. */
export function sign(status: Status): Html {
  return html`${picture(status)}<span class="unseen">${sayStatus(status)}: </span>`
}

/** A bar that repeats a number which stands beside it as text. */
export function bar(progress: number): Html {
  // What is begun shows, and full means all of it, like the bars of the terminal.
  const full = progress === 0 ? 0 : Math.max(1, Math.floor(progress * 1000) / 10)
  return html`<svg class="bar" aria-hidden="true"><rect class="track" width="100%" height="100%"/><rect class="full" width="${full}%" height="100%"/></svg>`
}

export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`
}

/** A day with its year. */
export function sayDate(day: Day): string {
  return sayDay(day, '')
}

/** Every topic with all under it, in file order. */
export function* everyAnswer(topics: TopicAnswer[]): Generator<TopicAnswer> {
  for (const topic of topics) {
    yield topic
    yield* everyAnswer(topic.topics ?? [])
  }
}

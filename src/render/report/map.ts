import type { TopicAnswer } from '../../plan/describe.ts'
import { grouped } from '../../plan/grouped.ts'
import { renderPercent } from '../look.ts'
import { sayEstimate, sayLeft, sayStatus } from '../topic.ts'
import { type Html, html } from './html.ts'
import { bar, counted, everyAnswer, linkTo, paragraphs, picture, sign, words } from './words.ts'

/** A note with the topic it is about. */
export interface NoteAnswer {
  topic: string
  day: string
  text: string
}

/** Where each topic stands on the page, and what leads to it and on from it. */
export interface Places {
  /** The names of topics in the page's own links: ids may hold anything. */
  anchors: Map<string, string>
  titles: Map<string, string>
  unlocks: Map<string, { id: string }[]>
  notes: Map<string, NoteAnswer[]>
  /** Whether any topic has an estimate; of others it need not be said that they have none. */
  isEstimated: boolean
}

export function placesOf(stages: TopicAnswer[], notes: NoteAnswer[]): Places {
  const all = [...everyAnswer(stages)]
  const ties = all.flatMap(({ id, needs }) => needs.map((need) => ({ need, id })))
  return {
    anchors: new Map(all.map(({ id }, i) => [id, `t${i + 1}`])),
    titles: new Map(all.map(({ id, title }) => [id, title])),
    unlocks: grouped(ties, ({ need }) => need),
    isEstimated: all.some(({ weeks }) => weeks !== null),
    notes: grouped(notes, ({ topic }) => topic),
  }
}

/** Of so many topics, only what is in sight is drawn. */
const many = 500

/** The stages in order, with a card for each topic. */
export function mapOf(stages: TopicAnswer[], places: Places): Html {
  return html`<ol class="stages${places.anchors.size > many ? ' many' : ''}">${stages.map((stage) => stageOf(stage, places))}</ol>`
}

/** A link to where a topic stands on the page. */
export function linkIn(id: string, { anchors, titles }: Places): Html {
  return html`<a href="#${anchors.get(id) ?? ''}">${words(titles.get(id) ?? id, 80)}</a>`
}

function stageOf(stage: TopicAnswer, places: Places): Html {
  const { id, topics = [], units, progress } = stage
  const cards = topics.length === 0 ? [stage] : topics
  const facts = [
    ...(units.total === 0 ? [] : [`${units.done} of ${units.total} done`]),
    ...(stage.status === 'done' || !places.isEstimated ? [] : [sayLeft(stage)]),
    ...(stage.optional ? ['optional'] : []),
    ...(stage.choose === null ? [] : [pick(stage).toLowerCase()]),
  ]
  return html`
<li class="stage ${stage.status}" id="${topics.length === 0 ? `${places.anchors.get(id)}s` : (places.anchors.get(id) ?? '')}">
<header>
<h3>${words(stage.title)}</h3>
<p class="share">${renderPercent(progress)}</p>
${bar(progress)}
<p class="facts">${facts.join(', ')}</p>
${topics.length === 0 ? null : aboutStage(stage, places)}
</header>
<div class="cards">${cards.map((topic) => cardOf(topic, places))}</div>
</li>`
}

function aboutStage(stage: TopicAnswer, places: Places): Html {
  const { description } = stage
  const about =
    description === null ? null : html`<div class="about">${paragraphs(description)}</div>`
  return html`${ties(stage, places)}${about}${more(stage, places, [])}`
}

function cardOf(topic: TopicAnswer, places: Places): Html {
  const { id, status, units, topics = [] } = topic
  const anchor = places.anchors.get(id) ?? ''
  const isBegun = status === 'in-progress' && units.total > 1
  const facts = [
    sayStatus(status),
    ...(places.isEstimated ? [isBegun ? sayLeft(topic) : sayEstimate(topic.weeks)] : []),
    ...(units.total > 1 ? [`${units.done} of ${units.total}`] : []),
    ...(topic.optional ? ['optional'] : []),
  ]
  const needs = [...everyAnswer([topic])].flatMap((part) => part.needs)
  const anchors = [...new Set(needs)].flatMap((need) => places.anchors.get(need) ?? [])
  return html`
<article class="card ${status}" id="${anchor}" data-status="${status}" data-needs="${anchors.join(' ')}">
<h4>${picture(status)}<a href="#${anchor}">${words(topic.title)}</a></h4>
<p class="facts">${facts.map((fact) => html`<span>${fact}</span> `)}</p>
${isBegun ? bar(topic.progress) : null}
${ties(topic, places)}
${partsOf(topic, topics, places)}
${more(topic, places, topic.description === null ? [] : paragraphs(topic.description))}
</article>`
}

/** What comes before and after a topic. */
function ties({ id, needs }: TopicAnswer, places: Places): Html {
  const unlocked = (places.unlocks.get(id) ?? []).map((tie) => tie.id)
  return html`${tie('Needs', needs, places)}${tie('Unlocks', unlocked, places)}`
}

/** So many are named; a topic may be needed by a thousand others. */
const named = 6

function tie(word: string, ids: string[], places: Places): Html | null {
  if (ids.length === 0) return null
  const links = ids
    .slice(0, named)
    .map((id, i) => html`${i === 0 ? '' : ', '}${linkIn(id, places)}`)
  const rest = ids.length > named ? ` and ${ids.length - named} more` : ''
  return html`<p class="ties"><span>${word}</span> ${links}${rest}</p>`
}

/** Longer lists are folded. */
const longList = 12

function partsOf(topic: TopicAnswer, parts: TopicAnswer[], places: Places): Html | null {
  if (parts.length === 0) return null
  const list = html`<ul class="parts">${parts.map((part) => partOf(part, places))}</ul>`
  const heading = topic.choose === null ? null : pick(topic)
  const { done, total } = topic.units
  const shown =
    parts.length > longList
      ? html`<details><summary>${counted(parts.length, 'topic')}, ${done} of ${total} done</summary>${list}</details>`
      : list
  return heading === null
    ? shown
    : html`<div class="choice"><p class="pick">${heading}</p>${shown}</div>`
}

function partOf(part: TopicAnswer, places: Places): Html {
  const { id, status, topics = [] } = part
  const isTied = part.needs.length > 0 || places.unlocks.has(id)
  const anchor = isTied ? html` id="${places.anchors.get(id) ?? ''}"` : null
  const title = html`${sign(status)}<span class="title">${words(part.title)}${part.optional ? html` <small>optional</small>` : null}</span>`
  const fold = inside(part, places, part.description === null ? [] : paragraphs(part.description))
  const row =
    fold === null
      ? html`<div class="row">${title}</div>`
      : html`<details><summary class="row">${title}</summary>${fold}</details>`
  return html`<li class="${status}"${anchor}>${row}${isTied ? ties(part, places) : null}${partsOf(part, topics, places)}</li>`
}

function more(topic: TopicAnswer, places: Places, about: Html[]): Html | null {
  const fold = inside(topic, places, about)
  const notes = places.notes.get(topic.id) ?? []
  const names = [
    ...(about.length > 0 ? ['About'] : []),
    ...(topic.links.length > 0 ? [counted(topic.links.length, 'link')] : []),
    ...(notes.length > 0 ? [counted(notes.length, 'note')] : []),
  ]
  if (fold === null) return null
  return html`<details class="more"><summary>${names.join(', ')}<span class="unseen"> of ${words(topic.title, 80)}</span></summary>${fold}</details>`
}

/** What folds out under a topic: its description, links and notes. */
function inside(topic: TopicAnswer, places: Places, about: Html[]): Html | null {
  const { links } = topic
  const notes = places.notes.get(topic.id) ?? []
  if (about.length + links.length + notes.length === 0) return null
  return html`<div class="inside">${about}${
    links.length === 0
      ? null
      : html`<ul class="links">${links.map((link) => html`<li>${linkTo(link)}</li>`)}</ul>`
  }${notes.map(({ day, text }) => html`<blockquote><p dir="auto">${text}</p><footer>${day}</footer></blockquote>`)}</div>`
}

function pick({ choose, topics = [] }: TopicAnswer): string {
  const options = topics.filter(({ optional }) => !optional)
  const isPicked = options.filter(({ status }) => status === 'done').length >= (choose ?? 0)
  return `${isPicked ? 'Picked' : 'Pick'} ${choose} of ${options.length}`
}

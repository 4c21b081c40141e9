import type { App, Choice, Recorded, Standing } from '../app.ts'
import { Refusal, wrongUsage } from '../errors.ts'
import type { Day } from '../plan/day.ts'
import { describeSuggestion, orNull } from '../plan/describe.ts'
import { suggest } from '../plan/next.ts'
import type { Counted } from '../progress/counted.ts'
import type { MarkStatus } from '../progress/log.ts'
import { marksFor } from '../progress/mark.ts'
import { isComplete, requiredParts } from '../progress/status.ts'
import type { ChangeAnswer } from '../render/change.ts'
import { sayStatus } from '../render/topic.ts'

export interface MarkOptions {
  on?: string
  known?: true
}

export const markOptions: [flags: string, help: string][] = [
  ['--on <DATE>', 'the day it was, where that is not today'],
  ['--known', 'it was so before I began: it counts, but says nothing about my pace'],
]

/** Marks the topics named, or asked for where none is and somebody is there to answer. */
export async function markTopics(
  app: App,
  names: string[],
  status: MarkStatus,
  options: MarkOptions,
): Promise<ChangeAnswer> {
  const on = options.on === undefined ? null : learnedOn(app, options.on)
  const standing = await app.standing()
  const chosen = names.length > 0 ? names : await askFor(app, standing, status)
  const named = chosen.map((name) => app.find(standing, name))
  const ids = status === 'done' ? await saidWhich(app, named) : named.map((t) => t.topic.id)
  if (app.prompts !== null && isActive(status, options)) {
    const { offerPause } = await import('./pausing.ts')
    await offerPause(app, standing)
  }
  const recorded = await app.record((now) => {
    const targets = ids.map((id) => app.find(now, id))
    const marks = Object.fromEntries(marksFor(targets, status))
    const words = {
      marks,
      ...(options.known === true && { known: true }),
      ...(on !== null && on !== app.today && { on }),
    }
    return words
  })
  return answerChange(recorded, app.today, ids)
}

/** Whether it says that something is being learned now. */
function isActive(status: MarkStatus, { on, known }: MarkOptions): boolean {
  return (status === 'done' || status === 'in-progress') && on === undefined && known !== true
}

/** What changed between two standings, and what comes next. */
export function answerChange(
  { before, after, entry }: Recorded,
  today: Day,
  named: string[] = [],
): ChangeAnswer {
  const changed = after.count.all.flatMap(({ topic: { id, title }, at, status: to }) => {
    const from = before.count.statuses[at] ?? 'pending'
    return from === to ? [] : [{ id, title, from, to }]
  })
  return {
    entry: entry?.id ?? null,
    changed,
    named: named.flatMap((id) => {
      const counted = after.count.byId.get(id)
      return counted === undefined
        ? []
        : [{ id, title: counted.topic.title, status: counted.status }]
    }),
    progress: after.count.progress,
    remaining: orNull(after.count.remaining),
    withoutEstimate: after.count.withoutEstimate,
    next: suggest(after.count, today).map((suggestion) =>
      describeSuggestion(suggestion, after.count),
    ),
  }
}

function learnedOn(app: App, text: string): Day {
  const day = app.day(text)
  if (day > app.today)
    throw wrongUsage(`${day} is in the future; --on takes the day it was learned`)
  return day
}

/** Topics as choices of a prompt, those that can take the status. */
async function askFor(app: App, standing: Standing, status: MarkStatus): Promise<string[]> {
  if (app.prompts === null) throw wrongUsage('name a topic', `roadmap ${app.verb} caching`)
  const able = standing.count.all.filter((counted) =>
    status === 'pending'
      ? counted.status !== 'pending'
      : !isComplete(counted) && counted.status !== status,
  )
  if (able.length === 0)
    throw new Refusal('no-topic', 'there is no topic left that this could change')
  return app.prompts.searchSeveral(`Which topics? (${app.verb})`, able.map(choiceOf))
}

/** A choice is done by what was chosen, so ask for that; without anybody to ask, the choice itself is marked. */
async function saidWhich(app: App, named: Counted[]): Promise<string[]> {
  const ids: string[] = []
  for (const counted of named) {
    const options = requiredParts(counted)
    const done = options.filter((option) => option.status === 'done').length
    const left = (counted.topic.choose ?? 0) - done
    if (app.prompts === null || left <= 0 || isComplete(counted)) {
      ids.push(counted.topic.id)
      continue
    }
    for (let n = 0; n < left; n++) {
      const open = options.filter((option) => !isComplete(option) && !ids.includes(option.topic.id))
      const another = { value: counted.topic.id, name: 'None of these; mark the choice itself' }
      const message =
        left === 1
          ? `Which one did you learn for “${counted.topic.title}”?`
          : `Which one (${n + 1} of ${left})?`
      const id = await app.prompts.search(message, [...open.map(choiceOf), another])
      ids.push(id)
      if (id === counted.topic.id) break
    }
  }
  return ids
}

export function choiceOf(counted: Counted): Choice {
  const { id, title } = counted.topic
  const above = counted.parent === null ? '' : ` · ${counted.parent.topic.title}`
  return {
    value: id,
    name: `${title}  (${id})`,
    description: `${sayStatus(counted.status)}${above}`,
  }
}

import type { Count } from '../progress/count.ts'
import type { Counted } from '../progress/counted.ts'
import type { Link, Roadmap } from '../roadmap/roadmap.ts'
import type { Draft, DraftTopic } from './draft/draft.ts'
import { markOf } from './own.ts'
import { isObject, listOf, objectOf } from './roadmap-sh/value.ts'

/** Whether this is a roadmap of ours as JSON: the keys of the file, with a status at each topic. */
export function isOwnJson(data: unknown): data is Record<string, unknown> {
  return isObject(data) && typeof data.title === 'string' && Array.isArray(data.stages)
}

/** The keys of the roadmap file; `status` is what a topic counts as, `mark` what was said of it itself. */
export function writeJson(roadmap: Roadmap, count: Count): string {
  const { id, title, description, source, hoursPerWeek } = roadmap
  const head = {
    format: 1,
    id,
    title,
    ...(description !== null && { description }),
    ...(source !== null && { source }),
    'hours-per-week': hoursPerWeek,
    stages: count.stages.map(written),
  }
  return `${JSON.stringify(head, null, 2)}\n`
}

function written(counted: Counted): object {
  const { id, title, duration, choose, optional, needs, was, description, links } = counted.topic
  const mark = markOf(counted)
  return {
    title,
    id,
    status: counted.status,
    ...(mark !== null && { mark }),
    ...(duration !== null && { duration: duration.text }),
    ...(choose !== null && { choose }),
    ...(optional && { optional }),
    ...(needs.length > 0 && { needs }),
    ...(was.length > 0 && { was }),
    ...(description !== null && { description }),
    ...(links.length > 0 && { links }),
    ...(counted.parts.length > 0 && { topics: counted.parts.map(written) }),
  }
}

/** Reads such JSON; `areMarks` says that its ticks are marks, and no statuses that follow from marks. */
export function readJson(data: Record<string, unknown>): { draft: Draft; areMarks: boolean } {
  const areMarks = hasMarks(data.stages)
  const hours = data['hours-per-week']
  const draft: Draft = {
    format: 'json',
    title: textIn(data.title),
    description: textIn(data.description),
    hoursPerWeek: typeof hours === 'number' ? hours : null,
    stages: listOf(data.stages).flatMap((stage) => read(stage, areMarks) ?? []),
    guesses: [],
    leftOut: [],
  }
  return { draft, areMarks }
}

function hasMarks(topics: unknown): boolean {
  return listOf(topics).some((topic) => {
    const { mark, topics } = objectOf(topic)
    return mark !== undefined || hasMarks(topics)
  })
}

function read(given: unknown, areMarks: boolean): DraftTopic | null {
  if (typeof given === 'string') return { ...bare, title: given, links: [], topics: [] }
  const { title, id, duration, choose, optional, description, ...rest } = objectOf(given)
  if (typeof title !== 'string') return null
  const said = areMarks ? rest.mark : rest.status
  const status = (['done', 'in-progress', 'skipped'] as const).find((known) => known === said)
  const topics = listOf(rest.topics).flatMap((topic) => read(topic, areMarks) ?? [])
  return {
    ...bare,
    title,
    ...(typeof id === 'string' && { id }),
    ...(typeof duration === 'string' && { duration }),
    ...(typeof choose === 'number' && { choose }),
    ...(optional === true && { optional }),
    ...(typeof description === 'string' && { description }),
    ...(status !== undefined && { status }),
    needs: wordsIn(rest.needs),
    was: wordsIn(rest.was),
    links: listOf(rest.links).flatMap((link) => linkIn(link) ?? []),
    topics,
  }
}

const bare = { isItem: true, line: 0 } as const

function linkIn(link: unknown): Link | null {
  if (typeof link === 'string') return { title: link, url: link }
  const { title, url } = objectOf(link)
  return typeof url === 'string' ? { title: textIn(title) ?? url, url } : null
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function wordsIn(value: unknown): string[] {
  return listOf(value).filter((word) => typeof word === 'string')
}

import type { Effort } from '../roadmap/effort.ts'
import { everyTopic, type Roadmap, type Topic } from '../roadmap/roadmap.ts'

/**
 * A roadmap as columns: what every topic has in a list of its own, in file order, and what few have beside it. Parsed
 * ten times as fast as an object for each topic, and with little for the garbage collector.
 */
interface Packed extends Omit<Roadmap, 'stages'> {
  ids: string[]
  titles: string[]
  depths: number[]
  /** Ends of the effort; below 0 where there is none. */
  minima: number[]
  maxima: number[]
  /** By index in file order. */
  rest: Record<string, Rest>
}

type Rest = Partial<Omit<Topic, 'id' | 'title' | 'effort' | 'topics'>>

export function packRoadmap({ stages, ...head }: Roadmap): Packed {
  const topics = [...everyTopic(stages)]
  const depths = new Map<Topic, number>()
  for (const stage of stages) depths.set(stage, 1)
  for (const topic of topics) {
    for (const part of topic.topics) depths.set(part, (depths.get(topic) ?? 0) + 1)
  }
  const rest = topics.map((topic, i) => [i, restOf(topic)] as const)
  return {
    ...head,
    ids: topics.map((topic) => topic.id),
    titles: topics.map((topic) => topic.title),
    depths: topics.map((topic) => depths.get(topic) ?? 1),
    minima: topics.map((topic) => topic.effort?.min ?? -1),
    maxima: topics.map((topic) => topic.effort?.max ?? -1),
    rest: Object.fromEntries(rest.filter(([, values]) => Object.keys(values).length > 0)),
  }
}

function restOf({ id, title, effort, topics, ...rest }: Topic): Rest {
  const isSaid = (value: unknown) => value !== null && value !== false && !isEmptyList(value)
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => isSaid(value)))
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}

/** The roadmap of such columns; null where they are not what was packed, for anybody may have written them. */
export function unpackRoadmap(packed: unknown): Roadmap | null {
  if (!isPacked(packed)) return null
  const { ids, titles, depths, minima, maxima, rest, ...head } = packed
  const stages: Topic[] = []
  const lists: Topic[][] = [stages]
  for (let i = 0; i < ids.length; i++) {
    const [id, title, depth, min, max] = [ids[i], titles[i], depths[i], minima[i], maxima[i]]
    const list = depth === undefined ? undefined : lists[depth - 1]
    if (typeof id !== 'string' || typeof title !== 'string' || list === undefined) return null
    if (depth === undefined || typeof min !== 'number' || typeof max !== 'number') return null
    const isParent = (depths[i + 1] ?? 0) > depth
    const topics = isParent ? [] : none
    list.push(topicOf(id, title, min < 0 ? null : { min, max }, topics, rest[i]))
    lists.length = depth
    if (isParent) lists.push(topics)
  }
  return stages.length === 0 ? null : { ...head, stages }
}

/** One list for all that have none: most topics have no needs, links or topics. */
const none: never[] = []

function topicOf(
  id: string,
  title: string,
  effort: Effort | null,
  topics: Topic[],
  rest: Rest | undefined,
): Topic {
  return {
    id,
    title,
    duration: rest?.duration ?? null,
    choose: rest?.choose ?? null,
    optional: rest?.optional ?? false,
    needs: rest?.needs ?? none,
    was: rest?.was ?? none,
    description: rest?.description ?? null,
    links: rest?.links ?? none,
    topics,
    effort,
  }
}

function isPacked(value: unknown): value is Packed {
  if (!isObject(value) || typeof value.id !== 'string' || typeof value.title !== 'string')
    return false
  const columns = [value.ids, value.titles, value.depths, value.minima, value.maxima]
  const isFull = columns.every((column) => Array.isArray(column) && column.length === ids(value))
  return isFull && isObject(value.rest) && Object.values(value.rest).every(isRest)
}

function ids(value: Record<string, unknown>): number {
  return Array.isArray(value.ids) ? value.ids.length : -1
}

function isRest(rest: unknown): boolean {
  if (!isObject(rest)) return false
  const { needs = [], was = [], links = [], duration = { text: '' } } = rest
  const areLists = Array.isArray(needs) && Array.isArray(was) && Array.isArray(links)
  return areLists && isObject(duration) && typeof duration.text === 'string'
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

import type { Effort } from './effort.ts'
import type { Roadmap, Topic } from './roadmap.ts'

/**
 * The topics of a roadmap as lists in file order. Ten thousand of them are read and counted in a fraction of the time
 * that making an object of each would take.
 */
export interface Columns {
  ids: string[]
  titles: string[]
  /** How many topics it is with all that lie under it, so how much further on the next one beside it is. */
  sizes: number[]
  /** Which one of the efforts it has; -1 for none. Few efforts are different. */
  effort: number[]
  efforts: Effort[]
  /** What few topics have, by their place. */
  rest: Map<number, Rest>
}

export type Rest = Partial<Omit<Topic, 'id' | 'title' | 'effort' | 'topics'>>

export function columnsOf({ columns, stages }: Roadmap): Columns {
  if (columns !== undefined) return columns
  const all: Columns = {
    ids: [],
    titles: [],
    sizes: [],
    effort: [],
    efforts: [],
    rest: new Map(),
  }
  const places = new Map<string, number>()
  for (const stage of stages) add(stage, all, places)
  return all
}

function add(topic: Topic, all: Columns, places: Map<string, number>): void {
  const { id, title, effort, topics, ...rest } = topic
  const said = Object.entries(rest).filter(([, value]) => isSaid(value))
  const at = all.ids.length
  all.ids.push(id)
  all.titles.push(title)
  all.effort.push(effort === null ? -1 : placeOf(effort, all.efforts, places))
  if (said.length > 0) all.rest.set(at, Object.fromEntries(said))
  all.sizes.push(1)
  for (const part of topics) add(part, all, places)
  all.sizes[at] = all.ids.length - at
}

function placeOf(effort: Effort, efforts: Effort[], places: Map<string, number>): number {
  const key = `${effort.min} ${effort.max}`
  const known = places.get(key)
  if (known !== undefined) return known
  places.set(key, efforts.length)
  return efforts.push(effort) - 1
}

function isSaid(value: unknown): boolean {
  return value !== null && value !== false && !(Array.isArray(value) && value.length === 0)
}

/** The stages of such columns. Topics are made when the list they are in is first asked for. */
export function stagesOf(columns: Columns): Topic[] {
  return topicsBetween(0, columns.ids.length, columns)
}

/** One list for all that have none: most topics have no needs, links or topics. */
const none: never[] = []

function topicsBetween(start: number, end: number, columns: Columns): Topic[] {
  const topics: Topic[] = []
  for (let at = start; at < end; at += columns.sizes[at] ?? 1)
    topics.push(new Unpacked(at, columns))
  return topics
}

class Unpacked implements Topic {
  readonly id: string
  readonly title: string
  readonly duration: Topic['duration']
  readonly choose: number | null
  readonly optional: boolean
  readonly needs: string[]
  readonly was: string[]
  readonly description: string | null
  readonly links: Topic['links']
  readonly effort: Effort | null
  readonly #at: number
  readonly #columns: Columns
  #topics: Topic[] | null

  constructor(at: number, columns: Columns) {
    const rest = columns.rest.get(at)
    this.id = columns.ids[at] ?? ''
    this.title = columns.titles[at] ?? ''
    this.duration = rest?.duration ?? null
    this.choose = rest?.choose ?? null
    this.optional = rest?.optional ?? false
    this.needs = rest?.needs ?? none
    this.was = rest?.was ?? none
    this.description = rest?.description ?? null
    this.links = rest?.links ?? none
    this.effort = columns.efforts[columns.effort[at] ?? -1] ?? null
    this.#at = at
    this.#columns = columns
    this.#topics = columns.sizes[at] === 1 ? none : null
  }

  get topics(): Topic[] {
    const { sizes } = this.#columns
    this.#topics ??= topicsBetween(this.#at + 1, this.#at + (sizes[this.#at] ?? 1), this.#columns)
    return this.#topics
  }
}

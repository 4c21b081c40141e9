import type { Columns } from './columns.ts'
import type { Duration } from './duration.ts'
import type { Effort } from './effort.ts'

export interface Link {
  title: string
  url: string
}

/** Where a link leads on the web; null where it is no http or https address, which is never followed. */
export function webAddress(url: string): string | null {
  const address = URL.canParse(url) ? new URL(url) : null
  return address !== null && ['http:', 'https:'].includes(address.protocol) ? address.href : null
}

/** A stage, or anything under one; stages are topics of depth 1. */
export interface Topic {
  id: string
  title: string
  duration: Duration | null
  /** How many of its topics are enough; null where all are needed. */
  choose: number | null
  optional: boolean
  /** Ids of what must be complete first. */
  needs: string[]
  /** Earlier ids: progress made under them counts here. */
  was: string[]
  description: string | null
  links: Link[]
  topics: Topic[]
  /** What it takes, by the durations in the file; null where nothing at or above it has one. See `estimate`. */
  effort: Effort | null
}

export interface Roadmap {
  /** Progress is kept under this id. */
  id: string
  title: string
  description: string | null
  source: string | null
  hoursPerWeek: number
  stages: Topic[]
  /** The same topics as lists, where they were kept so. */
  columns?: Columns
}

/** The topics directly under this one that have to be done for it. A topic without any is a leaf. */
export function required(topic: Topic): Topic[] {
  return topic.topics.filter((t) => !t.optional)
}

/** Every topic in file order, a parent before what lies under it. */
export function everyTopic(topics: Topic[], found: Topic[] = []): Topic[] {
  for (const topic of topics) {
    found.push(topic)
    everyTopic(topic.topics, found)
  }
  return found
}

/** The ids among these that are no topic's, and never were. */
export function orphansOf(roadmap: Roadmap, ids: Iterable<string>): string[] {
  const known = new Set(everyTopic(roadmap.stages).flatMap(({ id, was }) => [id, ...was]))
  return [...ids].filter((id) => !known.has(id))
}

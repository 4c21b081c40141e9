import type { Columns } from '../roadmap/columns.ts'
import type { Effort } from '../roadmap/effort.ts'
import type { Topic } from '../roadmap/roadmap.ts'
import type { Mark } from './log.ts'
import type { Status } from './status.ts'
import { type Tally, type Through, workThrough } from './work.ts'

/** What is known of all topics, in file order. */
export interface Settled {
  columns: Columns
  marks: (Mark | undefined)[]
  statuses: Status[]
}

/** One list for all that have no parts: most topics are leaves. */
const none: never[] = []

/**
 * One topic with everything that follows from the marks. Its parts and its work come into being when they are first
 * asked for: most commands look at few topics.
 */
export class Counted {
  readonly topic: Topic
  readonly parent: Counted | null
  /** Stages have depth 1. */
  readonly depth: number
  /** Its place in file order. */
  readonly at: number
  /** Its own latest mark, pending included. */
  readonly mark: Mark | null
  readonly status: Status
  readonly #settled: Settled
  #parts: Counted[] | null
  #work: Through | null = null

  constructor(topic: Topic, parent: Counted | null, at: number, settled: Settled) {
    this.topic = topic
    this.parent = parent
    this.depth = parent === null ? 1 : parent.depth + 1
    this.at = at
    this.mark = settled.marks[at] ?? null
    this.status = settled.statuses[at] ?? 'pending'
    this.#settled = settled
    this.#parts = settled.columns.sizes[at] === 1 ? none : null
  }

  /** Topics that follow one another from a place on. */
  static allOf(topics: Topic[], parent: Counted | null, from: number, settled: Settled): Counted[] {
    let at = from
    return topics.map((topic) => {
      const counted = new Counted(topic, parent, at, settled)
      at += settled.columns.sizes[at] ?? 1
      return counted
    })
  }

  get parts(): Counted[] {
    this.#parts ??= Counted.allOf(this.topic.topics, this, this.at + 1, this.#settled)
    return this.#parts
  }

  get work(): Through {
    this.#work ??= workThrough(this)
    return this.#work
  }

  get remaining(): Effort | null {
    return this.work.remaining
  }

  get withoutEstimate(): number {
    return this.work.withoutEstimate
  }

  get tally(): Tally {
    return this.work.tally
  }

  get progress(): number {
    return this.work.progress
  }
}

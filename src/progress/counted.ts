import type { Effort } from '../roadmap/effort.ts'
import type { Topic } from '../roadmap/roadmap.ts'
import type { Mark } from './log.ts'
import type { Status } from './status.ts'
import { type Tally, type Through, workThrough } from './work.ts'

/** One list for all that have no parts: most topics are leaves. */
const none: never[] = []

/**
 * One topic with everything that follows from the marks. Its work is worked out when it is first asked for: most
 * commands look at few topics.
 */
export class Counted {
  readonly topic: Topic
  readonly parent: Counted | null
  /** Stages have depth 1. */
  readonly depth: number
  readonly parts: Counted[]
  /** Its own latest mark, pending included. */
  mark: Mark | null = null
  status: Status = 'pending'
  #work: Through | null = null

  constructor(topic: Topic, parent: Counted | null) {
    this.topic = topic
    this.parent = parent
    this.parts = topic.topics.length === 0 ? none : []
    this.depth = parent === null ? 1 : parent.depth + 1
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

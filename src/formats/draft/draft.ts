import { Refusal } from '../../errors.ts'
import type { MarkStatus } from '../../progress/log.ts'
import type { Link } from '../../roadmap/roadmap.ts'

/** A topic as a source gives it: whatever the source does not say is absent. */
export interface DraftTopic {
  title: string
  id?: string
  /** As a roadmap writes it: `1-2 weeks`, `40 hours`. */
  duration?: string
  choose?: number
  optional?: boolean
  /** Ids or titles of other topics of the source; what matches none is left out when the roadmap is written. */
  needs?: string[]
  /** The source's own ids, where it has any. */
  was?: string[]
  description?: string
  links: Link[]
  /** What the source has ticked. */
  status?: Exclude<MarkStatus, 'pending'>
  /** True where it is a box, a row or a node of the source, and not only a heading above some. */
  isItem: boolean
  /** Where it stands in the source, from 1. */
  line: number
  topics: DraftTopic[]
}

/** Something the reader of an import should know, with its line in the source (from 1; 0 for the whole of it). */
export interface Remark {
  line: number
  message: string
}

/** What a foreign file gives, before it is a roadmap. */
export interface Draft {
  /** The format it was read as: `markdown`, `roadmap.sh`, `csv`, `org` … */
  format: string
  title: string | null
  description: string | null
  hoursPerWeek: number | null
  stages: DraftTopic[]
  /** What was read otherwise than by the letter, and what was concluded from it. */
  guesses: Remark[]
  leftOut: Remark[]
}

/** What a source nests at most: whoever reads it goes down level by level, and a stack has an end. */
export const mostLevels = 1000

export function tooDeep(): Refusal {
  return new Refusal(
    'too-deep',
    'this is nested too deep to be read; a roadmap has at most 100 levels',
  )
}

/** Refuses topics that go on too deep, and takes no stack to see it. */
export function refuseDeep(topics: DraftTopic[]): void {
  let level = topics
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === mostLevels) throw tooDeep()
    level = level.flatMap((topic) => topic.topics)
  }
}

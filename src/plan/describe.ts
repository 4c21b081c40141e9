import type { Count } from '../progress/count.ts'
import type { Counted } from '../progress/counted.ts'
import { ancestorsOf } from '../progress/mark.ts'
import { isComplete, requiredParts, type Status } from '../progress/status.ts'
import { type Units, unitsOf } from '../progress/work.ts'
import { type Effort, ordered } from '../roadmap/effort.ts'
import type { Link } from '../roadmap/roadmap.ts'
import { blockedBy, type Suggestion } from './next.ts'

/** A topic as answers give it; weeks are unrounded. */
export interface TopicAnswer {
  id: string
  title: string
  /** Titles from the stage down, its own last. */
  path: string[]
  stage: string
  depth: number
  status: Status
  optional: boolean
  choose: number | null
  weeks: Effort | null
  remaining: Effort | null
  units: Units
  progress: number
  needs: string[]
  was: string[]
  /** Ids of its needs that are not met. */
  blocked: string[]
  description: string | null
  links: Link[]
  topics?: TopicAnswer[]
}

export interface SuggestionAnswer {
  topic: TopicAnswer
  step: TopicAnswer | null
  why: string
  unlocks: string[]
  /** Where a choice is to be made, what can be chosen. */
  options: { id: string; title: string }[]
}

export function describeTopic(counted: Counted, count: Count): TopicAnswer {
  const { topic } = counted
  const path = [...ancestorsOf(counted), counted]
  return {
    id: topic.id,
    title: topic.title,
    path: path.map((t) => t.topic.title),
    stage: path[0]?.topic.id ?? topic.id,
    depth: counted.depth,
    status: counted.status,
    optional: topic.optional,
    choose: topic.choose,
    weeks: orNull(topic.effort),
    remaining: orNull(counted.remaining),
    units: unitsOf(counted.tally),
    progress: counted.progress,
    needs: topic.needs,
    was: topic.was,
    blocked: blockedBy(counted, count),
    description: topic.description,
    links: topic.links,
  }
}

/** The topic with all that lies under it, or only what passes the filter and the way there. */
export function describeTree(
  counted: Counted,
  count: Count,
  passes = (_: Counted) => true,
): TopicAnswer[] {
  const topics = counted.parts.flatMap((part) => describeTree(part, count, passes))
  return topics.length > 0 || passes(counted) ? [{ ...describeTopic(counted, count), topics }] : []
}

export function describeSuggestion(suggestion: Suggestion, count: Count): SuggestionAnswer {
  const { topic, step, why, unlocks } = suggestion
  const place = step ?? topic
  const options =
    place.topic.choose === null ? [] : requiredParts(place).filter((option) => !isComplete(option))
  return {
    topic: describeTopic(topic, count),
    step: step === null ? null : describeTopic(step, count),
    why,
    unlocks,
    options: options.map(({ topic: { id, title } }) => ({ id, title })),
  }
}

/** Weeks for an answer, the smaller end first. */
export function orNull(effort: Effort | null): Effort | null {
  return effort === null ? null : ordered(effort)
}

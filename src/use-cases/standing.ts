import type { Standing } from '../app.ts'
import type { Day } from '../plan/day.ts'
import { describeSuggestion, describeTopic, orNull } from '../plan/describe.ts'
import { suggest } from '../plan/next.ts'
import { unitsOf } from '../progress/work.ts'
import type { StatusAnswer } from '../render/status.ts'

/** Where the learner stands: the stages, what is in progress, what is next, and what is left. */
export function statusOf({ roadmap, file, count }: Standing, today: Day): StatusAnswer {
  const topics = count.stages.flatMap((stage) => stage.parts)
  const current = topics.filter((topic) => topic.status === 'in-progress')
  return {
    roadmap: { id: roadmap.id, title: roadmap.title, file },
    progress: count.progress,
    units: unitsOf(count.tally),
    remaining: orNull(count.remaining),
    withoutEstimate: count.withoutEstimate,
    stages: count.stages.map((stage) => describeTopic(stage, count)),
    current: current.map((topic) => describeTopic(topic, count)),
    next: suggest(count, today).map((suggestion) => describeSuggestion(suggestion, count)),
    ...count.tally,
  }
}

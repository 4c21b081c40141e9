import type { Counted } from '../progress/counted.ts'
import type { Roadmap, Topic } from '../roadmap/roadmap.ts'
import type { Draft, DraftTopic } from './draft/draft.ts'

/** What was said of a topic itself, where that is anything. */
export function markOf({ mark }: Counted): DraftTopic['status'] | null {
  return mark === null || mark.status === 'pending' ? null : mark.status
}

/** A roadmap as a draft that gives the same roadmap again. */
export function draftOf(
  roadmap: Roadmap,
  format: string,
  statusOf: (topic: Topic) => DraftTopic['status'],
): Draft {
  const drafted = (topic: Topic): DraftTopic => {
    const status = statusOf(topic)
    return {
      title: topic.title,
      id: topic.id,
      ...(topic.duration !== null && { duration: topic.duration.text }),
      ...(topic.choose !== null && { choose: topic.choose }),
      ...(topic.description !== null && { description: topic.description }),
      ...(status !== undefined && { status }),
      optional: topic.optional,
      needs: topic.needs,
      was: topic.was,
      links: topic.links,
      isItem: true,
      line: 0,
      topics: topic.topics.map(drafted),
    }
  }
  return {
    format,
    title: roadmap.title,
    description: roadmap.description,
    hoursPerWeek: roadmap.hoursPerWeek,
    stages: roadmap.stages.map(drafted),
    guesses: [],
    leftOut: [],
  }
}

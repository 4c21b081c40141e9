import { everyTopic, type Roadmap, type Topic } from '../../roadmap/roadmap.ts'
import type { DraftTopic } from './draft.ts'

/**
 * For the topics of a draft those of an earlier import that they are: by the source's own ids first, then by the same
 * path of titles, then by the same title. Of several alike the first is the first.
 */
export function matchEarlier(stages: DraftTopic[], earlier: Roadmap): Map<DraftTopic, Topic> {
  const matches = new Map<DraftTopic, Topic>()
  const taken = new Set<Topic>()
  const fresh = [...placesIn(stages)]
  const old = [...placesIn(earlier.stages)]
  const byKey = (
    keysOf: (place: Place<DraftTopic>) => string[],
    oldKeysOf: (place: Place<Topic>) => string[],
  ) => {
    const known = new Map<string, Topic[]>()
    for (const place of old.toReversed()) {
      if (taken.has(place.topic)) continue
      for (const key of oldKeysOf(place)) {
        const same = known.get(key)
        if (same === undefined) known.set(key, [place.topic])
        else same.push(place.topic)
      }
    }
    for (const place of fresh) {
      if (matches.has(place.topic)) continue
      for (const key of keysOf(place)) {
        const same = known.get(key) ?? []
        let match = same.pop()
        while (match !== undefined && taken.has(match)) match = same.pop()
        if (match === undefined) continue
        matches.set(place.topic, match)
        taken.add(match)
        break
      }
    }
  }
  byKey(
    ({ topic }) => (topic.id === undefined ? [] : [topic.id]),
    ({ topic }) => [topic.id],
  )
  byKey(
    ({ topic }) => [...(topic.id === undefined ? [] : [topic.id]), ...(topic.was ?? [])],
    ({ topic }) => [topic.id, ...topic.was],
  )
  byKey(
    ({ path }) => [path],
    ({ path }) => [path],
  )
  byKey(
    ({ topic }) => [topic.title],
    ({ topic }) => [topic.title],
  )
  return matches
}

/** How much of an earlier roadmap a draft has, from 0 to 1. */
export function shareKept(matches: Map<DraftTopic, Topic>, earlier: Roadmap): number {
  const all = [...everyTopic(earlier.stages)].length
  return all === 0 ? 0 : matches.size / all
}

interface Place<T> {
  topic: T
  /** The titles from the stage down. */
  path: string
}

function* placesIn<T extends { title: string; topics: T[] }>(
  topics: T[],
  above = '',
): Generator<Place<T>> {
  for (const topic of topics) {
    const path = `${above}\n${topic.title}`
    yield { topic, path }
    yield* placesIn(topic.topics, path)
  }
}

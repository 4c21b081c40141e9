import { anyOf, type Effort, sum } from './effort.ts'
import { type Roadmap, required, type Topic } from './roadmap.ts'

/**
 * The effort of every topic in weeks, from the file alone; null where nothing at or above it has a duration.
 * The finest estimates win: where all required topics have one, they add up to their parent's. What has none gets an
 * equal share of what the others leave of the parent's, each end of the range for itself, so that the shares add up
 * to exactly the parent's effort; a share's ends may then stand in the wrong order (`ordered` puts them right).
 */
export function estimate(roadmap: Roadmap): Map<Topic, Effort | null> {
  const efforts = new Map<Topic, Effort | null>()
  for (const stage of roadmap.stages) own(stage, efforts)
  for (const stage of roadmap.stages) share(stage, efforts)
  return efforts
}

/** Null unless every required topic under this one has an effort of its own. */
function sumOfParts(topic: Topic, efforts: Map<Topic, Effort | null>): Effort | null {
  const parts = required(topic)
  const known = parts.flatMap((part) => efforts.get(part) ?? [])
  return parts.length > 0 && known.length === parts.length ? together(topic, known) : null
}

function together(topic: Topic, known: Effort[]): Effort {
  return topic.choose === null ? sum(known) : anyOf(topic.choose, known)
}

function own(topic: Topic, efforts: Map<Topic, Effort | null>): void {
  for (const part of topic.topics) own(part, efforts)
  efforts.set(topic, sumOfParts(topic, efforts) ?? atLeastTheKnown(topic, efforts))
}

function atLeastTheKnown(topic: Topic, efforts: Map<Topic, Effort | null>): Effort | null {
  if (topic.duration === null) return null
  const { min, max } = topic.duration
  const known = together(
    topic,
    required(topic).flatMap((part) => efforts.get(part) ?? []),
  )
  return { min: Math.max(min, known.min), max: Math.max(max, known.max) }
}

function share(topic: Topic, efforts: Map<Topic, Effort | null>): void {
  const whole = efforts.get(topic) ?? null
  const parts = required(topic)
  const without = parts.filter((part) => (efforts.get(part) ?? null) === null)
  if (whole !== null && without.length > 0) {
    const known = topic.choose === null ? parts.flatMap((part) => efforts.get(part) ?? []) : []
    const shares = topic.choose ?? without.length
    const taken = sum(known)
    const each = {
      min: Math.max(0, whole.min - taken.min) / shares,
      max: Math.max(0, whole.max - taken.max) / shares,
    }
    for (const part of without) efforts.set(part, each)
  }
  for (const part of topic.topics) share(part, efforts)
}

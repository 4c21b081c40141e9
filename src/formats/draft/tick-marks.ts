import type { MarkStatus } from '../../progress/log.ts'
import { required, type Topic } from '../../roadmap/roadmap.ts'
import type { DraftTopic } from './draft.ts'

type Tick = DraftTopic['status']

/**
 * The marks that make topics look as they are ticked. A tick covers all under it; where something under it is ticked
 * otherwise, or left open though it is optional, and the tick follows from the rest anyway, it is no mark.
 */
export function marksOfTicks(
  stages: Topic[],
  tickOf: (topic: Topic) => Tick,
): Map<string, Exclude<MarkStatus, 'pending'>> {
  const marks = new Map<string, Exclude<MarkStatus, 'pending'>>()
  const visit = (topic: Topic): Tick => {
    const parts = new Map(topic.topics.map((part) => [part, visit(part)]))
    const tick = tickOf(topic)
    const derived = derivedFrom(topic, parts)
    const isCovering = tick === 'done' || tick === 'skipped'
    if (tick === undefined) return derived
    if (
      isCovering &&
      tick === derived &&
      topic.topics.some((part) => differs(part, topic, tick, tickOf))
    )
      return derived
    marks.set(topic.id, tick)
    return isCovering ? tick : (derived ?? tick)
  }
  for (const stage of stages) visit(stage)
  return marks
}

/** Whether a mark on what lies above would make another status of the topic, or of one under it, than it is ticked. */
function differs(topic: Topic, above: Topic, tick: Tick, tickOf: (topic: Topic) => Tick): boolean {
  const own = tickOf(topic)
  if (above.choose !== null && !topic.optional) {
    // An option that was not chosen is not needed under a mark, and neither is what lies in it.
    if (own === undefined) return isTicked(topic, tickOf)
    // One that is done or skipped itself keeps that under a choice that is done.
    if (tick === 'done' && own !== 'in-progress')
      return topic.topics.some((part) => differs(part, topic, own, tickOf))
  }
  const isOther = own === undefined ? topic.optional : own !== tick
  return isOther || topic.topics.some((part) => differs(part, topic, tick, tickOf))
}

function isTicked(topic: Topic, tickOf: (topic: Topic) => Tick): boolean {
  return tickOf(topic) !== undefined || topic.topics.some((part) => isTicked(part, tickOf))
}

/** Done or skipped, as it follows from the parts; undefined where nothing complete does. */
function derivedFrom(topic: Topic, parts: Map<Topic, Tick>): Tick {
  const ticks = required(topic).map((part) => parts.get(part))
  if (ticks.length === 0) return undefined
  const others = ticks.length - ticks.filter((tick) => tick === 'skipped').length
  if (others === 0) return 'skipped'
  const done = ticks.filter((tick) => tick === 'done').length
  return done >= Math.min(topic.choose ?? others, others) ? 'done' : undefined
}

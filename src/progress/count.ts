import type { Roadmap, Topic } from '../roadmap/roadmap.ts'
import { Counted } from './counted.ts'
import type { Mark } from './log.ts'
import { isComplete, settle } from './status.ts'
import { type Through, workThroughAll } from './work.ts'

export interface Count extends Through {
  stages: Counted[]
  /** Every topic in file order. */
  all: Counted[]
  byId: Map<string, Counted>
  /** Whether every required stage is complete. */
  isComplete: boolean
}

/**
 * Everything a roadmap and the latest marks say: statuses, weeks, units and progress of every topic and of the whole.
 * `marks` has the latest mark of each id that the log speaks of, earlier ids of topics included.
 */
export function count(roadmap: Roadmap, marks: Map<string, Mark>): Count {
  const all: Counted[] = []
  const stages = roadmap.stages.map((stage) => plant(stage, null, all))
  const byId = new Map<string, Counted>()
  for (const counted of all) byId.set(counted.topic.id, counted)
  if (marks.size > 0) for (const counted of all) counted.mark = markOf(counted.topic, marks, byId)
  for (const stage of stages) settle(stage, null)
  let work: Through | null = null
  const whole = () => {
    work ??= workThroughAll(stages)
    return work
  }
  return {
    stages,
    all,
    byId,
    isComplete: stages.every((stage) => stage.topic.optional || isComplete(stage)),
    get remaining() {
      return whole().remaining
    },
    get withoutEstimate() {
      return whole().withoutEstimate
    },
    get total() {
      return whole().total
    },
    get tally() {
      return whole().tally
    },
    get progress() {
      return whole().progress
    },
  }
}

/** Whether any status differs between two counts of one roadmap. */
export function differs(a: Count, b: Count): boolean {
  return a.all.some((counted, i) => counted.status !== b.all[i]?.status)
}

function plant(topic: Topic, parent: Counted | null, all: Counted[]): Counted {
  const counted = new Counted(topic, parent)
  all.push(counted)
  for (const part of topic.topics) counted.parts.push(plant(part, counted, all))
  return counted
}

/** The latest mark under the topic's id or an earlier one; an id that is a topic of its own again is that topic's. */
function markOf(topic: Topic, marks: Map<string, Mark>, byId: Map<string, Counted>): Mark | null {
  let latest = marks.get(topic.id) ?? null
  for (const id of topic.was) {
    const mark = byId.has(id) ? undefined : marks.get(id)
    if (mark !== undefined && (latest === null || mark.order > latest.order)) latest = mark
  }
  return latest
}

import { type Columns, columnsOf } from '../roadmap/columns.ts'
import type { Roadmap } from '../roadmap/roadmap.ts'
import { Counted } from './counted.ts'
import type { Mark } from './log.ts'
import { everyPart } from './mark.ts'
import { isComplete, type Status, settle } from './status.ts'
import { type Through, workThroughAll } from './work.ts'

export interface Count extends Through {
  stages: Counted[]
  /** Every topic in file order. */
  all: Counted[]
  byId: { get(id: string): Counted | undefined }
  /** The topics that name one of these ids as a need, in file order. */
  needing(ids: Set<string>): Counted[]
  /** Of every topic in file order. */
  statuses: Status[]
  /** Whether every required stage is complete. */
  isComplete: boolean
}

/**
 * Everything a roadmap and the latest marks say: statuses, weeks, units and progress of every topic and of the whole.
 * `marks` has the latest mark of each id that the log speaks of, earlier ids of topics included. The statuses are worked
 * out at once, the rest when it is asked for.
 */
export function count(roadmap: Roadmap, marks: Map<string, Mark>): Count {
  const columns = columnsOf(roadmap)
  const marked = marksOf(columns, marks)
  const statuses = settle(columns, marked)
  const standing = { columns, marks: marked, statuses }
  const stages = Counted.allOf(roadmap.stages, null, 0, standing)
  const places = once(() => new Map(columns.ids.map((id, at) => [id, at])))
  const all = once(() => stages.flatMap((stage) => [stage, ...everyPart(stage)]))
  const whole = once(() => workThroughAll(stages))
  return {
    stages,
    statuses,
    isComplete: stages.every((stage) => stage.topic.optional || isComplete(stage)),
    byId: {
      get: (id) => {
        const at = places().get(id)
        return at === undefined ? undefined : countedAt(at, stages)
      },
    },
    needing: (ids) => {
      const needing = [...columns.rest].filter(([, { needs }]) => needs?.some((id) => ids.has(id)))
      return needing.flatMap(([at]) => countedAt(at, stages) ?? [])
    },
    get all() {
      return all()
    },
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
  return a.statuses.some((status, at) => status !== b.statuses[at])
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** The topic at a place in file order: it is among these, or in the last one before it. */
function countedAt(at: number, among: Counted[]): Counted | undefined {
  let [low, high] = [0, among.length]
  while (high - low > 1) {
    const between = (low + high) >> 1
    if ((among[between]?.at ?? 0) <= at) low = between
    else high = between
  }
  const found = among[low]
  return found === undefined || found.at === at ? found : countedAt(at, found.parts)
}

/**
 * Of every topic in file order the latest mark under its id or an earlier one; an id that is a topic of its own again is
 * that topic's.
 */
function marksOf({ ids, rest }: Columns, marks: Map<string, Mark>): (Mark | undefined)[] {
  const latest = ids.map((id) => marks.get(id))
  if (marks.size === 0) return latest
  const present = once(() => new Set(ids))
  for (const [at, { was = [] }] of rest) {
    for (const id of was) {
      const mark = marks.get(id)
      if (mark === undefined || present().has(id)) continue
      if (mark.order > (latest[at]?.order ?? -1)) latest[at] = mark
    }
  }
  return latest
}

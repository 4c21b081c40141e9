import type { Plan, Saying } from '../random-roadmap.ts'

/**
 * Section 3 of the contract, written down once more: question by question, and
 * without a look at the program.
 */
export class Model {
  readonly #plan: Plan
  readonly #said: Saying[]
  /** From the stage down to each topic. */
  readonly #paths = new Map<Plan, Plan[]>()
  readonly #statuses = new Map<Plan, string>()

  constructor(plan: Plan, said: Saying[]) {
    this.#plan = plan
    this.#said = said
    const walk = (topic: Plan, above: Plan[]) => {
      this.#paths.set(topic, [...above, topic])
      for (const part of topic.topics) walk(part, [...above, topic])
    }
    for (const stage of plan.topics) walk(stage, [])
  }

  path(topic: Plan): Plan[] {
    return this.#paths.get(topic) ?? []
  }

  mark(topic: Plan): string {
    const latest = this.#said.findLast(([id]) => id === topic.id || topic.was.includes(id))
    return latest?.[1] ?? 'pending'
  }

  /** What the marks on and above a topic make of it. */
  byMark(topic: Plan): 'done' | 'skipped' | 'not-needed' | null {
    const path = this.path(topic)
    const outermost = path.findIndex((t) => isOver(this.mark(t)))
    if (outermost === -1) return null
    const top = path[outermost]
    if (top === undefined || this.mark(top) === 'skipped') return 'skipped'
    for (const [i, below] of path.entries()) {
      const parent = path[i - 1]
      if (i <= outermost || parent?.choose == null || below.optional) continue
      const own = this.mark(below)
      if (own === 'skipped') return 'skipped'
      if (own !== 'done') return 'not-needed'
    }
    return 'done'
  }

  status(topic: Plan): string {
    const known = this.#statuses.get(topic)
    if (known !== undefined) return known
    const own = this.#own(topic)
    const status = this.#isLeftOut(topic) && !isOver(own) ? 'not-needed' : own
    this.#statuses.set(topic, status)
    return status
  }

  /** Whether it is, or lies in, an option of a choice that is done without that option. */
  #isLeftOut(topic: Plan): boolean {
    const path = this.path(topic)
    return path.some((option, i) => {
      const choice = path[i - 1]
      return (
        choice?.choose != null &&
        !option.optional &&
        this.#own(choice) === 'done' &&
        !isOver(this.#own(option))
      )
    })
  }

  /** The status as if nothing were left out. */
  #own(topic: Plan): string {
    const marked = this.byMark(topic)
    if (marked !== null) return marked
    const parts = required(topic).map((part) => this.#own(part))
    const others = parts.filter((status) => status !== 'skipped')
    if (parts.length > 0) {
      if (others.length === 0) return 'skipped'
      const enough = Math.min(topic.choose ?? others.length, others.length)
      if (others.filter((status) => status === 'done').length >= enough) return 'done'
    }
    const isBegun = topic.topics.some((t) => ['done', 'in-progress'].includes(this.#own(t)))
    return isBegun || this.mark(topic) === 'in-progress' ? 'in-progress' : 'pending'
  }

  isComplete(topic: Plan): boolean {
    return ['done', 'skipped', 'not-needed'].includes(this.status(topic))
  }

  effort(topic: Plan): Range | null {
    const own = this.#ownEffort(topic)
    const path = this.path(topic)
    const parent = path[path.length - 2]
    if (own !== null || parent === undefined || topic.optional) return own
    const whole = this.effort(parent)
    if (whole === null) return null
    if (parent.choose !== null) return scale(whole, 1 / parent.choose)
    const owns = required(parent).map((part) => this.#ownEffort(part))
    const known = add(owns.filter((effort) => effort !== null))
    const lacking = owns.filter((effort) => effort === null).length
    const left = {
      min: Math.max(0, whole.min - known.min),
      max: Math.max(0, whole.max - known.max),
    }
    return scale(left, 1 / lacking)
  }

  #ownEffort(topic: Plan): Range | null {
    const parts = required(topic)
    if (parts.length === 0) return topic.weeks
    const efforts = parts.map((part) => this.#ownEffort(part))
    const known = efforts.filter((effort) => effort !== null)
    const together = topic.choose === null ? add(known) : any(topic.choose, known)
    if (known.length === parts.length) return together
    if (topic.weeks === null) return null
    const { min, max } = topic.weeks
    return { min: Math.max(min, together.min), max: Math.max(max, together.max) }
  }

  /** Null where no leaf in the count has an estimate. */
  remaining(topic: Plan): Range | null {
    const { min, max } = this.#left(topic)
    return this.isComplete(topic) || this.#total(topic).estimated > 0 ? { min, max } : null
  }

  withoutEstimate(topic: Plan): number {
    return this.#left(topic).without
  }

  #left(topic: Plan): Work {
    if (this.isComplete(topic)) return nothing
    const parts = required(topic)
    if (parts.length === 0) return leafWork(this.effort(topic))
    if (topic.choose === null) return sum(parts.map((part) => this.#left(part)))
    const { chosen, toChoose, open } = this.#options(topic)
    const others = anyWork(
      toChoose,
      open.map((option) => this.#left(option)),
    )
    return sum([...chosen.map((option) => this.#left(option)), others])
  }

  #total(topic: Plan): Work {
    if (['skipped', 'not-needed'].includes(this.status(topic))) return nothing
    const parts = required(topic)
    if (parts.length === 0) return leafWork(this.effort(topic))
    if (topic.choose === null) return sum(parts.map((part) => this.#total(part)))
    const { chosen, toChoose, open } = this.#options(topic)
    const others =
      this.status(topic) === 'done'
        ? this.#leftOut(topic).map((option) => this.#fresh(option))
        : open.map((option) => this.#total(option))
    return sum([...chosen.map((option) => this.#total(option)), anyWork(toChoose, others)])
  }

  /** The work of a topic as if nobody had said anything. */
  #fresh(topic: Plan): Work {
    return new Model(this.#plan, []).#total(topic)
  }

  /** Done options first, then those in progress, at most k; then the open ones. */
  #options(choice: Plan): { chosen: Plan[]; toChoose: number; open: Plan[] } {
    const k = choice.choose ?? 0
    const having = (status: string) =>
      required(choice).filter((option) => this.status(option) === status)
    const chosen = [...having('done'), ...having('in-progress')].slice(0, k)
    return { chosen, toChoose: k - chosen.length, open: having('pending') }
  }

  #leftOut(choice: Plan): Plan[] {
    return required(choice).filter((option) => this.status(option) === 'not-needed')
  }

  units(topic: Plan): { done: number; total: number } {
    if (['skipped', 'not-needed'].includes(this.status(topic))) return { done: 0, total: 0 }
    const parts = required(topic)
    if (parts.length === 0) return { done: this.status(topic) === 'done' ? 1 : 0, total: 1 }
    if (topic.choose === null) return addUnits(parts.map((part) => this.units(part)))
    const { chosen, toChoose, open } = this.#options(topic)
    if (this.status(topic) !== 'done')
      return addUnits([...chosen, ...open.slice(0, toChoose)].map((option) => this.units(option)))
    const unsaid = this.#leftOut(topic).slice(0, toChoose)
    const asDone = unsaid.map((option) => {
      const { total } = new Model(this.#plan, []).units(option)
      return { done: total, total }
    })
    return addUnits([...chosen.map((option) => this.units(option)), ...asDone])
  }

  /** Of one topic, or of the roadmap, which is like a topic that has the stages under it. */
  progress(topic: Plan | null): number {
    const parts = topic === null ? required(this.#plan) : [topic]
    if (parts.every((part) => this.isComplete(part))) return 1
    const left = sum(parts.map((part) => this.#left(part)))
    const total = sum(parts.map((part) => this.#total(part)))
    const isEstimated = total.without === 0 && middle(total) > 0
    const units = addUnits(parts.map((part) => this.units(part)))
    if (isEstimated) return 1 - middle(left) / middle(total)
    return units.total === 0 ? 0 : units.done / units.total
  }
}

interface Range {
  min: number
  max: number
}

/** The leaves in a count: the weeks of those that are estimated, and how many are and are not. */
interface Work extends Range {
  estimated: number
  without: number
}

const nothing: Work = { min: 0, max: 0, estimated: 0, without: 0 }

export const required = (topic: Plan): Plan[] => topic.topics.filter((part) => !part.optional)
const isOver = (status: string) => status === 'done' || status === 'skipped'
const middle = ({ min, max }: Range) => (min + max) / 2
const scale = ({ min, max }: Range, by: number) => ({ min: min * by, max: max * by })
const total = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)

function add(ranges: Range[]): Range {
  return { min: total(ranges.map((r) => r.min)), max: total(ranges.map((r) => r.max)) }
}

function any(k: number, ranges: Range[]): Range {
  const minima = ranges.map((r) => r.min).sort((a, b) => a - b)
  const maxima = ranges.map((r) => r.max).sort((a, b) => b - a)
  return { min: total(minima.slice(0, k)), max: total(maxima.slice(0, k)) }
}

function leafWork(effort: Range | null): Work {
  return effort === null ? { ...nothing, without: 1 } : { ...effort, estimated: 1, without: 0 }
}

function sum(works: Work[]): Work {
  return {
    ...add(works),
    estimated: total(works.map((work) => work.estimated)),
    without: total(works.map((work) => work.without)),
  }
}

/** A range over those of which anything is known; of the estimates that lack, those of the first k. */
function anyWork(k: number, works: Work[]): Work {
  const known = works.filter((work) => work.estimated > 0)
  return { ...sum(known), ...any(k, known), without: sum(works.slice(0, k)).without }
}

function addUnits(units: { done: number; total: number }[]) {
  return { done: total(units.map((u) => u.done)), total: total(units.map((u) => u.total)) }
}

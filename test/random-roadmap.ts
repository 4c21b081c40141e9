import fc from 'fast-check'
import { type Count, count } from '../src/progress/count.ts'
import { type Entry, latestMarks, type MarkStatus, statuses } from '../src/progress/log.ts'
import { estimate } from '../src/roadmap/estimate.ts'
import { findLoops } from '../src/roadmap/needs.ts'
import { readRoadmap } from '../src/roadmap/read.ts'
import type { Roadmap, Topic } from '../src/roadmap/roadmap.ts'

/** A topic of a random roadmap, and the roadmap itself, whose topics are the stages. */
export interface Plan {
  id: string
  weeks: { min: number; max: number } | null
  choose: number | null
  optional: boolean
  needs: string[]
  was: string[]
  topics: Plan[]
}

/** What was said of one topic, by its id or an earlier one. */
export type Saying = [id: string, status: MarkStatus]

export const everyPlan = (plan: Plan): Plan[] => plan.topics.flatMap((t) => [t, ...everyPlan(t)])

interface Seed {
  weeks: Plan['weeks']
  choose: number | null
  optional: boolean
  needs: number[]
  wasOther: boolean
  place: number
  topics: Seed[]
}

const severalOf = (seed: fc.Arbitrary<Seed>) => fc.array(seed, { minLength: 1, maxLength: 3 })

function seeds(depth: number): fc.Arbitrary<Seed> {
  const none = fc.constant<Seed[]>([])
  return fc.record({
    weeks: fc.option(
      fc
        .record({ min: fc.integer({ min: 1, max: 3 }), more: fc.nat(3) })
        .map(({ min, more }) => ({ min, max: min + more })),
    ),
    choose: fc.option(fc.nat(2), { freq: 2 }),
    optional: fc.nat(4).map((n) => n === 4),
    needs: fc.oneof(fc.constant<number[]>([]), fc.array(fc.nat(), { maxLength: 1 })),
    wasOther: fc.boolean(),
    place: fc.nat(5),
    topics:
      depth === 4
        ? none
        : fc.oneof(
            { weight: 1, arbitrary: none },
            { weight: 4 - depth, arbitrary: severalOf(seeds(depth + 1)) },
          ),
  })
}

/**
 * Roadmaps as people might write them: nested, with choices, optional topics, estimates here and there, earlier ids, and
 * needs of any topic on any other, as long as there is no loop.
 */
export const plans: fc.Arbitrary<Plan> = fc
  .record({
    stages: severalOf(seeds(1)),
    wild: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 2 }),
  })
  .map(({ stages, wild }) => {
    const earlier: string[] = []
    let n = 0
    const grow = (topics: Seed[]): Plan[] =>
      topics
        .map((topic) => {
          const id = `t${++n}`
          // Needs on what ended before this began make no loop, in whatever order the file has them.
          const needs = [...new Set(topic.needs.flatMap((i) => earlier[i % earlier.length] ?? []))]
          const parts = grow(topic.topics)
          const required = parts.filter((part) => !part.optional).length
          const choose =
            required === 0 || topic.choose === null ? null : 1 + (topic.choose % required)
          earlier.push(id)
          const { weeks, optional, wasOther, place } = topic
          const was = wasOther ? [`old-${id}`] : []
          return { place, plan: { id, weeks, choose, optional, needs, was, topics: parts } }
        })
        .sort((a, b) => a.place - b.place)
        .map(({ plan }) => plan)
    const plan: Plan = { ...bare, topics: grow(stages) }
    for (const [from, to] of wild) {
      const all = everyPlan(plan)
      const [needer, need] = [all[from % all.length], all[to % all.length]]
      if (needer === undefined || need === undefined || needer.needs.includes(need.id)) continue
      needer.needs.push(need.id)
      if (findLoops(builtFrom(plan)).length > 0) needer.needs.pop()
    }
    return plan
  })

const bare = { id: 'random', weeks: null, choose: null, optional: false, needs: [], was: [] }

/** Roadmaps and what was said of their topics, oldest first. */
export const standings: fc.Arbitrary<{ plan: Plan; said: Saying[] }> = fc
  .record({
    plan: plans,
    said: fc.array(fc.tuple(fc.nat(), fc.constantFrom(...statuses), fc.boolean()), {
      maxLength: 12,
      size: 'max',
    }),
  })
  .map(({ plan, said }) => {
    const all = everyPlan(plan)
    const sayings = said.flatMap(([i, status, byOldId]): Saying[] => {
      const topic = all[i % all.length]
      const id = (byOldId ? topic?.was[0] : undefined) ?? topic?.id
      return id === undefined ? [] : [[id, status]]
    })
    return { plan, said: sayings }
  })

/** The roadmap as a file; JSON is YAML. */
export function yamlOf(plan: Plan): string {
  const written = ({ id, weeks, choose, optional, needs, was, topics }: Plan): object => ({
    title: `Topic ${id}`,
    id,
    ...(weeks && { duration: `${weeks.min}-${weeks.max} weeks` }),
    ...(choose && { choose }),
    ...(optional && { optional }),
    needs,
    was,
    topics: topics.map(written),
  })
  return JSON.stringify({ id: plan.id, title: 'Random', stages: plan.topics.map(written) }, null, 1)
}

/** What reading the file gives, made at once: parsing takes longer than all that a test may ask of the roadmap. */
export function builtFrom(plan: Plan): Roadmap {
  const built = ({ id, weeks, choose, optional, needs, was, topics }: Plan): Topic => ({
    id,
    title: `Topic ${id}`,
    duration: weeks && { ...weeks, text: `${weeks.min}-${weeks.max} weeks` },
    choose,
    optional,
    needs,
    was,
    description: null,
    links: [],
    topics: topics.map(built),
    effort: null,
  })
  const stages = plan.topics.map(built)
  const texts = { title: 'Random', description: null, source: null }
  const roadmap = { id: plan.id, ...texts, hoursPerWeek: 10, stages }
  for (const [topic, effort] of estimate(roadmap)) topic.effort = effort
  return roadmap
}

const read = new WeakMap<Plan, Roadmap>()

export function roadmapOf(plan: Plan): Roadmap {
  const known = read.get(plan)
  if (known !== undefined) return known
  const { roadmap, problems } = readRoadmap(yamlOf(plan))
  if (roadmap === null) throw new Error(JSON.stringify(problems))
  read.set(plan, roadmap)
  return roadmap
}

export function entriesOf(said: Saying[]): Entry[] {
  return said.map(([id, status], i) => ({
    id: `e${String(i).padStart(4, '0')}`,
    at: new Date(Date.UTC(2025, 0, 1 + i)).toISOString(),
    device: 'd',
    marks: { [id]: status },
  }))
}

/** The numbers of the program for a random standing. */
export function countOf(plan: Plan, said: Saying[]): Count {
  return count(roadmapOf(plan), latestMarks(entriesOf(said)))
}

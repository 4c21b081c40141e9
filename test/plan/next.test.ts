import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { suggest } from '../../src/plan/next.ts'
import { marksFor } from '../../src/progress/mark.ts'
import { learner } from '../learner.ts'
import { Model, required } from '../progress/model.ts'
import { countOf, everyPlan, type Plan, standings } from '../random-roadmap.ts'

const today = '2025-06-04'

test('following it reaches 100 % in at most as many steps as there are open leaves', () => {
  fc.assert(
    fc.property(standings, ({ plan, said }) => {
      const model = new Model(plan, said)
      const leaves = everyPlan(plan).filter((topic) => required(topic).length === 0)
      let steps = leaves.filter((leaf) => !model.isComplete(leaf)).length
      const sayings = [...said]
      for (;;) {
        const count = countOf(plan, sayings)
        if (count.progress === 1) break
        const [best] = suggest(count, today)
        if (best === undefined) throw new Error(`stuck at ${count.progress}`)
        expect(--steps).toBeGreaterThanOrEqual(0)
        sayings.push(...marksFor([best.step ?? best.topic], 'done'))
      }
    }),
    { numRuns: 200 },
  )
})

test('what is offered and where it leads are those of the contract', () => {
  fc.assert(
    fc.property(standings, ({ plan, said }) => {
      const model = new Model(plan, said)
      const offered = suggest(countOf(plan, said), today, 99)
      expect(offered.map(({ topic, step }) => [topic.topic.id, step?.topic.id ?? null])).toEqual(
        offers(plan, model).map(([topic, step]) => [topic.id, step === topic ? null : step.id]),
      )
    }),
    { numRuns: 400 },
  )
})

/** The contract once more: every candidate with its step, the best first. */
function offers(plan: Plan, model: Model): [topic: Plan, step: Plan][] {
  const isOpen = (topic: Plan) => !model.isComplete(topic)
  const isBegun = (topic: Plan) => model.status(topic) === 'in-progress'
  const isOptional = (topic: Plan) => model.path(topic).some((t) => t.optional)
  const isMet = (id: string) => everyPlan(plan).some((t) => t.id === id && model.isComplete(t))
  const isFree = (topic: Plan) => topic.needs.every(isMet)
  const firstOf = (topics: Plan[]): Plan[] => topics.flatMap(stepIn).slice(0, 1)
  const begunFirst = (topics: Plan[]) => [...topics.filter(isBegun), ...topics.filter(not(isBegun))]
  function stepIn(topic: Plan): Plan[] {
    const parts = required(topic)
    if (parts.length === 0) return [topic]
    if (topic.choose !== null) return [...firstOf(parts.filter(isBegun)), topic].slice(0, 1)
    return firstOf(begunFirst(parts.filter(isOpen).filter(isFree)))
  }
  const offered = (topics: Plan[]) =>
    topics
      .filter((topic) => model.path(topic).every(isFree))
      .flatMap((topic) => stepIn(topic).map((step): [Plan, Plan] => [topic, step]))
  const candidates = plan.topics
    .flatMap((stage) => (required(stage).length === 0 ? [stage, ...stage.topics] : stage.topics))
    .filter(isOpen)
  const first = offered([
    ...begunFirst(candidates.filter(not(isOptional))),
    ...begunFirst(candidates.filter(isOptional)),
  ])
  return first.length > 0
    ? first
    : offered(everyPlan(plan).filter((topic) => topic.optional && isOpen(topic)))
}

function not(test: (topic: Plan) => boolean) {
  return (topic: Plan) => !test(topic)
}

describe('the reason', () => {
  const why = async (yaml: string, typed: string[] = []) => {
    const roadmap = learner(yaml)
    for (const line of typed) await roadmap(line)
    const { suggestions } = await roadmap.json('next')
    return suggestions[0].why
  }

  test('names what is done, the weeks, and what opens next', async () => {
    const yaml = `
title: Tea
stages:
  - title: Basics
    topics:
      - { title: Water, duration: 1 week }
      - { title: Kettle, needs: [water], duration: 2 weeks }
      - { title: Pot, needs: [kettle] }`
    expect(await why(yaml)).toBe('needs nothing first; 1 week; unlocks Kettle')
    expect(await why(yaml, ['done water'])).toBe('Water is done; 2 weeks; unlocks Pot')
    expect(await why(yaml, ['skip water'])).toBe('Water is skipped; 2 weeks; unlocks Pot')
    expect(await why(yaml, ['done water kettle'])).toBe('Kettle is done; unlocks nothing further')
  })

  test('says since when a topic is in progress', async () => {
    const roadmap = learner('{ title: T, stages: [{ title: S, topics: [A, B] }] }')
    roadmap.now = '2025-06-03T10:00:00.000Z'
    await roadmap('start b')
    roadmap.now = '2025-06-05T10:00:00.000Z'
    expect((await roadmap.json('next')).suggestions[0].why).toMatch(/^in progress since Tuesday;/)
  })

  test('says what there is to choose from', async () => {
    const yaml =
      '{ title: T, stages: [{ title: S, topics: [{ title: C, choose: 2, topics: [X, Y, Z] }] }] }'
    expect(await why(yaml)).toMatch(/choose two: X, Y or Z/)
    expect(await why(yaml, ['done y'])).toMatch(/choose one: X or Z/)
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { statuses } from '../../src/progress/log.ts'
import { marksFor } from '../../src/progress/mark.ts'
import { countOf, everyPlan, type Plan, type Saying, standings } from '../random-roadmap.ts'
import { Model } from './model.ts'

const targets = fc.record({ standing: standings, i: fc.nat(), to: fc.constantFrom(...statuses) })

/** A random topic of a random standing, marked. */
function marked({ plan, said }: { plan: Plan; said: Saying[] }, i: number, to: Saying[1]) {
  const all = everyPlan(plan)
  const topic = all[i % all.length]
  const before = countOf(plan, said)
  const target = topic && before.byId.get(topic.id)
  if (topic === undefined || target === undefined) throw new Error('a roadmap has topics')
  const marks = marksFor([target], to)
  const after = countOf(plan, [...said, ...marks])
  const path = new Model(plan, said).path(topic)
  const around = new Set([...path, ...everyPlan(topic)].map((t) => t.id))
  const changed = after.all
    .filter(({ topic, status }) => before.byId.get(topic.id)?.status !== status)
    .map((t) => t.topic.id)
  const hasChoiceAbove = path.slice(0, -1).some((above) => above.choose !== null)
  const status = after.byId.get(topic.id)?.status
  return { topic, marks, status, changed, around, hasChoiceAbove }
}

test('done and skipped take effect, also under a mark', () => {
  fc.assert(
    fc.property(standings, fc.nat(), fc.constantFrom('done', 'skipped'), (standing, i, to) => {
      expect(marked(standing, i, to).status).toBe(to)
    }),
    { numRuns: 250 },
  )
})

test('reset opens the topic and all under it', () => {
  fc.assert(
    fc.property(standings, fc.nat(), (standing, i) => {
      const { topic, status, marks } = marked(standing, i, 'pending')
      const model = new Model(standing.plan, [...standing.said, ...marks])
      fc.pre(status !== 'not-needed')
      expect(status).toBe('pending')
      for (const part of everyPlan(topic)) expect(model.status(part)).toBe('pending')
    }),
    { numRuns: 250 },
  )
})

test('nothing changes beside the topic, what lies under it and what it lies in', () => {
  fc.assert(
    fc.property(targets, ({ standing, i, to }) => {
      const { changed, around, hasChoiceAbove } = marked(standing, i, to)
      fc.pre(!hasChoiceAbove)
      expect(changed.filter((id) => !around.has(id))).toEqual([])
    }),
    { numRuns: 250 },
  )
})

test('a topic that has the status already gets no mark', () => {
  fc.assert(
    fc.property(standings, fc.nat(), ({ plan, said }, i) => {
      const count = countOf(plan, said)
      const target = count.all[i % count.all.length]
      const status = statuses.find((s) => s === target?.status && s !== 'pending')
      if (target !== undefined && status !== undefined)
        expect([...marksFor([target], status)]).toEqual([])
    }),
    { numRuns: 250 },
  )
})

test('marking twice is marking once', () => {
  fc.assert(
    fc.property(targets, ({ standing, i, to }) => {
      const { marks } = marked(standing, i, to)
      const again = marked({ ...standing, said: [...standing.said, ...marks] }, i, to)
      expect(again.changed).toEqual([])
    }),
    { numRuns: 250 },
  )
})

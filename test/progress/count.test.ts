import fc from 'fast-check'
import { expect, test } from 'vitest'
import { describeTopic } from '../../src/plan/describe.ts'
import { countOf, everyPlan, standings } from '../random-roadmap.ts'
import { Model, required } from './model.ts'

const runs = 400

test('statuses are those of the contract', () => {
  fc.assert(
    fc.property(standings, ({ plan, said }) => {
      const model = new Model(plan, said)
      const count = countOf(plan, said)
      const statuses = count.all.map(({ topic, status }) => [topic.id, status])
      expect(statuses).toEqual(everyPlan(plan).map((topic) => [topic.id, model.status(topic)]))
    }),
    { numRuns: runs },
  )
})

test('weeks, what is left of them, units and progress are those of the contract', () => {
  fc.assert(
    fc.property(standings, ({ plan, said }) => {
      const model = new Model(plan, said)
      const count = countOf(plan, said)
      const counted = count.all.map((topic) => {
        const { id, weeks, remaining, units, progress } = describeTopic(topic, count)
        return { id, weeks, remaining, units, progress, without: topic.withoutEstimate }
      })
      const expected = everyPlan(plan).map((topic) => ({
        id: topic.id,
        weeks: about(model.effort(topic)),
        remaining: about(model.remaining(topic)),
        units: model.units(topic),
        progress: expect.closeTo(model.progress(topic), 9),
        without: model.withoutEstimate(topic),
      }))
      expect(counted).toEqual(expected)
      expect(count.progress).toBeCloseTo(model.progress(null), 9)
    }),
    { numRuns: runs },
  )
})

test('progress is a part of 1, and 1 exactly when every required stage is complete', () => {
  fc.assert(
    fc.property(standings, ({ plan, said }) => {
      const model = new Model(plan, said)
      const { progress } = countOf(plan, said)
      expect(progress).toBeGreaterThanOrEqual(0)
      expect(progress).toBeLessThanOrEqual(1)
      expect(progress === 1).toBe(required(plan).every((stage) => model.isComplete(stage)))
    }),
    { numRuns: runs },
  )
})

/** Weeks as answers give them, the smaller end first. */
function about(range: { min: number; max: number } | null) {
  if (range === null) return null
  const [min, max] = [Math.min(range.min, range.max), Math.max(range.min, range.max)]
  return { min: expect.closeTo(min, 9), max: expect.closeTo(max, 9) }
}

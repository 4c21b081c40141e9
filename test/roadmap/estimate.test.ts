import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ordered } from '../../src/roadmap/effort.ts'
import { readRoadmap } from '../../src/roadmap/read.ts'
import { everyTopic, required, type Topic } from '../../src/roadmap/roadmap.ts'
import { plans, yamlOf } from '../random-roadmap.ts'

const topicsOf = (yaml: string) => {
  const { roadmap } = readRoadmap(yaml)
  if (roadmap === null) throw new Error('the roadmap of this test has problems')
  return [...everyTopic(roadmap.stages)]
}

/** `id: min-max` of every topic. */
const efforts = (stage: string) =>
  topicsOf(`title: T\nstages: [${stage}]`)
    .map(({ id, effort }) => (effort ? `${id}: ${effort.min}-${effort.max}` : `${id}: unknown`))
    .join(', ')

test.each([
  ['a leaf has its duration', '{ title: A, duration: 1-2 weeks }', 'a: 1-2'],
  [
    'the finest estimates win',
    `{ title: A, duration: 9 weeks, topics: [
      { title: B, duration: 1-2 weeks }, { title: C, duration: 3 weeks }] }`,
    'a: 4-5, b: 1-2, c: 3-3',
  ],
  [
    'a topic without a duration is what its topics add up to',
    '{ title: A, topics: [{ title: B, topics: [{ title: C, duration: 2 weeks }] }] }',
    'a: 2-2, b: 2-2, c: 2-2',
  ],
  [
    'what has none shares what is left, at every depth',
    `{ title: A, duration: 6-9 weeks, topics: [
      { title: B, duration: 2-3 weeks }, C, { title: D, topics: [E, F] }] }`,
    'a: 6-9, b: 2-3, c: 2-3, d: 2-3, e: 1-1.5, f: 1-1.5',
  ],
  [
    'where nothing is left, the share is nothing and the known ones count',
    '{ title: A, duration: 1-4 weeks, topics: [{ title: B, duration: 3 weeks }, C] }',
    'a: 3-4, b: 3-3, c: 0-1',
  ],
  [
    'the ends are shared each for itself',
    '{ title: A, duration: 4-5 weeks, topics: [{ title: B, duration: 1-4 weeks }, C] }',
    'a: 4-5, b: 1-4, c: 3-1',
  ],
  [
    'a choice is its smallest to its largest options',
    `{ title: A, choose: 2, topics: [
      { title: B, duration: 1-5 weeks }, { title: C, duration: 2-3 weeks },
      { title: D, duration: 4 weeks }] }`,
    'a: 3-9, b: 1-5, c: 2-3, d: 4-4',
  ],
  [
    'an option is a part of its choice, whatever the others are',
    `{ title: A, duration: 6 weeks, choose: 2, topics: [{ title: B, duration: 1 week }, C, D] }`,
    'a: 6-6, b: 1-1, c: 3-3, d: 3-3',
  ],
  [
    'a choice is no less than the options it has estimates for',
    `{ title: A, duration: 1 week, choose: 1, topics: [{ title: B, duration: 2-3 weeks }, C] }`,
    'a: 2-3, b: 2-3, c: 2-3',
  ],
  [
    'optional topics do not count and get no share',
    `{ title: A, duration: 4 weeks, topics: [
      B, { title: C, optional: true }, { title: D, optional: true, duration: 1 week }] }`,
    'a: 4-4, b: 4-4, c: unknown, d: 1-1',
  ],
  [
    'a topic with optional topics alone has its own duration',
    '{ title: A, duration: 2 weeks, topics: [{ title: B, optional: true, duration: 1 week }] }',
    'a: 2-2, b: 1-1',
  ],
  [
    'without a duration at or above it, nobody knows',
    '{ title: A, topics: [{ title: B, duration: 1 week }, C] }',
    'a: unknown, b: 1-1, c: unknown',
  ],
])('%s', (_, stage, expected) => expect(efforts(stage)).toBe(expected))

const isWrittenUnder = (topic: Topic): boolean =>
  topic.topics.some((part) => part.duration !== null || isWrittenUnder(part))

test('required topics add up to what they are required for', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      for (const topic of topicsOf(yamlOf(plan))) {
        const parts = required(topic)
        if (topic.effort === null || topic.choose !== null || parts.length === 0) continue
        const sum = { min: 0, max: 0 }
        for (const { effort } of parts) {
          sum.min += effort?.min ?? Number.NaN
          sum.max += effort?.max ?? Number.NaN
        }
        // A share of what is left above may be less than what is already known below.
        const isShare = topic.duration === null && isWrittenUnder(topic)
        if (!isShare) expect(sum).toEqual(closeTo(topic.effort))
        expect(sum.min).toBeGreaterThan(topic.effort.min - 1e-9)
        expect(sum.max).toBeGreaterThan(topic.effort.max - 1e-9)
      }
    }),
    { numRuns: 300 },
  )
})

const closeTo = ({ min, max }: { min: number; max: number }) => ({
  min: expect.closeTo(min, 9),
  max: expect.closeTo(max, 9),
})

test('no effort is negative, and its ends can be put in order', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      for (const { effort } of topicsOf(yamlOf(plan))) {
        if (effort === null) continue
        const { min, max } = ordered(effort)
        expect(min).toBeGreaterThanOrEqual(0)
        expect(max).toBeGreaterThanOrEqual(min)
      }
    }),
    { numRuns: 300 },
  )
})

test('a topic with a duration has an effort', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const topics = topicsOf(yamlOf(plan)).filter(({ duration }) => duration !== null)
      expect(topics.filter(({ effort }) => effort === null)).toEqual([])
    }),
    { numRuns: 100 },
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRoadmap } from '../../src/roadmap/read.ts'
import type { Roadmap, Topic } from '../../src/roadmap/roadmap.ts'
import { packRoadmap, unpackRoadmap } from '../../src/store/packed.ts'
import { plans, yamlOf } from '../random-roadmap.ts'

function read(yaml: string): Roadmap {
  const { roadmap, problems } = readRoadmap(yaml)
  if (roadmap === null) throw new Error(JSON.stringify(problems))
  return roadmap
}

const roadmaps = plans.map((plan) => read(yamlOf(plan)))

/** A roadmap with all its topics made. */
function whole({ columns: _, stages, ...head }: Roadmap): object {
  const topicOf = ({ topics, ...topic }: Topic): object => ({
    ...topic,
    topics: topics.map(topicOf),
  })
  return { ...head, stages: stages.map(topicOf) }
}

test('a roadmap comes back as it was packed, also from what came back', () => {
  fc.assert(
    fc.property(roadmaps, (roadmap) => {
      const again = unpackRoadmap(JSON.parse(JSON.stringify(packRoadmap(roadmap))))
      if (again === null) throw new Error('it does not come back')
      expect(whole(again)).toEqual(whole(roadmap))
      expect(packRoadmap(again)).toEqual(packRoadmap(roadmap))
    }),
    { numRuns: 300 },
  )
})

test('what was not packed is not believed', () => {
  const packed = packRoadmap(read('{ id: t, title: T, stages: [{ title: A, topics: [B, C] }, D] }'))
  expect(packed).toMatchObject({ ids: 'a\nb\nc\nd', sizes: [3, 1, 1, 1] })
  const others = [
    null,
    [],
    {},
    { ...packed, title: 7 },
    { ...packed, ids: 'a\nb\nc' },
    { ...packed, titles: ['A', 'B', 'C', 'D'] },
    ...[
      [3, 1, 1],
      [5, 1, 1, 1],
      [3, 2, 2, 1],
      [3, 0, 1, 1],
      [3, 1.5, 1, 1],
      [3, 1, 1, -1],
      'many',
    ].map((sizes) => ({ ...packed, sizes })),
    { ...packed, effort: [-1, -1, -1, 'constructor'] },
    { ...packed, efforts: [{ min: 1 }] },
    { ...packed, rest: [[0, { needs: 'b' }]] },
    { ...packed, rest: { 0: {} } },
  ]
  for (const other of others) expect(unpackRoadmap(other), JSON.stringify(other)).toBeNull()
})

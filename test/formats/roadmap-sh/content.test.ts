import { expect, test } from 'vitest'
import {
  isRoadmapSh,
  isSavedProgress,
  readRoadmapSh,
  withProgress,
} from '../../../src/formats/roadmap-sh/roadmap-sh.ts'
import { everyTopic, Pen } from './pen.ts'

const content = {
  'throws@-Ab_1': {
    title: 'Throws',
    description:
      '# Throws\n\nThrow **one** ball,\nthen [two](https://example.org/two) with `both` hands.\n\nMore of it:',
    links: [
      { title: '@article@How to throw', url: 'https://example.org/throw', type: 'article' },
      { title: '', url: 'http://example.org', type: 'video' },
      { title: 'No address', url: 'javascript:alert(1)' },
      null,
    ],
  },
  'catching-well@two.md': { title: null, description: null, links: [] },
  three: { title: 'Stop', description: '' },
}

function drawing(): Pen {
  return new Pen()
    .title(0, 0)
    .topic('-Ab_1', 0, 100)
    .box('two', 300, 100)
    .solid('Juggling', '-Ab_1')
    .dashed('-Ab_1', 'two')
}

test('content gives descriptions and links by node id', () => {
  const [throws] = drawing().read({ content }).stages
  expect(throws).toMatchObject({
    description: 'Throw one ball, then two with both hands.',
    links: [
      { title: 'How to throw', url: 'https://example.org/throw' },
      { title: 'http://example.org', url: 'http://example.org' },
    ],
  })
  expect(throws?.topics[0]).not.toHaveProperty('description')
})

test('content alone is one stage in the order of the file', () => {
  const draft = readRoadmapSh(content)
  expect(draft?.stages).toHaveLength(1)
  expect(draft?.stages[0]?.topics.map(({ title, was }) => [title, was])).toEqual([
    ['Throws', ['-Ab_1']],
    ['Catching well', ['two']],
    ['Stop', ['three']],
  ])
})

test('a long description is cut at a sentence or a word', () => {
  const describe = (description: string) =>
    readRoadmapSh({ a: { title: 'A', description } })?.stages[0]?.topics[0]?.description
  expect(describe(`${'Throw it up. '.repeat(40)}`)).toMatch(/^(Throw it up\. ?)+$/)
  expect(describe('word '.repeat(100))).toMatch(/word…$/)
  expect(describe('x'.repeat(1000))?.length).toBeLessThanOrEqual(301)
})

test('saved progress ticks topics by node id, and what it names besides is told', () => {
  const progress = { done: ['two'], learning: ['-Ab_1', 'two', 4], skipped: ['gone'] }
  const draft = drawing().read({ progress })
  expect(everyTopic(draft.stages).map(({ was, status }) => [was, status])).toEqual([
    [['-Ab_1'], 'in-progress'],
    [['two'], 'done'],
  ])
  expect(draft.leftOut).toEqual([
    { line: 0, message: expect.stringContaining('1 topic that the roadmap does not have: gone') },
  ])
  expect(
    everyTopic(withProgress(drawing().read(), { skipped: ['two'], done: null }).stages)[1]?.status,
  ).toBe('skipped')
  expect(isSavedProgress(progress)).toBe(true)
})

test('other JSON is none of the shapes', () => {
  const others = [
    null,
    [],
    {},
    'x',
    { done: ['a'], learning: [], skipped: [] },
    { nodes: [{ id: 'a', type: 'text', x: 1 }], edges: [] },
    { nodes: 5, edges: [] },
    { mockup: {} },
    { name: 'package', scripts: {} },
    { format: 1, title: 'Own', stages: [] },
    { a: { title: 'A', description: 'x' }, b: 3 },
    { a: { title: 'A', description: 5, links: [] } },
  ]
  for (const other of others) {
    expect(readRoadmapSh(other)).toBeNull()
    expect(isRoadmapSh(other)).toBe(false)
  }
  expect(isRoadmapSh(content)).toBe(true)
  expect(isRoadmapSh({ nodes: [], edges: [] })).toBe(true)
})

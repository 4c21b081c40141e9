import fc from 'fast-check'
import { expect, test } from 'vitest'
import { adopt } from '../../../src/formats/draft/adopt.ts'
import type { Draft, DraftTopic } from '../../../src/formats/draft/draft.ts'
import { readRoadmap } from '../../../src/roadmap/read.ts'
import { everyTopic } from '../../../src/roadmap/roadmap.ts'
import { writeRoadmap } from '../../../src/roadmap/write.ts'

const topic = (title: string, given: Partial<DraftTopic> = {}): DraftTopic => ({
  title,
  links: [],
  isItem: true,
  line: 1,
  topics: [],
  ...given,
})

const draft = (stages: DraftTopic[]): Draft => ({
  format: 'markdown',
  title: null,
  description: null,
  hoursPerWeek: null,
  stages,
  guesses: [],
  leftOut: [],
})

const adopted = (stages: DraftTopic[]) => adopt(draft(stages), { title: 'Plan' })
const ids = (stages: DraftTopic[]) =>
  [...everyTopic(adopted(stages).roadmap.stages)].map(({ id }) => id)

test('ids are given ones, slugs, behind their parent, and numbered', () => {
  const same = [topic('A'), topic('A'), topic('A')]
  expect(
    ids([topic('S', { topics: same }), topic('T', { id: 'a' }), topic('!', { id: '-' })]),
  ).toEqual(['s', 's/a', 's/a-2', 's/a-3', 'a', 'topic'])
})

test('of two equal ids the second is made from the title', () => {
  expect(ids([topic('A', { id: 'x' }), topic('B', { id: 'x' })])).toEqual(['x', 'b'])
})

test('needs are found by id, title and slug; others are told', () => {
  const { roadmap, leftOut } = adopted([
    topic('Data bases', { id: 'db' }),
    topic('C', { needs: ['db', 'data bases', 'Nothing', 'C'], line: 7 }),
    topic('D', { needs: ['DATA-BASES'] }),
  ])
  expect(roadmap.stages.map(({ needs }) => needs)).toEqual([[], ['db'], ['db']])
  expect(leftOut.map(({ line }) => line)).toEqual([7, 7])
})

test('a loop of needs is opened at its end, and told', () => {
  const { roadmap, leftOut } = adopted([
    topic('A', { needs: ['B'] }),
    topic('B', { needs: ['A'], topics: [topic('C', { needs: ['B'] })] }),
  ])
  expect(readRoadmap(writeRoadmap(roadmap)).roadmap).not.toBeNull()
  expect(leftOut[0]?.message).toContain('loop')
})

test('what holds nothing is no stage, and a title is one line without control characters', () => {
  const { roadmap } = adopted([
    topic('Empty', { isItem: false, topics: [topic('x', { isItem: false })] }),
    topic(' A\u0007\n b ', { topics: [topic(' ', { line: 3 })] }),
  ])
  expect([...everyTopic(roadmap.stages)].map(({ title }) => title)).toEqual([
    'A b',
    'Untitled, line 3',
  ])
})

test('what no roadmap takes is left out and told', () => {
  const { roadmap, leftOut } = adopted([
    topic('A', {
      duration: 'ages',
      choose: 3,
      topics: [topic('B')],
      links: [{ title: '', url: ' ' }],
    }),
  ])
  expect(roadmap.stages[0]).toMatchObject({ duration: null, choose: null, links: [] })
  expect(leftOut.map(({ message }) => message)).toEqual([
    expect.stringContaining('cannot be a choice of 3'),
    expect.stringContaining('could not be read'),
  ])
})

test('a hundred levels, and what is deeper beside them', () => {
  let deep = topic('end')
  for (let i = 0; i < 150; i++) deep = topic(`t${i}`, { topics: [deep] })
  const { roadmap } = adopted([deep])
  const { roadmap: read } = readRoadmap(writeRoadmap(roadmap))
  expect(read).toEqual(roadmap)
  expect([...everyTopic(roadmap.stages)]).toHaveLength(151)
})

test('too many topics are refused', () => {
  const many = Array.from({ length: 200_000 }, (_, i) => topic(`t${i}`))
  expect(() => adopted([topic('S', { topics: many })])).toThrow(/at most 200000/)
})

const text = fc.string({ unit: 'binary', maxLength: 12 })
function draftsTo(depth: number): fc.Arbitrary<DraftTopic[]> {
  if (depth === 0) return fc.constant([])
  const one = fc.record(
    {
      title: text,
      id: fc.oneof(text, fc.constantFrom('a', 'b', 'a/b')),
      duration: fc.oneof(text, fc.constantFrom('2 weeks', '40 hours')),
      choose: fc.integer({ min: -1, max: 4 }),
      optional: fc.boolean(),
      needs: fc.array(fc.oneof(text, fc.constantFrom('a', 'b', 'A', 'a/b')), { maxLength: 3 }),
      was: fc.array(fc.oneof(text, fc.constantFrom('a', '-x1')), { maxLength: 2 }),
      description: text,
      links: fc.array(fc.record({ title: text, url: text }), { maxLength: 2 }),
      isItem: fc.boolean(),
      line: fc.nat(9),
      topics: draftsTo(depth - 1),
    },
    { requiredKeys: ['title', 'links', 'isItem', 'line', 'topics'] },
  )
  return fc.array(one, { maxLength: 4 })
}
const drafts = draftsTo(3)

test('whatever is drafted reads back from its file as it was adopted, twice', () => {
  fc.assert(
    fc.property(drafts, drafts, text, (first, second, title) => {
      const { roadmap } = adopt(draft([topic('S'), ...first]), { title })
      expect(readRoadmap(writeRoadmap(roadmap)).roadmap).toEqual(roadmap)
      const again = adopt(draft([topic('S'), ...second]), { title, earlier: roadmap })
      expect(readRoadmap(writeRoadmap(again.roadmap)).roadmap).toEqual(again.roadmap)
      const same = adopt(draft([topic('S'), ...first]), { title, earlier: roadmap })
      const idsOf = (of: typeof roadmap) => [...everyTopic(of.stages)].map(({ id }) => id)
      expect(idsOf(same.roadmap)).toEqual(idsOf(roadmap))
    }),
    { numRuns: 300 },
  )
})

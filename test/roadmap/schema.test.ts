import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Document, isMap, isSeq, parse } from 'yaml'
import schema from '../../schema/roadmap.schema.json' with { type: 'json' }
import { readDuration } from '../../src/roadmap/duration.ts'
import { readRoadmap, roadmapKeys, topicKeys } from '../../src/roadmap/read.ts'

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true })
const fitsSchema = ajv.compile(schema)
const reads = (text: string) => readRoadmap(text).roadmap !== null

const topicSchema = schema.definitions.topic.anyOf[1]?.properties
const durationPattern = new RegExp(topicSchema?.duration.pattern ?? '', 'u')

test('the schema knows the keys that the reader knows, and says what each is for', () => {
  expect(Object.keys(schema.properties)).toEqual(roadmapKeys)
  expect(Object.keys(topicSchema ?? {})).toEqual(topicKeys)
  const keys = [...Object.values(schema.properties), ...Object.values(topicSchema ?? {})]
  expect(keys.filter(({ description }) => !/^[A-Z].*\.$/.test(description))).toEqual([])
})

test('its examples are what it describes', () => {
  for (const [name, key] of Object.entries(topicSchema ?? {})) {
    for (const example of 'examples' in key ? key.examples : []) {
      const topic = { title: 'A', topics: ['B'], [name]: example }
      expect(fitsSchema({ title: 'T', stages: ['Database', topic] }), name).toBe(true)
      expect(reads(new Document({ title: 'T', stages: ['Database', topic] }).toString())).toBe(true)
    }
  }
})

test('the bundled roadmap fits the schema', () => {
  const text = readFileSync(new URL('../../roadmap.yaml', import.meta.url), 'utf8')
  expect(fitsSchema(parse(text))).toBe(true)
})

test.each([
  'title: T\nstages: [A]',
  'title: 2024\nid: 7\nstages: [42, true]',
  'title: T\nstages: [{ title: A, topics: [], needs: [], was: [], links: [] }]',
  'title: T\nstages: [{ title: A, links: [http://a, { url: http://a }] }]',
])('both take %j', (text) => {
  expect([reads(text), fitsSchema(parse(text))]).toEqual([true, true])
})

test.each([
  '- A',
  'A',
  'stages: [A]',
  'title: T',
  'title: T\nstages: []',
  'title: T\nstages: A',
  'title: T\nstages: [~]',
  'title: T\nstages: [""]',
  'title: T\nstages: [[A]]',
  'title: " "\nstages: [A]',
  'title: "\\e"\nstages: [A]',
  'titel: T\ntitle: T\nstages: [A]',
  'title: T\nformat: 2\nstages: [A]',
  'title: T\nformat: "1"\nstages: [A]',
  'title: T\nid: a b\nstages: [A]',
  'title: T\nid: -1\nstages: [A]',
  'title: T\nhours-per-week: 0\nstages: [A]',
  'title: T\nhours-per-week: 169\nstages: [A]',
  'title: T\ndescription:\nstages: [A]',
  'title: T\nstages: [{ id: a }]',
  'title: T\nstages: [{ title: A, duration: 2 }]',
  'title: T\nstages: [{ title: A, duration: soon }]',
  'title: T\nstages: [{ title: A, duration: 0 weeks }]',
  'title: T\nstages: [{ title: A, optional: "yes" }]',
  'title: T\nstages: [{ title: A, choose: 0, topics: [B] }]',
  'title: T\nstages: [{ title: A, choose: 1.5, topics: [B, C] }]',
  'title: T\nstages: [{ title: A, choose: 1 }]',
  'title: T\nstages: [{ title: A, topics: B }]',
  'title: T\nstages: [{ title: A, topics: { title: B } }]',
  'title: T\nstages: [{ title: A, needs: A }]',
  'title: T\nstages: [{ title: A, was: [[B]] }]',
  'title: T\nstages: [{ title: A, links: [{ title: B }] }]',
  'title: T\nstages: [{ title: A, links: [{ url: http://a, name: B }] }]',
])('both refuse %j', (text) => {
  expect([reads(text), fitsSchema(parse(text))]).toEqual([false, false])
})

const words = fc.constantFrom('A', 'b c', 'Ünï', '数据', '3', 'true', '~', '- x', 'a: b', '#')
const scalars = fc.oneof(
  words,
  fc.boolean(),
  fc.integer(),
  fc.double({ min: -9, max: 9, noNaN: true }),
)
const few = <T>(things: fc.Arbitrary<T>) => fc.array(things, { maxLength: 2 })

/** What only the reader can tell is left out: all needs are met, and no choice is of too few. */
const topics = fc.letrec<{ topic: unknown }>((tie) => ({
  topic: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    words,
    fc
      .record(
        {
          title: words,
          duration: fc.constantFrom('2 weeks', '1-2 Weeks', '3 to 4 months', 'a day', '40 hours'),
          optional: fc.constant(false),
          description: scalars,
          needs: few(fc.constant('base')),
          links: few(fc.oneof(words, fc.record({ url: words, title: scalars }))),
          was: few(scalars),
          choose: fc.constant(1),
          topics: fc.array(tie('topic'), { minLength: 1, maxLength: 3 }),
        },
        { requiredKeys: ['title'] },
      )
      .map(({ choose, ...topic }) => ('topics' in topic && choose ? { ...topic, choose } : topic)),
  ),
})).topic

const roadmaps = fc
  .record(
    {
      title: words,
      stages: few(topics),
      format: fc.constant(1),
      id: fc.constantFrom('a', 'a/b.c', 7),
      description: scalars,
      source: scalars,
      'hours-per-week': fc.constantFrom(5, 0.5, 168),
    },
    { requiredKeys: ['title', 'stages'] },
  )
  .map(({ stages, ...rest }) => ({ ...rest, stages: [{ title: 'Base', id: 'base' }, ...stages] }))

type Path = (string | number)[]

/** Every place but the base that all needs name, and single needs, where another word would be an unknown id. */
function placesIn(node: unknown, path: Path = []): Path[] {
  const below = (key: string | number, value: unknown) =>
    path[0] === 'stages' && path.length === 1 && key === 0
      ? []
      : [[...path, key], ...placesIn(value, [...path, key])]
  if (Array.isArray(node))
    return path.at(-1) === 'needs' ? [] : node.flatMap((item, i) => below(i, item))
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => below(key, value))
}

const oddities = fc.constantFrom<unknown>(
  ...[null, true, 1, 0, -1, 1.5, '', ' ', 'yes', 'x', '2 weeks', 'soon', '0 weeks', 'a\u0007b'],
  ...[[], {}, [null], ['base'], [[]], [{}], { title: 'x' }, { url: 'x' }, [{ url: 'x' }]],
)
const keys = fc.constantFrom(...roadmapKeys, ...topicKeys, 'url', 'titel', 'TITLE', '')

const mutations = fc.record({
  roadmap: roadmaps,
  at: fc.nat(),
  how: fc.constantFrom('change', 'remove', 'add'),
  key: keys,
  oddity: oddities,
})

test('the schema refuses exactly what the reader refuses', () => {
  fc.assert(
    fc.property(mutations, ({ roadmap, at, how, key, oddity }) => {
      const document = new Document(roadmap, { aliasDuplicateObjects: false })
      const places = placesIn(roadmap)
      const path = places[at % places.length] ?? ['title']
      const owner = document.getIn(path.slice(0, -1), true)
      const place = how === 'add' && isMap(owner) ? [...path.slice(0, -1), key] : path
      const name = place.at(-1)
      // An empty choice, and a choice all of whose topics are optional, are for the reader alone to find.
      fc.pre(!(name === 'topics' && isSeq(document.createNode(oddity)) && !hasItems(oddity)))
      fc.pre(!(name === 'optional' && oddity === true))
      if (how === 'remove' && isMap(owner)) document.deleteIn(path)
      else document.setIn(place, oddity)
      expect(reads(document.toString())).toBe(fitsSchema(document.toJS()))
    }),
    { numRuns: 2000 },
  )
})

test('unspoilt, both take them', () => {
  fc.assert(
    fc.property(roadmaps, (roadmap) => {
      const text = new Document(roadmap, { aliasDuplicateObjects: false }).toString()
      expect([reads(text), fitsSchema(roadmap)]).toEqual([true, true])
    }),
    { numRuns: 300 },
  )
})

function hasItems(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0
}

test('the pattern of a duration is what the reader takes for one', () => {
  const parts = fc.constantFrom(
    ...['1', '2.5', '0', '0.0', '10', '-3', 'a', 'An', '-', '–', '—', 'to', 'TO', ' ', '  ', '.'],
    ...['hour', 'hours', 'hrs', 'h', 'Days', 'd', 'week', 'WEEKS', 'wk', 'w', 'months', 'mo', 'm'],
    ...['mos', 'year', 'yrs', 'y', 's', 'soon'],
  )
  const texts = fc.oneof(
    fc.array(parts, { maxLength: 9 }).map((all) => all.join('')),
    fc.array(parts, { maxLength: 6 }).map((all) => all.join(' ')),
    fc.tuple(parts, parts, parts, parts, parts).map((all) => all.join('')),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const read = readDuration(text, 10)
      // Sizes are beyond a pattern.
      const isSize = 'problem' in read && /swapped|at most/.test(read.problem)
      expect(durationPattern.test(text)).toBe(isSize || !('problem' in read))
    }),
    { numRuns: 20_000 },
  )
})

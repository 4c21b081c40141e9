import { expect, test } from 'vitest'
import type { Draft } from '../../../src/formats/draft/draft.ts'
import { readRoadmapSh } from '../../../src/formats/roadmap-sh/roadmap-sh.ts'
import { outlineOf } from './pen.ts'

function text(words: string, x = 0, y = 0): object {
  return { ID: '1', typeID: 'Label', x: `${x}`, y: `${y}`, properties: { text: words } }
}

function group(controlName: string | null, x: number, y: number, ...children: object[]): object {
  const properties = controlName === null ? {} : { controlName }
  return {
    ID: '0',
    typeID: '__group__',
    x: `${x}`,
    y: `${y}`,
    properties,
    children: { controls: { control: children } },
  }
}

function read(...control: object[]): Draft {
  const draft = readRoadmapSh({ mockup: { controls: { control }, attributes: {} } })
  if (draft === null) throw new Error('the drawing was not read')
  return draft
}

test('named groups are topics, their numbers order the siblings, their colons the levels', () => {
  const { stages, guesses } = read(
    group('101-throws', 0, 0, text('Throws')),
    group('102-throws:high', 0, 0, text('High%20ones')),
    group('100-throws:low', 0, 0, text('Low ones')),
    group('100-throws:low:left', 0, 0, text('Left')),
    group('100-throws:low:left:slow', 0, 0, text('Slow %26 100% calm%21')),
    group('100-gear', 500, 900, text('Gear')),
  )
  expect(stages.map((stage) => outlineOf(stage))).toEqual([
    'Gear',
    'Throws: (Low ones: (Left: Slow & 100% calm!)), High ones',
  ])
  expect(stages[1]?.topics[0]?.was).toEqual(['throws:low'])
  expect(guesses).toEqual([])
})

test('names that repeat are one topic, numberless ones stand as on the page, missing parents are made', () => {
  const { stages, guesses } = read(
    group('catch:left', 0, 300, text('Left')),
    group('catch:right', 0, 200, text('Right')),
    group('b', 300, 104, text('B')),
    group('a', 0, 110),
    group('a', 0, 900, text('A')),
  )
  expect(stages.map((stage) => outlineOf(stage))).toEqual(['A', 'B', 'Catch: Right, Left'])
  expect(stages[2]).toMatchObject({ isItem: false })
  expect(stages[2]).not.toHaveProperty('was')
  expect(guesses).toHaveLength(1)
})

test('groups in groups count, links to elsewhere do not, and labels in pieces are one title', () => {
  const inner = group('100-outer:inner', 10, 10, text('Inner'))
  const { stages, guesses } = read(
    group('100-outer', 0, 0, text('two', 50, 3), text('One', 0, 0), inner),
    group('ext_link:example.org', 0, 0, text('Elsewhere')),
    group('json:other', 0, 0),
    group('check:done', 0, 0),
    group(null, 0, 0, group('101-how-to-stop', 0, 0)),
    text('Loose'),
  )
  expect(stages.map((stage) => outlineOf(stage))).toEqual(['One two: Inner', 'How to stop'])
  expect(guesses).toHaveLength(1)
})

test('a drawing without names has no topics, and broken controls are passed over', () => {
  expect(read(group(null, 0, 0, text('A')), text('B')).stages).toEqual([])
  const control = [
    null,
    5,
    { typeID: '__group__' },
    { typeID: '__group__', properties: { controlName: 7 }, children: 'x' },
  ]
  expect(readRoadmapSh({ mockup: { controls: { control } } })?.stages).toEqual([])
  expect(
    readRoadmapSh({ mockup: { controls: { control: group('100-a', 0, 0) } } })?.stages,
  ).toHaveLength(1)
  expect(readRoadmapSh({ mockup: { controls: null } })).toBeNull()
})

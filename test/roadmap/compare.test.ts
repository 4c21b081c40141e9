import { expect, test } from 'vitest'
import { compare, suspect } from '../../src/roadmap/compare.ts'
import { readRoadmap } from '../../src/roadmap/read.ts'

const before = `
id: tea
title: Tea
stages:
  - title: One
    topics:
      - title: Leaves
        choose: 1
        topics: [Green, Black]
      - {title: Water, duration: 1 week}
  - title: Two
    topics: [Kettle]
`

function versions(edit: (text: string) => string) {
  const [old, fresh] = [before, edit(before)].map((text) => readRoadmap(text).roadmap)
  if (!old || !fresh) throw new Error('an edit made the roadmap unsound')
  return compare(old, fresh)
}

const nothing = { added: [], removed: [], renamed: [], moved: [], changed: [], suspected: [] }

test('the same twice differs in nothing', () => {
  expect(versions((text) => text)).toEqual({ ...nothing, common: 7 })
})

test.each([
  [
    'renamed with `was`',
    (text: string) => text.replace('title: Water', 'title: Spring, was: [water]'),
    { renamed: [{ from: { id: 'water', title: 'Water' }, to: { id: 'spring', title: 'Spring' } }] },
  ],
  [
    'given another title only',
    (text: string) => text.replace('title: Water', 'title: Spring, id: water'),
    { renamed: [{ from: { id: 'water', title: 'Water' }, to: { id: 'water', title: 'Spring' } }] },
  ],
  [
    'renamed without `was`',
    (text: string) => text.replace('title: Water', 'title: Waters'),
    {
      added: [{ id: 'waters', title: 'Waters' }],
      removed: [{ id: 'water', title: 'Water' }],
      suspected: [{ from: { id: 'water', title: 'Water' }, to: { id: 'waters', title: 'Waters' } }],
    },
  ],
  [
    'moved',
    (text: string) =>
      text.replace('[Green, Black]', '[Green]').replace('[Kettle]', '[Kettle, Black]'),
    {
      moved: [
        {
          topic: { id: 'black', title: 'Black' },
          from: { id: 'leaves', title: 'Leaves' },
          to: { id: 'two', title: 'Two' },
        },
      ],
    },
  ],
  [
    'split',
    (text: string) => text.replace('[Kettle]', '[{title: Kettle, topics: [Copper, Steel]}]'),
    {
      added: [
        { id: 'copper', title: 'Copper' },
        { id: 'steel', title: 'Steel' },
      ],
    },
  ],
  [
    'changed',
    (text: string) => text.replace('choose: 1', 'choose: 2').replace('1 week', '2 weeks'),
    {
      changed: [
        { topic: { id: 'leaves', title: 'Leaves' }, what: ['choose 1 → 2'] },
        { topic: { id: 'water', title: 'Water' }, what: ['duration 1 week → 2 weeks'] },
      ],
    },
  ],
])('a topic that is %s', (_, edit, expected) => {
  expect(versions(edit)).toMatchObject({ ...nothing, ...expected })
})

test('what is gone is listed in the order of the file', () => {
  const { removed } = versions(() => 'id: tea\ntitle: Tea\nstages: [Coffee]\n')
  const ids = removed.map(({ id }) => id)
  expect(ids).toEqual(['one', 'leaves', 'green', 'black', 'water', 'two', 'kettle'])
})

test('a topic is suspected to be one that is gone, and no more; the same title comes first', () => {
  const named = (id: string, title: string) => ({ id, title })
  const gone = [named('web-server', 'Web server'), named('dns', 'DNS server')]
  expect(suspect(gone, [named('name-server', 'DNS server')])).toEqual([
    { from: gone[1], to: named('name-server', 'DNS server') },
  ])
})

test('many that are gone take no longer than reading them', () => {
  const many = (word: string) =>
    Array.from({ length: 50_000 }, (_, i) => ({ id: `${word}-${i}`, title: `${word} ${i}` }))
  expect(suspect(many('old'), many('new'))).toEqual([])
})

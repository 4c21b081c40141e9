import { expect, test } from 'vitest'
import { readRoadmap } from '../../src/roadmap/read.ts'

const problems = (stages: string) =>
  readRoadmap(`title: T\nstages:\n${stages}`).problems.map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  )

test.each([
  ['itself', '- { title: a, needs: [a] }', '3:23 needs go round in a loop: a → a'],
  [
    'each other',
    '- { title: a, needs: [b] }\n- { title: b, needs: [a] }',
    '3:23 needs go round in a loop: a → b → a',
  ],
  [
    'one another in a ring',
    '- { title: c, needs: [b] }\n- { title: a, needs: [c] }\n- { title: b, needs: [a] }',
    '3:23 needs go round in a loop: c → b → a → c',
  ],
  [
    'what it lies under',
    '- title: s\n  topics:\n  - title: t\n    topics:\n    - { title: u, needs: [s] }',
    '7:27 needs go round in a loop: s → t → u → s',
  ],
  [
    'what lies under it',
    '- title: s\n  needs: [u]\n  topics: [{ title: t, topics: [u] }]',
    '4:11 needs go round in a loop: s → u → t → s',
  ],
  [
    'an optional topic under it',
    '- title: s\n  needs: [t]\n  topics: [{ title: t, optional: true }]',
    '4:11 needs go round in a loop: s → t → s',
  ],
  [
    'a stage that needs this one',
    '- title: one\n  needs: [two]\n  topics: [a]\n- title: two\n  topics: [{ title: b, needs: [a] }]',
    '4:11 needs go round in a loop: one → two → b → a → one',
  ],
  [
    'a topic whose stage needs this one',
    '- title: one\n  topics: [{ title: a, needs: [b] }]\n- title: two\n  needs: [one]\n  topics: [b]',
    '4:32 needs go round in a loop: one → a → b → two → one',
  ],
])('a topic cannot need %s', (_, stages, problem) => {
  expect(problems(stages)).toEqual([problem])
})

test.each([
  ['a topic beside it', '- title: s\n  topics: [a, { title: b, needs: [a] }]'],
  ['a topic further down the file', '- { title: a, needs: [b] }\n- b'],
  [
    'what its stage needs too',
    '- a\n- title: s\n  needs: [a]\n  topics: [{ title: b, needs: [a] }]',
  ],
  [
    'the optional topic of a stage that needs nothing of it',
    '- title: s\n  topics: [{ title: a, needs: [b] }, { title: b, optional: true }]',
  ],
  [
    'what it lies under, where it is optional there',
    '- title: s\n  topics: [a, { title: b, optional: true, topics: [{ title: c, needs: [a] }] }]',
  ],
])('a topic may need %s', (_, stages) => expect(problems(stages)).toEqual([]))

test('every loop is named, at the need that is part of it', () => {
  const stages = `
- z
- { title: a, needs: [z, b] }
- { title: b, needs: [z, a] }
- { title: c, needs: [z, d] }
- { title: d, needs: [z, c, a] }`
  expect(problems(stages)).toEqual([
    '5:26 needs go round in a loop: a → b → a',
    '7:26 needs go round in a loop: c → d → c',
  ])
})

test('a loop that is longer than a line is shortened, and a chain as long is none', () => {
  const chain = [...Array(1000).keys()].map((n) => `- { title: t${n}, needs: [t${n + 1}] }\n`)
  expect(problems(`${chain.join('')}- t1000`)).toEqual([])
  expect(problems(`${chain.join('')}- { title: t1000, needs: [t0] }`)).toMatchInlineSnapshot(`
    [
      "3:24 needs go round in a loop: t0 → t1 → t2 → t3 → t4 → t5 → … → t997 → t998 → t999 → t1000 → t0",
    ]
  `)
})

test('a need is found in whatever form its letters are written', () => {
  const { roadmap, problems } = readRoadmap(
    'title: T\nstages: [한국어, { title: a, needs: [한국어, 한국어] }]',
  )
  expect(problems).toEqual([])
  expect(roadmap?.stages[1]?.needs).toEqual(['한국어'.normalize('NFKD')])
})

test('an unknown need comes with the id that was meant', () => {
  const stages = '- Databases\n- { title: a, needs: [database, quantum physics, A] }'
  expect(problems(stages)).toEqual([
    '4:23 unknown need `database`; did you mean `databases`?',
    '4:33 unknown need `quantum physics`; no topic has this id',
    '4:50 unknown need `A`; did you mean `a`?',
  ])
})

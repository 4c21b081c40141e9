import { expect, test } from 'vitest'
import type { Problem } from '../../src/errors.ts'
import { readRoadmap } from '../../src/roadmap/read.ts'

const drawn = ({ line, column, severity, message, source }: Problem) =>
  `${line}:${column} ${severity}: ${message}\n  ${source}\n  ${' '.repeat(column - 1)}^`

const problemsOf = (text: string) => readRoadmap(text).problems.map(drawn).join('\n')

/** Of one stage in flow style. */
const problemOf = (stage: string) =>
  readRoadmap(`title: T\nstages:\n- ${stage}`).problems.map(
    ({ line, column, message }) => `${line}:${column} ${message}`,
  )

test('a file with every key', () => {
  const { roadmap, problems } = readRoadmap(`
format: 1
id: backend
title: Backend  developer
description: All of it.
source: https://example.org/
hours-per-week: 20
stages:
  - title: Medium
    id: medium
    duration: 3-4 weeks
    choose: 1
    optional: false
    description: >-
      In two
      lines.
    links: [https://memcached.org, { title: Docs, url: https://redis.io/docs }, { url: http://a }]
    was: [middle, half]
    topics:
      - Redis
      - title: 2024
        duration: 40 hours
        optional: true
        needs: [redis, redis]
`)
  expect(problems).toEqual([])
  expect(roadmap).toEqual({
    id: 'backend',
    title: 'Backend developer',
    description: 'All of it.',
    source: 'https://example.org/',
    hoursPerWeek: 20,
    stages: [
      {
        id: 'medium',
        title: 'Medium',
        duration: { min: 3, max: 4, text: '3-4 weeks' },
        effort: { min: 3, max: 4 },
        choose: 1,
        optional: false,
        needs: [],
        was: ['middle', 'half'],
        description: 'In two lines.',
        links: [
          { title: 'https://memcached.org', url: 'https://memcached.org' },
          { title: 'Docs', url: 'https://redis.io/docs' },
          { title: 'http://a', url: 'http://a' },
        ],
        topics: [
          {
            id: 'redis',
            title: 'Redis',
            duration: null,
            effort: { min: 3, max: 4 },
            choose: null,
            optional: false,
            needs: [],
            was: [],
            description: null,
            links: [],
            topics: [],
          },
          {
            id: '2024',
            title: '2024',
            duration: { min: 2, max: 2, text: '40 hours' },
            effort: { min: 2, max: 2 },
            choose: null,
            optional: true,
            needs: ['redis'],
            was: [],
            description: null,
            links: [],
            topics: [],
          },
        ],
      },
    ],
  })
})

test('a title and a stage are enough', () => {
  expect(readRoadmap('title: Née\nstages: [A]').roadmap).toMatchObject({
    id: 'nee',
    title: 'Née',
    description: null,
    source: null,
    hoursPerWeek: 10,
  })
})

test('every problem at once, at its place, with its line', () => {
  const text = `format: 2
titel: Backend
stages:
  - title: Beginner
    duration: 2-1 weeks
    topics:
      - title: Caching
        needs: [databse]
        nedds: []
        choose: 3
        topics: [Redis, Memcached]
      - title: Database
        optional: yes
        duration: 1
      - id: nameless
      - {title: Again, id: nameless}
  - 
`
  expect(problemsOf(text)).toMatchInlineSnapshot(`
    "1:1 error: there is no \`title\`
      format: 2
      ^
    1:9 error: format 2 is newer than this program, which reads format 1
      format: 2
              ^
    2:1 error: unknown key \`titel\` of a roadmap; did you mean \`title\`?
      titel: Backend
      ^
    5:15 error: the ends of this range are swapped: the shorter time comes first
          duration: 2-1 weeks
                    ^
    8:17 error: unknown need \`databse\`; did you mean \`database\`?
              needs: [databse]
                      ^
    9:9 error: unknown key \`nedds\` of a topic; did you mean \`needs\`?
              nedds: []
              ^
    10:17 error: \`choose\` is a whole number from 1 to 2, the topics to choose from
              choose: 3
                      ^
    13:19 error: \`optional\` is true or false
              optional: yes
                        ^
    14:19 error: not a duration: write it like \`1 week\`, \`3 days\`, \`1.5 months\` or \`40 hours\`
              duration: 1
                        ^
    15:9 error: there is no \`title\`
            - id: nameless
              ^
    16:28 error: the id \`nameless\` stands twice: another topic has it already
            - {title: Again, id: nameless}
                                 ^
    17:5 error: a topic is a title, or keys and values that begin with \`title:\`
        - 
          ^"
  `)
})

test('syntax and meaning look alike, and what follows a mistake of syntax is left out', () => {
  const text = `title: T
stages:
  - title: A
    durration: 1 week
    topics:
      - title: "B
      - unknown: C
`
  expect(problemsOf(text)).toMatchInlineSnapshot(`
    "4:5 error: unknown key \`durration\` of a stage; did you mean \`duration\`?
          durration: 1 week
          ^
    8:1 error: missing closing "quote
      
      ^"
  `)
})

test('line ends of Windows change nothing', () => {
  expect(problemsOf('title: T\r\nstages:\r\n  - title: A\r\n    colour: red\r\n')).toBe(
    [
      '4:5 error: unknown key `colour` of a stage; it may have title, id, duration, choose, optional, needs, description, links, was, topics',
      '      colour: red',
      '      ^',
    ].join('\n'),
  )
  const { roadmap } = readRoadmap(
    'title: T\r\nstages:\r\n- title: A\r\n  description: |\r\n   b\r\n   c',
  )
  expect(roadmap?.stages[0]?.description).toBe('b\nc')
})

test.each([
  ['', '1:1 this file is empty; a roadmap has a `title` and `stages`'],
  ['# nothing\n', '1:1 this file is empty; a roadmap has a `title` and `stages`'],
  ['- a\n', '1:1 this is a list; a roadmap is keys and values: `title: …`, `stages: …`'],
  ['\nhello', '2:1 this is plain text; a roadmap is keys and values: `title: …`, `stages: …`'],
  ['stages: [A]', '1:1 there is no `title`'],
  ['title: T', '1:1 there is no `stages` key; a roadmap has at least one stage'],
  ['title: T\nstages: []', '2:1 a roadmap has at least one stage'],
  [
    'title: T\nstages: A',
    '2:9 `stages` is a list: each entry begins with `- `, or all stand in `[ ]`',
  ],
  ['title: T\nstages:\n\t- A', '3:1 tabs are not allowed as indentation'],
  ['title: T\nstages: [A]\ntitle: U', '3:1 `title` stands twice; keep one of them'],
  ['title: T\nstages: [A]\n---\n', '3:1 a second document begins here; a roadmap is one'],
  [
    'format: 2\ntitle: T\nstages: [A]',
    '1:9 format 2 is newer than this program, which reads format 1',
  ],
  ['format: one\ntitle: T\nstages: [A]', '1:9 the format is 1'],
  [
    'hours-per-week: 0\ntitle: T\nstages: [A]',
    '1:17 `hours-per-week` is a number from above 0 to 168',
  ],
  [
    'title: T\nid: a b\nstages: [A]',
    '2:5 `a b` is not an id: letters, digits, `.`, `_`, `/` and `-`, beginning with a letter or digit',
  ],
])('the file %j', (text, problem) => {
  const { roadmap, problems } = readRoadmap(text)
  expect(roadmap).toBe(null)
  expect(problems.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
    problem,
  ])
})

test.each([
  ['{}', '3:3 there is no `title`'],
  ['[A]', '3:3 a topic is a title, or keys and values that begin with `title:`'],
  ['~', '3:3 a topic is a title, or keys and values that begin with `title:`'],
  ["''", '3:3 a title is not empty'],
  ['{ title: [A] }', '3:12 a `title` is text'],
  ['{ title: "a\\e[31mb" }', '3:12 a title has no control characters; this one has U+001B'],
  ['"\\x9b"', '3:3 a title has no control characters; this one has U+009B'],
  ['{ title: A, TITLE: B }', '3:15 unknown key `TITLE` of a stage; did you mean `title`?'],
  [
    '{ title: A, topics: [{ title: B, need: [] }] }',
    '3:36 unknown key `need` of a topic; did you mean `needs`?',
  ],
  [
    '{ title: A, links: [{ url: http://a, name: B }] }',
    '3:40 unknown key `name` of a link; it may have title, url',
  ],
  [
    '{ title: A, [B]: C }',
    '3:15 this is no key of a stage; it may have title, id, duration, choose, optional, needs, description, links, was, topics',
  ],
  [
    '{ title: A, __proto__: B }',
    '3:15 unknown key `__proto__` of a stage; it may have title, id, duration, choose, optional, needs, description, links, was, topics',
  ],
  [
    '{ title: A, duration: 3 }',
    '3:25 not a duration: write it like `3 weeks`, `3 days`, `1.5 months` or `40 hours`',
  ],
  ['{ title: A, optional: yes }', '3:25 `optional` is true or false'],
  [
    '{ title: A, needs: B }',
    '3:22 `needs` is a list: each entry begins with `- `, or all stand in `[ ]`',
  ],
  ['{ title: A, was: [[B]] }', '3:21 each of `was` is text'],
  ['{ title: A, description: [B] }', '3:28 `description` is text'],
  ['{ title: A, links: [{ title: B }] }', '3:23 a link has a `url`'],
  ['{ title: A, links: [ftp://a] }', '3:23 only http and https links can be opened'],
  ['{ title: A, choose: 1 }', '3:23 `choose` needs topics to choose from'],
  [
    '{ title: A, choose: 0, topics: [B] }',
    '3:23 `choose` is a whole number from 1 to 1, the topics to choose from',
  ],
  [
    '{ title: A, choose: 2, topics: [B, { title: C, optional: true }] }',
    '3:23 `choose` is a whole number from 1 to 1, the topics to choose from',
  ],
  [
    '{ title: A, choose: 1.5, topics: [B, C] }',
    '3:23 `choose` is a whole number from 1 to 2, the topics to choose from',
  ],
  [
    '{ title: A, id: x, topics: [{ title: B, id: x }] }',
    '3:47 the id `x` stands twice: “A” has it already',
  ],
  ['*nothing', '3:3 nothing above is named `&nothing`'],
  ['{ title: *nothing }', '3:12 nothing above is named `&nothing`'],
])('the stage %s', (stage, problem) => expect(problemOf(stage)).toEqual([problem]))

test('choosing all of the topics is a choice', () => {
  expect(problemOf('{ title: A, choose: 2, topics: [B, C] }')).toEqual([])
})

test('what anchors name is read where they are used', () => {
  const { roadmap } = readRoadmap(
    'title: T\nstages: [{ title: &a A, was: &w [b] }, { title: *a, was: *w }]',
  )
  expect(roadmap?.stages.map(({ title, id, was }) => ({ title, id, was }))).toEqual([
    { title: 'A', id: 'a', was: ['b'] },
    { title: 'A', id: 'a-2', was: ['b'] },
  ])
})

test('a duration beside what its topics add up to is a warning', () => {
  const text = `title: T
stages:
  - title: A
    duration: 1-2 weeks
    topics: [{ title: B, duration: 2 weeks }, { title: C, duration: 1-2 months }]
  - title: D
    duration: 2-3 weeks
    topics: [{ title: E, duration: 3 weeks }]
  - { title: F, duration: 2 months, topics: [{ title: G, duration: 1 month }, H] }
`
  expect(readRoadmap(text).roadmap?.title).toBe('T')
  expect(problemsOf(text)).toMatchInlineSnapshot(`
    "4:15 warning: \`1-2 weeks\` does not overlap what the topics under it add up to, 6.3–10.7 weeks
          duration: 1-2 weeks
                    ^"
  `)
})

test('a made id that another edit would change is a warning', () => {
  const text =
    'title: T\nstages:\n  - Redis\n  - title: B\n    topics: [Redis]\n  - title: ""\n  - ""'
  expect(problemsOf(text)).toMatchInlineSnapshot(`
    "5:14 warning: “Redis” got the id \`b/redis\`: its own, \`redis\`, is taken, and an edit elsewhere may change it; give it an \`id\`
          topics: [Redis]
                   ^
    6:12 error: a title is not empty
        - title: ""
                 ^
    7:5 error: a title is not empty
        - ""
          ^"
  `)
})

const stages = 'title: T\nstages:\n'
const laughs = [...'bcdefghij'].map(
  (name, i) => `- &${name} { title: x, topics: [${Array(9).fill(`*${'abcdefghi'[i]}`)}] }\n`,
)

test.each([
  [
    'anchors that explode',
    `${stages}- &a lol\n${laughs.join('')}`,
    'a roadmap has at most 100 aliases',
  ],
  [
    'anchors that explode in lists',
    `${stages}- { title: A, was: &w [${'a,'.repeat(11_000)}] }\n${'- { title: A, was: *w }\n'.repeat(99)}`,
    'a roadmap has at most 1000000 entries in its lists',
  ],
  [
    'a topic under itself',
    `${stages}- &a { title: A, topics: [*a] }`,
    'nested deeper than 100 levels',
  ],
  [
    'a list in itself',
    `${stages}- { title: A, topics: &t [{ title: B, topics: *t }] }`,
    'nested deeper than 100 levels',
  ],
  ['brackets in brackets', `${stages}${'['.repeat(100_000)}`, 'nested deeper than 100 levels'],
  ['braces in braces', `${stages}${'{a: '.repeat(50_000)}`, 'nested deeper than 100 levels'],
  ['lists in lists', `${stages}${'- '.repeat(100_000)}A`, 'nested deeper than 100 levels'],
  ['keys in keys', '? '.repeat(50_000), 'nested deeper than 100 levels'],
  [
    'topics in topics',
    `${stages}- ${'{ title: A, topics: ['.repeat(101)}${'] }'.repeat(101)}`,
    'nested deeper than 100 levels',
  ],
  [
    'a million lines',
    '- a\n'.repeat(1_000_000),
    'this file has 1000001 lines; a roadmap has at most 600000',
  ],
  [
    'too many characters',
    `title: ${'a'.repeat(32_000_000)}`,
    'this file has 32000007 characters; a roadmap has at most 32000000',
  ],
  [
    'a line of millions',
    `${stages}- [${'a,'.repeat(4_000_000)}]`,
    'a roadmap has at most 2000000 keys, entries and quotes',
  ],
])('%s end in one sentence', (_, text, message) => {
  expect(readRoadmap(text)).toMatchObject({ roadmap: null, problems: [{ message }] })
})

test('a hundred levels are no problem', () => {
  const open = '{ title: A, topics: ['
  const text = `${stages}- ${open.repeat(99)}A${'] }'.repeat(99)}`
  expect(readRoadmap(text).problems.filter(({ severity }) => severity === 'error')).toEqual([])
})

test('there may be more topics and problems than a function takes arguments', () => {
  const n = 130_000
  const { problems } = readRoadmap(`${stages}- { title: A, topics: [${"'',".repeat(n)}] }`)
  expect(problems.length).toBe(n)
})

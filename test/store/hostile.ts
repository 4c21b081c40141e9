import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import ICAL from 'ical.js'
import Papa from 'papaparse'
import { expect } from 'vitest'
import { readRoadmap } from '../../src/roadmap/read.ts'
import type { Verb } from '../../src/verb.ts'
import { verbs } from '../../src/verbs.ts'
import { type Learner, learner } from '../learner.ts'

/** What may steer a terminal or turn its lines round: none of it may come from a file. */
export const harmful = /[^\P{Cc}\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

const fragments = [
  ...[
    '\u001b[2J',
    '\u001b]0;owned\u0007',
    '\u001b]8;;file:///etc/passwd\u001b\\',
    '\u009b31m',
    '\u001b',
  ],
  ...['\0', '\u0007', '\b\b\b', '\r', '\n', '\r\n', '\t', '\v', '\f', '\u007f', '\u0085', '\u009f'],
  ...['\u202e', '\u202a', '\u2066', '\u2069', '\u200e', '\u200f', '\u061c', '\u2028', '\u2029'],
  ...['\u200b', '\u200d', '\u00ad', '\ufeff', '\u2060', '\u180e', '\u{e0041}', '\ufffe', '\ud800'],
  ...['全角', '👩‍👩‍👧', 'e\u0301\u0301\u0301', 'नमस्ते', 'שלום', 'ﷺ', 'ﬀ', 'İ', 'ß', '½'],
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'hasOwnProperty',
    'toString',
    'null',
    '.',
    '..',
    '/',
  ],
  ...[
    '-rf',
    '--help',
    '--json',
    '$(touch owned)',
    '`touch owned`',
    ';touch owned',
    '%s%n',
    '../..',
  ],
  ...[
    '"',
    "'",
    '\\',
    '{',
    '}',
    '[',
    ']',
    '<script>',
    '</svg>',
    '&amp;',
    '|',
    '#',
    ':',
    '- [x] ',
    '*',
  ],
  ...[' ', '  ', 'word', 'one two', '\u00a0', '\u3000', '-', '_', '1', '0', 'A'],
]
const texts = fc
  .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: 'grapheme', maxLength: 3 })), {
    maxLength: 6,
  })
  .map((parts) => parts.join(''))
const links = fc.oneof(
  texts,
  texts.map((text) => `https://example.org/${text}`),
  texts.map((text) => `javascript:${text}`),
  texts.map((text) => `file:///${text}`),
)
const seldom = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 4 })
const statuses = fc.oneof(fc.constantFrom('done', 'pending', 'in-progress', 'skipped'), texts)

interface Topic {
  title: string
  topics?: Topic[] | undefined
}

const topics = (depth: number): fc.Arbitrary<Topic> =>
  fc.record({
    title: texts,
    id: seldom(texts),
    duration: seldom(
      fc.oneof(
        texts,
        fc.constantFrom('1 week', '1e9 weeks', '999999999999 years', '0.0000001 days'),
      ),
    ),
    choose: seldom(fc.constantFrom(1, 2, 2 ** 53, -1, 0.5, 'two')),
    optional: seldom(fc.boolean()),
    needs: seldom(fc.array(texts, { maxLength: 2 })),
    was: seldom(fc.array(texts, { maxLength: 2 })),
    description: seldom(texts),
    links: seldom(
      fc.array(fc.oneof(links, fc.record({ title: texts, url: links })), { maxLength: 3 }),
    ),
    topics:
      depth === 3 ? fc.constant(undefined) : seldom(fc.array(topics(depth + 1), { maxLength: 3 })),
  })

const roadmaps = fc.record({
  id: fc.constant('tea'),
  title: texts,
  description: seldom(texts),
  source: seldom(texts),
  stages: fc.array(topics(1), { minLength: 1, maxLength: 3 }),
})

/** The same with whatever the reader would refuse left out, so that more than `check` has something to say. */
const sound = roadmaps.map((roadmap) => {
  const mend = (topic: Topic, i: number, above: string): Topic => {
    const title = topic.title.trim() === '' ? 'untitled' : topic.title
    const under = topic.topics?.map((one, j) => mend(one, j, `${above}${i}-`))
    const {
      id: _,
      duration: _1,
      choose: _2,
      needs: _3,
      was: _4,
      ...rest
    } = { id: 0, duration: 0, choose: 0, needs: 0, was: 0, ...topic }
    return { ...rest, title, ...{ id: `i${above}${i}` }, topics: under }
  }
  const title = roadmap.title.trim() === '' ? 'untitled' : roadmap.title
  return { ...roadmap, title, stages: roadmap.stages.map((stage, i) => mend(stage, i, '')) }
})

const entries = fc.array(
  fc.record({
    id: texts,
    at: fc.constantFrom('2025-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z', '1', '2025-02-30'),
    device: texts,
    marks: seldom(fc.dictionary(fc.oneof(texts, fc.constantFrom('i0', 'i0-0', 'i1')), statuses)),
    undo: seldom(texts),
    note: seldom(fc.record({ topic: fc.oneof(texts, fc.constantFrom('i0', 'i0-0')), text: texts })),
    pause: seldom(fc.record({ from: texts, to: texts })),
    on: seldom(texts),
    known: seldom(fc.oneof(fc.boolean(), texts)),
    dance: seldom(texts),
  }),
  { maxLength: 5 },
)

interface Hostile {
  roadmap: object
  other: object
  entries: object[]
  name: string
  escapes: boolean
}

const hostiles: fc.Arbitrary<Hostile> = fc.record({
  roadmap: fc.oneof(roadmaps, sound, sound, sound),
  other: fc.oneof(roadmaps, sound),
  entries,
  // What is typed cannot hold a zero.
  name: texts.map((text) => text.replaceAll('\0', '')),
  escapes: fc.boolean(),
})

/** JSON is YAML; in it everything may stand as an escape, or as it is. */
function written(value: object, escapes: boolean): string {
  const text = JSON.stringify(value, null, 1)
  if (!escapes) return text
  return text.replace(
    /[^\n -~]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** What is typed for a word of the help: `<topic>`, `<FILE>`. Whatever stands here for none gets hostile words alone. */
const samples = new Map<string, string>([
  ...(['topic', 'topics', 'option', 'word'] as const).map((word) => [word, 'i0-0'] as const),
  ...(['file', 'source', 'roadmap'] as const).map((word) => [word, 'other.yaml'] as const),
  ...(['from', 'date', 'value', 'day'] as const).map((word) => [word, '2025-06-05'] as const),
  ...(['count', 'n', 'number', 'x'] as const).map((word) => [word, '1'] as const),
  ...(['to', 'duration'] as const).map((word) => [word, '2 weeks'] as const),
  ...[['format', 'markdown'] as const, ['key', 'start'] as const, ['text', 'hm'] as const],
  ...[['status', 'pending'] as const, ['from..to', '2025-07-01..2025-07-09'] as const],
  ...[
    ['kind', 'gantt'] as const,
    ['diagram', 'gantt'] as const,
    ['style', 'tall'] as const,
    ['id', 'tea'] as const,
    ['title', 'Tea'] as const,
  ],
])

function sampleOf(word: string, hostile: string): string {
  return samples.get(word.toLowerCase()) ?? hostile
}

/** Options that would write over what the test looks at, or are questions about the program itself. */
const leftOut = ['--force', '--open']

/** Every command there is, alone, with words that make sense, with a hostile one, and with each of its options. */
function linesOf({ name: verb, operands = '', options = [] }: Verb, hostile: string): string[][] {
  const words = [...operands.matchAll(/[\w.]+/g)].map(([word]) => word.replace(/\.+$/, ''))
  const sensible = [verb, ...words.map((word) => sampleOf(word, hostile))]
  const own = verb === 'import' ? ['-o', 'imported.yaml'] : []
  const plain = [
    [verb],
    sensible,
    [verb, ...words.slice(0, 1).map((word) => sampleOf(word, hostile))],
    [verb, ...words.map(() => hostile)],
    [verb, hostile],
    [verb, '--help', hostile],
    [...sensible, '--at', hostile],
  ]
  const withOptions = options.flatMap(([flags]) => {
    const [flag = ''] = flags.split(/[, ]+/)
    const [, value] = /<([\w.]+?)(?:\.{3})?>/.exec(flags) ?? []
    if (leftOut.includes(flag)) return []
    if (value === undefined) return [[...sensible, flag]]
    return [
      [...sensible, flag, sampleOf(value, hostile)],
      [...sensible, flag, hostile],
    ]
  })
  return [...plain, ...withOptions].map((line) => [...line, ...own])
}

/** What no help says: notes in other formats, every format of `export`, the choice of another roadmap. */
function moreLines(hostile: string): string[][] {
  return [
    ...['markdown', 'json', 'csv', 'ics', 'mermaid', 'svg', 'html', 'yaml'].map((format) => [
      'export',
      format,
    ]),
    ...['notes.md', 'notes.org', 'notes.csv'].map((file) => ['import', file, '--dry-run']),
    ...[
      ['show', 'i0'],
      ['note', 'i0', hostile],
      ['list', hostile],
      ['restore', 'notes.md'],
    ],
    ...[['status', '--plain'], ['check', 'other.yaml'], ['use', 'bundled'], ['use']],
    ...[
      ['done', 'i0', '--on', hostile],
      ['export', 'markdown', '--into', 'notes.md'],
    ],
    ...[['next', '-f', hostile], [hostile], [hostile, hostile], ['--json', hostile]],
  ]
}

/** Every command on random roadmaps and logs that somebody wrote to do harm; of the lines to type, a part on each. */
export function everyCommandIsHarmless(numRuns: number, part = 1): Promise<void> {
  return fc.assert(
    fc.asyncProperty(
      hostiles,
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      async (hostile, chances) => {
        const roadmap = learner(written(hostile.roadmap, hostile.escapes), {
          env: { NO_COLOR: '1' },
        })
        const { name } = hostile
        roadmap.write('other.yaml', written(hostile.other, hostile.escapes))
        roadmap.write('notes.md', `# ${name}\n\n- [ ] ${name}\n  - [x] [a](${name})\n`)
        roadmap.write(
          'notes.org',
          `#+title: ${name}\n* TODO ${name}\n** DONE [[${name}][${name}]]\n`,
        )
        roadmap.write(
          'notes.csv',
          `title,duration,url\n"${name.replaceAll('"', '""')}",${name},${name}\n`,
        )
        mkdirSync(join(roadmap.home, 'data'), { recursive: true })
        writeFileSync(
          join(roadmap.home, 'data', 'progress-tea.json'),
          written({ format: 1, roadmap: 'tea', entries: hostile.entries }, hostile.escapes),
        )
        const all = [...verbs.flatMap((verb) => linesOf(verb, name)), ...moreLines(name)]
        const typed = all.filter(() => (chances.next().value ?? 0) < part)
        for (const words of typed) await expectHarmless(roadmap, words)
      },
    ),
    { numRuns },
  )
}

async function expectHarmless(roadmap: Learner, words: string[]): Promise<void> {
  const roadmapFile = join(roadmap.folder, 'roadmap.yaml')
  const before = readFileSync(roadmapFile)
  for (const terminal of [{ width: 60 }, null]) {
    roadmap.terminal = terminal
    for (const more of [[], ['--json']]) {
      const { code, out, err } = await roadmap([...words, ...more])
      const what = JSON.stringify([...words, ...more])
      expect([0, 1, 2], what).toContain(code)
      const isDocument = verbs.some((verb) => verb.name === words[0] && verb.isDocument)
      // A document goes into a pipe to the letter, and has lines as its grammar wants them.
      const lines = isDocument ? out.replaceAll('\r\n', '\n') : out
      if (!isDocument || terminal !== null || more.length > 0)
        expect(JSON.stringify(harmful.exec(lines)), what).toBe('null')
      expect(JSON.stringify(harmful.exec(err)), what).toBe('null')
      if (code !== 0) expect(`${out}${err}`, what).not.toBe('')
      if (more.length > 0 && out !== '' && !/help|version|-h|-V/i.test(what)) JSON.parse(out)
      if (more.length === 0 && terminal === null && code === 0) expectGrammar(words, out)
    }
  }
  expect(roadmap.opened.filter((url) => !/^https?:\/\/[!-~]+$/.test(url))).toEqual([])
  expect(readFileSync(roadmapFile).equals(before)).toBe(true)
}

/** A document is one that its own programs read. */
function expectGrammar([verb, format, ...more]: string[], text: string): void {
  if (verb !== 'export' || more.length > 0) return
  if (format === 'json') JSON.parse(text)
  if (format === 'ics') ICAL.parse(text)
  if (format === 'yaml')
    expect(readRoadmap(text).problems.filter(({ severity }) => severity === 'error')).toEqual([])
  if (format === 'csv') {
    const { data, errors } = Papa.parse<string[]>(text.replace(/\r\n$/, ''))
    expect(errors).toEqual([])
    expect(new Set(data.map((row) => row.length)).size).toBe(1)
  }
}

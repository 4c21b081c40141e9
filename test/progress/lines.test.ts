import fc from 'fast-check'
import { expect, test } from 'vitest'
import { marksInLines } from '../../src/progress/lines.ts'
import { latestMarks, parseLog, statuses } from '../../src/progress/log.ts'

const at = (n: number) => new Date(Date.UTC(2025, 0, 1, 0, 0, n)).toISOString()
const topics = fc.constantFrom('a', 'b', '__proto__', 'é/1', 'quo"te', 'back\\slash', '\u0001')

/** Entries of any kind, in any order, some of them twice, and some that only a newer program understands. */
const entries = fc.array(
  fc.record({
    id: fc.nat(8).map((n) => `e${n}`),
    at: fc.nat(6).map(at),
    device: fc.constantFrom('desk', 'bag "2"'),
    words: fc.oneof(
      { weight: 3, arbitrary: topics.map((topic) => ({ marks: { [topic]: 'done' } })) },
      fc.record({ marks: fc.dictionary(topics, fc.constantFrom(...statuses, 'dreamt')) }),
      topics.map((topic) => ({ marks: { [topic]: 'skipped' }, on: '2024-12-24', known: true })),
      fc.nat(8).map((n) => ({ undo: `e${n}` })),
      fc.record({ note: fc.record({ topic: topics, text: fc.string() }) }),
      fc.record({ marks: fc.jsonValue() }),
    ),
  }),
  { maxLength: 12 },
)

const textOf = (logs: object[]) =>
  `{"format":1,"roadmap":"tea","entries":[\n${logs.map((entry) => JSON.stringify(entry)).join(',\n')}\n]}\n`

test('the marks in the lines are those in the entries', () => {
  const logs = entries.map((all) => all.map(({ words, ...head }) => ({ ...head, ...words })))
  fc.assert(
    fc.property(logs, (log) => {
      const parsed = parseLog(textOf(log))
      if (typeof parsed === 'string') throw new Error(parsed)
      const marks = marksInLines(textOf(log), 'tea')
      if (log.length > 0) expect(marks).not.toBeNull()
      if (marks !== null) expect([...marks]).toEqual([...latestMarks(parsed.entries)])
    }),
  )
})

test('a text that was changed anyhow is understood as it is in JSON, or not at all', () => {
  const edits = fc.record({
    where: fc.nat(),
    drop: fc.nat(3),
    put: fc.constantFrom('', ',', '\n', '}', '"', ' ', '\r', 'x', '\t', '{}'),
  })
  fc.assert(
    fc.property(entries, fc.array(edits, { minLength: 1, maxLength: 3 }), (all, changes) => {
      let text = textOf(all.map(({ words, ...head }) => ({ ...head, ...words })))
      for (const { where, drop, put } of changes) {
        const i = where % text.length
        text = text.slice(0, i) + put + text.slice(i + drop)
      }
      const marks = marksInLines(text, 'tea')
      if (marks === null) return
      const parsed = parseLog(text)
      expect(parsed).toMatchObject({ roadmap: 'tea' })
      if (typeof parsed !== 'string') expect([...marks]).toEqual([...latestMarks(parsed.entries)])
    }),
    { numRuns: 2000 },
  )
})

const mark = `{"id":"1","at":"${at(1)}","device":"d","marks":{"a":"done"}}`

test.each([
  ['another roadmap’s log', `{"format":1,"roadmap":"coffee","entries":[\n${mark}\n]}`],
  ['a log of a newer program', `{"format":2,"roadmap":"tea","entries":[\n${mark}\n]}`],
  ['a log that was cut off', `{"format":1,"roadmap":"tea","entries":[\n${mark},\n`],
  ['entries without a comma', `{"format":1,"roadmap":"tea","entries":[\n${mark}\n${mark}\n]}`],
  ['a comma too many', `{"format":1,"roadmap":"tea","entries":[\n${mark},\n]}`],
  [
    'an entry at no time',
    `{"format":1,"roadmap":"tea","entries":[\n${mark.replace(at(1), 'noon')}\n]}`,
  ],
])('%s is left to the parser', (_, text) => {
  expect(marksInLines(text, 'tea')).toBeNull()
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Entry,
  inForce,
  inOrder,
  latestMarks,
  merge,
  nextInstant,
  parseLog,
  redoable,
  said,
  undoable,
} from '../../src/progress/log.ts'
import { at, logs } from './promises.ts'

test('what is shown does not depend on the order in which entries came', () => {
  const arrivals = logs.chain((log) =>
    fc.tuple(fc.constant(log), fc.shuffledSubarray(log, { minLength: log.length })),
  )
  fc.assert(
    fc.property(arrivals, ([log, shuffled]) => {
      expect(inForce(shuffled)).toEqual(inForce(log))
      expect(latestMarks(shuffled)).toEqual(latestMarks(log))
    }),
  )
})

test('entries are sorted by instant and id, however the instant is written', () => {
  const entry = (id: string, at: string): Entry => ({ id, at, device: 'd' })
  const sorted = [
    entry('b', '2025-01-01T00:00:00.000Z'),
    entry('c', '2025-01-01T01:00:00+01:00'),
    entry('a', '2025-01-01T00:00:00.500Z'),
    entry('d', '2025-01-01T00:00:01Z'),
  ]
  expect(inOrder(sorted.toReversed())).toEqual(sorted)
})

describe('undo and redo', () => {
  test('take back and bring back as in an editor', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('mark', 'undo', 'redo'), { maxLength: 20 }), (typed) => {
        let log: Entry[] = []
        // What an editor does: two stacks.
        const [done, undone]: [string[], string[]] = [[], []]
        for (const [i, command] of typed.entries()) {
          const id = `e${String(i).padStart(2, '0')}`
          const target = command === 'undo' ? undoable(log, 'd') : redoable(log, 'd')
          const head = { id, at: at(i), device: 'd' }
          if (command === 'mark') {
            log = [...log, { ...head, marks: { [`t${i}`]: 'done' } }]
            done.push(`t${i}`)
            undone.length = 0
          } else {
            const [from, to] = command === 'undo' ? [done, undone] : [undone, done]
            const moved = from.pop()
            expect(target === null).toBe(moved === undefined)
            if (moved !== undefined) to.push(moved)
            if (target !== null) log = [...log, { ...head, undo: target.id }]
          }
          expect([...latestMarks(log).keys()]).toEqual(done)
        }
      }),
    )
  })

  test('are of this device alone', () => {
    const log: Entry[] = [
      { id: '1', at: at(1), device: 'desk', marks: { a: 'done' } },
      { id: '2', at: at(2), device: 'bag', marks: { b: 'done' } },
    ]
    expect(undoable(log, 'desk')?.id).toBe('1')
    expect(undoable(log, 'new')).toBeNull()
    expect(redoable([...log, { id: '3', at: at(3), device: 'bag', undo: '2' }], 'desk')).toBeNull()
  })

  test('take a whole entry back, and a note too', () => {
    const log: Entry[] = [
      { id: '1', at: at(1), device: 'd', marks: { a: 'done', b: 'skipped' } },
      { id: '2', at: at(2), device: 'd', note: { topic: 'a', text: 'hm' } },
    ]
    expect(undoable(log, 'd')?.id).toBe('2')
    const undone = [...log, { id: '3', at: at(3), device: 'd', undo: '1' }]
    expect(inForce(undone).map((entry) => entry.id)).toEqual(['2', '3'])
    expect(latestMarks(undone).size).toBe(0)
  })
})

test('the latest mark of a topic counts, with the day and whether it was known', () => {
  const marks = latestMarks([
    { id: '1', at: at(1), device: 'd', marks: { a: 'done', b: 'done' }, known: true },
    { id: '2', at: at(2), device: 'd', marks: { a: 'pending' }, on: '2024-12-24' },
  ])
  expect(marks.get('a')).toMatchObject({ status: 'pending', on: '2024-12-24', known: false })
  expect(marks.get('b')).toMatchObject({ status: 'done', on: null, known: true })
})

test('a new entry is later than every other, even when the clock was set back', () => {
  const log: Entry[] = [
    { id: '1', at: at(50), device: 'desk' },
    { id: '2', at: at(30), device: 'bag' },
  ]
  expect(nextInstant(log, new Date(at(10))).toISOString()).toBe('2025-01-01T00:00:50.001Z')
  expect(nextInstant(log, new Date(at(55))).toISOString()).toBe(at(55))
})

test('what is not understood says nothing and is kept', () => {
  const odd: Entry = { id: '1', at: at(1), device: 'd', dance: 'tango' }
  const half: Entry = { id: '2', at: at(2), device: 'd', marks: { a: 'dreamt', b: 'done' }, hat: 1 }
  expect(said(odd)).toEqual({ kind: 'unknown' })
  expect([...latestMarks([odd, half]).keys()]).toEqual(['b'])
  expect(merge([half], [odd])).toEqual([odd, half])
})

test('a title like __proto__ is a topic like any other', () => {
  const marks = '{"__proto__":"done"}'
  const log = parseLog(
    `{"format":1,"roadmap":"r","entries":[{"id":"1","at":"${at(1)}","device":"d","marks":${marks}}]}`,
  )
  if (typeof log === 'string') throw new Error(log)
  expect([...latestMarks(log.entries).keys()]).toEqual(['__proto__'])
})

test.each([
  ['nothing', ''],
  ['no JSON', 'roadmap: x'],
  ['a list', '[]'],
  ['no roadmap', '{"format":1,"entries":[]}'],
  [
    'an entry without an id',
    '{"format":1,"roadmap":"r","entries":[{"at":"2025-01-01T00:00:00Z","device":"d"}]}',
  ],
  [
    'an entry at no time',
    '{"format":1,"roadmap":"r","entries":[{"id":"1","at":"noon","device":"d"}]}',
  ],
])('%s is no log', (_, text) => {
  expect(parseLog(text)).toBe('damaged')
})

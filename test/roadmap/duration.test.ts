import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDuration } from '../../src/roadmap/duration.ts'

const weeks = (text: string, hoursPerWeek = 10) => {
  const read = readDuration(text, hoursPerWeek)
  return 'problem' in read ? read.problem : [read.min, read.max]
}

test.each([
  ['2 weeks', 2, 2],
  ['1-2 weeks', 1, 2],
  ['1–2 Weeks', 1, 2],
  ['1—2 WEEKS', 1, 2],
  ['1 - 2 weeks', 1, 2],
  ['1 to 2 weeks', 1, 2],
  ['1 week to 2 weeks', 1, 2],
  ['3 to 4 months', 13, (4 * 52) / 12],
  ['1 week - 1 year', 1, 52],
  ['1.5 months', 6.5, 6.5],
  ['7 days', 1, 1],
  ['14 days-3 weeks', 2, 3],
  ['40 hours', 4, 4],
  ['a week', 1, 1],
  ['an hour', 0.1, 0.1],
  ['A week to a year', 1, 52],
  ['5 hrs-2w', 0.5, 2],
  ['2wks', 2, 2],
  ['6mo', 26, 26],
  ['  2   weeks ', 2, 2],
  ['100 years', 5200, 5200],
])('%s', (text, min, max) => {
  expect(weeks(text)).toEqual([expect.closeTo(min, 9), expect.closeTo(max, 9)])
})

test('hours become weeks by the hours that a week has', () => {
  expect(weeks('40 hours', 20)).toEqual([2, 2])
  expect(weeks('2 weeks', 20)).toEqual([2, 2])
})

test('a duration keeps the words it was written in', () => {
  expect(readDuration(' 3 to  4 Months ', 10)).toHaveProperty('text', '3 to 4 Months')
})

test.each(['', '2', 'weeks', 'soon', 'two weeks', '2 moons', '1,5 weeks', '1-2', '1 week-2'])(
  '%o is no duration',
  (text) => expect(weeks(text)).toMatch(/^not a duration: write it like `/),
)

test('a number without a unit gets one in the example', () => {
  expect(weeks('3')).toMatchInlineSnapshot(
    `"not a duration: write it like \`3 weeks\`, \`3 days\`, \`1.5 months\` or \`40 hours\`"`,
  )
})

test.each([
  ['0 weeks', 'a duration is more than nothing'],
  ['0-2 weeks', 'a duration is more than nothing'],
  ['-1 week', 'a duration is more than nothing'],
  ['1 to -2 weeks', 'a duration is more than nothing'],
  ['2-1 weeks', 'the ends of this range are swapped: the shorter time comes first'],
  ['2 weeks to 3 days', 'the ends of this range are swapped: the shorter time comes first'],
  ['101 years', 'a duration is at most 100 years'],
])('%s: %s', (text, problem) => expect(weeks(text)).toBe(problem))

test('neither tiny weeks nor endless text make more or less of a duration than it is', () => {
  expect(weeks('0 hours', Number.MIN_VALUE)).toBe('a duration is more than nothing')
  expect(weeks(`1${' '.repeat(200_000)}x`)).toMatch('not a duration')
})

test('whatever is read is a range above nothing', () => {
  const words = fc.constantFrom('1', '2.5', '0', '-3', 'a', '9'.repeat(400), '-', 'to', 'week', 'h')
  const texts = fc.array(words, { maxLength: 6 }).map((parts) => parts.join(' '))
  fc.assert(
    fc.property(texts, fc.double({ min: 0, max: 168, minExcluded: true }), (text, hours) => {
      const read = readDuration(text, hours)
      if ('problem' in read) return
      expect(read.min).toBeGreaterThan(0)
      expect(read.max).toBeGreaterThanOrEqual(read.min)
      expect(read.max).toBeLessThanOrEqual(5200)
    }),
    { numRuns: 1000 },
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apart, calendarFrom } from '../../src/plan/calendar.ts'
import { addDays } from '../../src/plan/day.ts'

const today = '2025-06-04'

const someDay = fc.integer({ min: -60, max: 200 }).map((days) => addDays(today, days))
const somePauses = fc.array(fc.record({ from: someDay, to: someDay }), { maxLength: 8 })

test('days pass over pauses', () => {
  const calendar = calendarFrom(today, [{ from: '2025-06-06', to: '2025-06-15' }])
  expect([0, 0.4, 1, 1.6, 2, 3].map((active) => calendar.dayOf(active))).toEqual([
    0, 0, 1, 12, 12, 13,
  ])
  expect([-1, 0, 1, 2, 11, 12].map((day) => calendar.activeBy(day))).toEqual([0, 0, 1, 1, 1, 2])
})

test('a pause that is going on holds up what comes next', () => {
  expect(calendarFrom(today, [{ from: '2025-05-01', to: '2025-06-10' }]).dayOf(1)).toBe(7)
})

test('it is the same as crossing out days one by one', () => {
  fc.assert(
    fc.property(somePauses, fc.nat(150), (pauses, days) => {
      const calendar = calendarFrom(today, pauses)
      const isActive = (day: number) =>
        !pauses.some(({ from, to }) => from <= addDays(today, day) && addDays(today, day) <= to)
      const active = Array.from({ length: 500 }, (_, i) => i + 1).filter(isActive)
      expect(calendar.activeBy(days)).toBe(active.filter((day) => day <= days).length)
      expect(calendar.dayOf(days)).toBe(days === 0 ? 0 : active[days - 1])
    }),
  )
})

test('another pause never brings a day nearer', () => {
  fc.assert(
    fc.property(somePauses, somePauses, fc.nat(150), (some, more, days) => {
      const later = calendarFrom(today, [...some, ...more]).dayOf(days)
      expect(later).toBeGreaterThanOrEqual(calendarFrom(today, some).dayOf(days))
    }),
  )
})

test('pauses that overlap or touch are one; one that ends before it starts is none', () => {
  const pauses = [
    { from: '2025-03-10', to: '2025-03-12' },
    { from: '2025-03-01', to: '2025-03-05' },
    { from: '2025-03-04', to: '2025-03-04' },
    { from: '2025-03-06', to: '2025-03-07' },
    { from: '2025-04-02', to: '2025-04-01' },
  ]
  expect(apart(pauses)).toEqual([
    { from: '2025-03-01', to: '2025-03-07' },
    { from: '2025-03-10', to: '2025-03-12' },
  ])
  expect(calendarFrom('2025-02-28', pauses).activeBy(12)).toBe(2)
})

test('the last day of a month, of a leap year and of summer time are days like others', () => {
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
  expect(addDays('2025-10-25', 2)).toBe('2025-10-27')
  expect(addDays('2025-01-01', -1)).toBe('2024-12-31')
})

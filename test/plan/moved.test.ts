import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween } from '../../src/plan/day.ts'
import { asLearnedIn, whyMoved } from '../../src/plan/moved.ts'
import { lookAhead } from '../../src/plan/outlook.ts'
import { today } from './diary.ts'
import { logs } from './random-log.ts'

test('whatever the log: it ends where the forecast is, and the causes make up the way there', () => {
  fc.assert(
    fc.property(logs, fc.integer({ min: 0, max: 400 }), fc.nat(20), (log, ago, length) => {
      const { learned, start } = log
      const to = addDays(today, -ago)
      const span = { from: addDays(to, -length), to }
      const terms = { today, start, hours: null, runs: 100 }
      const { before, after, moved, causes } = whyMoved(learned, terms, span)
      const known = asLearnedIn(span, learned, today)
      expect(after.p85).toBe(lookAhead(known, { ...terms, today: to }).forecast.p85)
      const isKnown = before.p85 !== null && after.p85 !== null
      expect(moved).toBe(isKnown ? daysBetween(before.p85 ?? '', after.p85 ?? '') : null)
      const all = causes.reduce((sum, { days }) => sum + days, 0)
      expect(all).toBe(moved ?? 0)
      expect(causes.filter(({ days }) => days === 0 || !Number.isInteger(days))).toEqual([])
    }),
  )
})

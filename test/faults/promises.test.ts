import { test } from 'vitest'
import {
  editsKeepMarks,
  mergingHolds,
  resetOpensOne,
  totalsStayInBounds,
  undoRestores,
} from '../progress/promises.ts'

const runs = 100_000

test('merging commutes, associates and is idempotent in 100,000 cases', () => mergingHolds(runs))
test('undo restores in 100,000 cases', () => undoRestores(runs))
test('reset opens exactly one topic in 100,000 cases', () => resetOpensOne(runs))
test('totals stay in bounds in 100,000 cases', () => totalsStayInBounds(runs))
test('a random edit of the roadmap keeps every mark in 100,000 cases', () => editsKeepMarks(runs))

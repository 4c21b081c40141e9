import { test } from 'vitest'
import {
  editsKeepMarks,
  mergingHolds,
  readAndBuiltAgree,
  resetOpensOne,
  totalsStayInBounds,
  undoRestores,
} from './promises.ts'

test('merging takes copies of a log in any order, at any grouping, any number of times', () =>
  mergingHolds(200))
test('undo gives back what was, redo what was undone', () => undoRestores(200))
test('reset opens one topic and no other', () => resetOpensOne(200))
test('totals stay in bounds', () => totalsStayInBounds(200))
test('a random edit of the roadmap keeps every mark', () => editsKeepMarks(200))
test('a roadmap made at once is the one that reading gives', () => readAndBuiltAgree(100))

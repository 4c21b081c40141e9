import fc from 'fast-check'
import { expect } from 'vitest'
import { type Count, count } from '../../src/progress/count.ts'
import type { Counted } from '../../src/progress/counted.ts'
import {
  type Entry,
  inForce,
  latestMarks,
  type Mark,
  type MarkStatus,
  merge,
  redoable,
  statuses,
  undoable,
} from '../../src/progress/log.ts'
import { marksFor } from '../../src/progress/mark.ts'
import { isComplete } from '../../src/progress/status.ts'
import { unitsOf } from '../../src/progress/work.ts'
import { findLoops } from '../../src/roadmap/needs.ts'
import { readRoadmap } from '../../src/roadmap/read.ts'
import { orphansOf, type Roadmap } from '../../src/roadmap/roadmap.ts'
import {
  builtFrom,
  entriesOf,
  everyPlan,
  type Plan,
  plans,
  standings,
  yamlOf,
} from '../random-roadmap.ts'
import { required } from './model.ts'

// What is promised of progress, as properties: `npm test` tries each on some cases, `npm run test:faults` on 100,000.

/** Second by second from a New Year on. */
export const at = (n: number) => new Date(Date.UTC(2025, 0, 1, 0, 0, n)).toISOString()

/** Entries of a few devices, some at the same instant, with undos of one another and kinds from the future. */
export const logs: fc.Arbitrary<Entry[]> = fc
  .array(
    fc.record({
      second: fc.nat(6),
      device: fc.constantFrom('desk', 'bag'),
      words: fc.oneof(
        fc.record({
          marks: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(...statuses)),
        }),
        fc.record({ undo: fc.nat(9).map((n) => `e${n}`) }),
        fc.record({ note: fc.record({ topic: fc.constant('a'), text: fc.string() }) }),
        fc.record({ dance: fc.anything() }),
      ),
    }),
    { maxLength: 10 },
  )
  .map((entries) =>
    entries.map(({ second, device, words }, i) => ({
      id: `e${i}`,
      at: at(second),
      device,
      ...words,
    })),
  )

/** Three copies of one log, each having seen another part of it, in an order of its own. */
const copies = logs.chain((log) =>
  fc.tuple(fc.shuffledSubarray(log), fc.shuffledSubarray(log), fc.shuffledSubarray(log)),
)

/** Merging takes copies in any order, at any grouping, any number of times, and loses nothing. */
export function mergingHolds(numRuns: number): void {
  fc.assert(
    fc.property(copies, ([a, b, c]) => {
      const both = merge(a, b)
      expect(both).toEqual(merge(b, a))
      expect(merge(both, c)).toEqual(merge(a, merge(b, c)))
      expect(merge(both, b)).toEqual(both)
      expect(merge(both, both)).toEqual(both)
      expect(new Set(both)).toEqual(new Set([...a, ...b]))
      expect(latestMarks([...b, ...a])).toEqual(latestMarks(both))
    }),
    { numRuns },
  )
}

const cases = fc.record({ standing: standings, i: fc.nat(), to: fc.constantFrom(...statuses) })

/** Undo gives back what was before, to the letter; redo what was undone. */
export function undoRestores(numRuns: number): void {
  fc.assert(
    fc.property(cases, ({ standing: { plan, said }, i, to }) => {
      const roadmap = builtFrom(plan)
      const log = entriesOf(said)
      const numbers = (entries: Entry[]) => numbersOf(count(roadmap, latestMarks(entries)))
      const marked = [
        ...log,
        entryOf(log, { marks: marksOn(count(roadmap, latestMarks(log)), i, to) }),
      ]
      const undone = [...marked, entryOf(marked, { undo: undoable(marked, 'd')?.id })]
      const redone = [...undone, entryOf(undone, { undo: redoable(undone, 'd')?.id })]
      expect(undoable(marked, 'd')).toBe(marked.at(-1))
      expect(numbers(undone)).toEqual(numbers(log))
      expect(numbers(redone)).toEqual(numbers(marked))
      expect(inForce(undone).slice(0, -1)).toEqual(log)
    }),
    { numRuns },
  )
}

/** Reset of a leaf opens that leaf and no other, also under a mark on what it lies in. */
export function resetOpensOne(numRuns: number): void {
  fc.assert(
    fc.property(standings, fc.nat(), ({ plan, said }, i) => {
      const roadmap = builtFrom(plan)
      const log = entriesOf(said)
      const before = count(roadmap, latestMarks(log))
      const leaves = before.all.filter((topic) => topic.parts.length === 0 && !isInChoice(topic))
      const target = leaves[i % leaves.length]
      fc.pre(target !== undefined)
      const marks = Object.fromEntries(marksFor([target], 'pending'))
      const after = count(roadmap, latestMarks([...log, entryOf(log, { marks })]))
      for (const leaf of leaves) {
        const { id } = leaf.topic
        expect([id, after.byId.get(id)?.status]).toEqual([
          id,
          leaf === target ? 'pending' : leaf.status,
        ])
      }
    }),
    { numRuns },
  )
}

/** No part of the whole is more than the whole, and nothing is less than nothing. */
export function totalsStayInBounds(numRuns: number): void {
  fc.assert(
    fc.property(standings, ({ plan, said }) => {
      const counted = count(builtFrom(plan), latestMarks(entriesOf(said)))
      const stages = counted.stages.filter(({ topic }) => !topic.optional)
      expect(counted.progress === 1).toBe(stages.every(isComplete))
      for (const { progress, remaining, total, tally } of [
        counted,
        ...counted.all.map(({ work }) => work),
      ]) {
        expect(progress >= 0 && progress <= 1).toBe(true)
        const { done, total: all } = unitsOf(tally)
        expect(done >= 0 && done <= all).toBe(true)
        if (remaining === null) continue
        const [least, most] = [
          Math.min(remaining.min, remaining.max),
          remaining.min + remaining.max,
        ]
        expect(least >= 0 && Number.isFinite(most)).toBe(true)
        if (total.weeks !== null)
          expect(most).toBeLessThanOrEqual(total.weeks.min + total.weeks.max + 1e-9)
      }
    }),
    { numRuns },
  )
}

/** What the properties count on: the short way to a roadmap gives what the long one does. */
export function readAndBuiltAgree(numRuns: number): void {
  fc.assert(
    fc.property(plans, (plan) => {
      expect(builtFrom(plan)).toEqual(readRoadmap(yamlOf(plan)).roadmap)
    }),
    { numRuns },
  )
}

/** What people do to a roadmap between two versions of it. */
type Edit = {
  kind: 'rename' | 'move' | 'split' | 'remove' | 'choose' | 'optional' | 'add'
  i: number
  j: number
}

const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('rename', 'move', 'split', 'remove', 'choose', 'optional', 'add'),
    i: fc.nat(),
    j: fc.nat(),
  }),
  { minLength: 1, maxLength: 4 },
)

/** No edit loses a mark: it counts for its topic under whatever id, or waits for the topic to come back. */
export function editsKeepMarks(numRuns: number): void {
  fc.assert(
    fc.property(standings, edits, fc.nat(5), ({ plan, said }, made, shift) => {
      const log = entriesOf(said)
      const marks = latestMarks(log)
      const before = count(builtFrom(plan), marks)
      const edited = made.reduce(edit, plan)
      const known = expectKept(builtFrom(edited), marks)
      for (const { topic, mark } of before.all) {
        const twin = known.get(topic.id)
        if (mark !== null && twin !== undefined && isAlone(topic.id, twin.topic, marks))
          expect(twin.mark).toEqual(mark)
      }
      // Another file of the same id may have little in common with this one.
      expectKept(builtFrom(renumbered(plan, shift)), marks)
      // Whoever goes back to the earlier version has it all as it was.
      expect(numbersOf(count(builtFrom(plan), latestMarks(log)))).toEqual(numbersOf(before))
    }),
    { numRuns },
  )
}

/** Every mark counts for a topic, unless a later one does, or waits. Gives the topics by all the ids that are theirs. */
function expectKept(roadmap: Roadmap, marks: Map<string, Mark>): Map<string, Counted> {
  const after = count(roadmap, marks)
  const known = new Map<string, Counted>()
  for (const counted of after.all) for (const id of counted.topic.was) known.set(id, counted)
  for (const counted of after.all) known.set(counted.topic.id, counted)
  const waiting = orphansOf(roadmap, marks.keys())
  for (const [id, { order }] of marks) {
    const mark = known.get(id)?.mark
    if (mark === undefined) expect(waiting).toContain(id)
    else expect(mark?.order).toBeGreaterThanOrEqual(order)
  }
  return known
}

/** Whether nothing was said of the topic under another id than those that the earlier version knew. */
function isAlone(
  id: string,
  topic: { id: string; was: string[] },
  marks: Map<string, Mark>,
): boolean {
  return [topic.id, ...topic.was].every(
    (one) => one === id || one === `old-${id}` || !marks.has(one),
  )
}

/** A file with some of the same ids, of other topics. */
function renumbered(plan: Plan, shift: number): Plan {
  const other = structuredClone(plan)
  const next = (id: string) => id.replace(/\d+$/, (n) => String(Number(n) + shift))
  for (const topic of everyPlan(other)) {
    topic.id = next(topic.id)
    topic.was = topic.was.map(next)
    topic.needs = []
  }
  return other
}

function edit(plan: Plan, { kind, i, j }: Edit): Plan {
  const edited = structuredClone(plan)
  const all = everyPlan(edited)
  const topic = all[i % all.length]
  const parent = [edited, ...all].find((one) => topic !== undefined && one.topics.includes(topic))
  if (topic === undefined || parent === undefined) return plan
  const fresh = (id: string): Plan => ({
    ...topic,
    id,
    choose: null,
    needs: [],
    was: [],
    topics: [],
  })
  if (kind === 'rename') {
    const id = `${topic.id}x`
    for (const one of all) one.needs = one.needs.map((need) => (need === topic.id ? id : need))
    topic.was.push(topic.id)
    topic.id = id
  }
  if (kind === 'move' || kind === 'remove') {
    parent.topics.splice(parent.topics.indexOf(topic), 1)
    const left = everyPlan(edited)
    if (kind === 'move') (left[j % left.length] ?? edited).topics.push(topic)
    else
      for (const one of left)
        one.needs = one.needs.filter((need) => left.some((other) => other.id === need))
  }
  if (kind === 'split') topic.topics.push(fresh(`${topic.id}-a`), fresh(`${topic.id}-b`))
  if (kind === 'add') parent.topics.unshift(fresh(`new-${topic.id}-${j}`))
  if (kind === 'choose') topic.choose = topic.choose === null ? 1 + j : null
  if (kind === 'optional') topic.optional = !topic.optional
  for (const one of [edited, ...everyPlan(edited)]) {
    const options = required(one).length
    if (one.choose !== null) one.choose = options === 0 ? null : Math.min(one.choose, options)
  }
  const ids = everyPlan(edited).map(({ id }) => id)
  const isSound = ids.length > 0 && new Set(ids).size === ids.length
  return isSound && findLoops(builtFrom(edited)).length === 0 ? edited : plan
}

function entryOf(log: Entry[], words: object): Entry {
  return {
    id: `e${String(log.length).padStart(4, '0')}`,
    at: at(10_000_000 + log.length),
    device: 'd',
    ...words,
  }
}

function marksOn({ all }: Count, i: number, to: MarkStatus): Record<string, MarkStatus> {
  const target = all[i % all.length]
  return target === undefined ? {} : Object.fromEntries(marksFor([target], to))
}

function isInChoice({ parent }: Count['all'][number]): boolean {
  return parent !== null && (parent.topic.choose !== null || isInChoice(parent))
}

function numbersOf({ all, progress, remaining }: Count): unknown[] {
  const topics = all.map((topic) => [topic.status, topic.remaining, topic.tally, topic.progress])
  return [progress, remaining, ...topics]
}

import { type Columns, columnsOf, type Rest, stagesOf } from '../roadmap/columns.ts'
import type { Effort } from '../roadmap/effort.ts'
import type { Roadmap } from '../roadmap/roadmap.ts'

/** A roadmap as it is kept in JSON: its topics as columns. No id or title has a line break, so these are a line each. */
interface Packed
  extends Omit<Roadmap, 'stages' | 'columns'>,
    Pick<Columns, 'sizes' | 'effort' | 'efforts'> {
  ids: string
  titles: string
  rest: [place: number, rest: Rest][]
}

export function packRoadmap(roadmap: Roadmap): Packed {
  const { stages: _, columns: _1, ...head } = roadmap
  const { ids, titles, rest, ...columns } = columnsOf(roadmap)
  return { ...head, ...columns, ids: ids.join('\n'), titles: titles.join('\n'), rest: [...rest] }
}

/** The roadmap of such columns; null where they are not what was packed, for anybody may have written them. */
export function unpackRoadmap(packed: unknown): Roadmap | null {
  if (!isPacked(packed)) return null
  const { ids: allIds, titles: allTitles, sizes, effort, efforts, rest, ...head } = packed
  const [ids, titles] = [allIds.split('\n'), allTitles.split('\n')]
  if ([titles, sizes, effort].some((column) => column.length !== ids.length)) return null
  const columns = { ids, titles, sizes, effort, efforts, rest: new Map(rest) }
  return { ...head, columns, stages: stagesOf(columns) }
}

function isPacked(value: unknown): value is Packed {
  if (!isObject(value)) return false
  const { id, title, ids, titles, sizes, effort, efforts, rest } = value
  return (
    [id, title, ids, titles].every((text) => typeof text === 'string') &&
    areNested(sizes) &&
    isListOf(effort, isWhole) &&
    isListOf(efforts, isEffort) &&
    isListOf(rest, isRest)
  )
}

/** Whether every topic ends where the one it lies in does, or before. */
function areNested(sizes: unknown): sizes is number[] {
  if (!Array.isArray(sizes)) return false
  const ends: number[] = []
  let end = sizes.length
  return sizes.every((size, at) => {
    while (at === end) end = ends.pop() ?? -1
    if (!isWhole(size) || size < 1 || at + size > end) return false
    if (size > 1) {
      ends.push(end)
      end = at + size
    }
    return true
  })
}

function isListOf<T>(value: unknown, isOne: (one: unknown) => one is T): value is T[] {
  return Array.isArray(value) && value.every(isOne)
}

function isWhole(value: unknown): value is number {
  return Number.isInteger(value)
}

function isEffort(value: unknown): value is Effort {
  return isObject(value) && typeof value.min === 'number' && typeof value.max === 'number'
}

function isRest(value: unknown): value is [number, Rest] {
  if (!Array.isArray(value) || !isWhole(value[0]) || !isObject(value[1])) return false
  const { needs = [], was = [], links = [], duration = { text: '' } } = value[1]
  const areLists = Array.isArray(needs) && Array.isArray(was) && Array.isArray(links)
  return areLists && isObject(duration) && typeof duration.text === 'string'
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

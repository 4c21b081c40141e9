import { type Day, daysBetween, sayAhead, sayDay } from '../plan/day.ts'
import type { FanPoint, History, Point } from '../plan/history.ts'
import type { FinishAnswer } from '../plan/outlook.ts'
import type { Look } from './look.ts'

type Line = Exclude<keyof FanPoint, 'day'>

/** With the days that lie between it and the first point. */
type Placed<T> = T & { at: number }

/** A place on the axis of days with what stands under it. */
interface Tick {
  column: number
  text: string
}

/** Where nothing says how wide. */
const usualWidth = 80
const widest = 120

/**
 * What was finished as an area that rises up to today, and from there the fan of the forecast up to the day by which 85 of
 * 100 cases are finished. Empty where no time has passed and none is to come.
 */
export function renderBurnUp(history: History, finish: FinishAnswer, look: Look): string[] {
  const { burnUp, fan, today } = history
  const [first] = burnUp
  const until = finish.p85 ?? fan.at(-1)?.day ?? today
  const days = first === undefined ? 0 : daysBetween(first.day, fan.length === 0 ? today : until)
  if (first === undefined || days === 0) return []
  const { day: from, total } = first
  const labels = [total, total / 2, 0].map(sayAmount)
  const gutter = Math.max(...labels.map(({ length }) => length))
  const columns = Math.max(Math.min(look.width ?? usualWidth, widest) - gutter - 6, 16)
  const rows = columns >= 90 ? 14 : 10
  const at = (day: Day) => Math.round((daysBetween(from, day) * columns) / days)
  const past = daysBetween(from, today) === 0 ? 0 : Math.max(at(today), 1)
  const behind = daysBetween(from, today)
  const [points, ahead] = [placed(burnUp), placed(fan)]
  const cells = Array.from({ length: columns }, (_, column) => {
    if (column < past) return area((doneBy(points, ((column + 1) * behind) / past) / total) * rows)
    const day = (part: number) => ((column + part - past) * (days - behind)) / (columns - past)
    return slice(ahead, [day(0), day(1)], rows / total)
  })
  const lines = Array.from({ length: rows }, (_, i) => {
    const row = rows - 1 - i
    const label = i === 0 ? labels[0] : i === Math.floor(rows / 2) ? labels[1] : undefined
    const text = cells.map((cell) => cell(row)).join('')
    const axis = label === undefined ? '│' : '┤'
    return `  ${(label ?? '').padStart(gutter)} ${axis}${painted(text, look)}`.trimEnd()
  })
  const ticks = ticksOf(history, finish, columns, at)
  return [
    ...lines,
    `  ${(labels[2] ?? '').padStart(gutter)} └${axisOf(ticks, columns)}`,
    `  ${' '.repeat(gutter + 2)}${look.paint.dim(namesOf(ticks, columns))}`,
  ]
}

function placed<T extends { day: Day }>(points: T[]): Placed<T>[] {
  const first = points[0]?.day ?? ''
  return points.map((point) => ({ ...point, at: daysBetween(first, point.day) }))
}

function doneBy(points: Placed<Point>[], day: number): number {
  return points.findLast(({ at }) => at <= day)?.done ?? 0
}

const eighths = ' ▁▂▃▄▅▆▇█'

/** A column that is full up to a height, in rows. */
function area(height: number): (row: number) => string {
  return (row) => {
    const part = Math.min(Math.max(height - row, 0), 1)
    const least = row === 0 && height > 0 ? 1 : 0
    return eighths[Math.max(Math.floor(part * 8 + 1e-9), least)] ?? ' '
  }
}

/** A column of the fan between two days from today: the middle line, and how far around it most cases are. */
function slice(fan: Placed<FanPoint>[], [from, to]: [number, number], scale: number) {
  const end = Math.ceil((fan.at(-1)?.p50 ?? 0) * scale) - 1
  const rowAt = (day: number) =>
    Math.max(Math.min(Math.floor(fanAt(fan, day, 'p50') * scale), end), 0)
  const middle = [rowAt(from), rowAt(to)] as const
  const [p5, p25, p75, p95] = (['p5', 'p25', 'p75', 'p95'] as const).map(
    (line) => fanAt(fan, to, line) * scale,
  )
  const isIn = (height: number, low = 0, high = 0) => low <= height && height <= high
  return (row: number): string => {
    if (row === middle[1] || (row > middle[0] && row < middle[1])) return '▓'
    if (isIn(row + 0.5, p25, p75)) return '▒'
    return isIn(row + 0.5, p5, p95) ? '░' : ' '
  }
}

/** A line of the fan on a day from today, straight between two of its points. */
function fanAt(fan: Placed<FanPoint>[], day: number, line: Line): number {
  const next = fan.findIndex(({ at }) => at >= day)
  const after = fan.at(next)
  const before = fan[next - 1] ?? after
  if (before === undefined || after === undefined) return 0
  const part = after.at === before.at ? 1 : (day - before.at) / (after.at - before.at)
  return before[line] + part * (after[line] - before[line])
}

function painted(text: string, { paint }: Look): string {
  return text
    .replace(/[▁-█]+/g, (run) => paint.green(run))
    .replace(/▓+/g, (run) => paint.cyan(run))
    .replace(/░+/g, (run) => paint.dim(run))
}

/** The ticks whose names have room, the most telling first. */
function ticksOf(
  { burnUp, today }: History,
  { p50, p85, isUnknown }: FinishAnswer,
  columns: number,
  at: (day: Day) => number,
): Tick[] {
  const first = burnUp[0]?.day ?? today
  const wanted: [Day | null, string][] = [
    [today, 'today'],
    [isUnknown || p85 === today ? null : p85, '85 %'],
    [first === today ? null : first, ''],
    [isUnknown || p50 === today ? null : p50, '50 %'],
  ]
  const ticks: Tick[] = []
  for (const [day, name] of wanted) {
    if (day === null) continue
    const text = [name, name === 'today' ? '' : sayShort(day, today)].filter(Boolean).join(' ')
    const tick = { column: Math.min(at(day), columns - 1), text }
    const isApart = ticks.every((other) => {
      const [left, right] = [placeOf(tick, columns), placeOf(other, columns)]
      return left + text.length + 1 < right || right + other.text.length + 1 < left
    })
    if (isApart) ticks.push(tick)
  }
  return ticks.sort((a, b) => a.column - b.column)
}

/** Where the name of a tick begins: under it, in the middle, as far as there is room. */
function placeOf({ column, text }: Tick, columns: number): number {
  return Math.max(Math.min(column - Math.floor(text.length / 2), columns - text.length), 0)
}

function axisOf(ticks: Tick[], columns: number): string {
  const marked = new Set(ticks.map(({ column }) => column))
  return Array.from({ length: columns }, (_, i) => (marked.has(i) ? '┬' : '─')).join('')
}

function namesOf(ticks: Tick[], columns: number): string {
  return ticks.reduce((text, tick) => text.padEnd(placeOf(tick, columns)) + tick.text, '')
}

/** A day in few words, no more exact than elsewhere. */
function sayShort(day: Day, today: Day): string {
  if (day > today) return sayAhead(day, today).replace(/^(about|the) /, '')
  const words = sayDay(day, today)
  return daysBetween(day, today) > 182 ? words.replace(/^\d+ /, '') : words
}

/** An amount of work on an axis. */
export function sayAmount(amount: number): string {
  return String(Number(amount.toFixed(1)))
}

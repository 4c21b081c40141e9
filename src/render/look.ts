import type { Status } from '../progress/status.ts'
import { linesOf, type Measure } from './width.ts'

/** What colours do; without colour each gives its text back. They repeat what words or signs say already. */
export interface Paint {
  bold(text: string): string
  dim(text: string): string
  green(text: string): string
  yellow(text: string): string
  cyan(text: string): string
  red(text: string): string
}

/** How an answer is drawn. */
export interface Look {
  /** Columns of the terminal; null where nothing is cut or wrapped. */
  width: number | null
  /** Words and ASCII instead of bars and signs. */
  plain: boolean
  paint: Paint
  measure: Measure
}

const same = (text: string) => text

export const noPaint: Paint = {
  bold: same,
  dim: same,
  green: same,
  yellow: same,
  cyan: same,
  red: same,
}

/** Colours by chalk, which is only loaded where there are any. */
export async function chalkPaint(): Promise<Paint> {
  const { Chalk } = await import('chalk')
  const { bold, dim, green, yellow, cyan, red } = new Chalk({ level: 1 })
  return { bold, dim, green, yellow, cyan, red }
}

const signs: Record<Status, [drawn: string, plain: string]> = {
  done: ['✓', '[x]'],
  'in-progress': ['▸', '[>]'],
  pending: ['·', '[ ]'],
  skipped: ['–', '[-]'],
  'not-needed': [' ', '   '],
}

/** The sign of a status; it stands beside the word, or in a list whose signs are explained. */
export function signOf(status: Status, look: Look): string {
  const [drawn, plain] = signs[status]
  return look.plain ? plain : drawn
}

export function paintOf(status: Status, { paint }: Look): (text: string) => string {
  if (status === 'done') return paint.green
  if (status === 'in-progress') return paint.yellow
  return status === 'pending' ? same : paint.dim
}

/** A bar of this many columns, full from the left in proportion. */
export function barOf(part: number, columns: number, look: Look): string {
  // A full bar means all of it, so it is rounded down like the per cent beside it; what is begun shows.
  const full = part === 0 ? 0 : Math.max(1, Math.floor(part * columns))
  const [on, off] = look.plain ? ['#', '.'] : ['█', '░']
  return on.repeat(full) + off.repeat(columns - full)
}

/** Rounded down: 100 % never shows while something is open. */
export function renderPercent(progress: number): string {
  return `${Math.floor(progress * 100)} %`
}

/** One cell of a row: text, and how it is painted once it has been cut and filled up. */
export interface Cell {
  text: string
  paint?: (text: string) => string
  right?: true
  /** Whether it gives way where the terminal is too narrow for the row; one with a 2 keeps twice as much as one with a 1. */
  cut?: true | number
}

/** Rows of cells as aligned columns, two spaces apart; the cells marked `cut` are shortened to fit the width. */
export function renderColumns(rows: Cell[][], look: Look, indent = 0): string[] {
  const widths = columnsOf(rows, look)
  const cuts = rows[0]?.map(({ cut }) => Number(cut ?? 0)) ?? []
  const spared = (i: number) => (widths[i] ?? 0) / (cuts[i] ?? 1)
  let excess = look.width === null ? 0 : indent + totalOf(widths) - look.width
  for (; excess > 0; excess--) {
    const [first] = [...cuts.keys()]
      .filter((i) => cuts[i] !== 0 && (widths[i] ?? 0) > narrowest)
      .sort((a, b) => spared(b) - spared(a))
    if (first === undefined) break
    widths[first] = (widths[first] ?? 0) - 1
  }
  return rows.map((row) => {
    const cells = row.map((cell, i) => renderCell(cell, widths[i] ?? 0, i === row.length - 1, look))
    return (' '.repeat(indent) + cells.join('  ')).trimEnd()
  })
}

/** What a cell that is cut keeps at least. */
const narrowest = 6

/** The columns that rows take where nothing is cut. */
export function widthOf(rows: Cell[][], look: Look): number {
  return totalOf(columnsOf(rows, look))
}

function totalOf(widths: number[]): number {
  return widths.reduce((a, b) => a + b, 0) + 2 * (widths.length - 1)
}

function columnsOf(rows: Cell[][], look: Look): number[] {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, look.measure(cell.text))
    })
  }
  return widths
}

function renderCell(cell: Cell, width: number, isLast: boolean, look: Look): string {
  const text = shorten(cell.text, width, look)
  const fill = ' '.repeat(Math.max(0, width - look.measure(text)))
  const painted = (cell.paint ?? same)(text)
  return cell.right ? fill + painted : isLast ? painted : painted + fill
}

/** The text cut to a width, with an ellipsis where something is missing. */
export function shorten(text: string, width: number, { measure }: Pick<Look, 'measure'>): string {
  if (measure(text) <= width) return text
  const room = width - measure('…')
  let [short, used] = ['', 0]
  for (const char of text) {
    const columns = measure(char)
    if (used + columns > room) break
    short += char
    used += columns
  }
  return `${short.trimEnd()}…`
}

/** Text broken into lines between words, where the terminal has a width; `indent` for every line but the first. */
export function wrap(text: string, look: Look, indent = 0, first = indent): string {
  const width = look.width === null ? Number.POSITIVE_INFINITY : Math.max(20, look.width)
  const pad = `\n${' '.repeat(indent)}`
  return text
    .split('\n')
    .map((line) => linesOf(line, width - indent, width - first, look.measure).join(pad))
    .join(pad)
}

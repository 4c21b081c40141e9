import type { Link } from '../../roadmap/roadmap.ts'
import type { DraftTopic } from '../draft/draft.ts'
import {
  amountIn,
  calendarSpan,
  durationOf,
  type HoursPerWeek,
  hoursPerWeekOf,
  inHours,
} from '../draft/durations-in-text.ts'
import { plural, type Remarks } from '../draft/remarks.ts'
import { areMarks, readStatus, signOf, withoutSign } from '../draft/ticks.ts'
import { type Columns, findColumns } from './columns.ts'

export interface Cell {
  text: string
  /** Its text, or its lead where it has one. */
  title: string
  links: Link[]
  lostLinks: number
}

export interface TableRow {
  line: number
  cells: Cell[]
}

/** A topic of a row, with what places it among the others. */
export interface RowTopic {
  topic: DraftTopic
  groups: { column: number; name: string }[]
  needs: string[]
  /** Its own id and its parent's, empty without. */
  id: string
  parent: string
  depth: number | null
  path: string[]
}

/** The durations of a source, added up by the unit they are written in. */
export interface WeeklyHours {
  units: Map<string, { min: number; max: number }>
  durations: number
  inHours: number
}

export const noHours = (): WeeklyHours => ({ units: new Map(), durations: 0, inHours: 0 })

const nothing = /^(|-+|–|—|n\/?a|none|no|null|tbd|\?)$/i
const emptyCell: Cell = { text: '', title: '', links: [], lostLinks: 0 }

/** Reads the rows of a table by its header; null where no column holds titles. */
export function readRows(
  header: string[],
  rows: TableRow[],
  remarks: Remarks,
  hours: WeeklyHours,
): RowTopic[] | null {
  const columns = findColumns(header, (column) => rows.map((row) => row.cells[column]?.text ?? ''))
  if (columns === null) return null
  const marks = tickColumns(header, rows, columns)
  const titled = rows.filter((row) => (row.cells[columns.title]?.title ?? '').trim() !== '')
  const useSigns = areMarks(titled.map((row) => row.cells[columns.title]?.text ?? ''))
  if (useSigns) {
    const first = titled.find((row) => signOf(row.cells[columns.title]?.text ?? '') !== null)
    remarks.guess(first?.line ?? 0, 'tick signs in front of or behind titles were read as ticks')
  }
  const isVideo = /video|lecture|episode|talk/i.test(header[columns.title] ?? '')
  const read = titled.map((row) =>
    new RowReading(header, row, columns, remarks, hours).read(useSigns, marks, isVideo),
  )
  giveIds(read)
  return read
}

/** Words are taken as ids; numbers and the like are kept to know a topic again. */
function giveIds(rows: RowTopic[]): void {
  const ids = rows.map((row) => row.id.toLowerCase())
  const seen = new Map<string, number>()
  for (const id of ids) seen.set(id, (seen.get(id) ?? 0) + 1)
  for (const { id, topic } of rows) {
    if (id === '' || (seen.get(id.toLowerCase()) ?? 0) > 1) continue
    const isWord =
      /^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u.test(id) &&
      /\p{L}/u.test(id) &&
      !/^[\da-f]{8}-?[\da-f]{4}-/i.test(id)
    if (isWord) topic.id = id
    else topic.was = [id]
  }
}

/** Columns without a header that hold tick signs and nothing else. */
function tickColumns(header: string[], rows: TableRow[], columns: Columns): number[] {
  return header.flatMap((name, column) => {
    if (column === columns.title || /\p{L}/u.test(name)) return []
    const texts = rows
      .map((row) => row.cells[column]?.text.trim() ?? '')
      .filter((text) => text !== '')
    const areTicks =
      texts.length > 0 &&
      texts.every((text) => signOf(text)?.sign === text || /^\[[ x]\]$/i.test(text))
    return areTicks ? [column] : []
  })
}

class RowReading {
  readonly #header: string[]
  readonly #row: TableRow
  readonly #columns: Columns
  readonly #remarks: Remarks
  readonly #hours: WeeklyHours

  constructor(
    header: string[],
    row: TableRow,
    columns: Columns,
    remarks: Remarks,
    hours: WeeklyHours,
  ) {
    this.#header = header
    this.#row = row
    this.#columns = columns
    this.#remarks = remarks
    this.#hours = hours
  }

  read(useSigns: boolean, marks: number[], isVideo: boolean): RowTopic {
    const columns = this.#columns
    const cell = this.#cell(columns.title)
    const sign = useSigns ? (signOf(cell.text) ?? null) : null
    const title = sign === null ? cell.title : withoutSign(cell.title, sign.sign) || cell.title
    const topic: DraftTopic = {
      title,
      links: this.#links(),
      isItem: true,
      line: this.#row.line,
      topics: [],
    }
    const status = this.#status([...columns.status, ...marks]) ?? sign?.tick
    if (status !== undefined && status !== 'pending') topic.status = status
    const duration = isVideo ? null : this.#duration()
    if (duration !== null) topic.duration = duration
    const description = columns.descriptions
      .map((column) => this.#cell(column))
      .filter(({ text, links }) => !nothing.test(text.trim()) && links[0]?.title !== text.trim())
    const said = description.map(({ text }) => text.trim()).join('\n')
    if (said !== '') topic.description = said
    if (this.#isOptional()) topic.optional = true
    return {
      topic,
      id: columns.id === null ? '' : this.#cell(columns.id).text.trim(),
      groups: columns.groups.map((column) => ({ column, name: this.#group(column) })),
      needs: columns.needs
        .map((column) => this.#cell(column).text.trim())
        .filter((text) => !nothing.test(text)),
      parent: columns.parent === null ? '' : this.#cell(columns.parent).text.trim(),
      depth:
        columns.depth === null ? null : Number.parseInt(this.#cell(columns.depth).text, 10) || null,
      path:
        columns.path === null
          ? []
          : this.#cell(columns.path)
              .text.split(/\s+[>›→»]\s+/)
              .map((part) => part.trim()),
    }
  }

  #cell(column: number): Cell {
    return this.#row.cells[column] ?? emptyCell
  }

  /** A number in a column of weeks is `Week 3`. */
  #group(column: number): string {
    const name = this.#cell(column).title.trim()
    const header = this.#header[column]?.trim().replace(/s$/, '') ?? ''
    return /^\d+$/.test(name) && /^\p{L}+$/u.test(header) ? `${header} ${name}` : name
  }

  #links(): Link[] {
    const links: Link[] = []
    this.#row.cells.forEach((cell, column) => {
      if (this.#columns.needs.includes(column)) return
      this.#remarks.count('leftOut', 'lost links', this.#row.line, lostLinks, cell.lostLinks)
      for (const link of cell.links)
        if (!links.some((known) => known.url === link.url)) links.push(link)
    })
    return links
  }

  #status(columns: number[]): DraftTopic['status'] | 'pending' | undefined {
    const said = columns.map((column) => {
      const { text } = this.#cell(column)
      const status = readStatus(text)
      if (status === null) {
        const tell = (count: number) =>
          `${plural(count, 'status')} such as “${text.trim()}” ${count === 1 ? 'is not known and counts' : 'are not known and count'} as open`
        this.#remarks.count('leftOut', 'unknown status', this.#row.line, tell)
      }
      return status ?? 'pending'
    })
    if (said.length === 0) return undefined
    return (
      (['skipped', 'done', 'in-progress'] as const).find((status) => said.includes(status)) ??
      'pending'
    )
  }

  #duration(): string | null {
    let duration: string | null = null
    let rate: HoursPerWeek | null = null
    for (const { column, header } of this.#columns.durations) {
      const text = this.#cell(column).text.trim().replace(/\*+$/, '')
      const unit = (['hours', 'days', 'weeks', 'months'] as const).find((u) =>
        header.includes(u.slice(0, -1)),
      )
      const isRate = /week/.test(header) && /h(ou)?rs?|^h\//.test(header)
      if (nothing.test(text)) continue
      const found = hoursPerWeekOf(isRate && !/week/i.test(text) ? `${text}/week` : text)
      const read = durationOf(text) ?? (unit === undefined || isRate ? null : amountIn(text, unit))
      if (found !== null) rate ??= found
      else if (read !== null) duration ??= read
      else if (/\d/.test(text) && !/\d:\d|min/i.test(text)) {
        const tell = (count: number) =>
          `${plural(count, 'duration')} such as “${text}” could not be read`
        this.#remarks.count('leftOut', 'unread duration', this.#row.line, tell)
      }
    }
    return duration === null ? this.#span() : this.#atRate(duration, rate)
  }

  #atRate(duration: string, rate: HoursPerWeek | null): string {
    const [, min = 0, max = min] = /^([\d.]+)(?:\D+([\d.]+))?/.exec(duration)?.map(Number) ?? []
    const unit = /[a-z]+$/i.exec(duration)?.[0].replace(/s$/, '') ?? ''
    const sum = this.#hours.units.get(unit) ?? { min: 0, max: 0 }
    this.#hours.units.set(unit, { min: sum.min + min, max: sum.max + (max || min) })
    this.#hours.durations++
    if (rate === null) return duration
    const hours = inHours(duration, rate)
    if (hours !== duration) this.#hours.inHours++
    return hours
  }

  #span(): string | null {
    for (const { column, unit } of this.#columns.spans) {
      const text = this.#cell(column).text.trim()
      const span = calendarSpan(/\p{L}/u.test(text) ? text : `${unit} ${text}`)
      if (span === null) continue
      const tell = () => `the column of ${unit}s was read as the time a row takes`
      this.#remarks.count('guesses', `span of ${unit}s`, this.#row.line, tell)
      return span.duration
    }
    return null
  }

  #isOptional(): boolean {
    const { optional } = this.#columns
    if (optional === null) return false
    const text = this.#cell(optional.column).text.trim()
    if (text === '') return false
    const isYes = readStatus(text) === 'done' || /^optional$|^elective$/i.test(text)
    return optional.isRequired ? !isYes && !/^(required|core|mandatory)$/i.test(text) : isYes
  }
}

export function lostLinks(count: number): string {
  return `${plural(count, 'link')} to files or places inside the source ${count === 1 ? 'was' : 'were'} left out`
}

/** What there is to say of hours: `13 weeks` at `6-10 hours/week` became `78-130 hours`. */
export function tellHours(
  { units, durations, inHours: turned }: WeeklyHours,
  line: number,
  remarks: Remarks,
): void {
  if (turned === 0) return
  const sums = [...units].map(([unit, { min, max }]) =>
    min === max ? plural(round(min), unit) : `${round(min)}-${round(max)} ${unit}s`,
  )
  const of = `${turned} of ${plural(durations, 'duration')} (${sums.join(' and ')} in all)`
  remarks.guess(line, `${of} were turned into hours, by the hours a week beside them`)
}

function round(amount: number): number {
  return Math.round(amount * 10) / 10
}

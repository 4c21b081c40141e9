import Papa from 'papaparse'
import { type Draft, type DraftTopic, mostLevels, refuseDeep, tooDeep } from '../draft/draft.ts'
import { durationOf } from '../draft/durations-in-text.ts'
import { takeHints } from '../draft/hints.ts'
import { resolveNeeds } from '../draft/needs.ts'
import { plural, Remarks } from '../draft/remarks.ts'
import { nest, stageNamed, stagesOf } from '../draft/stages.ts'
import { readStatus } from '../draft/ticks.ts'
import { oneLine } from '../draft/titles.ts'
import { headerWords } from './columns.ts'
import { type CsvRow, cellOf } from './csv-cells.ts'
import { noHours, type RowTopic, readRows, type TableRow, tellHours } from './rows.ts'
import { isTodoist, readTodoist } from './todoist.ts'

const mostRows = 250_000
const delimiters = [',', ';', '\t', '|']

/** Reads a table of topics: any delimiter, its header found by the words in it, Todoist's template too. */
export function readCsv(text: string): Draft {
  const remarks = new Remarks()
  const draft: Draft = {
    format: 'csv',
    title: null,
    description: null,
    hoursPerWeek: null,
    stages: [],
    guesses: [],
    leftOut: [],
  }
  const rows = parse(text.replace(/^\uFEFF/, ''))
  if (rows === null)
    remarks.leaveOut(0, `this table has more than ${mostRows} rows, which is more than can be read`)
  else if (rows.length === 0) remarks.leaveOut(0, 'the table is empty')
  else fill(draft, rows, remarks)
  return { ...draft, guesses: remarks.guesses, leftOut: remarks.leftOut }
}

/** Rows with something in them; null where there are too many. */
function parse(text: string): CsvRow[] | null {
  const [, hint] = /^sep=(.)\r?\n/i.exec(text) ?? []
  const source = hint === undefined ? text : text.replace(/^.*\r?\n/, '')
  const rows: CsvRow[] = []
  let line = hint === undefined ? 1 : 2
  let start = 0
  const add = (fields: string[], end: number) => {
    if (fields.some((field) => field.trim() !== '')) rows.push({ line, cells: fields.map(cleaned) })
    for (
      let at = source.indexOf('\n', start);
      at >= 0 && at < end;
      at = source.indexOf('\n', at + 1)
    )
      line++
    start = end
  }
  Papa.parse<string[]>(source, {
    delimiter: hint ?? bestDelimiter(source),
    step({ data, meta }, parser) {
      add(data, meta.cursor)
      if (rows.length > mostRows) parser.abort()
    },
  })
  return rows.length > mostRows ? null : rows
}

/** The one that splits the rows into the most cells with words of a header, then the most alike. */
function bestDelimiter(text: string): string {
  const sample = text.slice(0, 100_000)
  const scores = delimiters.map((delimiter) => {
    const rows = Papa.parse<string[]>(sample, { delimiter, preview: 40, skipEmptyLines: true }).data
    const widths = rows.map((row) => row.length)
    const words = Math.max(0, ...rows.slice(0, 15).map(headerWords))
    const usual = Math.max(
      0,
      ...widths.map((width) => (width > 1 ? widths.filter((other) => other === width).length : 0)),
    )
    return { delimiter, score: words * 10 + usual / Math.max(1, rows.length) }
  })
  return scores.reduce((best, other) => (other.score > best.score ? other : best)).delimiter
}

/** Without control characters, and without the apostrophe that keeps a spreadsheet from running a formula. */
function cleaned(field: string): string {
  return field
    .replaceAll('\r\n', '\n')
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .replace(/^'(?='*[=+\-@\t＝＋－＠])/, '')
    .trim()
}

function fill(draft: Draft, rows: CsvRow[], remarks: Remarks): void {
  if (isTodoist(rows[0]?.cells ?? [])) readTodoist(draft, rows, remarks)
  else readTable(draft, rows, remarks)
  takeHints(draft.stages, remarks)
  if (draft.stages.length === 0) remarks.leaveOut(0, 'no column holds titles of topics')
}

function readTable(draft: Draft, rows: CsvRow[], remarks: Remarks): void {
  const known = headerOf(rows)
  const foreign = known === null ? foreignHeader(rows, remarks) : null
  const head = known ?? (foreign === null ? null : 0)
  if (head === null && !isPlainList(rows)) return
  const header =
    foreign ??
    (head === null ? rows[0]?.cells.map((_, i) => (i === 0 ? 'title' : '')) : rows[head]?.cells)
  if (header === undefined) return
  if (head === null)
    remarks.guess(
      rows[0]?.line ?? 1,
      'no header was found, so the first column was read as the titles',
    )
  else draft.title = titleAbove(rows.slice(0, head))
  const below = rows.slice(head === null ? 0 : head + 1).filter((row) => !isSum(row, remarks))
  const found = sectioned(below, remarks)
  const hours = noHours()
  const topics = readRows(header.map(oneLine), found.rows, remarks, hours)
  if (topics === null) return
  const wishes = new Map(
    topics.flatMap(({ topic, needs }) => (needs.length > 0 ? [[topic, needs] as const] : [])),
  )
  draft.stages = arranged(topics, found.sections, draft.title, remarks)
  refuseDeep(draft.stages)
  resolveNeeds(draft.stages, wishes, remarks)
  tellHours(hours, topics[0]?.topic.line ?? 0, remarks)
}

/** The row with the most words of a header among the first, below what a spreadsheet has above it. */
function headerOf(rows: CsvRow[]): number | null {
  let best: number | null = null
  let most = 0
  rows.slice(0, 15).forEach(({ cells }, i) => {
    const filled = widthOf({ cells })
    const words = headerWords(cells)
    // A title such as `Course` above a wide table is one word in a row of its own.
    const isWide = rows.slice(0, i).every((row) => widthOf(row) < filled)
    const isHeader = words >= 3 || (words * 2 >= filled && (words > 1 || isWide))
    if (isHeader && words > most) {
      most = words
      best = i
    }
  })
  return best
}

function widthOf({ cells }: { cells: string[] }): number {
  return cells.filter((cell) => cell !== '').length
}

/** Below a table often stands what its columns add up to. */
function isSum({ cells, line }: CsvRow, remarks: Remarks): boolean {
  const [first = ''] = cells.filter((cell) => cell !== '')
  if (!/^(grand |sub)?totals?:?$/i.test(first) || cells.length < 2) return false
  remarks.leaveOut(line, `the row “${first}” adds up the others`)
  return true
}

/**
 * Words for the first row where it names columns in a language we do not know: what is in the cells below says what
 * they hold. Null where the first row is like the others.
 */
function foreignHeader(rows: CsvRow[], remarks: Remarks): string[] | null {
  const [first, ...others] = rows
  if (first === undefined || others.length === 0 || first.cells.length < 2) return null
  const columns = first.cells.map((_, i) => others.map(({ cells }) => cells[i] ?? ''))
  const isName = first.cells.every(
    (cell, i) => /\p{L}/u.test(cell) && !/\d|:\/\//.test(cell) && !columns[i]?.includes(cell),
  )
  const roles = columns.map(roleOfCells)
  if (!isName || !roles.some((role) => role !== '')) return null
  if (first.cells.some((cell, i) => roles[i] !== '' && roleOfCells([cell]) !== '')) return null
  const title = roles.indexOf('')
  if (title < 0) return null
  const named = first.cells[title] ?? ''
  remarks.guess(
    first.line,
    `the words of the header are not known; “${named}” was read as the titles, the others by what is in them`,
  )
  return roles.map((role, i) => (i === title ? 'title' : role))
}

/** What a column holds by its cells alone: `status`, `duration`, or nothing that is known. */
function roleOfCells(cells: string[]): string {
  const filled = cells.filter((cell) => cell !== '')
  if (filled.length === 0) return ''
  if (filled.every((cell) => readStatus(cell) !== null)) return 'status'
  return filled.every((cell) => durationOf(cell) !== null) ? 'duration' : ''
}

/** Lines of a few words each are a list of titles; prose is not. */
function isPlainList(rows: CsvRow[]): boolean {
  const texts = rows.map(({ cells }) => cells.join(' ').trim())
  const words = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0)
  const sentences = texts.filter((text) => /[.!?]$/.test(text)).length
  const titles = rows.filter(({ cells }) => /\p{L}/u.test(cells[0] ?? '')).length
  return titles >= 2 && words <= texts.length * 12 && sentences * 3 <= texts.length
}

function titleAbove(rows: CsvRow[]): string | null {
  const alone = rows
    .map(({ cells }) => cells.filter((cell) => cell !== ''))
    .find((cells) => cells.length === 1)
  return alone?.[0] === undefined ? null : oneLine(alone[0])
}

/**
 * Rows with a first cell alone are headings of those below, where every other row has more and
 * each of them has some below.
 */
function sectioned(
  rows: CsvRow[],
  remarks: Remarks,
): { rows: TableRow[]; sections: Map<number, string> } {
  const isAlone = ({ cells }: CsvRow) =>
    cells.length > 2 && cells[0] !== '' && cells.slice(1).every((cell) => cell === '')
  const alone = rows.map(isAlone)
  const isSections =
    alone[0] === true &&
    alone.at(-1) === false &&
    !alone.some((is, i) => is && alone[i + 1] === true)
  const sections = new Map<number, string>()
  const found: TableRow[] = []
  let section: string | null = null
  rows.forEach((row, i) => {
    if (isSections && alone[i] === true) section = oneLine(row.cells[0] ?? '')
    else {
      if (section !== null) sections.set(row.line, section)
      found.push({ line: row.line, cells: row.cells.map(cellOf) })
    }
  })
  const first = rows[0]
  if (isSections && first !== undefined) {
    const count = alone.filter((is) => is).length
    remarks.guess(
      first.line,
      `${plural(count, 'row')} with a first cell alone ${count === 1 ? 'was' : 'were'} read as headings of the rows below`,
    )
  }
  return { rows: found, sections }
}

/** Puts the topics in their stages, by parent, path, depth or the columns that group them. */
function arranged(
  rows: RowTopic[],
  sections: Map<number, string>,
  title: string | null,
  remarks: Remarks,
): DraftTopic[] {
  if (rows.some((row) => row.depth !== null)) return byDepth(rows, title)
  const byName = named(rows)
  const holders = new Map<DraftTopic, DraftTopic>()
  const placed = rows.filter((row) => !isUnderParent(row, byName, holders))
  if (placed.some((row) => row.path.length > 1)) return byPath(placed, title)
  const isGrouped = placed.some(({ groups }) => groups.some(({ name }) => name !== ''))
  if (sections.size === 0 && !isGrouped)
    return stagesOf(
      placed.map(({ topic }) => ({ topic, level: null })),
      title,
    )
  const found: DraftTopic[] = []
  const groups = new Map<string, DraftTopic>()
  const carried = carriedColumns(placed)
  const last = new Map<number, string>()
  for (const { topic, groups: cells } of placed) {
    const names = cells.map(({ column, name }) => {
      if (name === '' && carried.has(column)) return last.get(column) ?? ''
      last.set(column, name)
      return name
    })
    const whole = [sections.get(topic.line) ?? '', ...names].filter((name) => name !== '')
    nest(found, groups, whole.length > 0 ? whole : [title ?? 'Topics'], topic)
  }
  if (carried.size > 0) {
    const line = placed[0]?.topic.line ?? 0
    remarks.guess(line, 'cells left empty in a column that groups were read as the one above')
  }
  return found
}

/** `Stage > Topic > Part`; a row may be what others lie under. */
function byPath(rows: RowTopic[], title: string | null): DraftTopic[] {
  const found: DraftTopic[] = []
  const groups = new Map<string, DraftTopic>()
  for (const { topic, path } of rows) {
    const isWhole = path.at(-1)?.toLowerCase() === topic.title.toLowerCase()
    const above = isWhole ? path.slice(0, -1) : path
    nest(found, groups, above, topic)
    const key = [...above, topic.title].map((name) => `\n${name.toLowerCase()}`).join('')
    if (!groups.has(key)) groups.set(key, topic)
  }
  return staged(found, title)
}

/** Columns with empty cells that never say the same twice in a row: cells that a spreadsheet has merged. */
function carriedColumns(rows: RowTopic[]): Set<number> {
  const carried = new Set<number>()
  rows[0]?.groups.forEach(({ column, name }, i) => {
    const names = rows.map((row) => row.groups[i]?.name ?? '')
    const isRepeated = names.some((other, at) => other !== '' && other === names[at - 1])
    if (name !== '' && names.includes('') && !isRepeated) carried.add(column)
  })
  return carried
}

/** Puts a row under its parent, unless that lies under the row itself. */
function isUnderParent(
  row: RowTopic,
  byName: Map<string, RowTopic>,
  holders: Map<DraftTopic, DraftTopic>,
): boolean {
  if (row.parent === '') return false
  const parent = byName.get(cellOf(row.parent).title.toLowerCase())?.topic
  if (parent === undefined) return false
  let levels = 0
  for (let above: DraftTopic | undefined = parent; above; above = holders.get(above)) {
    if (above === row.topic) return false
    if (++levels > mostLevels) throw tooDeep()
  }
  parent.topics.push(row.topic)
  holders.set(row.topic, parent)
  return true
}

/** The rows by id and by title; ids first, and of the same the first row. */
function named(rows: RowTopic[]): Map<string, RowTopic> {
  const found = new Map<string, RowTopic>()
  for (const row of rows.toReversed()) found.set(row.topic.title.toLowerCase(), row)
  for (const row of rows.toReversed()) if (row.id !== '') found.set(row.id.toLowerCase(), row)
  return found
}

/** By how far each row is indented; the topmost that hold others are stages. */
function byDepth(rows: RowTopic[], title: string | null): DraftTopic[] {
  const found: DraftTopic[] = []
  const open: { topic: DraftTopic; depth: number }[] = []
  for (const { topic, depth } of rows) {
    const level = depth ?? 1
    while ((open.at(-1)?.depth ?? 0) >= level) open.pop()
    const holder = open.at(-1)?.topic.topics ?? found
    holder.push(topic)
    open.push({ topic, depth: level })
  }
  return staged(found, title)
}

function staged(found: DraftTopic[], title: string | null): DraftTopic[] {
  const [first] = found
  const isFlat = found.every((topic) => topic.topics.length === 0)
  return isFlat && first !== undefined ? [stageNamed(title ?? 'Topics', first.line, found)] : found
}

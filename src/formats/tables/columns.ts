/** What the columns of a table hold, found by the words of its header. */
export interface Columns {
  title: number
  /** From the outside in. */
  groups: number[]
  status: number[]
  durations: { column: number; header: string }[]
  /** Columns that number weeks or days, each row its own. */
  spans: { column: number; unit: string }[]
  links: number[]
  descriptions: number[]
  needs: number[]
  optional: { column: number; isRequired: boolean } | null
  id: number | null
  parent: number | null
  depth: number | null
  path: number | null
}

type Role = Exclude<keyof Columns, 'title' | 'groups' | 'spans'>

/** The finest first: in a table of modules and lessons the lessons are the topics. */
const titleWords = [
  /^(sub ?)?topics?( name| title)?$/,
  /^(lessons?|lectures?)( name| title)?$/,
  /^(tasks?|todos?|to dos?)( name| title)?$/,
  /^(title|content|what to learn|concepts?|skills?)$/,
  /^(course|class|book|project|exercise|problem|assignment|question|video|article|tutorial|workshop|paper)(e?s)?( name| title)?$/,
  /^(name|items?|subjects?|activity|activities|goals?|objectives?|learning objectives?)$/,
  /^(chapters?|modules?|units?|resources?|technology|technologies|tools?)( name| title)?$/,
]
/** Words that say a table is of topics, without a look at its other columns. */
const sureTitle =
  /topic|lesson|lecture|title|course|class|chapter|module|subject|concept|skill|unit|exercise|problem|book/

const groupWords =
  /^(stages?|sections?|groups?|categor(y|ies)|phases?|levels?|parts?|areas?|modules?|units?|tracks?|milestones?|semesters?|terms?|quarters?|blocks?|chapters?|themes?|courses?|subjects?|years?|epics?|domains?|fields?)( name| title)?$/
const calendarWords = /^(weeks?|days?|months?)( (no|nr|number|#))?$/

const roles: [Role, RegExp][] = [
  [
    'status',
    /^((?:task |course |item |my )?(status|progress)|state|done|(is )?completed?|completion( status)?|finished|checked|learned|mastered|check)$/,
  ],
  [
    'durations',
    /^(durations?|estimate[ds]?( (time|duration|hours|days|weeks|effort))?|est( (time|hours))?|efforts?|times?|hours?|weeks|days|length|workload|time (needed|required|commitment|to complete|estimate)|hours (needed|required)|(number|no|#) of (hours|days|weeks)|(weekly hours|hours? ?(\/|per|a) ?week|hrs? ?(\/|per|a) ?week|h\/week))$/,
  ],
  [
    'links',
    /^(links?|urls?|web ?sites?|resources?|materials?|videos?|slides|sources?|references?|docs|documentation|where|course link)$/,
  ],
  ['descriptions', /^(notes?|descriptions?|details?|comments?|summary|remarks?|about)$/],
  [
    'needs',
    /^(pre ?requisites?|pre ?reqs?|requires|requirements?|needs|depends( on)?|dependenc(y|ies)|blocked by)$/,
  ],
  ['optional', /^(optional|required|mandatory|elective|core)$/],
  ['id', /^(id|key|uid|slug|topic id)$/],
  ['parent', /^(parent( (id|item|task|topic|name))?)$/],
  ['depth', /^(depth|indent(ation)?|outline level|nesting)$/],
  ['path', /^(path|topic path|breadcrumbs?)$/],
]

/** Words of a header that say nothing of learning, as planners export them. */
const otherWords =
  /^(assignees?|assigned to|owner|priority|(due|start|end|created|completed|last edited|closed)( (date|time|at|on|by))?|date( created| added)?|tags?|labels?|type|created|cost|price|rating|difficulty|score|no|nr|number|#)$/

function normalized(header: string): string {
  return header
    .toLowerCase()
    .replace(/\(.*?\)/g, ' ')
    .replace(/[^\p{L}\p{N}/#]+/gu, ' ')
    .trim()
}

function roleOf(header: string): Role | null {
  const word = normalized(header)
  return roles.find(([, pattern]) => pattern.test(word))?.[0] ?? null
}

function titleRank(header: string): number {
  const word = normalized(header)
  return titleWords.findIndex((pattern) => pattern.test(word))
}

/** How many of these cells are words of a header; none where no column would hold titles. */
export function headerWords(cells: string[]): number {
  if (cells.every((cell) => titleRank(cell) < 0)) return 0
  return cells.filter((cell) => {
    const word = normalized(cell)
    if (word === '') return false
    return (
      titleRank(cell) >= 0 ||
      roleOf(cell) !== null ||
      groupWords.test(word) ||
      calendarWords.test(word) ||
      otherWords.test(word)
    )
  }).length
}

/** Whether a table of a document is one of topics: its header names them, or describes learning beside a name. */
export function isTopicTable(header: string[]): boolean {
  const titles = header.filter((cell) => titleRank(cell) >= 0)
  if (titles.some((cell) => sureTitle.test(normalized(cell)))) return true
  const others = header.map(roleOf)
  return (
    titles.length > 0 &&
    (['status', 'durations', 'needs'] as const).some((role) => others.includes(role))
  )
}

/** Finds what each column holds; `values` gives a column's cells. Null without a column of titles. */
export function findColumns(
  header: string[],
  values: (column: number) => string[],
): Columns | null {
  const title = findTitle(header, values)
  if (title === null) return null
  const columns: Columns = {
    title,
    groups: [],
    status: [],
    durations: [],
    spans: [],
    links: [],
    descriptions: [],
    needs: [],
    optional: null,
    id: null,
    parent: null,
    depth: null,
    path: null,
  }
  header.forEach((cell, column) => {
    if (column !== title) place(columns, cell, column, values(column))
  })
  return columns
}

function findTitle(header: string[], values: (column: number) => string[]): number | null {
  const candidates = header
    .map((cell, column) => ({ column, rank: titleRank(cell), repeats: repeats(values(column)) }))
    .filter((candidate) => candidate.rank >= 0)
    .sort((a, b) => a.rank - b.rank || a.column - b.column)
  // A column that says the same again and again groups the rows.
  const [first] = candidates
  return (candidates.find((candidate) => candidate.repeats < 0.2) ?? first)?.column ?? null
}

/** The share of the filled cells that say what another said before. */
function repeats(cells: string[]): number {
  const filled = cells.map((cell) => cell.trim().toLowerCase()).filter((cell) => cell !== '')
  return filled.length === 0 ? 1 : 1 - new Set(filled).size / filled.length
}

function place(columns: Columns, header: string, column: number, cells: string[]): void {
  const word = normalized(header)
  if (calendarWords.test(word) && placeCalendar(columns, word, column, cells)) return
  if (/^levels?$/.test(word) && isDepth(cells)) columns.depth ??= column
  else if (groupWords.test(word) || (titleRank(header) >= 0 && repeats(cells) > 0)) {
    // Where every row has its own, it groups nothing.
    const filled = cells.filter((cell) => cell.trim() !== '').length
    if (repeats(cells) > 0 || filled < cells.length) columns.groups.push(column)
    else columns.descriptions.push(column)
  } else placeRole(columns, roleOf(header), header.toLowerCase(), column)
}

function placeCalendar(columns: Columns, word: string, column: number, cells: string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '')
  const unit = /^[a-z]*?(day|week|month)/.exec(word)?.[1] ?? 'week'
  if (filled.length === cells.length && areInOrder(cells, /s$/.test(word)))
    columns.spans.push({ column, unit })
  else if (/s$/.test(word) && cells.every((cell) => /^[\d\s.,–—-]*$/.test(cell))) return false
  else if (repeats(cells) > 0 || filled.length < cells.length) columns.groups.push(column)
  else return false
  return true
}

/** `1`, `2`, `3-4`: numbers of weeks, and no amounts; a column of `weeks` may hold those as well. */
function areInOrder(cells: string[], mayBeAmounts: boolean): boolean {
  let last = 0
  return cells.every((cell, i) => {
    const [, from, to = from] =
      /^\W*(?:week|day|month)?s?\s*(\d+)(?:\s*[-–—&]\s*(\d+))?\W*$/i.exec(cell) ?? []
    const isNext =
      from !== undefined &&
      (i === 0 && !mayBeAmounts
        ? true
        : mayBeAmounts
          ? Number(from) === last + 1
          : Number(from) > last)
    last = Number(to)
    return isNext
  })
}

function placeRole(columns: Columns, role: Role | null, header: string, column: number): void {
  if (role === 'durations') columns.durations.push({ column, header })
  else if (role === 'optional')
    columns.optional ??= { column, isRequired: /required|mandatory|core/.test(header) }
  else if (role === 'id' || role === 'parent' || role === 'depth' || role === 'path')
    columns[role] ??= column
  else if (role !== null) columns[role].push(column)
}

function isDepth(cells: string[]): boolean {
  const numbers = cells.map(Number)
  return numbers.every((n, i) => Number.isInteger(n) && n >= 0 && n <= (numbers[i - 1] ?? 1) + 1)
}

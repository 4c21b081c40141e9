import { Node, Parser } from 'commonmark'
import { tooDeep } from '../draft/draft.ts'

// What the parser has and its types do not tell. Inline text is parsed only where it is read, which
// halves the time of an import.
declare module 'commonmark' {
  interface ListData {
    markerOffset: number
    padding: number
  }
  interface Node {
    _string_content: string | null
  }
  interface Parser {
    refmap: unknown
    inlineParser: {
      refmap: unknown
      parse(block: Node): void
      parseReference(text: string, refmap: unknown): number
    }
    processInlines(document: Node): void
  }
}

/** A GFM check box, or something in brackets that may be meant as one. */
export interface Box {
  /** Between the brackets. */
  mark: string
  /** Where the mark begins in the text, in UTF-16 units. */
  offset: number
  isGfm: boolean
}

export interface Item {
  line: number
  box: Box | null
  blocks: Block[]
}

export interface Row {
  line: number
  cells: string[]
}

export type Block =
  | { kind: 'heading'; line: number; level: number; text: string; isHtml?: boolean }
  | { kind: 'paragraph'; line: number; text: string }
  | { kind: 'list'; line: number; items: Item[] }
  | { kind: 'table'; line: number; header: string[]; rows: Row[] }
  | { kind: 'quote'; line: number; blocks: Block[] }
  | { kind: 'end of details'; line: number }
  | { kind: 'code'; line: number }
  | { kind: 'other'; line: number }

export interface MarkdownFile {
  /** The title its front matter gives. */
  title: string | null
  blocks: Block[]
  /** The inline nodes of a heading's, a paragraph's or a cell's text. */
  inlines(text: string): Node
}

/** More lines than this would need more memory than a small machine has. */
const mostLines = 250_000
const deepest = 100
/** In squares of the columns that each line begins with; a second or two. */
const mostNesting = 500_000_000
/** Below the headings, so that a summary or a line in bold stands under them. */
export const summaryLevel = 7
export const boldLevel = 8

/** Reads the blocks of a CommonMark file with GFM's tables and check boxes; null where it is too large. */
export function readBlocks(text: string): MarkdownFile | null {
  const source = splitLines(text)
  if (source.lines.length > mostLines) return null
  if (nestingOf(source.lines) > mostNesting) throw tooDeep()
  const front = frontMatter(source.lines)
  const lines = source.lines.map((line, i) => (i < front.length ? '' : line))
  const parser = Object.assign(new Parser(), { processInlines: () => {} })
  passOverBoxes(parser)
  const document = parser.parse(lines.join('\n'))
  return {
    title: front.title,
    blocks: blocksOf(document, source, 0),
    inlines(content) {
      const node = new Node('paragraph')
      node._string_content = content
      parser.inlineParser.refmap = parser.refmap
      parser.inlineParser.parse(node)
      return node
    },
  }
}

/** Every box and link begins like a definition of a link, and is none where no colon follows: a cheaper look. */
function passOverBoxes({ inlineParser }: Parser): void {
  const parseReference = inlineParser.parseReference.bind(inlineParser)
  inlineParser.parseReference = (text, refmap) =>
    /^\[[^[\]\\]{0,999}\](?!:)/.test(text) ? 0 : parseReference(text, refmap)
}

interface Source {
  lines: string[]
  /** Where each line begins. */
  starts: number[]
}

function splitLines(text: string): Source {
  const lines: string[] = []
  const starts: number[] = []
  let start = text.startsWith('\uFEFF') ? 1 : 0
  for (const { index, 0: ending } of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push(text.slice(start, index))
    starts.push(start)
    start = index + ending.length
    if (lines.length > mostLines) break
  }
  lines.push(text.slice(start))
  starts.push(start)
  return { lines, starts }
}

/** What it costs to find out what each line lies in: the parser looks at its beginning once for every list and quote. */
function nestingOf(lines: string[]): number {
  const beginning = /^(?:\s|>|[*+-](?=\s)|\d{1,9}[.)](?=\s))*/
  return lines.reduce((sum, line) => sum + (beginning.exec(line)?.[0].length ?? 0) ** 2, 0)
}

/** How many lines the front matter takes, none without one. */
function frontMatter(lines: string[]): { length: number; title: string | null } {
  const fence = /^(---|\+\+\+)\s*$/.exec(lines[0] ?? '')?.[1]
  const none = { length: 0, title: null }
  if (fence === undefined) return none
  const end = lines.findIndex(
    (line, i) => i > 0 && (line.trimEnd() === fence || line.trimEnd() === '...'),
  )
  const inside = lines.slice(1, end).filter((line) => line.trim() !== '')
  const isSettings =
    inside.some((line) => /^[\w"'-]+\s*[:=]/.test(line)) &&
    inside.every((line) => /^(\s|[\w"'-]+\s*[:=]|- |#|\]|\})/.test(line))
  if (end < 0 || !isSettings) return none
  const [, title] =
    inside.map((line) => /^title\s*[:=]\s*(.+)$/i.exec(line)).find((found) => found !== null) ?? []
  return { length: end + 1, title: title?.trim().replace(/^(["'])(.*)\1$/, '$2') ?? null }
}

function* childrenOf(node: Node): Generator<Node> {
  for (let child = node.firstChild; child !== null; child = child.next) yield child
}

function blocksOf(parent: Node, source: Source, depth: number): Block[] {
  if (depth > deepest) throw tooDeep()
  const blocks: Block[] = []
  for (const node of childrenOf(parent)) {
    const [[line]] = node.sourcepos
    const text = node._string_content ?? ''
    if (node.type === 'heading') blocks.push({ kind: 'heading', line, level: node.level, text })
    else if (node.type === 'paragraph') blocks.push(...paragraph(node, source))
    else if (node.type === 'block_quote')
      blocks.push({ kind: 'quote', line, blocks: blocksOf(node, source, depth + 1) })
    else if (node.type === 'html_block')
      blocks.push({ kind: 'other', line }, ...htmlBlocks(node.literal ?? '', line))
    else if (node.type === 'code_block') blocks.push({ kind: 'code', line })
    else if (node.type === 'thematic_break') blocks.push({ kind: 'other', line })
    else if (node.type === 'list') {
      const items = [...childrenOf(node)].map((item) => itemOf(item, source, depth + 1))
      blocks.push({ kind: 'list', line, items })
    }
  }
  return blocks
}

function itemOf(node: Node, source: Source, depth: number): Item {
  const [[line]] = node.sourcepos
  const blocks = blocksOf(node, source, depth)
  const [first] = blocks
  const box = first?.kind === 'paragraph' ? boxOf(first, source) : null
  return { line: box === null ? line : (first?.line ?? line), box, blocks }
}

const boxPattern = /^\[([^[\]]{1,20})\](?=\n|[ \t]+[\S\n])/

/** The box a paragraph begins with: GFM wants a space, x or X in the brackets, and something after them. */
function boxOf({ text, line }: { text: string; line: number }, source: Source): Box | null {
  const [, mark] = boxPattern.exec(text) ?? []
  const raw = source.lines[line - 1]
  if (mark === undefined || raw === undefined) return null
  const [first = ''] = text.split('\n', 1)
  const column = raw.trimEnd().length - first.trimEnd().length + 1
  const offset = (source.starts[line - 1] ?? 0) + column
  return { mark, offset, isGfm: /^[ xX]$/.test(mark) }
}

/** A paragraph, its lines without indentation; from the first header row on it is a table. */
function paragraph(node: Node, source: Source): Block[] {
  const lines = (node._string_content ?? '').replace(/\n$/, '').split('\n')
  // Link definitions at its start are gone from the content, so count from the end.
  const line = node.sourcepos[1][0] - lines.length + 1
  const isTable = lines.length > 1 && lines.some((text) => text.includes('|'))
  const isLazy = (at: number) => continuesLazily(node, source.lines[at - 1] ?? '')
  const header = isTable
    ? lines.findIndex((_, i) => isTableHead(lines[i], lines[i + 1]) && !isLazy(line + i + 1))
    : -1
  const texts = lines.map((text, i) => (i === 0 ? text : text.trimStart()))
  if (header < 0) return [{ kind: 'paragraph', line, text: texts.join('\n').trimEnd() }]
  const cells = cellsOf(lines[header] ?? '')
  const table: Block = {
    kind: 'table',
    line: line + header,
    header: cells,
    rows: lines.slice(header + 2).map((text, i) => {
      const found = cellsOf(text)
      return { line: line + header + 2 + i, cells: cells.map((_, column) => found[column] ?? '') }
    }),
  }
  const before = texts.slice(0, header).join('\n').trimEnd()
  return header === 0 ? [table] : [{ kind: 'paragraph', line, text: before }, table]
}

/** Whether a line goes on with a paragraph outside of the quotes and items that it is in, or far to the right. */
function continuesLazily(paragraph: Node, raw: string): boolean {
  let rest = raw
  for (const container of containersOf(paragraph)) {
    if (container.type === 'block_quote') {
      const mark = /^ {0,3}> ?/.exec(rest)
      if (mark === null) return true
      rest = rest.slice(mark[0].length)
    } else {
      const { markerOffset, padding } = container._listData
      const indent = /^[ \t]*/.exec(rest)?.[0] ?? ''
      if (widthOf(indent) < markerOffset + padding) return true
      rest = ' '.repeat(widthOf(indent) - markerOffset - padding) + rest.slice(indent.length)
    }
  }
  return /^( {4}| {0,3}\t)/.test(rest)
}

/** The quotes and list items around a block, from the outside in. */
function containersOf(block: Node): Node[] {
  const found: Node[] = []
  for (let node = block.parent; node !== null; node = node.parent)
    if (node.type === 'block_quote' || node.type === 'item') found.unshift(node)
  return found
}

function widthOf(indent: string): number {
  return [...indent].reduce((at, char) => (char === '\t' ? at + 4 - (at % 4) : at + 1), 0)
}

function isTableHead(header: string | undefined, delimiters: string | undefined): boolean {
  if (header === undefined || delimiters === undefined) return false
  if (!/^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/.test(delimiters)) return false
  if (!header.includes('|') && !delimiters.includes('|')) return false
  return cellsOf(header).length === cellsOf(delimiters).length
}

function cellsOf(line: string): string[] {
  const cells: string[] = []
  let cell = ''
  const text = line.trim().replace(/^\|/, '')
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\' && text[i + 1] === '|') {
      cell += '|'
      i++
    } else if (text[i] === '|') {
      cells.push(cell.trim())
      cell = ''
    } else cell += text[i]
  }
  if (cell.trim() !== '' || !text.endsWith('|')) cells.push(cell.trim())
  return cells
}

const htmlPart =
  /<h([1-6])\b[^>]*>([\s\S]*?)<\/h\1\s*>|<summary\b[^>]*>([\s\S]*?)<\/summary\s*>|<\/details\s*>/gi

/** Headings and summaries written in HTML; the rest of a block of HTML says nothing of topics. */
function htmlBlocks(html: string, line: number): Block[] {
  const visible = html.replace(/<!--[\s\S]*?(-->|$)/g, (comment) => comment.replace(/[^\n]/g, ' '))
  return [...visible.matchAll(htmlPart)].flatMap(
    ({ index, 1: level, 2: heading, 3: summary }): Block[] => {
      const at = line + visible.slice(0, index).split('\n').length - 1
      const text = plainHtml(heading ?? summary ?? '')
      if (heading === undefined && summary === undefined)
        return [{ kind: 'end of details', line: at }]
      if (text === '') return []
      return [
        {
          kind: 'heading',
          line: at,
          level: level === undefined ? summaryLevel : Number(level),
          text,
          isHtml: true,
        },
      ]
    },
  )
}

function plainHtml(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

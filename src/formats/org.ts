import { type Draft, type DraftTopic, refuseDeep } from './draft/draft.ts'
import { takeHints } from './draft/hints.ts'
import { plural, Remarks } from './draft/remarks.ts'
import { type Root, stagesOf } from './draft/stages.ts'
import type { Tick } from './draft/ticks.ts'
import { oneLine, shortened, trimmed } from './draft/titles.ts'
import { effortOf, keywordsOf, orgText } from './org-words.ts'
import { lostLinks } from './tables/rows.ts'

const mostLines = 500_000

/** Reads an org file: headings with TODO keywords and check boxes, else its headings. */
export function readOrg(text: string): Draft {
  const remarks = new Remarks()
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const draft: Draft = {
    format: 'org',
    title: settingOf(lines, 'title'),
    description: settingOf(lines, 'description'),
    hoursPerWeek: null,
    stages: [],
    guesses: [],
    leftOut: [],
  }
  if (lines.length > mostLines)
    remarks.leaveOut(
      0,
      `this file has more than ${mostLines} lines, which is more than can be read`,
    )
  else fill(draft, new OrgReading(lines, remarks), remarks)
  return { ...draft, guesses: remarks.guesses, leftOut: remarks.leftOut }
}

function fill(draft: Draft, reading: OrgReading, remarks: Remarks): void {
  const { found, hasItems } = reading.read()
  refuseDeep(found)
  if (!hasItems && found.length > 0) {
    for (const topic of found) markLeaves(topic)
    remarks.guess(
      0,
      'the file has no TODO keywords and no check boxes, so its headings became topics',
    )
  }
  const rootOf = (topic: DraftTopic): Root => ({
    topic,
    level: reading.isHeading(topic) && topic.topics.length > 0 ? 1 : null,
  })
  const roots = found.filter((topic) => holds(topic, remarks)).map(rootOf)
  const [first] = roots
  const inner = first?.topic.topics ?? []
  // A lone heading around everything is the title, where nothing else is.
  if (
    roots.length === 1 &&
    first !== undefined &&
    draft.title === null &&
    !first.topic.isItem &&
    inner.some((topic) => !topic.isItem && rootOf(topic).level !== null)
  ) {
    draft.title = first.topic.title
    draft.stages = stagesOf(inner.map(rootOf), draft.title)
  } else draft.stages = stagesOf(roots, draft.title)
  takeHints(draft.stages, remarks)
  if (draft.stages.length === 0)
    remarks.leaveOut(
      0,
      'it has no headings with TODO keywords, no check boxes and no outline of headings',
    )
}

function settingOf(lines: string[], name: string): string | null {
  const pattern = new RegExp(String.raw`^#\+${name}:\s+(\S.*)$`, 'i')
  for (const line of lines) {
    const [, value] = pattern.exec(line) ?? []
    if (value !== undefined) return oneLine(orgText(value).text)
  }
  return null
}

function markLeaves(topic: DraftTopic): void {
  topic.isItem = topic.topics.length === 0
  for (const child of topic.topics) markLeaves(child)
}

function holds(topic: DraftTopic, remarks: Remarks): boolean {
  topic.topics = topic.topics.filter((child) => holds(child, remarks))
  if (topic.isItem || topic.topics.length > 0) return true
  remarks.count(
    'leftOut',
    'empty headings',
    topic.line,
    (n) => `${plural(n, 'heading')} such as “${topic.title}” ${n === 1 ? 'has' : 'have'} no topics`,
  )
  return false
}

const heading = /^(\*+)[ \t]+(.*)$/
const listItem = /^([ \t]*)(?:[-+]|\d+[.)]|[A-Za-z][.)]|(?<=[ \t])\*)(?:[ \t]+(.*))?$/
const cookie = /\s*\[(?:\d*\/\d*|\d*%)\]/g

interface Open {
  topic: DraftTopic
  /** Stars of a heading, or the indentation of an item. */
  depth: number
}

class OrgReading {
  readonly #lines: string[]
  readonly #remarks: Remarks
  readonly #keywords: Map<string, Tick>
  readonly #isOwn: boolean
  readonly #found: DraftTopic[] = []
  readonly #headings: Open[] = []
  readonly #items: Open[] = []
  readonly #isHeading = new Set<DraftTopic>()
  #hasItems = false
  /** Stars of a heading that is left out with all under it. */
  #skipped: number | null = null

  constructor(lines: string[], remarks: Remarks) {
    this.#lines = lines
    this.#remarks = remarks
    const { keywords, isOwn } = keywordsOf(lines)
    this.#keywords = keywords
    this.#isOwn = isOwn
  }

  isHeading(topic: DraftTopic): boolean {
    return this.#isHeading.has(topic)
  }

  read(): { found: DraftTopic[]; hasItems: boolean } {
    for (let at = 0; at < this.#lines.length; at++) {
      const line = this.#lines[at] ?? ''
      const [, stars, title] = heading.exec(line) ?? []
      if (stars !== undefined && title !== undefined) this.#heading(stars.length, title, at + 1)
      else if (this.#skipped === null) at = this.#line(line, at)
    }
    return { found: this.#found, hasItems: this.#hasItems }
  }

  #heading(depth: number, source: string, line: number): void {
    if (this.#skipped !== null && depth > this.#skipped) return
    this.#skipped = null
    this.#items.length = 0
    while ((this.#headings.at(-1)?.depth ?? 0) >= depth) this.#headings.pop()
    const tagged = /[ \t]+:((?:[\p{L}\p{N}_@#%]+:)+)[ \t]*$/u.exec(source)
    const tags = tagged?.[1]?.toLowerCase().split(':') ?? []
    const body = source.slice(0, tagged?.index)
    const [, word = '', rest = ''] = /^(\S+)(?:\s+(.*))?$/.exec(body.trim()) ?? []
    const tick = this.#keywords.get(word)
    const title = (tick === undefined ? body : rest).trim().replace(/^\[#\w+\]\s*/, '')
    if (/^COMMENT(\s|$)/.test(title) || tags.includes('archive')) {
      this.#skipped = depth
      this.#remarks.count(
        'leftOut',
        'hidden',
        line,
        (n) =>
          `${plural(n, 'heading')} that ${n === 1 ? 'is' : 'are'} commented out or archived ${n === 1 ? 'was' : 'were'} left out`,
      )
      return
    }
    const topic = this.#topic(title, line, tick)
    if (tick !== undefined && !this.#isOwn && word !== 'TODO' && word !== 'DONE') {
      const tell = (n: number) =>
        `${plural(n, 'heading')} with ${word} ${n === 1 ? 'was' : 'were'} read as ${tick}; the file does not name its keywords`
      this.#remarks.count('guesses', `keyword ${word}`, line, tell)
    }
    if (tags.includes('optional')) topic.optional = true
    this.#isHeading.add(topic)
    this.#place(topic, this.#headings)
    this.#headings.push({ topic, depth })
  }

  #topic(source: string, line: number, tick: Tick | undefined): DraftTopic {
    const { text, links, lost } = orgText(source.replace(cookie, ''))
    const title = trimmed(oneLine(text))
    const topic: DraftTopic = {
      title: title === '' ? `Untitled, line ${line}` : title,
      links,
      isItem: tick !== undefined,
      line,
      topics: [],
    }
    if (tick !== undefined) this.#hasItems = true
    if (tick !== undefined && tick !== 'pending') topic.status = tick
    this.#remarks.count('leftOut', 'lost links', line, lostLinks, lost)
    return topic
  }

  #place(topic: DraftTopic, open: Open[]): void {
    const holder = open.at(-1)?.topic.topics ?? this.#headings.at(-1)?.topic.topics ?? this.#found
    holder.push(topic)
  }

  /** A line that is no heading; gives the last line it took. */
  #line(line: string, at: number): number {
    const [, drawer] = /^\s*:([\w-]+):\s*$/.exec(line) ?? []
    if (drawer !== undefined) return this.#drawer(drawer, at)
    const [, block] = /^\s*#\+begin_(\S+)/i.exec(line) ?? []
    if (block !== undefined)
      return this.#end(
        at,
        new RegExp(String.raw`^\s*#\+end_${block.replace(/\W/g, '\\$&')}\s*$`, 'i'),
      )
    if (/^\s*(#(\s|\+|$)|:(\s|$)|(SCHEDULED|DEADLINE|CLOSED|CLOCK):|\||-{5,}\s*$)/.test(line))
      return at
    const [, indent, text = ''] = listItem.exec(line) ?? []
    if (indent !== undefined) this.#item(width(indent), text, at + 1)
    else if (line.trim() !== '') this.#text(line, at + 1)
    return at
  }

  /** The line that ends what begins here; an end that no line of this section has ends nothing. */
  #end(at: number, end: RegExp): number {
    for (let i = at + 1; i < this.#lines.length; i++) {
      const line = this.#lines[i] ?? ''
      if (end.test(line)) return i
      if (heading.test(line)) return at
    }
    return at
  }

  #drawer(name: string, at: number): number {
    const end = this.#end(at, /^\s*:END:\s*$/i)
    const topic = this.#headings.at(-1)?.topic
    if (!/^properties$/i.test(name) || topic === undefined) return end
    for (const line of this.#lines.slice(at + 1, end)) {
      const [, key = '', value = ''] = /^\s*:([\w-]+):\s+(\S.*?)\s*$/.exec(line) ?? []
      this.#property(topic, key.toLowerCase(), value)
    }
    return end
  }

  #property(topic: DraftTopic, key: string, value: string): void {
    if (key === 'effort') {
      const duration = effortOf(value)
      if (duration !== null) topic.duration = duration
      else
        this.#remarks.count(
          'leftOut',
          'efforts',
          topic.line,
          (n) => `${plural(n, 'effort')} such as “${value}” could not be read`,
        )
    }
    if (key === 'custom_id' && /^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u.test(value)) topic.id = value
    if (key === 'id') topic.was = [value]
    if (key === 'url' && /^https?:\/\//.test(value)) topic.links.push({ title: value, url: value })
  }

  #item(depth: number, source: string, line: number): void {
    while ((this.#items.at(-1)?.depth ?? -1) >= depth) this.#items.pop()
    const [, mark, boxed] = /^(?:\[@\w+\]\s*)?\[([ xX-])\](?:\s+(.*))?$/.exec(source) ?? []
    if (mark === undefined && !this.#holdsBoxes(line, depth)) {
      if (source.trim() !== '') this.#says(source, line)
      return
    }
    const [term = '', ...definition] = (boxed ?? (mark === undefined ? source : '')).split(
      /\s+::\s+/,
    )
    if (mark !== undefined && term.trim() === '') return
    const ticks = new Map<string, Tick>([
      [' ', 'pending'],
      ['-', 'in-progress'],
    ])
    const topic = this.#topic(
      term,
      line,
      mark === undefined ? undefined : (ticks.get(mark) ?? 'done'),
    )
    if (definition.length > 0)
      topic.description = shortened(oneLine(orgText(definition.join(' :: ')).text))
    this.#place(topic, this.#items)
    this.#items.push({ topic, depth })
  }

  /** Whether a box lies under the item of this line. */
  #holdsBoxes(line: number, depth: number): boolean {
    for (let i = line; i < Math.min(this.#lines.length, line + 500); i++) {
      const text = this.#lines[i] ?? ''
      if (text.trim() === '') continue
      if (heading.test(text) || width(/^[ \t]*/.exec(text)?.[0] ?? '') <= depth) return false
      if (/^\s*(?:[-+*]|\d+[.)])\s+(?:\[@\w+\]\s*)?\[[ xX-]\]/.test(text)) return true
    }
    return false
  }

  #text(source: string, line: number): void {
    const indent = width(/^[ \t]*/.exec(source)?.[0] ?? '')
    while (indent <= (this.#items.at(-1)?.depth ?? -1)) this.#items.pop()
    this.#says(source, line)
  }

  /** Text says more of the item or the heading above it. */
  #says(source: string, line: number): void {
    const topic = this.#items.at(-1)?.topic ?? this.#headings.at(-1)?.topic
    if (topic === undefined) return
    const { text, links, lost } = orgText(source)
    for (const link of links)
      if (!topic.links.some((known) => known.url === link.url)) topic.links.push(link)
    this.#remarks.count('leftOut', 'lost links', line, lostLinks, lost)
    const said = oneLine(text)
    if (said === '' || links.some((link) => said === link.title)) return
    topic.description = shortened(
      topic.description === undefined ? said : `${topic.description} ${said}`,
    )
  }
}

function width(indent: string): number {
  return [...indent].reduce((at, char) => (char === '\t' ? at + 8 - (at % 8) : at + 1), 0)
}

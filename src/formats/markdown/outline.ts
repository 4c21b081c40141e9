import type { Node } from 'commonmark'
import type { DraftTopic } from '../draft/draft.ts'
import { choiceIn } from '../draft/hints.ts'
import { plural, type Remarks } from '../draft/remarks.ts'
import { nest, type Root } from '../draft/stages.ts'
import { isPlainMark, readBoxMark, signOf, type Tick } from '../draft/ticks.ts'
import { oneLine, type RichText, shortened, titleOf, trimmed } from '../draft/titles.ts'
import { isTopicTable } from '../tables/columns.ts'
import { type Cell, lostLinks, noHours, readRows, type WeeklyHours } from '../tables/rows.ts'
import { type Block, boldLevel, type Item, type MarkdownFile, summaryLevel } from './blocks.ts'
import { readText } from './text.ts'

/** What the topics of a file are. */
export type Kind = 'boxes' | 'tables' | 'links' | 'items' | 'headings'

type List = Extract<Block, { kind: 'list' }>
type Table = Extract<Block, { kind: 'table' }>
type Heading = Extract<Block, { kind: 'heading' }>

/** Parts of a document that are about the document; they are passed over where nothing is a box. */
const noise =
  /^\W*(table of contents?|contents?|toc|index|contribut(e|ing|ors?|ions?)\b.*|licen[cs]es?( information)?|copyright.*|(our )?(sponsors?|backers|supporters)|support( us)?|acknowledge?ments?|credits?|thanks|code of conduct|authors?|maintainers?|team|community|change ?log|release notes|related (lists?|projects?|repos(itories)?)|other (awesome )?lists|star history|stargazers.*|foot ?notes|translations?|donat(e|ions?)|contact( us)?|how to contribute|about( us| me)?|disclaimer|citation)\W*$/i
export const isNoise = (title: string): boolean => noise.test(title)

/** Walks the blocks of a file once and hangs its topics under its headings. */
export class Outline {
  readonly #file: MarkdownFile
  readonly #kind: Kind
  readonly #remarks: Remarks
  readonly #levels = new Map<DraftTopic, number>()
  readonly hours: WeeklyHours = noHours()
  /** What tables name as prerequisites. */
  readonly needs = new Map<DraftTopic, string[]>()
  /** Headings and items with the text in which a tick sign may stand. */
  readonly signed: { topic: DraftTopic; text: string; isHeading: boolean }[] = []
  tables = 0

  constructor(file: MarkdownFile, kind: Kind, remarks: Remarks) {
    this.#file = file
    this.#kind = kind
    this.#remarks = remarks
  }

  roots(): Root[] {
    const topics = this.#gather(this.#file.blocks, null)
    return topics.map((topic) => ({ topic, level: this.levelOf(topic) }))
  }

  levelOf(topic: DraftTopic): number | null {
    return this.#levels.get(topic) ?? null
  }

  #read(text: string): RichText {
    return readText(text, (source) => this.#inlines(source))
  }

  #inlines(text: string): Node {
    return this.#file.inlines(text)
  }

  /** The topics among some blocks; headings hold to the end of the blocks they stand in. */
  #gather(blocks: Block[], owner: DraftTopic | null): DraftTopic[] {
    const found: DraftTopic[] = []
    const open: { topic: DraftTopic; level: number }[] = []
    const holder = () => open.at(-1)?.topic ?? null
    const add = (topics: DraftTopic[]) => {
      for (const topic of topics) (holder()?.topics ?? found).push(topic)
    }
    const close = (level: number) => {
      while ((open.at(-1)?.level ?? 0) >= level) open.pop()
    }
    const enter = (heading: Heading) => {
      close(heading.level)
      const topic = this.#heading(heading)
      add([topic])
      open.push({ topic, level: heading.level })
    }
    let passedOver = 7
    let before: DraftTopic | null = null
    blocks.forEach((block, i) => {
      const next = blocks[i + 1]
      if (block.kind === 'heading' && block.level <= passedOver)
        passedOver = this.#isPassedOver(block) ? block.level : 7
      if (passedOver < 7) return
      if (block.kind === 'heading') enter(block)
      else if (block.kind === 'end of details') close(summaryLevel)
      else if (block.kind === 'quote') add(this.#gather(block.blocks, holder() ?? owner))
      else if (block.kind === 'list') {
        const topics = this.#list(block, before, holder() ?? owner)
        add(this.#chosen(topics, blocks[i - 1]))
        before = topics.at(-1) ?? before
        return
      } else if (block.kind === 'table') add(this.#chosen(this.#table(block), blocks[i - 1]))
      else if (block.kind === 'paragraph') {
        const title = this.#boldLine(block.text, next)
        if (title !== null)
          enter({ kind: 'heading', line: block.line, level: boldLevel, text: title })
        else this.#paragraph(block.text, holder(), owner, block.line)
      } else return
      before = null
    })
    return this.#kind === 'headings' ? found : found.filter((topic) => this.#holds(topic))
  }

  #isPassedOver({ text, line }: Heading): boolean {
    const title = oneLine(this.#read(text).text)
    if (this.#kind === 'boxes' || !isNoise(title)) return false
    const tell = (n: number) =>
      `${plural(n, 'section')} such as “${title}” ${n === 1 ? 'is' : 'are'} about the file itself and ${n === 1 ? 'was' : 'were'} left out`
    this.#remarks.count('leftOut', 'passed over', line, tell)
    return true
  }

  #heading({ text: source, line, level }: Heading): DraftTopic {
    const rich = this.#read(source)
    const text = oneLine(rich.text)
    const title = trimmed(text) || text || `Untitled, line ${line}`
    const topic = this.#topic(title, rich, line, false)
    this.#levels.set(topic, level)
    this.signed.push({ topic, text, isHeading: true })
    return topic
  }

  #topic(title: string, rich: RichText, line: number, isItem: boolean): DraftTopic {
    const topic: DraftTopic = { title, links: [], isItem, line, topics: [] }
    this.#addLinks(topic, rich, line)
    return topic
  }

  #addLinks(topic: DraftTopic, { links, lostLinks: lost }: RichText, line: number): void {
    for (const link of links)
      if (!topic.links.some((known) => known.url === link.url)) topic.links.push(link)
    this.#remarks.count('leftOut', 'lost links', line, lostLinks, lost)
  }

  /** Keeps a heading or a group only where it holds topics; the links of the others are told. */
  #holds(topic: DraftTopic): boolean {
    topic.topics = topic.topics.filter((child) => child.isItem || this.#holds(child))
    if (topic.isItem || topic.topics.length > 0) return true
    const tell = (n: number) =>
      `${plural(n, 'link')} outside of the topics ${n === 1 ? 'was' : 'were'} left out`
    this.#remarks.count('leftOut', 'other links', topic.line, tell, topic.links.length)
    return false
  }

  /** A line in bold right above a list or a table works as its heading. */
  #boldLine(text: string, next: Block | undefined): string | null {
    if (this.#kind === 'headings' || (next?.kind !== 'list' && next?.kind !== 'table')) return null
    if (!/^(\*\*|__)/.test(text) || text.includes('\n')) return null
    const { lead, text: plain } = this.#read(text)
    const isWhole = lead?.kind === 'bold' && /^[\s:.]*$/.test(plain.slice(lead.end))
    return isWhole && choiceIn(plain) === null ? lead.text : null
  }

  #paragraph(text: string, group: DraftTopic | null, owner: DraftTopic | null, line: number): void {
    if (/^\W*(this (section|part|stage|topic) is )?optional\W*$/i.test(text) && group !== null)
      group.optional = true
    if (!/\]\s*[([]|https?:|www\./.test(text)) return
    const isJustLinks = /^\W*!?\[[^\]]*\]\([^)]*\)\W*$/.test(text)
    const topic = group ?? owner
    if (topic !== null && (owner !== null || isJustLinks))
      this.#addLinks(topic, this.#read(text), line)
    else {
      const links = text.match(/\]\(\s*<?https?:|(?<![("'])\bhttps?:/g)?.length ?? 0
      const tell = (n: number) =>
        `${plural(n, 'link')} in the text around the topics ${n === 1 ? 'was' : 'were'} left out`
      this.#remarks.count('leftOut', 'links in text', line, tell, links)
    }
  }

  #list(list: List, before: DraftTopic | null, owner: DraftTopic | null): DraftTopic[] {
    const found: DraftTopic[] = []
    for (const item of list.items) {
      const tick = this.#kind === 'boxes' ? tickOf(item, list) : null
      if (tick !== null) found.push(this.#box(item, tick))
      else found.push(...this.#plainItem(item, found.at(-1) ?? before ?? owner, owner))
    }
    return found
  }

  #box(item: Item, tick: Tick): DraftTopic {
    const [first, ...rest] = item.blocks
    const text =
      first?.kind === 'paragraph'
        ? first.text.slice((item.box?.mark.length ?? 0) + 2).trimStart()
        : ''
    const topic = this.#item(text, item.line)
    if (tick !== 'pending') topic.status = tick
    if (item.box?.isGfm === false) this.#tellMark(item.box.mark, tick, item.line)
    topic.topics = this.#gather(rest, topic)
    return topic
  }

  #tellMark(mark: string, tick: Tick, line: number): void {
    const say = (n: number) =>
      `${plural(n, 'box')} with [${mark}] ${n === 1 ? 'was' : 'were'} read as ${tick}`
    this.#remarks.count('guesses', `box ${mark}`, line, say)
  }

  #item(text: string, line: number): DraftTopic {
    const rich = this.#read(text)
    const { title, description } = titleOf(rich, line)
    const topic = this.#topic(title, rich, line, true)
    if (description !== null) topic.description = description
    if (this.#kind === 'links' || this.#kind === 'items')
      this.signed.push({ topic, text: signText(rich), isHeading: false })
    return topic
  }

  /** An item that is no box: a group where topics lie in it, else it says more of a topic. */
  #plainItem(item: Item, before: DraftTopic | null, owner: DraftTopic | null): DraftTopic[] {
    const [first] = item.blocks
    if (first?.kind !== 'paragraph') return this.#gather(item.blocks, owner)
    const rest = item.blocks.slice(1)
    const isRead = this.#kind === 'links' || this.#kind === 'items' || rest.length > 0
    const rich = isRead ? this.#read(first.text) : null
    if (rich !== null && this.#isTopicItem(rich)) {
      const topic = this.#item(first.text, item.line)
      topic.topics = this.#gather(rest, topic)
      return [topic]
    }
    const { title } = titleOf(rich ?? plainText, item.line)
    const group: DraftTopic = { title, links: [], isItem: false, line: item.line, topics: [] }
    group.topics = this.#gather(rest, group)
    if (group.topics.length === 0) {
      if (item.box !== null && !item.box.isGfm && this.#kind === 'boxes') {
        const { mark } = item.box
        const tell = (n: number) =>
          `${plural(n, 'list item')} such as [${mark}] ${n === 1 ? 'is no box' : 'are no boxes'} and ${n === 1 ? 'was' : 'were'} left out`
        this.#remarks.count('leftOut', 'odd boxes', item.line, tell)
      } else this.#says(first.text, before, owner, item.line)
      // Its links were collected on the group; they belong to the topic it says more of.
      for (const link of group.links)
        if (before?.links.every((known) => known.url !== link.url)) before.links.push(link)
      return []
    }
    if (rich !== null) this.#addLinks(group, rich, item.line)
    return [group]
  }

  #isTopicItem(rich: RichText): boolean {
    if (this.#kind === 'items') return rich.lead?.url?.startsWith('#') !== true
    return this.#kind === 'links' && isLinkItem(rich)
  }

  #says(text: string, topic: DraftTopic | null, owner: DraftTopic | null, line: number): void {
    if (this.#kind === 'links') {
      const tell = (n: number) =>
        `${plural(n, 'list item')} without a link of ${n === 1 ? 'its' : 'their'} own ${n === 1 ? 'was' : 'were'} left out`
      this.#remarks.count('leftOut', 'plain items', line, tell)
    }
    if (topic === null || (this.#kind !== 'boxes' && this.#kind !== 'links')) return
    const rich = this.#read(text)
    this.#addLinks(topic, rich, line)
    // An item beside a box may hold its links, as checklists have them; only one under it describes it.
    if (!topic.isItem || topic !== owner || rich.links.length > 0 || /^\[.?\]$/.test(rich.text))
      return
    const lines = [
      ...(topic.description === undefined ? [] : [topic.description]),
      `- ${oneLine(rich.text)}`,
    ]
    topic.description = shortened(lines.join('\n'))
  }

  #table({ header, rows, line }: Table): DraftTopic[] {
    if (this.#kind !== 'tables') return []
    const names = header.map((cell) => oneLine(this.#read(cell).text))
    if (!isTopicTable(names)) return []
    const read = rows.map((row) => ({
      line: row.line,
      cells: row.cells.map((cell) => this.#cell(cell, row.line)),
    }))
    const topics = readRows(names, read, this.#remarks, this.hours)
    if (topics === null || topics.length === 0) return []
    this.tables++
    const found: DraftTopic[] = []
    const groups = new Map<string, DraftTopic>()
    let last: string[] = []
    for (const { topic, groups: path, needs } of topics) {
      if (needs.length > 0) this.needs.set(topic, needs)
      // A cell left empty means the one above.
      last = path.map(({ name }, i) => (name === '' ? (last[i] ?? '') : name))
      nest(found, groups, last, topic)
    }
    this.#remarks.count(
      'guesses',
      'tables',
      line,
      (n) =>
        `${plural(n, 'table')} of topics ${n === 1 ? 'was' : 'were'} found by the words of the header; each row became a topic`,
    )
    return found
  }

  #cell(text: string, line: number): Cell {
    const rich = this.#read(text)
    const plain = oneLine(rich.text)
    const title = plain === '' ? '' : titleOf({ ...rich, text: plain }, line).title
    return { text: plain, title, links: rich.links, lostLinks: rich.lostLinks }
  }

  /** A choice, where the paragraph right above says that some of these are enough. */
  #chosen(topics: DraftTopic[], above: Block | undefined): DraftTopic[] {
    if (above?.kind !== 'paragraph' || topics.length < 2) return topics
    const choice = choiceIn(this.#read(above.text).text)
    if (choice === null || choice.choose >= topics.length) return topics
    const { sentence: title, choose } = choice
    return [{ title, choose, links: [], isItem: false, line: above.line, topics }]
  }
}

const plainText: RichText = { text: '', lead: null, links: [], lostLinks: 0 }

/** `[-]`, `[~]` and `[/]` are boxes only in a list that has others, `[✅]` anywhere. */
export function tickOf({ box }: Item, list: List): Tick | null {
  if (box === null) return null
  if (box.isGfm) return box.mark === ' ' ? 'pending' : 'done'
  const tick = readBoxMark(box.mark)
  if (tick === null || isPlainMark(box.mark)) return tick
  return list.items.some(
    (other) => other.box !== null && (other.box.isGfm || isPlainMark(other.box.mark)),
  )
    ? tick
    : null
}

/** An item that is about a link: it begins with one, or names it after a few words. */
function isLinkItem({ text, lead, links }: RichText): boolean {
  const url = lead?.url ?? null
  if (url !== null && !url.startsWith('#') && !url.startsWith('mailto:')) return true
  const [link] = links
  if (link === undefined) return false
  const at = text.indexOf(link.title)
  return text.slice(0, Math.max(at, 0)).split(/\s+/).length <= 9
}

/** The text a tick sign is looked for in: the first line, or what follows the title. */
function signText({ text, lead }: RichText): string {
  const [first = ''] = text.trim().split('\n')
  if (lead === null || signOf(first) !== null) return first.trim()
  const [rest = ''] = text.slice(lead.end).trim().split(/\s/)
  return signOf(rest) === null ? first : `${lead.text} ${rest}`
}

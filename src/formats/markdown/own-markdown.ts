import type { Node } from 'commonmark'
import type { Count } from '../../progress/count.ts'
import type { Counted } from '../../progress/counted.ts'
import { slug } from '../../roadmap/id.ts'
import type { Link, Roadmap } from '../../roadmap/roadmap.ts'
import type { Draft, DraftTopic } from '../draft/draft.ts'
import { type Block, type Item, type MarkdownFile, readBlocks } from './blocks.ts'

/*
 * A roadmap as markdown. A comment at the top says that it is one; headings are stages, boxes topics. What takes time, is
 * optional or a choice says so behind its title: `- [x] Redis *(2 weeks, optional)*`. Where a topic has an id of its own,
 * needs or earlier ids, a comment keeps them: `<!-- id: redis; needs: dns, http -->`.
 */

const boxes = { done: 'x', skipped: '-', 'in-progress': '/', pending: ' ', 'not-needed': ' ' }

export function writeMarkdown(roadmap: Roadmap, count: Count): string {
  const { id, title, description, source, hoursPerWeek } = roadmap
  const facts = [
    `roadmap: ${id}`,
    ...(source === null ? [] : [`source: ${encoded(source)}`]),
    ...(hoursPerWeek === 10 ? [] : [`hours-per-week: ${hoursPerWeek}`]),
  ]
  const lines = [`<!-- ${facts.join('; ')} -->`, '', `# ${headed(title)}`, '']
  if (description !== null) lines.push(...textLines(description, ''), '')
  for (const stage of count.stages) {
    lines.push(`## ${headed(stage.topic.title)}${behind(stage, true)}`, '')
    const { description, links } = stage.topic
    if (description !== null) lines.push(...textLines(description, ''), '')
    const items = [...links.map((link) => linkLine(link, '')), ...topicLines(stage.parts, '')]
    if (items.length > 0) lines.push(...items, '')
  }
  return lines.join('\n')
}

function topicLines(topics: Counted[], indent: string): string[] {
  return topics.flatMap((counted) => {
    const { title, description, links } = counted.topic
    const inner = `${indent}  `
    // What is in progress because a part of it is says so without a sign.
    const isOpen = counted.status === 'in-progress' && counted.mark?.status !== 'in-progress'
    return [
      `${indent}- [${isOpen ? ' ' : boxes[counted.status]}] ${escaped(title)}${behind(counted, false)}`,
      ...(description === null ? [] : textLines(description, inner)),
      ...links.map((link) => linkLine(link, inner)),
      ...topicLines(counted.parts, inner),
    ]
  })
}

/** What stands behind a title. A heading has no box, so that of a stage without topics is said in words. */
function behind(counted: Counted, isStage: boolean): string {
  const { id, title, duration, choose, optional, needs, was } = counted.topic
  const shown = counted.status
  const isMarked = isStage && counted.mark !== null && counted.mark.status === shown
  const facts = [
    ...(duration === null ? [] : [duration.text]),
    ...(choose === null ? [] : [`choose ${choose}`]),
    ...(optional ? ['optional'] : []),
    ...(isMarked && shown !== 'pending' ? [shown === 'in-progress' ? 'in progress' : shown] : []),
  ]
  const kept = [
    ...(id === slug(title) ? [] : [`id: ${id}`]),
    ...(needs.length === 0 ? [] : [`needs: ${needs.join(', ')}`]),
    ...(was.length === 0 ? [] : [`was: ${was.map(encoded).join(', ')}`]),
  ]
  const said = facts.length === 0 ? '' : ` *(${facts.join(', ')})*`
  return kept.length === 0 ? said : `${said} <!-- ${kept.join('; ')} -->`
}

function linkLine({ title, url }: Link, indent: string): string {
  if (title === url && /^https?:[^<>\s\\]+$/i.test(url)) return `${indent}- <${url}>`
  const address = /^[^()<>\s\\]+$/.test(url)
    ? url
    : `<${url.replace(/\s/g, encoded).replace(/[<>]/g, '\\$&')}>`
  return `${indent}- [${escaped(title)}](${address})`
}

/** Paragraphs; a line that markdown would take for more than text is escaped at its start. */
function textLines(text: string, indent: string): string[] {
  return text.split('\n').map((line) => {
    const words = escaped(line.trim()).replace(/^(\d+)([.)])/, '$1\\$2')
    const safe = words.replace(/^(?=[-+=#>~:|])/, '\\')
    return safe === '' ? '' : `${indent}${safe}`
  })
}

/** Text that markdown takes for text. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*[\]<>~|]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#|\w+;)/g, '\\&')
}

/** Signs at the end of a heading close it. */
function headed(title: string): string {
  return escaped(title).replace(/#+$/, (signs) => signs.replaceAll('#', '\\#'))
}

function encoded(word: string): string {
  return encodeURIComponent(word).replaceAll('--', '-%2D')
}

/** Reads markdown that `writeMarkdown` wrote; null where so much was changed in it that it has another structure. */
export function readOwnMarkdown(
  text: string,
): { draft: Draft; id: string; source: string | null } | null {
  const file = readBlocks(text)
  if (file === null) return null
  const [head = ''] = text.split('\n', 1)
  const facts = keptIn(head)
  const [id = ''] = facts.get('roadmap') ?? []
  const [, title, ...rest] = file.blocks
  if (title?.kind !== 'heading' || title.level !== 1) return null
  const first = rest.findIndex((block) => block.kind === 'heading')
  const reading = new OwnReading(file)
  const about = reading.body(rest.slice(0, Math.max(first, 0)))
  const stages = reading.stages(rest.slice(Math.max(first, 0)))
  if (about === null || about.links.length + about.topics.length > 0) return null
  if (stages === null || stages.length === 0) return null
  const draft: Draft = {
    format: 'markdown',
    title: reading.head(title.text).title,
    description: about.description,
    hoursPerWeek: Number(facts.get('hours-per-week')?.[0] ?? 10),
    stages,
    guesses: [],
    leftOut: [],
  }
  return { draft, id, source: facts.get('source')?.[0] ?? null }
}

interface Head extends Partial<DraftTopic> {
  title: string
  /** What follows on the lines below. */
  text: string
}

class OwnReading {
  readonly #file: MarkdownFile

  constructor(file: MarkdownFile) {
    this.#file = file
  }

  stages(blocks: Block[]): DraftTopic[] | null {
    const stages: DraftTopic[] = []
    let inside: Block[] = []
    for (const block of blocks.toReversed()) {
      if (block.kind !== 'heading') {
        inside.unshift(block)
        continue
      }
      const body = this.body(inside)
      if (block.level !== 2 || body === null) return null
      stages.unshift(topicOf(this.head(block.text), body, block.line, false))
      inside = []
    }
    return stages
  }

  /** What stands under a title: its description, its links and its topics; null where there is anything else. */
  body(blocks: Block[]): Body | null {
    const paragraphs: string[] = []
    const links: Link[] = []
    const topics: DraftTopic[] = []
    for (const block of blocks) {
      if (block.kind === 'paragraph') paragraphs.push(this.head(block.text, false).text)
      else if (block.kind === 'list') {
        for (const item of block.items) {
          const link = this.#link(item)
          const topic = link === null ? this.#topic(item) : null
          if (link !== null) links.push(link)
          else if (topic !== null) topics.push(topic)
          else return null
        }
      } else return null
    }
    const description = paragraphs.length === 0 ? null : paragraphs.join('\n\n')
    return { description, links, topics }
  }

  #topic(item: Item): DraftTopic | null {
    const [first, ...rest] = item.blocks
    const body = this.body(rest)
    if (first?.kind !== 'paragraph' || item.box === null || body === null) return null
    const { mark } = item.box
    const statuses = {
      x: 'done',
      X: 'done',
      '-': 'skipped',
      '/': 'in-progress',
      ' ': undefined,
    } as const
    if (mark !== 'x' && mark !== 'X' && mark !== '-' && mark !== '/' && mark !== ' ') return null
    const head = this.head(first.text.slice(mark.length + 2).trimStart())
    const status = statuses[mark]
    const description = [head.text, body.description ?? ''].filter((part) => part !== '')
    const topic = topicOf(
      head,
      { ...body, description: description.length === 0 ? null : description.join('\n\n') },
      item.line,
      true,
    )
    return status === undefined ? topic : { ...topic, status }
  }

  #link(item: Item): Link | null {
    const [first, ...rest] = item.blocks
    if (first?.kind !== 'paragraph' || rest.length > 0) return null
    const node = this.#file.inlines(first.text).firstChild
    if (node?.type !== 'link' || node.next !== null) return null
    // The parser writes addresses anew; this one stands as it is in our own lines.
    const [, bare, angled, plain] =
      /^<([^<>]*)>$|\]\(<(.*)>\)$|\]\(([^()<>\s]*)\)$/.exec(first.text) ?? []
    const url = bare ?? angled?.replace(/\\([<>])/g, '$1') ?? plain ?? node.destination ?? ''
    return { title: textOf(node), url }
  }

  /** A title with what stands behind it, and the lines below it. */
  head(source: string, isTitled = true): Head {
    const nodes = [...childrenOf(this.#file.inlines(source))]
    const end = isTitled ? nodes.findIndex(({ type }) => type === 'softbreak') : 0
    const line = end < 0 ? nodes : nodes.slice(0, end)
    const below = end < 0 ? [] : nodes.slice(isTitled ? end + 1 : 0)
    const head: Head = { title: '', text: below.map(textOf).join('') }
    const last = line.at(-1)
    if (last?.type === 'html_inline') takeKept(head, last.literal ?? '')
    const facts = line.findLast(({ type }) => type === 'emph')
    const isFacts = facts !== undefined && takeFacts(head, textOf(facts))
    const titled = line.filter(
      (node) => node.type !== 'html_inline' && !(isFacts && node === facts),
    )
    head.title = titled.map(textOf).join('').trim()
    return head
  }
}

interface Body {
  description: string | null
  links: Link[]
  topics: DraftTopic[]
}

function topicOf(
  { text: _, ...head }: Head,
  { description, links, topics }: Body,
  line: number,
  isItem: boolean,
): DraftTopic {
  return {
    ...head,
    ...(description !== null && { description }),
    links,
    isItem: isItem || topics.length === 0,
    line,
    topics,
  }
}

/** `(2 weeks, choose 1, optional)`; false where it is something else, and part of the title. */
function takeFacts(head: Head, text: string): boolean {
  const [, inside] = /^\((.*)\)$/.exec(text) ?? []
  if (inside === undefined) return false
  for (const fact of inside.split(', ')) {
    const [, choose] = /^choose (\d+)$/.exec(fact) ?? []
    if (choose !== undefined) head.choose = Number(choose)
    else if (fact === 'optional') head.optional = true
    else if (fact === 'done' || fact === 'skipped') head.status = fact
    else if (fact === 'in progress') head.status = 'in-progress'
    else head.duration = fact
  }
  return true
}

function takeKept(head: Head, comment: string): void {
  const kept = keptIn(comment)
  const [id] = kept.get('id') ?? []
  if (id !== undefined) head.id = id
  head.needs = kept.get('needs') ?? []
  head.was = kept.get('was') ?? []
}

function keptIn(comment: string): Map<string, string[]> {
  const [, inside = ''] = /^<!-- (.*) -->/.exec(comment) ?? []
  return new Map(
    inside.split('; ').map((part) => {
      const [key = '', ...values] = part.split(': ')
      return [key, values.join(': ').split(', ').map(decoded)]
    }),
  )
}

function decoded(word: string): string {
  try {
    return decodeURIComponent(word)
  } catch {
    return word
  }
}

function* childrenOf(node: Node): Generator<Node> {
  for (let child = node.firstChild; child !== null; child = child.next) yield child
}

function textOf(node: Node): string {
  if (node.type === 'softbreak' || node.type === 'linebreak') return '\n'
  const own = node.literal ?? ''
  return own === '' ? [...childrenOf(node)].map(textOf).join('') : own
}

import type { Link } from '../../roadmap/roadmap.ts'
import type { Draft, DraftTopic, Remark } from '../draft/draft.ts'
import { isObject, listOf, objectOf, textOf, wordsOf } from './value.ts'

/** What the site says of one topic. */
export interface Content {
  title: string
  description: string | null
  links: Link[]
}

type Done = 'done' | 'in-progress' | 'skipped'

/** A description longer than this is cut at a word. */
const longest = 300

export function isContentMap(data: unknown): data is Record<string, unknown> {
  if (!isObject(data)) return false
  const entries = Object.values(data)
  return entries.length > 0 && entries.every((entry) => isContentEntry(entry))
}

function isContentEntry(entry: unknown): boolean {
  if (!isObject(entry)) return false
  const { title, description, links } = entry
  return (
    (typeof description === 'string' || Array.isArray(links)) &&
    [title, description].every(
      (text) => text === undefined || text === null || typeof text === 'string',
    )
  )
}

/** The content by node id; keys are ids or `slug@id`, as file names also with `.md`. */
export function readContent(data: unknown): Map<string, Content> {
  const content = new Map<string, Content>()
  for (const [key, entry] of Object.entries(objectOf(data))) {
    if (!isContentEntry(entry)) continue
    const { title, description, links } = objectOf(entry)
    content.set(nodeIdOf(key), {
      title: textOf(title),
      description: firstParagraph(typeof description === 'string' ? description : ''),
      links: listOf(links).flatMap((link) => linkOf(link) ?? []),
    })
  }
  return content
}

/** Content without its drawing: every entry a topic of one stage, in the order of the file. */
export function draftOfContent(data: unknown): Draft {
  const guesses: Remark[] = [
    { line: 0, message: 'there is no drawing with this content, so all its topics are one stage' },
  ]
  const slugs = new Map(
    Object.keys(objectOf(data)).map((key) => [nodeIdOf(key), key.split('@')[0] ?? '']),
  )
  const topics: DraftTopic[] = []
  for (const [id, { title, description, links }] of readContent(data)) {
    const slug = slugs.get(id) ?? ''
    const named = title !== '' ? title : slug === '' || slug === id ? '' : wordsOf(slug)
    if (named === '')
      guesses.push({ line: 0, message: `the entry ${id} has no title, so it is called “Untitled”` })
    const topic: DraftTopic = {
      title: named === '' ? 'Untitled' : named,
      was: [id],
      links,
      isItem: true,
      line: 0,
      topics: [],
    }
    if (description !== null) topic.description = description
    topics.push(topic)
  }
  const stage: DraftTopic = { title: 'Topics', links: [], isItem: false, line: 0, topics }
  return {
    format: 'roadmap.sh',
    title: null,
    description: null,
    hoursPerWeek: null,
    stages: [stage],
    guesses,
    leftOut: [],
  }
}

export function isSavedProgress(data: unknown): boolean {
  return (
    isObject(data) && [data.done, data.learning, data.skipped].some((ids) => Array.isArray(ids))
  )
}

/** The draft with what the site has saved as done, learning or skipped. */
export function withProgress(draft: Draft, data: unknown): Draft {
  const saved = readProgress(data)
  const met = new Set<string>()
  const mark = (topic: DraftTopic): DraftTopic => {
    const ids = (topic.was ?? []).filter((id) => saved.has(id))
    for (const id of ids) met.add(id)
    const status = saved.get(ids[0] ?? '')
    const topics = topic.topics.map((part) => mark(part))
    return status === undefined ? { ...topic, topics } : { ...topic, status, topics }
  }
  const stages = draft.stages.map((stage) => mark(stage))
  const strange = [...saved.keys()].filter((id) => !met.has(id))
  const count = strange.length === 1 ? '1 topic' : `${strange.length} topics`
  const message = `the saved progress speaks of ${count} that the roadmap does not have: ${someOf(strange)}`
  return {
    ...draft,
    stages,
    leftOut: strange.length === 0 ? draft.leftOut : [...draft.leftOut, { line: 0, message }],
  }
}

/** A few of many, for a remark. */
export function someOf(words: string[]): string {
  return words.length > 5
    ? `${words.slice(0, 4).join(', ')} and ${words.length - 4} more`
    : words.join(', ')
}

/** What is said twice is done rather than skipped, and skipped rather than begun. */
function readProgress(data: unknown): Map<string, Done> {
  const { done, learning, skipped } = objectOf(data)
  const saved = new Map<string, Done>()
  const kinds = [
    [learning, 'in-progress'],
    [skipped, 'skipped'],
    [done, 'done'],
  ] as const
  for (const [ids, status] of kinds) {
    for (const id of listOf(ids))
      if (typeof id === 'string' && id.trim() !== '') saved.set(nodeIdOf(id.trim()), status)
  }
  return saved
}

function nodeIdOf(key: string): string {
  const id = key.slice(key.lastIndexOf('@') + 1)
  return id.endsWith('.md') ? id.slice(0, -3) : id
}

export function linkOf(link: unknown): Link | null {
  const { title, label, url } = objectOf(link)
  const address = textOf(url)
  if (!/^https?:\/\/\S+$/i.test(address)) return null
  const name = (textOf(title) || textOf(label)).replace(/^@[a-z.]+@/, '')
  return { title: name === '' ? address : name, url: address }
}

/** The first paragraph that is no heading, without its markup. */
function firstParagraph(markdown: string): string | null {
  const blocks = markdown.slice(0, 5000).split(/\n[ \t]*\r?\n/)
  const words = blocks.map((block) => plainText(block)).find((text) => text !== '')
  if (words === undefined || words.length <= longest) return words ?? null
  const cut = words.slice(0, longest)
  const sentence = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('! '), cut.lastIndexOf('? '))
  if (sentence > longest / 3) return cut.slice(0, sentence + 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2))}…`
}

function plainText(block: string): string {
  return block
    .replace(/^ {0,3}#{1,6} .*$/gm, '')
    .replace(/^\s*(?:[-*+]|\d{1,3}[.)]|>) /gm, '')
    .replace(/!?\[([^\][]{0,500})\]\([^()\s]{0,2000}\)/g, '$1')
    .replace(/<[^<>]{1,500}>/g, '')
    .replace(/(\*\*|__|`+)/g, '')
    .replace(/(^|\s)[*_]([^*_\n]{1,500})[*_](?=[\s.,;:!?)]|$)/g, '$1$2')
    .replace(/\s+/g, ' ')
    .trim()
}

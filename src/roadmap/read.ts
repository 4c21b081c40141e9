import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml'
import type { Problem } from '../errors.ts'
import { type Duration, readDuration } from './duration.ts'
import { estimate } from './estimate.ts'
import { freeId, idPattern, slug } from './id.ts'
import { nearest } from './nearest.ts'
import { findLoop } from './needs.ts'
import { everyTopic, type Link, type Roadmap, required, type Topic } from './roadmap.ts'

/** Bounds that no roadmap of a person meets, so that a hostile file ends in a sentence and not in hours. */
const most = {
  lines: 600_000,
  characters: 32_000_000,
  topics: 200_000,
  levels: 100,
  aliases: 100,
} as const

export const roadmapKeys = [
  'format',
  'id',
  'title',
  'description',
  'source',
  'hours-per-week',
  'stages',
]
export const topicKeys = [
  'title',
  'id',
  'duration',
  'choose',
  'optional',
  'needs',
  'description',
  'links',
  'was',
  'topics',
]

export interface Reading {
  /** Null where a problem is an error. */
  roadmap: Roadmap | null
  problems: Problem[]
}

/** Reads the text of a roadmap file; every problem is found at once, in the order of the file. */
export function readRoadmap(text: string): Reading {
  const tooBig = beyondBounds(text)
  if (tooBig !== null) return { roadmap: null, problems: [tooBig] }
  const lines = new LineCounter()
  const found: Found[] = []
  const roadmap = readDocument(text, lines, found)
  const problems = found
    .sort((a, b) => a.offset - b.offset)
    .map(({ offset, message, severity }): Problem => {
      const { line, col } = lines.linePos(Math.min(offset, text.length))
      const [start, next] = [
        lines.lineStarts[line - 1] ?? 0,
        lines.lineStarts[line] ?? text.length + 1,
      ]
      const source = text.slice(start, next - 1).replace(/\r$/, '')
      return { line: Math.max(1, line), column: Math.max(1, col), message, severity, source }
    })
  return { roadmap: problems.some((p) => p.severity === 'error') ? null : roadmap, problems }
}

interface Found {
  offset: number
  message: string
  severity: Problem['severity']
}

function beyondBounds(text: string): Problem | null {
  let lines = 1
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++
  const message =
    lines > most.lines
      ? `this file has ${lines} lines; a roadmap has at most ${most.lines}`
      : text.length > most.characters
        ? `this file has ${text.length} characters; a roadmap has at most ${most.characters}`
        : null
  return message === null
    ? null
    : {
        line: 1,
        column: 1,
        message,
        severity: 'error',
        source: text.slice(0, 80).split('\n', 1).join(),
      }
}

function readDocument(text: string, lines: LineCounter, found: Found[]): Roadmap | null {
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
    for (const { pos, message } of document.errors) {
      found.push({ offset: pos[0], message: sentence(message), severity: 'error' })
    }
    // What follows a mistake of syntax is read wrong, and complaints about it would only confuse.
    const firstMistake = Math.min(
      ...document.errors.filter((e) => e.code !== 'DUPLICATE_KEY').map((e) => e.pos[0]),
      Number.POSITIVE_INFINITY,
    )
    const meaning: Found[] = []
    const roadmap = new Reader(document, meaning).roadmap()
    found.push(...meaning.filter((problem) => problem.offset < firstMistake))
    return roadmap
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    found.push({
      offset: 0,
      message: `nested deeper than ${most.levels} levels`,
      severity: 'error',
    })
    return null
  }
}

function sentence(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1)
}

/** A place in the file: a node, or what lies nearest to one that is missing. */
interface Place {
  offset: number
}

interface Needs {
  topic: Topic
  named: { id: string; place: Place }[]
}

/** One reading of one document: what it collects is what makes this a class. */
class Reader {
  readonly #document: Document
  readonly #found: Found[]
  readonly #places = new Map<Topic, Place>()
  readonly #durations = new Map<Topic, Place>()
  readonly #givenIds = new Map<string, Topic>()
  readonly #needs: Needs[] = []
  #hoursPerWeek = 10
  #topics = 0
  #aliases = 0

  constructor(document: Document, found: Found[]) {
    this.#document = document
    this.#found = found
  }

  roadmap(): Roadmap | null {
    const root = this.#resolved(this.#document.contents)
    if (root === null)
      return this.#error({ offset: 0 }, 'this file is empty; a roadmap has a `title` and `stages`')
    if (!isMap(root)) {
      const kind = isSeq(root) ? 'a list' : 'plain text'
      return this.#error(
        placeOf(root),
        `this is ${kind}; a roadmap is keys and values: \`title: …\`, \`stages: …\``,
      )
    }
    const values = this.#values(root, roadmapKeys, 'roadmap')
    this.#format(values.get('format'))
    this.#hoursPerWeek = this.#hours(values.get('hours-per-week')) ?? 10
    const title = this.#title(values.get('title'), root)
    const id = this.#id(values.get('id')) ?? slug(title)
    const description = this.#text(values.get('description'), 'description')
    const source = this.#text(values.get('source'), 'source')
    const stages = this.#list(values.get('stages'), 'stages').flatMap(
      (node) => this.#topic(node, 1) ?? [],
    )
    const at = values.get('stages')
    if (at === undefined)
      this.#error(placeOf(root), 'there is no `stages` key; a roadmap has at least one stage')
    else if (stages.length === 0) this.#error(at.key, 'a roadmap has at least one stage')
    const roadmap = { id, title, description, source, hoursPerWeek: this.#hoursPerWeek, stages }
    this.#nameTheRest(roadmap)
    this.#resolveNeeds(roadmap)
    this.#judge(roadmap)
    return roadmap
  }

  #topic(given: unknown, depth: number): Topic | null {
    const node = this.#resolved(given)
    this.#topics++
    if (this.#topics > most.topics || depth > most.levels) {
      // Said once: a bomb would otherwise say it a million times.
      if (this.#topics <= most.topics) this.#topics = most.topics + 1
      if (this.#topics > most.topics + 1) return null
      const bound = depth > most.levels ? `${most.levels} levels` : `${most.topics} topics`
      return this.#error(placeOf(node), `a roadmap has at most ${bound}`)
    }
    const topic = emptyTopic()
    this.#places.set(topic, placeOf(node))
    if (isScalar(node) && node.value !== null) {
      topic.title = this.#plainTitle(node)
      return topic
    }
    if (!isMap(node)) {
      return this.#error(
        placeOf(node),
        'a topic is a title, or keys and values that begin with `title:`',
      )
    }
    const values = this.#values(node, topicKeys, depth === 1 ? 'stage' : 'topic')
    topic.title = this.#title(values.get('title'), node)
    topic.id = this.#id(values.get('id')) ?? ''
    const earlier = this.#givenIds.get(topic.id)
    if (earlier !== undefined) {
      const line = `the topic “${earlier.title}” has it already`
      this.#error(
        values.get('id')?.value ?? placeOf(node),
        `the id \`${topic.id}\` stands twice: ${line}`,
      )
    } else if (topic.id !== '') this.#givenIds.set(topic.id, topic)
    topic.duration = this.#duration(values.get('duration'), topic)
    topic.optional = this.#truth(values.get('optional'))
    topic.description = this.#text(values.get('description'), 'description')
    topic.was = this.#words(values.get('was'), 'was').map(({ id }) => id)
    topic.links = this.#list(values.get('links'), 'links').flatMap((link) => this.#link(link) ?? [])
    this.#needs.push({ topic, named: this.#words(values.get('needs'), 'needs') })
    topic.topics = this.#list(values.get('topics'), 'topics').flatMap(
      (part) => this.#topic(part, depth + 1) ?? [],
    )
    topic.choose = this.#choose(values.get('choose'), topic)
    return topic
  }

  /** The values of a map by key; says which keys nobody knows. */
  #values(map: YAMLMap, known: string[], kind: string): Map<string, Value> {
    const values = new Map<string, Value>()
    for (const pair of map.items) {
      const key = keyOf(pair)
      const place = placeOf(pair.key)
      const value = this.#resolved(pair.value)
      if (known.includes(key))
        values.set(key, { key: place, node: value, value: isNode(value) ? placeOf(value) : place })
      else {
        const meant = nearest(key, known)
        const help =
          meant === null ? `it may have ${known.join(', ')}` : `did you mean \`${meant}\`?`
        this.#error(place, `unknown key \`${shortened(key)}\` of a ${kind}; ${help}`)
      }
    }
    return values
  }

  #resolved(node: unknown): unknown {
    if (!isAlias(node)) return node
    // Looking an alias up walks the whole document.
    if (++this.#aliases > most.aliases) {
      if (this.#aliases === most.aliases + 1)
        this.#error(placeOf(node), `a roadmap has at most ${most.aliases} aliases`)
      return null
    }
    return node.resolve(this.#document) ?? null
  }

  #format(value: Value | undefined): void {
    const version = value === undefined ? 1 : scalar(value.node)
    if (version === 1 || value === undefined) return
    const newer = typeof version === 'number' && version > 1
    this.#error(
      value.value,
      newer
        ? `format ${version} is newer than this program, which reads format 1`
        : 'the format is 1',
    )
  }

  #hours(value: Value | undefined): number | null {
    if (value === undefined) return null
    const hours = scalar(value.node)
    if (typeof hours === 'number' && hours > 0 && hours <= 168) return hours
    return this.#error(value.value, '`hours-per-week` is a number from above 0 to 168')
  }

  #title(value: Value | undefined, owner: Node): string {
    if (value === undefined) return this.#error(placeOf(owner), 'there is no `title`') ?? ''
    if (isScalar(value.node) && value.node.value !== null) return this.#plainTitle(value.node)
    return this.#error(value.value, 'a `title` is text') ?? ''
  }

  #plainTitle(node: Node): string {
    const title = (this.#string(node, 'a title') ?? '').replace(/\s+/g, ' ').trim()
    if (title === '') this.#error(placeOf(node), 'a title is not empty')
    return title
  }

  #id(value: Value | undefined): string | null {
    if (value === undefined) return null
    const id = this.#string(value.node, 'an `id`')
    if (id === null || idPattern.test(id)) return id
    return this.#error(
      value.value,
      `\`${shortened(id)}\` is not an id: letters, digits, \`.\`, \`_\`, \`/\` and \`-\`, beginning with a letter or digit`,
    )
  }

  #duration(value: Value | undefined, topic: Topic): Duration | null {
    if (value === undefined) return null
    this.#durations.set(topic, value.value)
    const text = this.#string(value.node, 'a `duration`')
    if (text === null) return null
    const duration = readDuration(text, this.#hoursPerWeek)
    return 'problem' in duration ? this.#error(value.value, duration.problem) : duration
  }

  #choose(value: Value | undefined, topic: Topic): number | null {
    if (value === undefined) return null
    const k = scalar(value.node)
    const options = required(topic).length
    if (typeof k === 'number' && Number.isInteger(k) && k >= 1 && k <= options) return k
    const range =
      options === 0
        ? 'topics to choose from'
        : `a whole number from 1 to ${options}, the topics to choose from`
    return this.#error(
      value.value,
      options === 0 ? `\`choose\` needs ${range}` : `\`choose\` is ${range}`,
    )
  }

  #truth(value: Value | undefined): boolean {
    const truth = value === undefined ? false : scalar(value.node)
    if (typeof truth === 'boolean') return truth
    return this.#error(value?.value ?? { offset: 0 }, '`optional` is true or false') ?? false
  }

  #text(value: Value | undefined, key: string): string | null {
    return value === undefined ? null : (this.#string(value.node, `\`${key}\``)?.trim() ?? null)
  }

  #list(value: Value | undefined, key: string): unknown[] {
    if (value === undefined) return []
    if (isSeq(value.node)) return value.node.items
    this.#error(
      value.value,
      `\`${key}\` is a list: each entry begins with \`- \`, or all stand in \`[ ]\``,
    )
    return []
  }

  #words(value: Value | undefined, key: string): { id: string; place: Place }[] {
    return this.#list(value, key).flatMap((item) => {
      const node = this.#resolved(item)
      const id = this.#string(node, `each of \`${key}\``)
      return id === null ? [] : [{ id, place: placeOf(node) }]
    })
  }

  #link(item: unknown): Link | null {
    const node = this.#resolved(item)
    if (!isMap(node)) {
      const url = this.#string(node, 'a link')
      return url === null ? null : this.#opened({ title: url, url }, placeOf(node))
    }
    const values = this.#values(node, ['title', 'url'], 'link')
    const at = values.get('url')
    if (at === undefined) return this.#error(placeOf(node), 'a link has a `url`')
    const url = this.#string(at.node, 'a `url`')
    const title = this.#text(values.get('title'), 'title')
    return url === null
      ? null
      : this.#opened({ title: title === null || title === '' ? url : title, url }, at.value)
  }

  #opened(link: Link, place: Place): Link {
    if (!/^https?:\/\/./i.test(link.url))
      this.#warn(place, 'only http and https links can be opened')
    return link
  }

  /** Text without control characters, which no terminal should get from a file. */
  #string(node: unknown, what: string): string | null {
    if (!isScalar(node) || node.value === null) return this.#error(placeOf(node), `${what} is text`)
    const text = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))
    const control = /[^\P{Cc}\t\n\r]/u.exec(text)
    if (control === null) return text.replaceAll('\r\n', '\n')
    const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
    return this.#error(placeOf(node), `${what} has no control characters; this one has U+${code}`)
  }

  #nameTheRest(roadmap: Roadmap): void {
    const taken = new Set(this.#givenIds.keys())
    const name = (topics: Topic[], parent: string | null) => {
      for (const topic of topics) {
        if (topic.id === '') {
          topic.id = freeId(topic.title, parent, (id) => taken.has(id))
          taken.add(topic.id)
          if (topic.id !== slug(topic.title)) {
            const why = `its own, \`${slug(topic.title)}\`, is taken, and an edit elsewhere may change it`
            this.#warn(
              this.#place(topic),
              `“${topic.title}” got the id \`${topic.id}\`: ${why}; give it an \`id\``,
            )
          }
        }
        name(topic.topics, topic.id)
      }
    }
    name(roadmap.stages, null)
  }

  #resolveNeeds(roadmap: Roadmap): void {
    const ids = new Set([...everyTopic(roadmap.stages)].map((topic) => topic.id))
    for (const { topic, named } of this.#needs) {
      for (const { id, place } of named) {
        if (ids.has(id)) {
          if (!topic.needs.includes(id)) topic.needs.push(id)
          continue
        }
        const meant = nearest(id, [...ids])
        const help = meant === null ? 'no topic has this id' : `did you mean \`${meant}\`?`
        this.#error(place, `unknown need \`${shortened(id)}\`; ${help}`)
      }
    }
  }

  #judge(roadmap: Roadmap): void {
    const loop = findLoop(roadmap)
    if (loop !== null) {
      const [first] = loop
      const topic = [...this.#places.keys()].find((t) => t.id === first && t.needs.length > 0)
      const needs =
        this.#needs.find((n) => n.topic === topic) ??
        this.#needs.find((n) => loop.includes(n.topic.id) && n.named.length > 0)
      this.#error(
        needs?.named[0]?.place ?? { offset: 0 },
        `needs go round in a loop: ${loop.join(' → ')}`,
      )
    }
    for (const [topic, effort] of estimate(roadmap)) {
      topic.effort = effort
      const { duration } = topic
      const place = this.#durations.get(topic)
      if (duration === null || effort === null || place === undefined) continue
      const tolerance = 1e-6
      if (effort.min > duration.max + tolerance || effort.max < duration.min - tolerance) {
        this.#warn(
          place,
          `\`${duration.text}\` does not overlap what the topics under it add up to, ${inWeeks(effort)}`,
        )
      }
    }
  }

  #place(topic: Topic): Place {
    return this.#places.get(topic) ?? { offset: 0 }
  }

  #error(place: Place, message: string): null {
    this.#found.push({ offset: place.offset, message, severity: 'error' })
    return null
  }

  #warn(place: Place, message: string): void {
    this.#found.push({ offset: place.offset, message, severity: 'warning' })
  }
}

interface Value {
  key: Place
  value: Place
  node: unknown
}

function emptyTopic(): Topic {
  return {
    id: '',
    title: '',
    duration: null,
    choose: null,
    optional: false,
    needs: [],
    was: [],
    description: null,
    links: [],
    topics: [],
    effort: null,
  }
}

function isNode(value: unknown): value is Node {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value)
}

function placeOf(node: unknown): Place {
  return { offset: isNode(node) ? (node.range?.[0] ?? 0) : 0 }
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : ''
}

function scalar(node: unknown): unknown {
  return isScalar(node) ? node.value : undefined
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

function inWeeks({ min, max }: { min: number; max: number }): string {
  const round = (weeks: number) => Math.round(weeks * 10) / 10
  return min === max ? `${round(min)} weeks` : `${round(min)}–${round(max)} weeks`
}

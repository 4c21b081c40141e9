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
import { freeIds, idPattern, slug } from './id.ts'
import { nearest } from './nearest.ts'
import { findLoops } from './needs.ts'
import { everyTopic, type Link, type Roadmap, required, type Topic } from './roadmap.ts'

/** Bounds that no roadmap of a person meets, so that a hostile file ends in a sentence and not in hours. */
const most = {
  lines: 600_000,
  characters: 32_000_000,
  signs: 2_000_000,
  topics: 200_000,
  entries: 1_000_000,
  levels: 100,
  aliases: 100,
  comparisons: 2_000_000,
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
      const next = lines.lineStarts[line] ?? text.length + 1
      const end = text[next - 2] === '\r' ? next - 2 : next - 1
      const source = text.slice(lines.lineStarts[line - 1] ?? 0, end)
      return { line: Math.max(1, line), column: Math.max(1, col), message, severity, source }
    })
  return { roadmap: problems.some((p) => p.severity === 'error') ? null : roadmap, problems }
}

interface Found {
  offset: number
  message: string
  severity: Problem['severity']
}

export function beyondBounds(text: string): Problem | null {
  const lines = count(/\n/g, text) + 1
  const message =
    lines > most.lines
      ? `this file has ${lines} lines; a roadmap has at most ${most.lines}`
      : text.length > most.characters
        ? `this file has ${text.length} characters; a roadmap has at most ${most.characters}`
        : text.length > most.signs && count(/[,[{&!"']|[-?:](?=\s)/g, text) > most.signs
          ? `a roadmap has at most ${most.signs} keys, entries and quotes`
          : null
  if (message === null) return null
  const source = text.slice(0, 80).split('\n', 1).join()
  return { line: 1, column: 1, message, severity: 'error', source }
}

function count(pattern: RegExp, text: string): number {
  let n = 0
  while (pattern.test(text)) n++
  return n
}

function readDocument(text: string, lines: LineCounter, found: Found[]): Roadmap | null {
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      // Looks at each pair of keys; ours does not.
      uniqueKeys: false,
    })
    let firstMistake = Number.POSITIVE_INFINITY
    for (const { pos, code, message } of document.errors) {
      if (code === 'RESOURCE_EXHAUSTION') throw new Beyond({ offset: pos[0] }, tooDeep)
      const said = code === 'MULTIPLE_DOCS' ? 'a second document begins here; a roadmap is one' : ''
      found.push({ offset: pos[0], message: said || sentence(message), severity: 'error' })
      firstMistake = Math.min(firstMistake, pos[0])
    }
    const meaning: Found[] = []
    const roadmap = new Reader(document, meaning).roadmap()
    // What follows a mistake of syntax is read wrong, and complaints about it would only confuse.
    for (const problem of meaning) if (problem.offset < firstMistake) found.push(problem)
    return roadmap
  } catch (error) {
    if (!(error instanceof Beyond || error instanceof RangeError)) throw error
    const { place, message } =
      error instanceof Beyond ? error : { place: { offset: 0 }, message: tooDeep }
    // It would be lost among what else there is to say of such a file.
    found.splice(0, found.length, { offset: place.offset, message, severity: 'error' })
    return null
  }
}

const tooDeep = `nested deeper than ${most.levels} levels`

/** Ends the reading of a file that is beyond the bounds. */
class Beyond extends Error {
  readonly place: Place

  constructor(place: Place, message: string) {
    super(message)
    this.place = place
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
  readonly #unresolved = new Set<number>()
  #topics = 0
  #entries = 0
  #aliases = 0

  constructor(document: Document, found: Found[]) {
    this.#document = document
    this.#found = found
  }

  roadmap(): Roadmap | null {
    const root = this.#document.contents
    if (!isNode(root) || (isScalar(root) && root.value === null))
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
    else if (isSeq(at.node) && at.node.items.length === 0)
      this.#error(at.key, 'a roadmap has at least one stage')
    const roadmap = { id, title, description, source, hoursPerWeek: this.#hoursPerWeek, stages }
    this.#nameTheRest(roadmap)
    this.#resolveNeeds(roadmap)
    this.#judge(roadmap)
    return roadmap
  }

  #topic(given: unknown, depth: number): Topic | null {
    const node = this.#resolved(given)
    if (depth > most.levels) throw new Beyond(placeOf(given), tooDeep)
    if (++this.#topics > most.topics)
      throw new Beyond(placeOf(given), `a roadmap has at most ${most.topics} topics`)
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
      const other = earlier.title === '' ? 'another topic' : `“${shortened(earlier.title)}”`
      this.#error(
        values.get('id')?.value ?? placeOf(node),
        `the id \`${shortened(topic.id)}\` stands twice: ${other} has it already`,
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
      if (values.has(key)) this.#error(place, `\`${key}\` stands twice; keep one of them`)
      else if (known.includes(key))
        values.set(key, { key: place, node: value, value: isNode(value) ? placeOf(value) : place })
      else {
        const meant = nearest(key, known)
        const help =
          meant === null ? `it may have ${known.join(', ')}` : `did you mean \`${meant}\`?`
        const name = key === '' ? 'this is no key' : `unknown key \`${shortened(key)}\``
        this.#error(place, `${name} of a ${kind}; ${help}`)
      }
    }
    return values
  }

  #resolved(node: unknown): unknown {
    if (!isAlias(node)) return node
    // Looking an alias up walks the whole document.
    if (++this.#aliases > most.aliases)
      throw new Beyond(placeOf(node), `a roadmap has at most ${most.aliases} aliases`)
    const target = node.resolve(this.#document)
    if (target !== undefined) return target
    this.#error(placeOf(node), `nothing above is named \`&${shortened(node.source)}\``)
    this.#unresolved.add(placeOf(node).offset)
    return node
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
    const text = this.#string(node, 'a title')
    if (text === null) return ''
    const title = text.replace(/\s+/g, ' ').trim()
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
    if (isSeq(value.node)) {
      this.#entries += value.node.items.length
      if (this.#entries > most.entries)
        throw new Beyond(value.value, `a roadmap has at most ${most.entries} entries in its lists`)
      return value.node.items
    }
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
    const freeId = freeIds(this.#givenIds.keys())
    const name = (topics: Topic[], parent: string | null) => {
      for (const topic of topics) {
        if (topic.id === '') {
          topic.id = freeId(topic.title, parent)
          const own = slug(topic.title)
          if (topic.id !== own && topic.title !== '') {
            const why = `its own, \`${shortened(own)}\`, is taken, and an edit elsewhere may change it`
            this.#warn(
              this.#place(topic),
              `“${shortened(topic.title)}” got the id \`${shortened(topic.id)}\`: ${why}; give it an \`id\``,
            )
          }
        }
        name(topic.topics, topic.id)
      }
    }
    name(roadmap.stages, null)
  }

  #resolveNeeds(roadmap: Roadmap): void {
    const ids = everyTopic(roadmap.stages).map((topic) => topic.id)
    // An id may be written with composed letters, and a made one has them decomposed.
    const known = new Map(ids.map((id) => [id.normalize('NFKD'), id]))
    for (const id of ids) known.set(id, id)
    let comparisons = 0
    for (const { topic, named } of this.#needs) {
      const needs = new Set<string>()
      for (const { id, place } of named) {
        const need = known.get(id) ?? known.get(id.normalize('NFKD'))
        if (need !== undefined) {
          needs.add(need)
          continue
        }
        comparisons += ids.length
        const meant = comparisons > most.comparisons ? null : nearest(id, ids)
        const help = meant === null ? 'no topic has this id' : `did you mean \`${meant}\`?`
        this.#error(place, `unknown need \`${shortened(id)}\`; ${help}`)
      }
      topic.needs = [...needs]
    }
  }

  #judge(roadmap: Roadmap): void {
    for (const loop of findLoops(roadmap)) {
      const names = loop.length > 12 ? [...loop.slice(0, 6), '…', ...loop.slice(-5)] : loop
      this.#error(this.#needAlong(loop), `needs go round in a loop: ${names.join(' → ')}`)
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

  /** Where the first need that makes this loop is written. */
  #needAlong(loop: string[]): Place {
    const next = new Map(loop.slice(1).map((id, i) => [loop[i], id]))
    for (const { topic, named } of this.#needs) {
      const need = named.find(({ id }) => id === next.get(topic.id))
      if (need !== undefined) return need.place
    }
    return { offset: 0 }
  }

  #place(topic: Topic): Place {
    return this.#places.get(topic) ?? { offset: 0 }
  }

  #error(place: Place, message: string): null {
    if (this.#unresolved.has(place.offset)) return null
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
  return isScalar(pair.key) ? String(pair.key.value ?? '') : ''
}

function scalar(node: unknown): unknown {
  return isScalar(node) ? node.value : undefined
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

function inWeeks({ min, max }: { min: number; max: number }): string {
  const round = (weeks: number) => Math.round(weeks * 10) / 10
  if (min === max) return `${round(min)} ${round(min) === 1 ? 'week' : 'weeks'}`
  return `${round(min)}–${round(max)} weeks`
}

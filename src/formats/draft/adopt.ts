import { Refusal } from '../../errors.ts'
import { readDuration } from '../../roadmap/duration.ts'
import { estimate } from '../../roadmap/estimate.ts'
import { freeIds, idPattern, slug } from '../../roadmap/id.ts'
import { findLoops } from '../../roadmap/needs.ts'
import { everyTopic, type Link, type Roadmap, required, type Topic } from '../../roadmap/roadmap.ts'
import type { Draft, DraftTopic } from './draft.ts'
import { matchEarlier } from './earlier.ts'
import { plural, Remarks } from './remarks.ts'

/** A draft that became a roadmap. */
export interface Adopted {
  roadmap: Roadmap
  /** Every topic with what it was in the draft, in file order. */
  pairs: { draft: DraftTopic; topic: Topic }[]
  /** The topics of the earlier roadmap that are topics of this one. */
  matched: Map<DraftTopic, Topic>
  guesses: Draft['guesses']
  leftOut: Draft['leftOut']
}

interface Wishes {
  id?: string | null
  title: string
  source?: string | null
  /** What an earlier import of the same source gave: its ids are kept, so progress stays. */
  earlier?: Roadmap | null
}

/** No roadmap of a person is as large, and one that is could not be read again. */
const most = { topics: 200_000, levels: 100 } as const

/** Makes a roadmap of a draft: one that reads back as it is here once it is written. */
export function adopt(draft: Draft, wishes: Wishes): Adopted {
  const remarks = new Remarks()
  const stages = new Cleaning(remarks).topics(draft.stages, 1)
  const hours = draft.hoursPerWeek ?? 0
  const hoursPerWeek = hours > 0 && hours <= 168 ? hours : 10
  const adoption = new Adoption(stages, hoursPerWeek, wishes.earlier ?? null, remarks)
  const title = cleanTitle(wishes.title) || 'My roadmap'
  const roadmap: Roadmap = {
    id: wishes.id ?? slug(title),
    title,
    description: cleanText(draft.description),
    source: cleanText(wishes.source ?? null),
    hoursPerWeek,
    stages: adoption.stages(),
  }
  breakLoops(roadmap, adoption.lines, remarks)
  for (const [topic, effort] of estimate(roadmap)) topic.effort = effort
  return {
    roadmap,
    pairs: adoption.pairs,
    matched: adoption.matched,
    guesses: [...draft.guesses, ...remarks.guesses],
    leftOut: [...draft.leftOut, ...remarks.leftOut],
  }
}

/** Makes texts such as a roadmap may hold, and drops what holds nothing. */
class Cleaning {
  readonly #remarks: Remarks
  #count = 0

  constructor(remarks: Remarks) {
    this.#remarks = remarks
  }

  topics(given: DraftTopic[], depth: number): DraftTopic[] {
    return given.flatMap((topic) => this.#topic(topic, depth))
  }

  #topic(given: DraftTopic, depth: number): DraftTopic[] {
    if (++this.#count > most.topics)
      throw new Refusal('too-large', `a roadmap has at most ${most.topics} topics; this has more`)
    const isDeepest = depth === most.levels && given.topics.length > 0
    const inner = isDeepest ? [] : this.topics(given.topics, depth + 1)
    if (!given.isItem && inner.length === 0 && !isDeepest) return []
    const title = cleanTitle(given.title) || `Untitled, line ${given.line}`
    const links = given.links.flatMap((link) => cleanLink(link) ?? [])
    const topic = { ...given, title, links, topics: inner }
    if (!isDeepest) return [topic]
    this.#remarks.guess(
      given.line,
      `what lies under “${title}” stands beside it: a roadmap has at most ${most.levels} levels`,
    )
    return [topic, ...this.topics(given.topics, depth)]
  }
}

class Adoption {
  readonly pairs: Adopted['pairs'] = []
  readonly lines = new Map<string, number>()
  readonly #drafts: DraftTopic[]
  readonly #hoursPerWeek: number
  readonly #remarks: Remarks
  readonly matched: Map<DraftTopic, Topic>
  readonly #ids = new Map<DraftTopic, string>()
  readonly #freeId: (title: string, parent: string | null) => string
  readonly #taken = new Set<string>()

  constructor(
    drafts: DraftTopic[],
    hoursPerWeek: number,
    earlier: Roadmap | null,
    remarks: Remarks,
  ) {
    this.#drafts = drafts
    this.#hoursPerWeek = hoursPerWeek
    this.#remarks = remarks
    this.#takeGivenIds(drafts)
    this.matched = earlier === null ? new Map() : matchEarlier(drafts, earlier)
    for (const [draft, { id }] of this.matched) if (!this.#ids.has(draft)) this.#take(draft, id)
    // Ids that are no more stay free of other topics, as progress may be kept for them.
    const gone = earlier === null ? [] : [...everyTopic(earlier.stages)]
    const reserved = gone.flatMap(({ id, was }) => [id, ...was])
    this.#freeId = freeIds([...this.#taken, ...reserved, ...earlierIdsOf(drafts)])
  }

  stages(): Topic[] {
    const stages = this.#drafts.map((draft) => this.#topic(draft, null))
    this.#resolveNeeds()
    return stages
  }

  #takeGivenIds(drafts: DraftTopic[]): void {
    for (const draft of drafts) {
      const { id } = draft
      if (id !== undefined && !this.#take(draft, id)) {
        const tell = (n: number) =>
          `${plural(n, 'id')} such as \`${cleanTitle(id)}\` ${n === 1 ? 'is' : 'are'} taken or cannot be one, and ${n === 1 ? 'was' : 'were'} made from the title`
        this.#remarks.count('leftOut', 'ids', draft.line, tell)
        delete draft.id
      }
      this.#takeGivenIds(draft.topics)
    }
  }

  #take(draft: DraftTopic, id: string): boolean {
    if (!idPattern.test(id) || this.#taken.has(id)) return false
    this.#taken.add(id)
    this.#ids.set(draft, id)
    return true
  }

  #topic(draft: DraftTopic, parent: string | null): Topic {
    const id = this.#ids.get(draft) ?? this.#freeId(draft.title, parent)
    const earlier = this.matched.get(draft)
    const was = [
      ...(draft.was ?? []),
      ...(earlier === undefined ? [] : [...earlier.was, earlier.id]),
    ]
    const topic: Topic = {
      id,
      title: draft.title,
      duration: this.#duration(draft),
      choose: null,
      optional: draft.optional === true,
      needs: [],
      was: [...new Set(was.map(cleanTitle))].filter((other) => other !== id && other !== ''),
      description: cleanText(draft.description ?? null),
      links: draft.links,
      topics: [],
      effort: null,
    }
    this.pairs.push({ draft, topic })
    this.lines.set(id, draft.line)
    topic.topics = draft.topics.map((part) => this.#topic(part, id))
    topic.choose = this.#choose(draft, topic)
    return topic
  }

  #duration({ duration: text, line }: DraftTopic): Topic['duration'] {
    if (text === undefined) return null
    const duration = readDuration(text, this.#hoursPerWeek)
    if (!('problem' in duration)) return duration
    const tell = (n: number) =>
      `${plural(n, 'duration')} such as “${cleanTitle(text)}” could not be read`
    this.#remarks.count('leftOut', 'durations', line, tell)
    return null
  }

  #choose({ choose, line }: DraftTopic, topic: Topic): number | null {
    if (choose === undefined) return null
    const options = required(topic).length
    if (Number.isInteger(choose) && choose >= 1 && choose <= options) return choose
    this.#remarks.leaveOut(
      line,
      `“${topic.title}” cannot be a choice of ${choose}: it has ${plural(options, 'topic')} to choose from`,
    )
    return null
  }

  /** By id, by title, then by the id a title would give. */
  #resolveNeeds(): void {
    if (this.pairs.every(({ draft }) => draft.needs === undefined)) return
    const known = new Map<string, Topic>()
    const keys = [
      (topic: Topic) => topic.id,
      (topic: Topic) => topic.title,
      (topic: Topic) => topic.title.toLowerCase(),
      (topic: Topic) => slug(topic.title),
    ]
    for (const keyOf of keys)
      for (const { topic } of this.pairs)
        if (!known.has(keyOf(topic))) known.set(keyOf(topic), topic)
    for (const { draft, topic } of this.pairs) {
      const needs = new Set<string>()
      for (const name of draft.needs ?? []) {
        const need = known.get(name) ?? known.get(name.toLowerCase()) ?? known.get(slug(name))
        if (need !== undefined) needs.add(need.id)
        else {
          const tell = (n: number) =>
            `${plural(n, 'need')} such as “${cleanTitle(name)}” ${n === 1 ? 'names' : 'name'} no topic and ${n === 1 ? 'was' : 'were'} left out`
          this.#remarks.count('leftOut', 'needs', draft.line, tell)
        }
      }
      topic.needs = [...needs]
    }
  }
}

function earlierIdsOf(drafts: DraftTopic[]): string[] {
  return drafts.flatMap((draft) => [...(draft.was ?? []), ...earlierIdsOf(draft.topics)])
}

/** Takes a need off each loop, so that every topic can be begun some day. */
function breakLoops(roadmap: Roadmap, lines: Map<string, number>, remarks: Remarks): void {
  const topics = [...everyTopic(roadmap.stages)]
  if (topics.every(({ needs }) => needs.length === 0)) return
  const byId = new Map(topics.map((topic) => [topic.id, topic]))
  const drop = (topic: Topic, need: string) => {
    if (!topic.needs.includes(need)) return
    topic.needs = topic.needs.filter((id) => id !== need)
    const tell = (n: number) =>
      `${plural(n, 'need')} such as ${topic.id} → ${need} would make a loop and ${n === 1 ? 'was' : 'were'} left out`
    remarks.count('leftOut', 'loops', lines.get(topic.id) ?? 0, tell)
  }
  for (let round = 0; round < 50; round++) {
    const loops = findLoops(roadmap)
    if (loops.length === 0) return
    for (const loop of loops) {
      const steps = loop.slice(1).map((need, i) => ({ topic: byId.get(loop[i] ?? ''), need }))
      const last = steps.findLast(({ topic, need }) => topic?.needs.includes(need))
      if (last?.topic !== undefined) drop(last.topic, last.need)
    }
  }
  // A tangle: without needs nothing goes round.
  for (const topic of topics) for (const need of topic.needs) drop(topic, need)
}

/** One line without control characters and halves of characters. */
function cleanTitle(text: string): string {
  return harmlessText(text).replace(/\s+/g, ' ').trim()
}

function cleanText(text: string | null): string | null {
  if (text === null) return null
  const clean = harmlessText(text.replace(/\r\n?/g, '\n')).trim()
  return clean === '' ? null : clean
}

function cleanLink({ title, url }: Link): Link | null {
  const address = harmlessText(url).trim()
  if (address === '') return null
  const name = cleanTitle(title)
  return { title: name === '' ? address : name, url: address }
}

function harmlessText(text: string): string {
  if (/^[ -~]*$/.test(text)) return text
  return text.replace(/[^\P{Cc}\n\t]/gu, ' ').replace(/\p{Surrogate}/gu, '\ufffd')
}

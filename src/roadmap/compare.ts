import { nearest } from './nearest.ts'
import { everyTopic, type Roadmap, type Topic } from './roadmap.ts'

/** A topic by the names people know it by. */
export interface Named {
  id: string
  title: string
}

/** What became of the topics from one version of a roadmap to another. */
export interface Comparison {
  added: Named[]
  removed: Named[]
  /** The same topic under another id, by `was`, or with another title. */
  renamed: { from: Named; to: Named }[]
  /** The same topic under another parent; null is the roadmap itself. */
  moved: { topic: Named; from: Named | null; to: Named | null }[]
  /** Other durations, needs, choices. */
  changed: { topic: Named; what: string[] }[]
  /** Removed and added topics that look like one renamed without `was`. */
  suspected: { from: Named; to: Named }[]
  /** How many topics both versions have. */
  common: number
}

export function compare(before: Roadmap, after: Roadmap): Comparison {
  const [old, fresh] = [placesOf(before), placesOf(after)]
  const twins = twinsOf(old, fresh)
  const added = [...fresh.keys()].filter((topic) => !twins.has(topic))
  const kept = new Set(twins.values())
  const removed = [...old.keys()].filter((topic) => !kept.has(topic))
  const pairs = [...twins].map(([to, from]) => ({ from, to }))
  return {
    added: added.map(named),
    removed: removed.map(named),
    renamed: pairs
      .filter(({ from, to }) => from.id !== to.id || from.title !== to.title)
      .map(({ from, to }) => ({ from: named(from), to: named(to) })),
    moved: pairs.flatMap(({ from, to }) => {
      const [was, is] = [old.get(from) ?? null, fresh.get(to) ?? null]
      const isSame = is === null ? was === null : twins.get(is) === was
      return isSame ? [] : [{ topic: named(to), from: was && named(was), to: is && named(is) }]
    }),
    changed: pairs.flatMap(({ from, to }) => {
      const what = differences(from, to)
      return what.length === 0 ? [] : [{ topic: named(to), what }]
    }),
    suspected: suspect(removed, added),
    common: pairs.length,
  }
}

/** Likeness costs the product of the numbers, and with so many nobody reads what may be like what. */
const mostComparisons = 1_000_000

/** For ids that a roadmap has no more, the topics they may be called now; each topic for one of them at most. */
export function suspect(gone: Named[], candidates: Named[]): { from: Named; to: Named }[] {
  const found = new Map<Named, Named>()
  const free = new Set(candidates)
  const pair = (from: Named, to: Named | undefined) => {
    if (to === undefined || !free.delete(to)) return
    found.set(from, to)
  }
  const byTitle = new Map(candidates.toReversed().map((candidate) => [candidate.title, candidate]))
  for (const from of gone) pair(from, byTitle.get(from.title))
  const left = gone.filter((from) => !found.has(from))
  if (left.length * free.size <= mostComparisons)
    for (const from of left) pair(from, likeName(from, [...free]))
  return gone.flatMap((from) => {
    const to = found.get(from)
    return to === undefined ? [] : [{ from: named(from), to: named(to) }]
  })
}

function likeName({ id, title }: Named, candidates: Named[]): Named | undefined {
  const words = candidates.flatMap((candidate) => [candidate.id, candidate.title])
  const like = nearest(id, words) ?? nearest(title, words)
  return candidates.find((candidate) => like === candidate.id || like === candidate.title)
}

/** Every topic with its parent, in file order. */
function placesOf(roadmap: Roadmap): Map<Topic, Topic | null> {
  const parents = new Map<Topic, Topic>()
  const all = [...everyTopic(roadmap.stages)]
  for (const topic of all) for (const part of topic.topics) parents.set(part, topic)
  return new Map(all.map((topic) => [topic, parents.get(topic) ?? null]))
}

/** For every topic of the new version the one of the old that it is: the same id, else one that it was. */
function twinsOf(old: Map<Topic, unknown>, fresh: Map<Topic, unknown>): Map<Topic, Topic> {
  const byId = new Map([...old.keys()].map((topic) => [topic.id, topic]))
  const present = new Set([...fresh.keys()].map((topic) => topic.id))
  const twins = new Map<Topic, Topic>()
  for (const topic of fresh.keys()) {
    const earlier = topic.was.find((id) => byId.has(id) && !present.has(id))
    const twin = byId.get(topic.id) ?? (earlier === undefined ? undefined : byId.get(earlier))
    if (twin !== undefined) twins.set(topic, twin)
  }
  return twins
}

function differences(from: Topic, to: Topic): string[] {
  const say = (value: unknown) => (value === null || value === '' ? 'none' : String(value))
  const facts = (topic: Topic) => ({
    duration: say(topic.duration?.text ?? null),
    choose: say(topic.choose),
    optional: say(topic.optional),
    needs: say(topic.needs.join(', ')),
  })
  const [was, is] = [facts(from), facts(to)]
  const keys = ['duration', 'choose', 'optional', 'needs'] as const
  return keys.filter((key) => was[key] !== is[key]).map((key) => `${key} ${was[key]} → ${is[key]}`)
}

function named({ id, title }: Named): Named {
  return { id, title }
}

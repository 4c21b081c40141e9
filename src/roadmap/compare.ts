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
  }
}

/** For ids that a roadmap has no more, the topics they may be called now. */
export function suspect(gone: Named[], candidates: Named[]): { from: Named; to: Named }[] {
  return gone.flatMap((from) => {
    const same = candidates.find(({ title }) => title === from.title)
    const words = candidates.flatMap(({ id, title }) => [id, title])
    const like = nearest(from.id, words) ?? nearest(from.title, words)
    const to = same ?? candidates.find(({ id, title }) => like === id || like === title)
    return to === undefined ? [] : [{ from: named(from), to: named(to) }]
  })
}

/** Every topic with its parent. */
function placesOf(roadmap: Roadmap): Map<Topic, Topic | null> {
  const places = new Map<Topic, Topic | null>(roadmap.stages.map((stage) => [stage, null]))
  for (const topic of everyTopic(roadmap.stages)) {
    for (const part of topic.topics) places.set(part, topic)
  }
  return places
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

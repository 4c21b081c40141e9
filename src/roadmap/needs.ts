import { everyTopic, type Roadmap, required, type Topic } from './roadmap.ts'

/**
 * The loops among needs, each as the ids along it. A topic cannot begin before its ancestors can and its needs are
 * complete, and is not complete before its required topics; so every topic has a begin and an end, and a loop is a
 * circle among these.
 */
export function findLoops(roadmap: Roadmap): string[][] {
  const settled = new Set<Moment>()
  const circles: Moment[][] = []
  for (const start of momentsOf(roadmap)) followFrom(start, settled, circles)
  return circles.map(namesAlong)
}

interface Moment {
  topic: Topic
  after: Moment[]
}

function momentsOf(roadmap: Roadmap): Moment[] {
  const begins = new Map<Topic, Moment>()
  const ends = new Map<Topic, Moment>()
  const byId = new Map<string, Moment>()
  for (const topic of everyTopic(roadmap.stages)) {
    const begin: Moment = { topic, after: [] }
    const end: Moment = { topic, after: [begin] }
    begins.set(topic, begin)
    ends.set(topic, end)
    if (!byId.has(topic.id)) byId.set(topic.id, end)
  }
  for (const [topic, begin] of begins) {
    begin.after = begin.after.concat(topic.needs.flatMap((id) => byId.get(id) ?? []))
    for (const part of topic.topics) begins.get(part)?.after.push(begin)
    const end = ends.get(topic)
    if (end !== undefined)
      end.after = end.after.concat(required(topic).flatMap((part) => ends.get(part) ?? []))
  }
  return [...ends.values()]
}

/** Whoever has this many loops mends these and looks again. */
const mostLoops = 20

/** Depth first without recursion: a chain of needs can be as long as the file. */
function followFrom(start: Moment, settled: Set<Moment>, circles: Moment[][]): void {
  const path: { moment: Moment; next: number }[] = [{ moment: start, next: 0 }]
  const onPath = new Set([start])
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const earlier = settled.has(top.moment) ? undefined : top.moment.after[top.next++]
    if (earlier === undefined) {
      settled.add(top.moment)
      onPath.delete(top.moment)
      path.pop()
    } else if (onPath.has(earlier)) {
      if (circles.length === mostLoops) continue
      const moments = path.map((step) => step.moment)
      circles.push(moments.slice(moments.indexOf(earlier)))
    } else if (!settled.has(earlier)) {
      path.push({ moment: earlier, next: 0 })
      onPath.add(earlier)
    }
  }
}

function namesAlong(loop: Moment[]): string[] {
  const ids = loop.map((moment) => moment.topic.id)
  const names = ids.filter((id, i) => id !== ids[i - 1])
  if (names.length > 1 && names[0] === names.at(-1)) names.pop()
  const first = names[0]
  return first === undefined ? [] : [...names, first]
}

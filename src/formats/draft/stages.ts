import type { DraftTopic } from './draft.ts'

/** A topic at the top of an outline, with the level of its heading, or null where it is no heading. */
export interface Root {
  topic: DraftTopic
  level: number | null
}

/**
 * The stages of an outline: its topmost topics where all of them hold others, else its topmost headings where one of them
 * does. What stands outside of any goes to a stage of its own, named by the title, at the place of its first.
 */
export function stagesOf(roots: Root[], title: string | null): DraftTopic[] {
  const isHolding = ({ topic }: Root) => topic.topics.length > 0
  if (roots.length > 1 && roots.every(isHolding)) return roots.map((root) => root.topic)
  const isOutline = roots.some((root) => root.level !== null && isHolding(root))
  const isLoose = ({ level }: Root) => level === null || !isOutline
  const first = roots.find(isLoose)
  if (first === undefined) return roots.map((root) => root.topic)
  const loose = roots.filter(isLoose).map((root) => root.topic)
  const stage = stageNamed(title ?? 'Topics', first.topic.line, loose)
  return roots.flatMap((root) => (root === first ? [stage] : isLoose(root) ? [] : [root.topic]))
}

export function stageNamed(title: string, line: number, topics: DraftTopic[]): DraftTopic {
  return { title, links: [], isItem: false, line, topics }
}

/** Hangs a topic under groups named in its row, made where they are new. */
export function nest(
  found: DraftTopic[],
  groups: Map<string, DraftTopic>,
  path: string[],
  topic: DraftTopic,
): void {
  let level = found
  let key = ''
  for (const name of path) {
    if (name === '') continue
    key += `\n${name.toLowerCase()}`
    const known = groups.get(key)
    const group = known ?? { title: name, links: [], isItem: false, line: topic.line, topics: [] }
    if (known === undefined) {
      groups.set(key, group)
      level.push(group)
    }
    level = group.topics
  }
  level.push(topic)
}

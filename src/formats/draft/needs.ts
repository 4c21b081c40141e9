import type { DraftTopic } from './draft.ts'
import { plural, type Remarks } from './remarks.ts'

/**
 * Turns what the rows name as prerequisites into titles of other topics of the source. What names
 * none of them is left out, and so are a topic itself and those it lies in.
 */
export function resolveNeeds(
  stages: DraftTopic[],
  wishes: Map<DraftTopic, string[]>,
  remarks: Remarks,
): void {
  if (wishes.size === 0) return
  const named = new Map<string, DraftTopic>()
  const above = new Map<DraftTopic, DraftTopic>()
  const note = (topic: DraftTopic) => {
    for (const name of [topic.title, topic.id, ...(topic.was ?? [])]) {
      if (name !== undefined && !named.has(key(name))) named.set(key(name), topic)
    }
    for (const child of topic.topics) {
      above.set(child, topic)
      note(child)
    }
  }
  for (const stage of stages) note(stage)
  for (const [topic, texts] of wishes) {
    const parts = texts.flatMap((text) => partsOf(text, named))
    const needs = new Set<string>()
    for (const part of parts) {
      const needed = named.get(key(part))
      if (needed === undefined) {
        const tell = (n: number) =>
          `${plural(n, 'prerequisite')} such as “${part}” ${n === 1 ? 'names' : 'name'} no topic and ${n === 1 ? 'was' : 'were'} left out`
        remarks.count('leftOut', 'needs', topic.line, tell)
      } else if (!isAround(needed, topic, above) && !isAround(topic, needed, above))
        needs.add(needed.title)
    }
    if (needs.size > 0) topic.needs = [...needs]
  }
}

/** A title may hold commas and “and” itself, so the whole is tried before its parts. */
function partsOf(text: string, named: Map<string, DraftTopic>): string[] {
  if (named.has(key(text))) return [text.trim()]
  const parts = text.split(/[;\n]/).flatMap((part) => {
    if (named.has(key(part))) return [part]
    return part
      .split(/,\s*(?:and\s+)?/)
      .flatMap((piece) => (named.has(key(piece)) ? [piece] : piece.split(/\s+(?:and|&)\s+/)))
  })
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

function isAround(
  outer: DraftTopic,
  inner: DraftTopic,
  above: Map<DraftTopic, DraftTopic>,
): boolean {
  for (let at: DraftTopic | undefined = inner; at !== undefined; at = above.get(at))
    if (at === outer) return true
  return false
}

function key(name: string): string {
  return name.toLowerCase().replace(/\s+/g, ' ').trim()
}

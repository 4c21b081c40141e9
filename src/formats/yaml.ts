import { isMap, isScalar, isSeq, parseDocument } from 'yaml'
import { Refusal } from '../errors.ts'
import type { Count } from '../progress/count.ts'
import { readRoadmap } from '../roadmap/read.ts'
import type { Roadmap, Topic } from '../roadmap/roadmap.ts'
import { writeRoadmap } from '../roadmap/write.ts'
import type { Draft, DraftTopic } from './draft/draft.ts'
import { draftOf, markOf } from './own.ts'

const words = { done: 'done', 'in-progress': 'in progress', skipped: 'skipped' } as const
const statuses = ['done', 'in-progress', 'skipped'] as const

/** The roadmap file with a comment at each topic of which something was said: `- Redis # done`. */
export function writeYaml(roadmap: Roadmap, count: Count): string {
  return writeRoadmap(roadmap, ({ id }) => {
    const counted = count.byId.get(id)
    const mark = counted === undefined ? null : markOf(counted)
    return mark == null ? null : words[mark]
  })
}

/** Reads a roadmap file, with the statuses that stand behind its titles as comments. */
export function readYaml(text: string, name: string): { draft: Draft; roadmap: Roadmap } {
  const { roadmap, problems } = readRoadmap(text)
  if (roadmap === null)
    throw new Refusal('roadmap-problems', `${name} is no sound roadmap`, {
      problems: { file: name, list: problems },
    })
  const said = new Map<Topic, DraftTopic['status']>()
  if (/#\s*(done|in progress|skipped)\s*$/m.test(text)) {
    const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false })
    collect(document.get('stages', true), roadmap.stages, said)
  }
  return { draft: draftOf(roadmap, 'yaml', (topic) => said.get(topic)), roadmap }
}

function collect(node: unknown, topics: Topic[], said: Map<Topic, DraftTopic['status']>): void {
  if (!isSeq(node)) return
  node.items.forEach((item, i) => {
    const topic = topics[i]
    if (topic === undefined) return
    const title = isMap(item) ? item.get('title', true) : item
    const comment = isScalar(title) ? title.comment?.trim() : undefined
    const status = statuses.find((known) => words[known] === comment)
    if (status !== undefined) said.set(topic, status)
    if (isMap(item)) collect(item.get('topics', true), topic.topics, said)
  })
}

import type { Draft, DraftTopic } from '../../src/formats/draft/draft.ts'

export function everyDraftTopic(draft: Draft): DraftTopic[] {
  const under = (topic: DraftTopic): DraftTopic[] => [topic, ...topic.topics.flatMap(under)]
  return draft.stages.flatMap(under)
}

/** A draft as an indented list: `-` what was an item of the source, `#` what stands above some. */
export function drawn(draft: Draft): string {
  const line = (topic: DraftTopic, depth: number): string[] => {
    const said = [
      topic.isItem ? '-' : '#',
      topic.title,
      topic.status === undefined ? '' : `{${topic.status}}`,
      topic.duration === undefined ? '' : `<${topic.duration}>`,
      topic.choose === undefined ? '' : `choose ${topic.choose}`,
      topic.optional === true ? 'optional' : '',
    ].filter((part) => part !== '')
    return [
      `${'  '.repeat(depth)}${said.join(' ')}`,
      ...topic.topics.flatMap((child) => line(child, depth + 1)),
    ]
  }
  return draft.stages.flatMap((stage) => line(stage, 0)).join('\n')
}

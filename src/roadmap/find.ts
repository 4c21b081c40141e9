import { Refusal } from '../errors.ts'
import { nearest } from './nearest.ts'
import { everyTopic, type Roadmap, type Topic } from './roadmap.ts'

/**
 * The topic a person named by id, title, or an unambiguous part of either, ignoring case: exact beats prefix beats
 * part, and an id beats a title. Refuses when there is none or more than one; `verb` is what they wanted to do with it.
 */
export function findTopic(roadmap: Roadmap, name: string, verb: string): Topic {
  const topics = everyTopic(roadmap.stages)
  const matches = matching(topics, name)
  const [only] = matches
  if (only === undefined) throw unknownTopic(topics, name, verb)
  if (matches.length > 1) throw ambiguousTopic(matches, name, verb)
  return only
}

/** Every topic the name may mean, from the closest kind of match that has any. */
function matching(topics: Topic[], name: string): Topic[] {
  const wanted = folded(name)
  if (wanted === '') return []
  const named = topics.map((topic) => ({ topic, id: folded(topic.id), title: folded(topic.title) }))
  const kinds: ((words: { id: string; title: string; topic: Topic }) => boolean)[] = [
    ({ topic }) => topic.id === name,
    ({ id }) => id === wanted,
    ({ title }) => title === wanted,
    ({ id, title }) => id.startsWith(wanted) || title.startsWith(wanted),
    ({ id, title }) => id.includes(wanted) || title.includes(wanted),
  ]
  for (const isMatch of kinds) {
    const matches = named.filter(isMatch)
    if (matches.length > 0) return matches.map(({ topic }) => topic)
  }
  return []
}

function folded(text: string): string {
  return text.normalize('NFKD').toLowerCase().trim().replace(/\s+/g, ' ')
}

function unknownTopic(topics: Topic[], name: string, verb: string): Refusal {
  if (name.trim() === '')
    return new Refusal('unknown-topic', 'the name of the topic is empty', {
      hint: 'roadmap list --all',
    })
  const meant = nearest(
    name,
    topics.flatMap((topic) => [topic.id, topic.title]),
  )
  const hint = topics.find((topic) => topic.id === meant || topic.title === meant)?.id
  const didYouMean = hint === undefined ? '' : `; did you mean \`${hint}\`?`
  return new Refusal('unknown-topic', `no topic is called \`${name}\`${didYouMean}`, {
    hint: hint === undefined ? 'roadmap list --all' : `roadmap ${verb} ${hint}`,
  })
}

function ambiguousTopic(matches: Topic[], name: string, verb: string): Refusal {
  const shown = matches.slice(0, 12).map((topic) => `  ${topic.id}  ${topic.title}`)
  const more =
    matches.length > shown.length ? [`  … and ${matches.length - shown.length} more`] : []
  return new Refusal(
    'ambiguous-topic',
    [`\`${name}\` may be any of ${matches.length} topics:`, ...shown, ...more].join('\n'),
    { hint: `roadmap ${verb} ${matches[0]?.id}` },
  )
}

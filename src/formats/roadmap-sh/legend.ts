import type { DraftTopic, Remark } from '../draft/draft.ts'
import { someOf } from './content.ts'
import { isObject, textOf } from './value.ts'

type Meaning = 'alternative' | 'optional' | 'any order' | 'level'

const meanings: [RegExp, Meaning][] = [
  [/\balternatives?\b/i, 'alternative'],
  [/\boptional(ly)?\b/i, 'optional'],
  [/\bnot strict\b|\bany ?time\b|\bany order\b/i, 'any order'],
  [/\b(beginner|intermediate|advanced)\b/i, 'level'],
]

const conclusions: Record<Meaning, string> = {
  alternative: 'taken as optional',
  optional: 'taken as optional',
  'any order': 'they keep the place they are drawn at, though their order is free',
  level: 'the level is not kept, for the stages are those of the drawing',
}

export function legendOf(data: Record<string, unknown>): string {
  return isObject(data.legend) ? textOf(data.legend.label) : textOf(data.legend)
}

/** Does what the legends of the topics say, and tells it, once for each legend. */
export function applyLegends(legends: Map<DraftTopic, string>, stages: DraftTopic[]): Remark[] {
  const choices = choicesAmong(
    stages,
    (topic) => meaningOf(legends.get(topic) ?? '') === 'alternative',
  )
  const options = new Set(choices.flatMap(({ topics }) => topics))
  const marked = new Map<string, DraftTopic[]>()
  for (const [topic, legend] of legends) {
    if (options.has(topic)) continue
    const same = marked.get(legend)
    if (same === undefined) marked.set(legend, [topic])
    else same.push(topic)
  }
  const guesses = [...marked].flatMap(([legend, topics]) => applyLegend(legend, topics) ?? [])
  for (const choice of choices) {
    choice.choose = 1
    guesses.push({
      line: 0,
      message: `all topics of “${choice.title}” are alternatives, so one of them is enough`,
    })
  }
  return guesses
}

function applyLegend(legend: string, topics: DraftTopic[]): Remark | null {
  const meaning = meaningOf(legend)
  if (meaning === null) return null
  if (meaning === 'alternative' || meaning === 'optional')
    for (const topic of topics) topic.optional = true
  const titles = someOf(topics.map(({ title }) => title))
  const number = topics.length === 1 ? '1 topic is' : `${topics.length} topics are`
  return { line: 0, message: `${number} marked “${legend}”: ${conclusions[meaning]} (${titles})` }
}

/** The topics that hold nothing but alternatives: one of those is enough, rather than none of them needed. */
function choicesAmong(
  stages: DraftTopic[],
  isAlternative: (topic: DraftTopic) => boolean,
): DraftTopic[] {
  return stages.flatMap((topic) => {
    const isChoice =
      topic.topics.length > 1 && topic.topics.every((option) => isAlternative(option))
    const under = choicesAmong(topic.topics, isAlternative)
    return isChoice ? [topic, ...under] : under
  })
}

function meaningOf(legend: string): Meaning | null {
  return meanings.find(([words]) => words.test(legend))?.[1] ?? null
}

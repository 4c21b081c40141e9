import type { Day } from '../plan/day.ts'
import type { TopicAnswer } from '../plan/describe.ts'
import type { MarkStatus } from '../progress/log.ts'
import type { Status } from '../progress/status.ts'
import { type Cell, type Look, paintOf, renderColumns, shorten, signOf, wrap } from './look.ts'
import { sayEstimate, sayStatus } from './topic.ts'

export interface ShowAnswer {
  topic: TopicAnswer
  unlocks: string[]
  unlockedTopics: { id: string; title: string }[]
  needs: { id: string; title: string; status: Status }[]
  notes: { at: string; text: string; day: Day }[]
  history: { at: string; status: MarkStatus; day: Day; known: boolean }[]
}

/** What stands in front of each fact, but for two columns. */
const margin = ' '.repeat(9)

export function renderShow(answer: ShowAnswer, look: Look): string {
  const { topic, needs, unlockedTopics, notes, history } = answer
  const { bold, dim, cyan } = look.paint
  const paint = paintOf(topic.status, look)
  const place = topic.path.slice(0, -1).join(look.plain ? ' > ' : ' › ')
  const status = `${signOf(topic.status, look)} ${sayStatus(topic.status)}`
  const cut = (title: string, ...beside: string[]) => {
    const used = beside.reduce((sum, text) => sum + look.measure(text) + 2, 0)
    return shorten(title, (look.width ?? Number.POSITIVE_INFINITY) - used, look)
  }
  const title = bold(cut(topic.title, topic.id, status))
  const head = [`${title}  ${cyan(topic.id)}  ${paint(status)}`]
  if (place !== '') head.push(dim(wrap(place, look)))
  const under = topic.topics ?? []
  const facts: [string, string[]][] = [
    ['Weeks', [`${sayEstimate(topic.weeks)}${leftOf(answer)}`]],
    ['Needs', needs.map((need) => wrap(`${need.title} (${sayStatus(need.status)})`, look, 11, 11))],
    ['Unlocks', unlockedTopics.map(({ title, id }) => `${cut(title, id, margin)}  ${cyan(id)}`)],
    [topic.choose === null ? 'Topics' : `Choose ${topic.choose}`, partsOf(under, look)],
    ['Links', topic.links.map(({ title, url }) => (title === url ? url : `${title}  ${dim(url)}`))],
    ['Notes', notes.map(({ day, text }) => `${dim(day)}  ${wrap(text, look, 23, 23)}`)],
    [
      'History',
      history.map(
        ({ day, status, known }) =>
          `${dim(day)}  ${sayStatus(status)}${known ? ', known before' : ''}`,
      ),
    ],
  ]
  const rows = facts.flatMap(([name, values]) =>
    values.map((value, i) => `  ${(i === 0 ? name : '').padEnd(9)}${value}`),
  )
  const description = topic.description === null ? [] : [wrap(topic.description, look)]
  return `${[head.join('\n'), ...description, rows.join('\n')].join('\n\n')}\n`
}

function leftOf({ topic }: ShowAnswer): string {
  const isBegun = topic.status === 'in-progress' && topic.remaining !== null
  return `${isBegun ? `, ${sayEstimate(topic.remaining)} left` : ''}${topic.optional ? ', optional' : ''}`
}

function partsOf(parts: TopicAnswer[], look: Look): string[] {
  const rows = parts.map((part): Cell[] => [
    {
      text: `${signOf(part.status, look)} ${part.title}`,
      paint: paintOf(part.status, look),
      cut: true,
    },
    { text: part.id, paint: look.paint.cyan },
    {
      text: part.optional ? `${sayEstimate(part.weeks)}, optional` : sayEstimate(part.weeks),
      paint: look.paint.dim,
    },
  ])
  return renderColumns(rows, look.width === null ? look : { ...look, width: look.width - 11 })
}

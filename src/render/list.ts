import type { TopicAnswer } from '../plan/describe.ts'
import { type Cell, type Look, paintOf, renderColumns, shorten, signOf } from './look.ts'
import { renderRemarks, sayEstimate, sayStatus } from './topic.ts'

export interface ListAnswer {
  roadmap: { id: string; title: string; file: string }
  stages: TopicAnswer[]
}

const shownDepth = 2

export function renderList({ roadmap, stages }: ListAnswer, look: Look, all: boolean): string {
  const rows = stages.flatMap((stage) =>
    rowsOf(stage, look, 0, all ? Number.POSITIVE_INFINITY : shownDepth),
  )
  if (rows.length === 0) return 'No topic has this status.\n'
  const key = (['done', 'in-progress', 'pending', 'skipped'] as const).map(
    (s) => `${signOf(s, look)} ${sayStatus(s)}`,
  )
  const room = (look.width ?? Number.POSITIVE_INFINITY) - look.measure(key.join('  ')) - 2
  const title = look.paint.bold(shorten(roadmap.title, room, look))
  return `${title}  ${look.paint.dim(key.join('  '))}\n\n${renderColumns(rows, look).join('\n')}\n`
}

function rowsOf(topic: TopicAnswer, look: Look, level: number, levels: number): Cell[][] {
  const paint =
    level === 0 && topic.status === 'pending' ? look.paint.bold : paintOf(topic.status, look)
  const { done, total } = topic.units
  const row: Cell[] = [
    { text: `${'  '.repeat(level)}${signOf(topic.status, look)} ${topic.title}`, paint, cut: true },
    { text: topic.id, paint: look.paint.cyan },
    { text: sayEstimate(topic.weeks), right: true },
    { text: total > 1 ? `${done} of ${total}` : '', right: true, paint: look.paint.dim },
    { text: renderRemarks(topic), paint: look.paint.dim },
  ]
  const under = topic.topics ?? []
  const below =
    level + 1 < levels ? under.flatMap((part) => rowsOf(part, look, level + 1, levels)) : []
  return [row, ...below]
}

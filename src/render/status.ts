import type { SuggestionAnswer, TopicAnswer } from '../plan/describe.ts'
import type { Tally, Units } from '../progress/work.ts'
import type { Effort } from '../roadmap/effort.ts'
import {
  barOf,
  type Cell,
  type Look,
  paintOf,
  renderColumns,
  renderPercent,
  shorten,
  signOf,
  wrap,
} from './look.ts'
import { renderHeadline, renderLeft, sayLeft } from './topic.ts'

export interface StatusAnswer extends Tally {
  roadmap: { id: string; title: string; file: string }
  progress: number
  units: Units
  remaining: Effort | null
  withoutEstimate: number
  stages: TopicAnswer[]
  /** The topics under the stages that are in progress. */
  current: TopicAnswer[]
  next: SuggestionAnswer[]
}

export function renderStatus(answer: StatusAnswer, look: Look): string {
  const { roadmap, progress, units, stages, current, next, remaining, withoutEstimate } = answer
  const { bold, dim } = look.paint
  const counts = `${renderPercent(progress)}, ${units.done} of ${units.total} done`
  const title = shorten(
    roadmap.title,
    (look.width ?? Number.POSITIVE_INFINITY) - counts.length - 2,
    look,
  )
  const [first] = next
  const blocks = [
    `${bold(title)}  ${counts}`,
    renderColumns(
      stages.map((stage) => stageRow(stage, look)),
      look,
      2,
    ).join('\n'),
  ]
  if (current.length > 0) {
    const rows = current.map((topic) => currentRow(topic, look))
    blocks.push(`${bold('In progress')}\n${renderColumns(rows, look, 2).join('\n')}`)
  }
  if (first !== undefined) {
    blocks.push(
      `${bold('Next')}\n  ${renderHeadline(first, look, 2)}\n    ${dim(wrap(first.why, look, 4))}`,
    )
  }
  blocks.push(
    progress === 1 ? renderFinished(next.length) : renderLeft(remaining, withoutEstimate, look),
  )
  return `${blocks.join('\n\n')}\n`
}

export function renderFinished(optional: number): string {
  return optional === 0
    ? 'Everything is done.'
    : 'Everything required is done; what is left is optional.'
}

function stageRow(stage: TopicAnswer, look: Look): Cell[] {
  const columns = Math.max(10, Math.min(30, (look.width ?? 80) - 56))
  const { done, total } = stage.units
  const paint = paintOf(stage.status, look)
  return [
    { text: `${signOf(stage.status, look)} ${stage.title}`, paint, cut: true },
    { text: barOf(stage.progress, columns, look), paint: look.paint.green },
    { text: renderPercent(stage.progress), right: true },
    { text: total === 0 ? '' : `${done} of ${total}`, right: true },
    { text: sayLeft(stage), paint: look.paint.dim },
  ]
}

function currentRow(topic: TopicAnswer, look: Look): Cell[] {
  const { done, total } = topic.units
  return [
    {
      text: `${signOf(topic.status, look)} ${topic.title}`,
      paint: paintOf(topic.status, look),
      cut: true,
    },
    { text: total > 1 ? `${done} of ${total}` : '', right: true },
    { text: sayLeft(topic), paint: look.paint.dim },
  ]
}

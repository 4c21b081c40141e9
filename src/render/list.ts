import type { TopicAnswer } from '../plan/describe.ts'
import { slug } from '../roadmap/id.ts'
import {
  type Cell,
  type Look,
  paintOf,
  renderColumns,
  shorten,
  signOf,
  widthOf,
  wrap,
} from './look.ts'
import { renderRemarks, sayEstimate, sayStatus } from './topic.ts'

export interface ListAnswer {
  roadmap: { id: string; title: string; file: string }
  stages: TopicAnswer[]
}

const shownDepth = 2

export function renderList({ roadmap, stages }: ListAnswer, look: Look, all: boolean): string {
  const levels = all ? Number.POSITIVE_INFINITY : shownDepth
  const rows = stages.flatMap((stage) => rowsOf(stage, look, levels))
  if (rows.length === 0) return 'No topic has this status.\n'
  const key = (['done', 'in-progress', 'pending', 'skipped'] as const).map(
    (s) => `${signOf(s, look)} ${sayStatus(s)}`,
  )
  const signs = look.paint.dim(wrap(key.join('  '), look))
  const room = (look.width ?? Number.POSITIVE_INFINITY) - look.measure(key.join('  ')) - 2
  const isBeside = room >= 8
  const title = look.paint.bold(shorten(roadmap.title, isBeside ? room : (look.width ?? 0), look))
  return `${title}${isBeside ? '  ' : '\n'}${signs}\n\n${renderTree(rows, look)}\n`
}

interface Row {
  topic: TopicAnswer
  cells: Cell[]
}

/** Where the terminal is too narrow, ids that say no more than their titles are left out before anything is cut. */
function renderTree(rows: Row[], look: Look): string {
  const all = rows.map(({ cells }) => cells)
  if (look.width === null || widthOf(all, look) <= look.width)
    return renderColumns(all, look).join('\n')
  const fewer = rows.map(({ topic, cells }) =>
    cells.map((cell) =>
      cell.text === topic.id && topic.id === slug(topic.title) ? { ...cell, text: '' } : cell,
    ),
  )
  return renderColumns(fewer, look).join('\n')
}

/** A topic and what lies under it; `branch` joins its row to the one it lies under, `trunk` those below to theirs. */
function rowsOf(topic: TopicAnswer, look: Look, levels: number, branch = '', trunk = ''): Row[] {
  const { dim, bold, cyan } = look.paint
  const paint = paintOf(topic.status, look)
  const { done, total } = topic.units
  const remarks = [total > 1 ? `${done} of ${total}` : '', renderRemarks(topic)]
  const row: Cell[] = [
    {
      text: `${branch}${signOf(topic.status, look)} ${topic.title}`,
      paint: (text) => {
        const title = paint(text.slice(branch.length))
        return `${dim(text.slice(0, branch.length))}${branch === '' ? bold(title) : title}`
      },
      cut: 2,
    },
    { text: topic.id, paint: cyan, cut: true },
    { text: sayEstimate(topic.weeks), right: true },
    { text: remarks.filter((words) => words !== '').join('; '), paint: dim, cut: true },
  ]
  const under = levels === 1 ? [] : (topic.topics ?? [])
  const [between, last, through, beyond] = look.plain ? plainBranches : branches
  const below = under.flatMap((part, i) => {
    const isLast = i === under.length - 1
    return rowsOf(
      part,
      look,
      levels - 1,
      `${trunk}${isLast ? last : between}`,
      `${trunk}${isLast ? beyond : through}`,
    )
  })
  return [{ topic, cells: row }, ...below]
}

const branches = ['├ ', '└ ', '│ ', '  ']
const plainBranches = ['  ', '  ', '  ', '  ']

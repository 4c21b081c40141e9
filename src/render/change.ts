import type { SuggestionAnswer } from '../plan/describe.ts'
import type { Status } from '../progress/status.ts'
import type { Effort } from '../roadmap/effort.ts'
import { type Look, paintOf, renderPercent, signOf, wrap } from './look.ts'
import { renderFinished } from './status.ts'
import { renderHeadline, renderLeft, sayStatus, sayTitles } from './topic.ts'

/** What a command that changes marks answers with. */
export interface ChangeAnswer {
  entry: string | null
  /** Every topic whose status is now another, in file order. */
  changed: { id: string; title: string; from: Status; to: Status }[]
  /** Titles of the topics that were named. */
  named: { id: string; title: string; status: Status }[]
  progress: number
  remaining: Effort | null
  withoutEstimate: number
  next: SuggestionAnswer[]
}

/** What a command changed, where that leaves the learner, and what is next. */
export function renderChange(answer: ChangeAnswer, look: Look): string {
  const { named, changed, progress, remaining, withoutEstimate, next } = answer
  const lines = named.map(({ title, status }) => {
    const before = changed.length === 0 ? ' already' : ''
    const line = `${signOf(status, look)} ${title} is${before} ${sayStatus(status)}`.trim()
    return paintOf(status, look)(wrap(line, look, 2, 0))
  })
  const others = changed.filter(({ id }) => !named.some((topic) => topic.id === id))
  lines.push(...renderOthers(others, look))
  const [first] = next
  const percent = `${renderPercent(progress)} done`
  const left = `${percent}, ${renderLeft(remaining, withoutEstimate, look)}`
  lines.push('', progress === 1 ? renderFinished(next.length) : left)
  if (first !== undefined) lines.push(`Next: ${renderHeadline(first, look, 6)}`)
  return `${lines.join('\n')}\n`
}

/** The topics that changed with the ones named, a line for each status. */
function renderOthers(others: ChangeAnswer['changed'], look: Look): string[] {
  const statuses = [...new Set(others.map(({ to }) => to))]
  return statuses.map((status) => {
    const titles = others.filter(({ to }) => to === status).map(({ title }) => title)
    const line = `now ${sayStatus(status)}: ${sayTitles(titles)}`
    return look.paint.dim(`  ${wrap(line, look, 4, 2)}`)
  })
}

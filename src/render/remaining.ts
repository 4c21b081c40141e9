import type { ByDay } from '../plan/by-day.ts'
import type { PastGrades } from '../plan/grade.ts'
import type { FinishAnswer } from '../plan/outlook.ts'
import type { Effort } from '../roadmap/effort.ts'
import { renderByDay } from './by-day.ts'
import { renderFinish, sayTook } from './finish.ts'
import { renderGrades } from './grades.ts'
import { type Cell, type Look, renderColumns, wrap } from './look.ts'
import { renderFinished } from './status.ts'
import { renderLeft, sayEstimate } from './topic.ts'

export interface RemainingAnswer {
  weeks: Effort | null
  withoutEstimate: number
  progress: number
  /** Open topics that are optional, where nothing else is left. */
  optional: number
  stages: { id: string; title: string; weeks: Effort | null }[]
  finish: FinishAnswer
  by?: ByDay
  check?: PastGrades
}

export function renderRemaining(answer: RemainingAnswer, look: Look, all = false): string {
  const { progress, optional, finish, by, check } = answer
  if (check !== undefined) return `${renderGrades(check, look)}\n`
  if (progress === 1)
    return `${wrap([renderFinished(optional), ...sayTook(finish)].join(' '), look)}\n`
  const blocks = [renderStages(answer, look), renderFinish(finish, look, all)]
  if (by !== undefined) blocks.push(renderByDay(by, finish, look))
  return `${blocks.join('\n\n')}\n`
}

function renderStages({ stages, weeks, withoutEstimate }: RemainingAnswer, look: Look): string {
  const rows = stages.map((stage): Cell[] => [
    { text: stage.title, cut: true },
    { text: sayEstimate(stage.weeks), right: true },
  ])
  return `${renderColumns(rows, look, 2).join('\n')}\n\n${renderLeft(weeks, withoutEstimate, look)}`
}

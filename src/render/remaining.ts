import type { Effort } from '../roadmap/effort.ts'
import { type Cell, type Look, renderColumns } from './look.ts'
import { renderFinished } from './status.ts'
import { renderLeft, sayEstimate } from './topic.ts'

export interface RemainingAnswer {
  weeks: Effort | null
  withoutEstimate: number
  progress: number
  stages: { id: string; title: string; weeks: Effort | null }[]
}

export function renderRemaining(
  { stages, weeks, withoutEstimate, progress }: RemainingAnswer,
  look: Look,
): string {
  if (progress === 1) return `${renderFinished(0)}\n`
  const rows = stages.map((stage): Cell[] => [
    { text: stage.title, cut: true },
    { text: sayEstimate(stage.weeks), right: true },
  ])
  return `${renderColumns(rows, look, 2).join('\n')}\n\n${renderLeft(weeks, withoutEstimate, look)}\n`
}

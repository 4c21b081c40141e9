import type { Grades, PastGrades } from '../plan/grade.ts'
import { type Cell, type Look, renderColumns, wrap } from './look.ts'

/** How often the dates forecast in the past held: in all, and for each part that is finished. */
export function renderGrades({ parts, ...all }: PastGrades, look: Look): string {
  if (parts.length === 0)
    return wrap('There is nothing to check yet: no topic was finished after a forecast.', look)
  const { bold, dim } = look.paint
  const head = ['Finished', '50 %', '85 %', '95 %', 'forecasts']
  const rows = [
    head.map((text, i): Cell => ({ text, paint: dim, ...(i > 0 && { right: true }) })),
    ...parts.map(({ title, depth, ...grades }) => [
      { text: `${'  '.repeat(depth - 1)}${title}`, cut: true as const },
      ...cellsOf(grades),
    ]),
    [{ text: 'In all', paint: bold }, ...cellsOf(all)],
  ]
  const said = `How often the dates forecast along the way held; 85 % of the 85 % dates should.`
  return `${wrap(said, look)}\n\n${renderColumns(rows, look, 2).join('\n')}`
}

function cellsOf({ forecasts, p50, p85, p95 }: Grades): Cell[] {
  const shares = [p50, p85, p95].map((held) => `${Math.round((100 * held) / forecasts)} %`)
  return [...shares, String(forecasts)].map((text): Cell => ({ text, right: true }))
}

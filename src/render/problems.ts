import type { Problem } from '../errors.ts'
import type { Comparison } from '../roadmap/compare.ts'
import { harmless } from './harmless.ts'
import type { Look } from './look.ts'

export interface CheckAnswer {
  file: string
  problems: Problem[]
  /** Ids that progress is kept for and the roadmap no longer has. */
  orphans: string[]
  /** What these may be called now. */
  suspected: Comparison['suspected']
  roadmap: { id: string; title: string; stages: number; topics: number; units: number } | null
}

export function renderCheck(answer: CheckAnswer, look: Look): string {
  const { file, problems, orphans, suspected, roadmap } = answer
  const blocks = problems.map((problem) => renderProblem(file, problem, look))
  const errors = problems.filter((p) => p.severity === 'error').length
  if (roadmap !== null && errors === 0) {
    const { stages, topics, units, title } = roadmap
    blocks.push(
      `${title} is sound: ${counted(stages, 'stage')}, ${counted(topics, 'topic')}, ${counted(units, 'unit')} to learn.`,
    )
  } else blocks.push(`${counted(errors, 'problem')} in ${file}.`)
  if (orphans.length > 0) {
    blocks.push(
      [
        `Progress is kept for ${counted(orphans.length, 'topic')} that the roadmap no longer has:`,
        ...orphans.map((id) => `  ${id}${renamedTo(id, suspected)}`),
      ].join('\n'),
    )
  }
  return `${blocks.join('\n\n')}\n`
}

function renamedTo(id: string, suspected: CheckAnswer['suspected']): string {
  const to = suspected.find(({ from }) => from.id === id)?.to
  return to === undefined ? '' : `  perhaps “${to.title}” now; then give that \`was: [${id}]\``
}

/** `FILE:LINE:COLUMN  message` with the offending line and a caret under it. */
export function renderProblem(file: string, problem: Problem, look: Look): string {
  const { line, column, message, severity } = problem
  const { bold, red, yellow } = look.paint
  const word = severity === 'warning' ? `${yellow('warning:')} ` : ''
  const [shown, at] = window(problem.source, column - 1)
  const before = look.measure(harmless(shown.slice(0, at)))
  const number = String(line).padStart(5)
  const head = `${bold(`${file}:${line}:${column}`)}  ${word}${message}`
  return `${head}\n${number} | ${harmless(shown)}\n      | ${' '.repeat(before)}${red('^')}`
}

/** The part of a long line around a column, and the column in it. */
function window(source: string, column: number): [text: string, at: number] {
  const most = 100
  if (source.length <= most) return [source, column]
  const start = Math.max(0, Math.min(column - 40, source.length - most))
  return [source.slice(start, start + most), column - start]
}

function counted(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`
}

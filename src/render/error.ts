import type { Refusal } from '../errors.ts'
import { harmless } from './harmless.ts'
import type { Look } from './look.ts'
import { renderProblem } from './problems.ts'

const most = 20

/** `error: …`, each problem at its place, and `try: COMMAND` where a command would help. */
export function renderError({ message, hint, problems }: Refusal, look: Look): string {
  const { red, bold } = look.paint
  const lines = [`${red('error:')} ${harmless(message)}`]
  const list = problems?.list.filter((p) => p.severity === 'error') ?? []
  for (const problem of list.slice(0, most)) {
    lines.push(
      '',
      renderProblem(
        harmless(problems?.file ?? ''),
        { ...problem, message: harmless(problem.message) },
        look,
      ),
    )
  }
  if (list.length > most) lines.push('', `… and ${list.length - most} more`)
  if (list.length > 0) lines.push('')
  if (hint !== undefined) lines.push(`try: ${bold(harmless(hint))}`)
  return `${lines.join('\n')}\n`
}

/** The same as one JSON object. */
export function errorAnswer({ code, message, hint, problems }: Refusal): object {
  return {
    error: {
      code,
      message,
      ...(hint !== undefined && { hint }),
      ...(problems && { problems: problems.list }),
    },
  }
}

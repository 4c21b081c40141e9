import type { SuggestionAnswer } from '../plan/describe.ts'
import { type Look, renderColumns, wrap } from './look.ts'
import { renderFinished } from './status.ts'
import { renderHeadline, sayEstimate } from './topic.ts'

export interface NextAnswer {
  suggestions: SuggestionAnswer[]
  complete: boolean
  within: string | null
}

export function renderNext({ suggestions, complete, within }: NextAnswer, look: Look): string {
  const [first, ...then] = suggestions
  if (first === undefined) {
    return within === null
      ? `${renderFinished(0)}\n`
      : `Nothing that is open fits into ${within}.\n`
  }
  const blocks = [renderFirst(first, look)]
  if (complete) blocks.unshift(renderFinished(suggestions.length))
  if (then.length > 0) {
    const rows = then.map(({ topic, step }) => [
      {
        text:
          step === null ? topic.title : `${topic.title} ${look.plain ? '>' : '→'} ${step.title}`,
        cut: true as const,
      },
      { text: (step ?? topic).id, paint: look.paint.cyan },
      { text: sayEstimate((step ?? topic).remaining), paint: look.paint.dim, right: true as const },
    ])
    blocks.push(`${look.paint.bold('Then')}\n${renderColumns(rows, look, 2).join('\n')}`)
  }
  return `${blocks.join('\n\n')}\n`
}

function renderFirst(suggestion: SuggestionAnswer, look: Look): string {
  const { topic, step, why, options } = suggestion
  const { dim, bold } = look.paint
  const name = step ?? topic
  const lines = [renderHeadline(suggestion, look), `  ${wrap(why, look, 2)}`]
  if (name.description !== null) lines.push('', `  ${dim(wrap(name.description, look, 2))}`)
  lines.push(...name.links.map((link) => `  ${dim(link.url)}`))
  const [what, id] = name.choose === null ? ['it', name.id] : ['one', options[0]?.id ?? name.id]
  lines.push('', `  when you have learned ${what}: ${bold(`roadmap done ${id}`)}`)
  return lines.join('\n')
}

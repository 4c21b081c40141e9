import type { ByDay } from '../plan/by-day.ts'
import type { Cut } from '../plan/cuts.ts'
import { sayDay } from '../plan/day.ts'
import type { FinishAnswer } from '../plan/outlook.ts'
import { sayWeeks } from '../plan/weeks.ts'
import { sayNumber } from './finish.ts'
import { type Cell, type Look, renderColumns, wrap } from './look.ts'

/** How likely a day is, the pace that would make it, and what could be left out. */
export function renderByDay(by: ByDay, finish: FinishAnswer, look: Look): string {
  const { day, probability, isLikely, cuts, isEnough } = by
  const name = sayDay(day, finish.today)
  if (probability === null) return `How likely ${name} is, nobody knows yet.`
  const chance = look.paint.bold(sayChance(probability))
  const plan = finish.basis === 'plan' ? ', if all goes by the plan' : ''
  const lines = [wrap(`By ${name}: ${chance}${plan}.`, look)]
  if (isLikely) return lines.join('\n')
  lines.push(wrap(sayNeeded(by, finish, look), look))
  if (!isEnough) lines.push('Leaving out a few topics would not make it likely.')
  else
    lines.push(
      '',
      'This would make it likely:',
      ...renderColumns(
        cuts.map((cut) => row(cut, look)),
        look,
        2,
      ),
    )
  return lines.join('\n')
}

function sayNeeded({ pace }: ByDay, { unit }: FinishAnswer, look: Look): string {
  if (pace === null) return 'No day of learning is left until then.'
  const measure = unit === 'topics' ? 'weeks a topic' : `${look.plain ? 'x' : '×'} the plan`
  const [even, likely] = [sayNumber(pace.even), sayNumber(pace.likely)]
  const often = even === likely ? '' : ` in half of all cases, ${likely} in 85 of 100`
  return `A pace of ${even} ${measure} would make it${often}.`
}

function row({ action, topics, weeks, probability }: Cut, look: Look): Cell[] {
  return [
    { text: action },
    { text: topics.map(({ title }) => title).join(', '), cut: true },
    { text: weeks === null ? '' : `saves ${sayWeeks({ min: weeks, max: weeks })}` },
    { text: `${look.plain ? '->' : '→'} ${sayChance(probability)}` },
  ]
}

/** A probability as people say it; nothing that is to come is sure. */
function sayChance(probability: number): string {
  if (probability < 0.01) return 'under 1 %'
  return probability > 0.99 ? 'over 99 %' : `${Math.round(probability * 100)} %`
}

import type { SuggestionAnswer } from '../plan/describe.ts'
import type { Comparison, Named } from '../roadmap/compare.ts'
import type { Effort } from '../roadmap/effort.ts'
import { type Cell, type Look, renderColumns, renderPercent, wrap } from './look.ts'
import { sayEstimate } from './topic.ts'

interface Effect {
  progress: number
  remaining: Effort | null
  next: SuggestionAnswer[]
}

export interface DiffAnswer extends Comparison {
  roadmap: Named
  to: Named & { file: string }
  /** Ids with marks that would have no topic any more; the marks are kept. */
  orphans: string[]
  before: Effect
  after: Effect
}

export function renderDiff(answer: DiffAnswer, look: Look): string {
  const { added, removed, renamed, moved, changed, suspected } = answer
  const arrow = look.plain ? '->' : '→'
  const place = (named: Named | null) => named?.title ?? 'a stage'
  const blocks = [
    section('Added', added.map(say), look.paint.green, look),
    section('Removed', removed.map(say), look.paint.red, look),
    section(
      'Renamed',
      renamed.map(({ from, to }) => `${say(from)} ${arrow} ${say(to)}`),
      look.paint.yellow,
      look,
    ),
    section(
      'Moved',
      moved.map(({ topic, from, to }) => `${say(topic)}: ${place(from)} ${arrow} ${place(to)}`),
      look.paint.yellow,
      look,
    ),
    section(
      'Changed',
      changed.map(({ topic, what }) => `${say(topic)}: ${what.join('; ')}`),
      look.paint.yellow,
      look,
    ),
    section(
      'Perhaps renamed',
      suspected.map(
        ({ from, to }) =>
          `${say(from)} may be ${say(to)} now; then give that \`was: [${from.id}]\``,
      ),
      look.paint.cyan,
      look,
    ),
    section('Marks that would wait for their topic', answer.orphans, look.paint.yellow, look),
  ].filter((block) => block !== '')
  if (blocks.length === 0) blocks.push('No topic differs.')
  return `${[...blocks, renderEffect(answer, look)].join('\n\n')}\n`
}

const most = 40

function section(
  name: string,
  lines: string[],
  paint: (text: string) => string,
  look: Look,
): string {
  if (lines.length === 0) return ''
  const more = lines.length > most ? [`… and ${lines.length - most} more`] : []
  const shown = [...lines.slice(0, most), ...more].map((line) => `  ${paint(line)}`)
  return [look.paint.bold(`${name} (${lines.length})`), ...shown].join('\n')
}

function say({ id, title }: Named): string {
  return `${title} (${id})`
}

/** What to know of a file that is hardly a version of the same roadmap. */
function sayStrange({ roadmap, to, common, removed }: DiffAnswer): string | null {
  if (roadmap.id !== to.id)
    return `Its id is ${to.id}, so progress is kept apart from that of ${roadmap.id}.`
  const all = common + removed.length
  return common * 3 > all
    ? null
    : `It has the same id and only ${common} of ${all} topics: if it is another roadmap, give it an \`id\` of its own.`
}

function renderEffect(answer: DiffAnswer, look: Look): string {
  const { before, after } = answer
  const row = (name: string, { progress, remaining, next }: Effect): Cell[] => {
    const [first] = next
    const step = first?.step ?? first?.topic
    return [
      { text: name },
      { text: renderPercent(progress), right: true },
      { text: `${sayEstimate(remaining)} left` },
      { text: step === undefined ? 'nothing is next' : `next: ${step.title}`, cut: true },
    ]
  }
  const lines = renderColumns([row('now', before), row('then', after)], look, 2)
  const strange = sayStrange(answer)
  const other = strange === null ? [] : ['', wrap(strange, look)]
  return [look.paint.bold('For you'), ...lines, ...other].join('\n')
}

import { addDays, type Day } from '../plan/day.ts'
import type { Scheduled } from '../plan/schedule.ts'
import type { Count } from '../progress/count.ts'
import type { Counted } from '../progress/counted.ts'
import { ancestorsOf } from '../progress/mark.ts'
import type { Status } from '../progress/status.ts'
import type { Roadmap } from '../roadmap/roadmap.ts'

const styles: Record<Status, string> = {
  done: 'fill:#d3f9d8,stroke:#2b8a3e,color:#000',
  'in-progress': 'fill:#fff3bf,stroke:#e67700,color:#000',
  pending: 'fill:#fff,stroke:#868e96,color:#000',
  skipped: 'fill:#f1f3f5,stroke:#adb5bd,color:#868e96,stroke-dasharray:4',
  'not-needed': 'fill:#f1f3f5,stroke:#adb5bd,color:#868e96,stroke-dasharray:4',
}

/** Mermaid refuses a diagram of more characters, or of more arrows; then only the stages are drawn. */
const [mostCharacters, mostArrows] = [50_000, 500]

const longestLabel = 100

/** A flowchart of the stages and the topics right under them, with what needs what, coloured by status. */
export function writeFlowchart(roadmap: Roadmap, count: Count): string {
  const whole = flowchart(roadmap, count, 2)
  const arrows = whole.split('> ').length - 1
  return whole.length <= mostCharacters && arrows <= mostArrows
    ? whole
    : flowchart(roadmap, count, 1)
}

function flowchart(roadmap: Roadmap, count: Count, depth: number): string {
  const partsOf = (stage: Counted) => (depth === 1 ? [] : stage.parts)
  const names = new Map<Counted, string>()
  for (const stage of count.stages)
    for (const counted of [stage, ...partsOf(stage)]) names.set(counted, `t${names.size + 1}`)
  const node = (counted: Counted, indent: string) => {
    const { title, optional } = counted.topic
    const label = `${shortened(title)}${optional ? ' (optional)' : ''}`
    return `${indent}${names.get(counted)}["${labelled(label)}"]:::${classOf(counted.status)}`
  }
  const stages = count.stages.flatMap((stage) =>
    partsOf(stage).length === 0
      ? [node(stage, '  ')]
      : [
          `  subgraph ${names.get(stage)}["${labelled(shortened(stage.topic.title))}"]`,
          ...stage.parts.map((part) => node(part, '    ')),
          '  end',
        ],
  )
  const order = count.stages.slice(1).map((stage, i) => {
    const before = count.stages[i]
    return before === undefined ? '' : `  ${names.get(before)} --> ${names.get(stage)}`
  })
  const used = new Set([...names.keys()].map(({ status }) => status))
  return [
    ...front(roadmap),
    'flowchart TD',
    ...stages,
    ...order,
    ...needsAmong(count, names, depth),
    ...[...used].map((status) => `  classDef ${classOf(status)} ${styles[status]}`),
    '',
  ].join('\n')
}

/** A need deeper in a topic is one of the topic that is drawn. */
function needsAmong(count: Count, names: Map<Counted, string>, depth: number): string[] {
  const drawn = (counted: Counted) => drawnFor(counted, depth)
  const lines = new Set<string>()
  for (const counted of count.all)
    for (const id of counted.topic.needs) {
      const need = count.byId.get(id)
      const [from, to] = [need && drawn(need), drawn(counted)]
      if (from === undefined || from === to) continue
      if (from === to.parent || to === from.parent) continue
      lines.add(`  ${names.get(from)} -.-> ${names.get(to)}`)
    }
  return [...lines]
}

/** The topic itself, or what it lies under at this depth. */
function drawnFor(counted: Counted, depth: number): Counted {
  return [...ancestorsOf(counted), counted].slice(0, depth).at(-1) ?? counted
}

/** A gantt chart of the open topics right under the stages, on the days that the plan has for them. */
export function writeGantt(roadmap: Roadmap, scheduled: Scheduled[], today: Day): string {
  const whole = gantt(roadmap, scheduled, today, 2)
  return whole.length <= mostCharacters ? whole : gantt(roadmap, scheduled, today, 1)
}

function gantt(roadmap: Roadmap, scheduled: Scheduled[], today: Day, depth: number): string {
  const sections = new Map<Counted, Map<Counted, { from: Day; to: Day }>>()
  for (const { topic, from, to } of scheduled) {
    const [stage, drawn] = [drawnFor(topic, 1), drawnFor(topic, depth)]
    const bars = sections.get(stage) ?? new Map<Counted, { from: Day; to: Day }>()
    const bar = bars.get(drawn) ?? { from, to }
    bars.set(drawn, { from: from < bar.from ? from : bar.from, to: to > bar.to ? to : bar.to })
    sections.set(stage, bars)
  }
  const lines = [...sections].flatMap(([stage, bars]) => [
    `  section ${named(stage)}`,
    ...[...bars].map(([topic, { from, to }]) => {
      const tag = topic.status === 'in-progress' ? 'active, ' : ''
      return `    ${named(topic)} :${tag}${from}, ${addDays(to, 1)}`
    }),
  ])
  const ended = `  Everything is done :milestone, done, ${today}, 0d`
  return [
    ...front(roadmap),
    'gantt',
    '  dateFormat YYYY-MM-DD',
    ...(lines.length === 0 ? [ended] : lines),
    '',
  ].join('\n')
}

const ownWords =
  /^(?=gantt|dateformat|inclusiveend|topaxis|axisformat|tick|includes|excludes|today|week|\d|title|section|acc|click|href|call)./i

/** A title where nothing is around it: one that would begin with a word of mermaid's own begins with a number instead. */
function named({ topic }: Counted): string {
  return labelled(shortened(topic.title)).replace(ownWords, byNumber)
}

function front(roadmap: Roadmap): string[] {
  const title = JSON.stringify(shortened(roadmap.title)).replace(
    /[<>%#:{}\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return ['---', `title: ${title}`, '---']
}

function shortened(title: string): string {
  const letters = [...title]
  return letters.length > longestLabel ? `${letters.slice(0, longestLabel - 1).join('')}…` : title
}

function classOf(status: Status): string {
  return status.replace('-', '')
}

/**
 * All but letters, digits and harmless signs by their numbers, so that no title ends its label or is markdown. Mermaid
 * takes a line with `direction LR` anywhere in it for a command, so the space goes too.
 */
function labelled(title: string): string {
  return title.replace(
    /^[-+]|(?<=^\d+)\.|(?<=direction) |[^\p{L}\p{M}\p{N} .,!?'+/()-]/giu,
    byNumber,
  )
}

function byNumber(char: string): string {
  return `#${char.codePointAt(0)};`
}

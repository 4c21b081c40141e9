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

/** A flowchart of the stages and the topics right under them, with what needs what, coloured by status. */
export function writeMermaid(roadmap: Roadmap, count: Count): string {
  const names = new Map<Counted, string>()
  for (const stage of count.stages)
    for (const counted of [stage, ...stage.parts]) names.set(counted, `t${names.size + 1}`)
  const node = (counted: Counted, indent: string) => {
    const { title, optional } = counted.topic
    const label = `${title}${optional ? ' (optional)' : ''}`
    return `${indent}${names.get(counted)}["${labelled(label)}"]:::${classOf(counted.status)}`
  }
  const stages = count.stages.flatMap((stage) =>
    stage.parts.length === 0
      ? [node(stage, '  ')]
      : [
          `  subgraph ${names.get(stage)}["${labelled(stage.topic.title)}"]`,
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
    '---',
    `title: ${JSON.stringify(roadmap.title)}`,
    '---',
    'flowchart TD',
    ...stages,
    ...order,
    ...needsAmong(count, names),
    ...[...used].map((status) => `  classDef ${classOf(status)} ${styles[status]}`),
    '',
  ].join('\n')
}

/** A need deeper in a topic is one of the topic that is drawn. */
function needsAmong(count: Count, names: Map<Counted, string>): string[] {
  const drawn = (counted: Counted) => [...ancestorsOf(counted), counted].slice(0, 2).at(-1)
  const lines = new Set<string>()
  for (const counted of count.all)
    for (const id of counted.topic.needs) {
      const need = count.byId.get(id)
      const [from, to] = [need && drawn(need), drawn(counted)]
      if (from === undefined || to === undefined || from === to) continue
      if (from === to.parent || to === from.parent) continue
      lines.add(`  ${names.get(from)} -.-> ${names.get(to)}`)
    }
  return [...lines]
}

function classOf(status: Status): string {
  return status.replace('-', '')
}

/** All but letters, digits and harmless signs by their numbers, so that no title ends its label. */
function labelled(title: string): string {
  return title.replace(/[^\p{L}\p{M}\p{N} .,:!?'+/()-]/gu, (char) => `#${char.codePointAt(0)};`)
}

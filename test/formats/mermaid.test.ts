// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { runInThisContext } from 'node:vm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeFlowchart, writeGantt } from '../../src/formats/mermaid.ts'
import { schedule } from '../../src/plan/schedule.ts'
import { type Count, count } from '../../src/progress/count.ts'
import { markedNow } from '../../src/progress/log.ts'
import { readRoadmap } from '../../src/roadmap/read.ts'
import type { Roadmap } from '../../src/roadmap/roadmap.ts'
import { tea } from '../contract.ts'

interface Diagram {
  db: {
    getDiagramTitle(): string
    getVertices(): Map<string, { text: string }>
    getSubGraphs(): { title: string }[]
    getEdges(): object[]
    getTasks(): { task: string; section: string; startTime: Date; endTime: Date; active: boolean }[]
  }
}

// Mermaid itself, in the one file that is made for browsers.
const require = createRequire(import.meta.url)
runInThisContext(readFileSync(require.resolve('@mermaid-js/tiny'), 'utf8'))
const mermaid: {
  parse(text: string): Promise<{ diagramType: string }>
  mermaidAPI: { getDiagramFromText(text: string): Promise<Diagram> }
} = runInThisContext('mermaid')

const today = '2025-06-04'

function roadmapOf(yaml: string): { roadmap: Roadmap; counted: Count } {
  const { roadmap, problems } = readRoadmap(yaml)
  if (roadmap === null) throw new Error(JSON.stringify(problems))
  return { roadmap, counted: count(roadmap, markedNow(new Map([['water', 'in-progress']]))) }
}

function flowchartOf(yaml: string): string {
  const { roadmap, counted } = roadmapOf(yaml)
  return writeFlowchart(roadmap, counted)
}

function ganttOf(yaml: string): string {
  const { roadmap, counted } = roadmapOf(yaml)
  return writeGantt(roadmap, schedule(counted, today, []), today)
}

/** What mermaid made of the entities, which it turns back where it draws. */
function shown(label: string): string {
  return label.replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code)))
}

async function drawn(text: string): Promise<Diagram['db']> {
  await mermaid.parse(text)
  return (await mermaid.mermaidAPI.getDiagramFromText(text)).db
}

test('a flowchart draws stages, their topics and what needs what', () => {
  expect(flowchartOf(tea)).toMatchInlineSnapshot(`
    "---
    title: "Tea"
    ---
    flowchart TD
      subgraph t1["Basics"]
        t2["Water"]:::inprogress
        t3["Leaves"]:::pending
        t4["Kettle"]:::pending
      end
      subgraph t5["Mastery"]
        t6["Ceremony"]:::pending
        t7["Pottery (optional)"]:::pending
      end
      t1 --> t5
      t2 -.-> t4
      t4 -.-> t6
      t3 -.-> t6
      classDef inprogress fill:#fff3bf,stroke:#e67700,color:#000
      classDef pending fill:#fff,stroke:#868e96,color:#000
    "
  `)
})

test('a gantt chart draws the open topics under their stages on the days of the plan', async () => {
  const text = ganttOf(tea)
  expect(text).toMatchInlineSnapshot(`
    "---
    title: "Tea"
    ---
    gantt
      dateFormat YYYY-MM-DD
      section Basics
        Water :active, 2025-06-04, 2025-06-15
        Leaves :2025-06-14, 2025-06-29
        Kettle :2025-06-28, 2025-07-20
      section Mastery
        Ceremony :2025-07-19, 2025-08-17
    "
  `)
  const tasks = (await drawn(text)).getTasks()
  const day = (date: Date) => date.toLocaleDateString('sv')
  expect(tasks.map(({ task, startTime }) => [task.trim(), day(startTime)])).toEqual([
    ['Water', '2025-06-04'],
    ['Leaves', '2025-06-14'],
    ['Kettle', '2025-06-28'],
    ['Ceremony', '2025-07-19'],
  ])
  expect(tasks[0]?.active).toBe(true)
})

test('with nothing left a gantt chart says so', async () => {
  const { roadmap } = roadmapOf(tea)
  const tasks = (await drawn(writeGantt(roadmap, [], today))).getTasks()
  expect(tasks).toMatchObject([{ task: 'Everything is done ' }])
})

const words =
  'gantt|dateFormat x|inclusiveEndDates|topAxis|axisFormat %d|tickInterval 1day|includes x|excludes x|todayMarker off|weekday monday|weekend friday|2025-01-01|title x|section x|accTitle: x|accDescr: x|accDescr {x}|accDescription x|click x|href "x"|call x()|end|subgraph x|graph TD|flowchart|default|style t1 fill:#f00;|classDef x fill:#f00;|direction LR|a direction  TB b|Direction RL|done|x'.split(
    '|',
  )
const signs = [
  ...['"', "'", '`', '#', ';', ':', '%%', '%%{init: {}}%%', '---', '[', ']', '(', ')', '{', '}'],
  ...['<b>', '<script>', '</script>', '&quot;', '#quot;', '-->', '==>', '-.-', '|', '\\'],
  ...['@', '~~~', '1. ', '- ', '+ ', ' ', '\u2028', '\ud800', '\ufffe', '$$x$$'],
  ...['👩‍👩‍👧', '日本', 'שלום', 'مرحبا', '\u202e', 'é', '½', 'fa:fa-car', 'x'.repeat(60)],
]
const titles = fc
  .array(
    fc.oneof(fc.constantFrom(...words, ...signs), fc.string({ unit: 'binary', maxLength: 4 })),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(''))
  .filter((title) => title.trim() !== '' && !/\p{Cc}/u.test(title))

/** Mermaid cuts what is longer, and so do we. */
function cut(title: string): string {
  const letters = [...title]
  return letters.length > 100 ? `${letters.slice(0, 99).join('')}…` : title
}

test('mermaid reads every title as it is', async () => {
  const one = async (title: string) => {
    const yaml = JSON.stringify({ title, stages: [{ title, topics: [{ title }, 'B'] }, 'C'] })
    const { roadmap, counted } = roadmapOf(yaml)
    const kept = counted.all[1]?.topic.title ?? ''
    const flowchart = await drawn(writeFlowchart(roadmap, counted))
    const vertices = flowchart.getVertices()
    expect(['t2', 't3', 't4'].map((name) => shown(vertices.get(name)?.text ?? ''))).toEqual([
      cut(kept),
      'B',
      'C',
    ])
    expect(flowchart.getSubGraphs().map(({ title }) => shown(title))).toEqual([cut(kept)])
    const gantt = await drawn(writeGantt(roadmap, schedule(counted, today, []), today))
    expect(
      gantt.getTasks().map(({ section, task }) => [shown(section), shown(task).trim()]),
    ).toEqual([
      [cut(kept), cut(kept).trim()],
      [cut(kept), 'B'],
      ['C', 'C'],
    ])
  }
  for (const title of [...words, ...signs.filter((sign) => sign.trim() !== '')]) await one(title)
  await fc.assert(fc.asyncProperty(titles, one), { numRuns: 60 })
})

test('what is too much for mermaid is drawn by stages', async () => {
  const topics = Array.from({ length: 50 }, (_, i) => `A topic with some words, the ${i}th`)
  const stages = Array.from({ length: 40 }, (_, i) => ({ title: `Stage ${i}`, topics }))
  const yaml = JSON.stringify({ title: 'Many', stages })
  for (const text of [flowchartOf(yaml), ganttOf(yaml)]) expect(text.length).toBeLessThan(50_000)
  expect((await drawn(flowchartOf(yaml))).getVertices().size).toBe(40)
  expect((await drawn(ganttOf(yaml))).getTasks()).toHaveLength(40)
})

test('more arrows than mermaid draws are left out with the topics', async () => {
  const ids = Array.from({ length: 40 }, (_, i) => `t${i}`)
  const topics = ids.map((id, i) => ({ title: id, id, needs: ids.slice(0, i) }))
  const text = flowchartOf(JSON.stringify({ title: 'Knot', stages: [{ title: 'S', topics }] }))
  expect((await drawn(text)).getVertices().size).toBe(1)
})

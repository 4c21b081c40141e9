import { expect, test } from 'vitest'
import { writeMermaid } from '../../src/formats/mermaid.ts'
import { count } from '../../src/progress/count.ts'
import { readRoadmap } from '../../src/roadmap/read.ts'
import { tea } from '../contract.ts'

function draw(yaml: string): string {
  const { roadmap } = readRoadmap(yaml)
  if (roadmap === null) throw new Error('not sound')
  return writeMermaid(roadmap, count(roadmap, new Map()))
}

test('draws stages, their topics and what needs what', () => {
  expect(draw(tea)).toMatchInlineSnapshot(`
    "---
    title: "Tea"
    ---
    flowchart TD
      subgraph t1["Basics"]
        t2["Water"]:::pending
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
      classDef pending fill:#fff,stroke:#868e96,color:#000
    "
  `)
})

test('no title ends its label', () => {
  const title = '"]; click t1 "javascript:x" %% #quot; `*md*` <b> end { } \\ & | 日本 é'
  const [label] = /(?<=t2\[").*(?="\]:::pending)/.exec(
    draw(JSON.stringify({ title, stages: [{ title: 'S', topics: [title] }] })),
  ) ?? ['']
  expect(label).not.toMatch(/["`<>[\]{}|&%*\\]/)
  const shown = label.replace(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
  expect(shown).toBe(title)
})

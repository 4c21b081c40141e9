import fc from 'fast-check'
import { expect, test } from 'vitest'
import { adopt } from '../../src/formats/draft/adopt.ts'
import { marksOfTicks } from '../../src/formats/draft/tick-marks.ts'
import { writeJson } from '../../src/formats/json.ts'
import { writeMarkdown } from '../../src/formats/markdown/own-markdown.ts'
import { recognize } from '../../src/formats/recognize.ts'
import { writeYaml } from '../../src/formats/yaml.ts'
import { type Count, count } from '../../src/progress/count.ts'
import { type Entry, latestMarks } from '../../src/progress/log.ts'
import { readRoadmap } from '../../src/roadmap/read.ts'
import type { Roadmap, Topic } from '../../src/roadmap/roadmap.ts'
import { writeRoadmap } from '../../src/roadmap/write.ts'
import { type Saying, standings, yamlOf } from '../random-roadmap.ts'

/** What people write, and what markup is made of. */
const word = fc.oneof(
  fc.constantFrom(
    'Redis',
    'C++',
    'C#',
    '#1',
    '*bold*',
    '_x_',
    'snake_case',
    '[x]',
    '[ ]',
    '(2 weeks)',
    'Week 3: Trees',
    '(optional)',
    'choose 1',
    '`code`',
    '<b>',
    '&amp;',
    '\\',
    '| a | b |',
    '1.',
    '- x',
    '> y',
    '~~~',
    '---',
    '===',
    '=SUM(A1)',
    '<!-- id: x -->',
    'https://a.example/b',
    'ü日本語',
    '✅',
    '__proto__',
    'true',
    '"quoted"',
    "it's",
    'a: b # c',
    '!',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
)
const clean = (text: string) =>
  text
    .replace(/[^\P{Cc}\n]/gu, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
const title = fc
  .array(word, { minLength: 1, maxLength: 4 })
  .map((words) => clean(words.join(' ')).replace(/\s+/g, ' ') || 'x')
const text = fc
  .array(fc.tuple(word, fc.constantFrom(' ', '\n', '\n\n')), { maxLength: 5 })
  .map((parts) => clean(parts.flat().join('')))
const link = fc.record({
  title,
  url: fc.constantFrom(
    'https://a.example/',
    'https://a.example/b_(c)?d=e&amp=1#f',
    'https://a.example/%20ä',
    'https://a.example/<x>',
    'mailto:a@b.example',
  ),
})

interface Given {
  roadmap: Roadmap
  said: Saying[]
}

/** Random standings with titles, texts and links that are hard to write. */
const given: fc.Arbitrary<Given> = fc
  .tuple(
    standings,
    fc.infiniteStream(title),
    fc.infiniteStream(text),
    fc.infiniteStream(fc.array(link, { maxLength: 2 })),
  )
  .map(([{ plan, said }, titles, texts, links]) => {
    const { roadmap } = readRoadmap(yamlOf(plan))
    if (roadmap === null) throw new Error('not sound')
    const named = (topic: Topic): Topic => ({
      ...topic,
      title: titles.next().value,
      description: texts.next().value || null,
      links: links.next().value,
      topics: topic.topics.map(named),
    })
    const description = texts.next().value || null
    const own = { title: titles.next().value, description, source: 'a: b; c -->' }
    return { roadmap: { ...roadmap, ...own, stages: roadmap.stages.map(named) }, said }
  })

function counted(roadmap: Roadmap, said: Saying[]): Count {
  const entries = said.map(
    ([id, status], i): Entry => ({
      id: `e${String(i).padStart(4, '0')}`,
      at: new Date(Date.UTC(2025, 0, 1 + i)).toISOString(),
      device: 'd',
      marks: { [id]: status },
    }),
  )
  return count(roadmap, latestMarks(entries))
}

/** The roadmap and the statuses that an import of the text gives. */
async function imported(text: string, name: string): Promise<{ roadmap: Roadmap; count: Count }> {
  const { draft, own, areMarks } = await recognize({ text, name })
  const { roadmap, pairs } = adopt(draft, {
    id: own?.id ?? null,
    source: own?.source ?? null,
    title: draft.title ?? '',
  })
  const ticks = new Map(pairs.map(({ draft, topic }) => [topic, draft.status]))
  const literal = new Map(
    [...ticks].flatMap(([topic, status]) =>
      status === undefined ? [] : [[topic.id, status] as const],
    ),
  )
  const marks = areMarks ? literal : marksOfTicks(roadmap.stages, (topic) => ticks.get(topic))
  const said = [...marks].map(([id, status]) => [id, status] as const)
  return {
    roadmap,
    count: counted(
      roadmap,
      said.map(([id, status]): Saying => [id, status]),
    ),
  }
}

const statusesOf = ({ all }: Count) => all.map(({ topic, status }) => [topic.id, status])

test.each([
  ['markdown', 'a.md', writeMarkdown],
  ['JSON', 'a.json', writeJson],
  ['YAML', 'a.yaml', writeYaml],
])('%s that was written reads back as the same roadmap and statuses', async (_, name, write) => {
  await fc.assert(
    fc.asyncProperty(given, async ({ roadmap, said }) => {
      const before = counted(roadmap, said)
      const text = write(roadmap, before)
      const after = await imported(text, name)
      expect(after.roadmap).toEqual(roadmap)
      expect(statusesOf(after.count)).toEqual(statusesOf(before))
    }),
    { numRuns: 200 },
  )
})

test('what is adopted reads back from its file as it is', () => {
  fc.assert(
    fc.property(given, ({ roadmap }) => {
      expect(readRoadmap(writeRoadmap(roadmap)).roadmap).toEqual(roadmap)
    }),
  )
})

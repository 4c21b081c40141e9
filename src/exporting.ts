import type { App, Standing } from './app.ts'
import { Refusal, typed, wrongUsage } from './errors.ts'
import { pausesIn } from './plan/pace.ts'
import { schedule } from './plan/schedule.ts'
import type { Status } from './progress/status.ts'
import type { ExportAnswer } from './render/export.ts'

export interface ExportOptions {
  out?: string
  into?: string
}

type Writer = (app: App, standing: Standing) => Promise<string>

const writers = new Map<string, Writer>([
  [
    'markdown',
    async (_, { roadmap, count }) =>
      (await import('./formats/own-markdown.ts')).writeMarkdown(roadmap, count),
  ],
  [
    'json',
    async (_, { roadmap, count }) => (await import('./formats/json.ts')).writeJson(roadmap, count),
  ],
  ['csv', async (_, { count }) => (await import('./formats/csv-out.ts')).writeCsv(count)],
  [
    'ics',
    async (app, { roadmap, count, entries }) => {
      const { writeIcs } = await import('./formats/ics.ts')
      return writeIcs(roadmap, schedule(count, app.today, pausesIn(entries, app.today)), app.now)
    },
  ],
  [
    'mermaid',
    async (_, { roadmap, count }) =>
      (await import('./formats/mermaid.ts')).writeMermaid(roadmap, count),
  ],
  [
    'yaml',
    async (_, { roadmap, count }) => (await import('./formats/yaml.ts')).writeYaml(roadmap, count),
  ],
])

const shortNames = new Map([
  ['md', 'markdown'],
  ['ical', 'ics'],
  ['yml', 'yaml'],
])

/** The roadmap with its statuses in another format: as text, in a file, or as ticks in a file there is. */
export async function exportRoadmap(
  app: App,
  name: string,
  { out, into }: ExportOptions,
): Promise<ExportAnswer> {
  const format = shortNames.get(name.toLowerCase()) ?? name.toLowerCase()
  const writer = writers.get(format)
  if (writer === undefined)
    throw wrongUsage(
      `there is no format \`${name}\`; there are ${[...writers.keys()].join(', ')}`,
      'roadmap export markdown',
    )
  if (into !== undefined && (out !== undefined || format !== 'markdown'))
    throw wrongUsage(
      '--into writes ticks into a markdown file, and takes no --out',
      'roadmap export markdown --into README.md',
    )
  const standing = await app.standing()
  const { id, title } = standing.roadmap
  const answer = { roadmap: { id, title }, format, out: null, text: null, into: null }
  if (into !== undefined) return { ...answer, into: await writeInto(app, standing, into) }
  const text = await writer(app, standing)
  if (out === undefined) return { ...answer, text }
  if (app.place(out).path === standing.file)
    throw new Refusal('file-exists', `${out} is the roadmap itself; export it to another file`)
  // Without the mark at its start, a spreadsheet takes the letters of most languages for others.
  return {
    ...answer,
    out: await app.writeFile(out, format === 'csv' ? `\ufeff${text}` : text, true),
  }
}

async function writeInto(
  app: App,
  { roadmap, count }: Standing,
  file: string,
): Promise<ExportAnswer['into']> {
  const { adopt } = await import('./formats/adopt.ts')
  const { recognize } = await import('./formats/recognize.ts')
  const { writeTicks } = await import('./formats/markdown-ticks.ts')
  const source = await app.readSource(file)
  const { draft } = await recognize({ text: source.text, name: file, from: 'markdown' })
  const { pairs, matched } = adopt(draft, { title: roadmap.title, earlier: roadmap })
  const statuses = new Map<number, Status>()
  const boxes = pairs.filter(({ draft }) => draft.isItem)
  for (const { draft } of boxes) {
    const counted = count.byId.get(matched.get(draft)?.id ?? '')
    if (counted !== undefined) statuses.set(draft.line, counted.status)
  }
  const { text, changed, unsaid } = writeTicks(source.text, statuses)
  if (statuses.size === 0 || boxes.length === 0)
    throw new Refusal('no-boxes', `no check box in ${file} is a topic of ${roadmap.title}`, {
      hint: `roadmap import ${typed(file)} --dry-run`,
    })
  const path = app.place(file).path
  if (changed.length > 0) await app.writeFile(file, text, true, source.encoding)
  return {
    file: path,
    changed: changed.length,
    boxes: statuses.size,
    strange: boxes.length - statuses.size,
    unsaid,
  }
}

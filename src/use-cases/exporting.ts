import type { App, Standing } from '../app.ts'
import { Refusal, typed, wrongUsage } from '../errors.ts'
import { pausesIn } from '../plan/pace.ts'
import { type Scheduled, schedule } from '../plan/schedule.ts'
import { count } from '../progress/count.ts'
import { markedNow } from '../progress/log.ts'
import type { Status } from '../progress/status.ts'
import type { ExportAnswer } from '../render/export.ts'
import { writeOut } from './writing.ts'

export interface ExportOptions {
  out?: string
  into?: string
  diagram?: string
}

type Writer = (app: App, standing: Standing, options: ExportOptions) => Promise<string>

const writers = new Map<string, Writer>([
  [
    'markdown',
    async (_, { roadmap, count }) =>
      (await import('../formats/markdown/own-markdown.ts')).writeMarkdown(roadmap, count),
  ],
  [
    'json',
    async (_, { roadmap, count }) => (await import('../formats/json.ts')).writeJson(roadmap, count),
  ],
  ['csv', async (_, { count }) => (await import('../formats/tables/csv-out.ts')).writeCsv(count)],
  [
    'ics',
    async (app, standing) => {
      const { writeIcs } = await import('../formats/ics.ts')
      return writeIcs(standing.roadmap, scheduleOf(app, standing), app.now)
    },
  ],
  [
    'mermaid',
    async (app, standing, { diagram }) => {
      const { writeFlowchart, writeGantt } = await import('../formats/mermaid.ts')
      const { roadmap, count } = standing
      return diagram === 'gantt'
        ? writeGantt(roadmap, scheduleOf(app, standing), app.today)
        : writeFlowchart(roadmap, count)
    },
  ],
  ['svg', async (app, standing) => (await import('./picturing.ts')).cardOf(app, standing, {})],
  [
    'yaml',
    async (_, { roadmap, count }) => (await import('../formats/yaml.ts')).writeYaml(roadmap, count),
  ],
])

const diagrams = ['flowchart', 'gantt']

const shortNames = new Map([
  ['md', 'markdown'],
  ['ical', 'ics'],
  ['yml', 'yaml'],
])

function scheduleOf(app: App, { count, entries }: Standing): Scheduled[] {
  return schedule(count, app.today, pausesIn(entries, app.today))
}

/** The roadmap with its statuses in another format: as text, in a file, or as ticks in a file there is. */
export async function exportRoadmap(
  app: App,
  name: string,
  options: ExportOptions,
): Promise<ExportAnswer> {
  const { out, into, diagram } = options
  const format = shortNames.get(name.toLowerCase()) ?? name.toLowerCase()
  const writer = writers.get(format)
  if (writer === undefined && format !== 'html')
    throw wrongUsage(
      `there is no format \`${name}\`; there are ${[...writers.keys(), 'html'].join(', ')}`,
      'roadmap export markdown',
    )
  if (into !== undefined && (out !== undefined || format !== 'markdown'))
    throw wrongUsage(
      '--into writes ticks into a markdown file, and takes no --out',
      'roadmap export markdown --into README.md',
    )
  if (diagram !== undefined && (format !== 'mermaid' || !diagrams.includes(diagram)))
    throw wrongUsage(
      `--diagram is for mermaid, and is ${diagrams.join(' or ')}`,
      'roadmap export mermaid --diagram gantt',
    )
  if (into !== undefined && (into === '-' || into.includes('://')))
    throw wrongUsage(
      `--into writes into a file, and ${into === '-' ? 'the standard input' : 'an address'} is none`,
      'roadmap export markdown --into README.md',
    )
  if (writer === undefined) return exportPage(app, out)
  const standing = await app.standing()
  const { id, title } = standing.roadmap
  const answer = { roadmap: { id, title }, format, out: null, text: null, into: null }
  if (into !== undefined) return { ...answer, into: await writeInto(app, standing, into) }
  const text = await writer(app, standing, options)
  if (out === undefined) return { ...answer, text }
  // Without the mark at its start, a spreadsheet takes the letters of most languages for others.
  const written = format === 'csv' ? `\ufeff${text}` : text
  return { ...answer, out: await writeOut(app, standing, out, written) }
}

/** The same page as `roadmap report` makes. */
async function exportPage(app: App, file: string | undefined): Promise<ExportAnswer> {
  const { report } = await import('./reporting.ts')
  const { renderPage } = await import('../render/report/page.ts')
  const page = await report(app, file === undefined ? {} : { out: file })
  const { id, title } = page.roadmap
  const text = page.out === null ? await renderPage(page) : null
  return { roadmap: { id, title }, format: 'html', out: page.out, text, into: null }
}

async function writeInto(
  app: App,
  standing: Standing,
  file: string,
): Promise<ExportAnswer['into']> {
  const { roadmap } = standing
  const { adopt } = await import('../formats/draft/adopt.ts')
  const { recognize } = await import('../formats/recognize.ts')
  const { findBoxes } = await import('../formats/markdown/markdown.ts')
  const { writeTicks } = await import('../formats/markdown/write-ticks.ts')
  const { marksOf } = await import('./importing.ts')
  const source = await app.readSource(file)
  const within = <T>(read: () => T) => app.bounded(file, read)
  const { draft } = await recognize({ text: source.text, name: file, from: 'markdown', within })
  const adopted = within(() => adopt(draft, { title: roadmap.title, earlier: roadmap }))
  // What follows from the file's own ticks needs no tick: a parent may stand open above parts that are done.
  const inFile = count(adopted.roadmap, markedNow(marksOf(adopted, false)))
  const statuses = new Map<number, Status>()
  // Topics of a file without boxes are the rows of its tables, its links or its headings.
  const lines = new Set(findBoxes(source.text).map(({ line }) => line))
  const boxes = adopted.pairs.filter(({ draft }) => draft.isItem && lines.has(draft.line))
  let known = 0
  for (const { draft, topic } of boxes) {
    const now = standing.count.byId.get(adopted.matched.get(draft)?.id ?? '')?.status
    if (now === undefined) continue
    known++
    if (now !== inFile.byId.get(topic.id)?.status) statuses.set(draft.line, now)
  }
  const { text, changed, unsaid } = within(() => writeTicks(source.text, statuses))
  if (known === 0)
    throw new Refusal(
      'no-boxes',
      lines.size === 0
        ? `there is no check box in ${file}`
        : `no check box in ${file} is a topic of ${roadmap.title}`,
      { hint: `roadmap import ${typed(file)} --dry-run` },
    )
  const path = app.place(file).path
  if (changed.length > 0) await app.writeFile(file, text, true, source.encoding)
  return {
    file: path,
    changed: changed.length,
    boxes: known,
    strange: boxes.length - known,
    unsaid,
  }
}

import type { App } from '../app.ts'
import { Refusal, typed, wrongUsage } from '../errors.ts'
import { type Adopted, adopt } from '../formats/draft/adopt.ts'
import { shareKept } from '../formats/draft/earlier.ts'
import { plural } from '../formats/draft/remarks.ts'
import { marksOfTicks } from '../formats/draft/tick-marks.ts'
import { type Found, recognize } from '../formats/recognize.ts'
import type { Entry, MarkStatus } from '../progress/log.ts'
import type { ImportAnswer } from '../render/import.ts'
import { idPattern } from '../roadmap/id.ts'
import type { Roadmap } from '../roadmap/roadmap.ts'
import { writeRoadmap } from '../roadmap/write.ts'
import { differenceOf } from './differing.ts'

export interface ImportOptions {
  from?: string
  out?: string
  id?: string
  title?: string
  content?: string
  progress?: string
  dryRun?: true
  force?: true
}

/** Imports a source as a roadmap file, and records what is ticked in it as known. */
export async function importSource(
  app: App,
  source: string,
  options: ImportOptions,
): Promise<ImportAnswer> {
  const { dryRun = false, force = false, out = 'roadmap.yaml' } = options
  if (options.id !== undefined && !idPattern.test(options.id))
    throw wrongUsage(`\`${options.id}\` cannot be an id`, 'roadmap import FILE --id my-roadmap')
  const place = app.place(out)
  if (place.isThere && !force && !dryRun) throw inTheWay(place.path, source, options.out)
  const { found, name } = await readSources(app, source, options)
  const before = place.isThere ? await roadmapAt(app, out) : null
  const adopted = app.bounded(source, () => adoptWith(found, name, options, before))
  const { roadmap, earlier } = adopted
  const entries = app.entriesOf(roadmap.id)
  const marks = marksOf(adopted, found.areMarks)
  const difference =
    earlier === null
      ? null
      : differenceOf(
          app,
          { roadmap: earlier, entries: app.entriesOf(earlier.id) },
          { roadmap, file: place.path },
          marks,
        )
  const guesses = [
    ...adopted.guesses,
    ...remarksOn(roadmap, entries, earlier, place.isThere && before === null, out),
  ]
  const text = writeRoadmap(roadmap)
  await refuseUnreadable(text)
  if (!dryRun) await app.writeFile(out, text, force)
  const entry = dryRun ? null : await recordTicks(app, marks, roadmap, place.path)
  const drafts = adopted.pairs.map(({ draft }) => draft)
  const topics = adopted.pairs.map(({ topic }) => topic)
  const withStatus = (status: MarkStatus) =>
    drafts.filter((draft) => draft.status === status).length
  return {
    roadmap: { id: roadmap.id, title: roadmap.title },
    source,
    out: dryRun ? null : place.path,
    format: found.draft.format,
    found: {
      stages: roadmap.stages.length,
      topics: drafts.filter((draft) => draft.isItem).length,
      headings: drafts.filter((draft) => !draft.isItem).length,
      ticks: withStatus('done'),
      begun: withStatus('in-progress'),
      skipped: withStatus('skipped'),
      links: topics.reduce((n, topic) => n + topic.links.length, 0),
      durations: topics.filter((topic) => topic.duration !== null).length,
    },
    guesses: inLines(guesses),
    leftOut: inLines(adopted.leftOut),
    entry,
    difference,
    next: nextCommand(app, place.path, source, options),
  }
}

async function readSources(
  app: App,
  source: string,
  { from, content, progress }: ImportOptions,
): Promise<{ found: Found; name: string | null }> {
  const { text, name } = await app.readSource(source)
  const beside = async (file: string) => ({ text: (await app.readSource(file)).text, name: file })
  const found = await recognize({
    text,
    name,
    within: (read) => app.bounded(source, read),
    ...(from !== undefined && { from }),
    ...(content !== undefined && { content: await beside(content) }),
    ...(progress !== undefined && { progress: await beside(progress) }),
  })
  return { found, name }
}

/** What a roadmap names as its source where that has no name of its own. */
const input = 'standard input'

/** Ids are kept where the roadmap that is there came of the same source, or has much in common with it. */
function adoptWith(
  { draft, own }: Found,
  name: string | null,
  options: ImportOptions,
  before: Roadmap | null,
): Adopted & { earlier: Roadmap | null } {
  const title = options.title ?? draft.title ?? titleOf(name)
  const source = own === null ? (name ?? input) : own.source
  const adoptAfter = (earlier: Roadmap | null) =>
    adopt(draft, { id: options.id ?? earlier?.id ?? own?.id ?? null, title, source, earlier })
  if (before === null) return { ...adoptAfter(null), earlier: null }
  const adopted = adoptAfter(before)
  const isOtherId = options.id !== undefined && options.id !== before.id
  const isSame =
    options.id === before.id ||
    own?.id === before.id ||
    (source !== null && source !== input && source === before.source) ||
    shareKept(adopted.matched, before) >= 0.3
  return isSame && !isOtherId
    ? { ...adopted, earlier: before }
    : { ...adoptAfter(null), earlier: null }
}

/** The roadmap in a file; null where there is none that could be followed. */
async function roadmapAt(app: App, file: string): Promise<Roadmap | null> {
  const { roadmap } = await app.checkFile(file)
  return roadmap
}

function remarksOn(
  roadmap: Roadmap,
  entries: Entry[],
  earlier: Roadmap | null,
  wasBroken: boolean,
  out: string,
): ImportAnswer['guesses'] {
  const remarks = []
  if (wasBroken)
    remarks.push({ line: 0, message: `${out} was no sound roadmap, so no ids were kept of it` })
  if (earlier === null && entries.length > 0) {
    const kept = `${plural(entries.length, 'entry').replace('entrys', 'entries')} of progress`
    remarks.push({
      line: 0,
      message: `${kept} kept under the id \`${roadmap.id}\` count here too; --id gives this roadmap another`,
    })
  }
  return remarks
}

/** What is written is read again, so that it must not be larger than what can be. */
async function refuseUnreadable(text: string): Promise<void> {
  if (text.length < 1_000_000) return
  const { beyondBounds } = await import('../roadmap/read.ts')
  const problem = beyondBounds(text)
  if (problem !== null)
    throw new Refusal('too-large', `what was found is too much: ${problem.message}`)
}

/** What the ticks of a source say of its topics. */
export function marksOf(
  { pairs, roadmap }: Adopted,
  areMarks: boolean,
): Map<string, Exclude<MarkStatus, 'pending'>> {
  const ticks = new Map(
    pairs.flatMap(({ draft, topic }) =>
      draft.status === undefined ? [] : [[topic, draft.status] as const],
    ),
  )
  if (areMarks) return new Map([...ticks].map(([topic, status]) => [topic.id, status]))
  return marksOfTicks(roadmap.stages, (topic) => ticks.get(topic))
}

/** One entry, so that one undo takes all ticks back. */
async function recordTicks(
  app: App,
  marks: Map<string, MarkStatus>,
  roadmap: Roadmap,
  file: string,
): Promise<string | null> {
  if (marks.size === 0) return null
  const { entry } = await app.record(
    ({ count }) => {
      const fresh = [...marks].filter(([id, status]) => {
        const counted = count.byId.get(id)
        return counted?.mark?.status !== status && counted?.status !== status
      })
      return fresh.length === 0 ? null : { marks: Object.fromEntries(fresh), known: true }
    },
    { file, roadmap },
  )
  return entry?.id ?? null
}

/** `ossu-computer-science.md` is called Ossu computer science. */
function titleOf(name: string | null): string {
  const path = (name ?? '').replace(/[?#].*$/, '').replace(/[\\/]+$/, '')
  const base = (path.split(/[\\/]/).at(-1) ?? '').replace(/\.\w+$/, '')
  const words = base.replace(/[-_.\s]+/g, ' ').trim()
  return words === '' ? 'My roadmap' : words.charAt(0).toUpperCase() + words.slice(1)
}

function inTheWay(path: string, source: string, out: string | undefined): Refusal {
  const where = out === undefined ? '' : ` -o ${typed(out)}`
  return new Refusal(
    'file-exists',
    `${path} is there already; --force replaces it and keeps its ids, --dry-run shows what would change`,
    { hint: `roadmap import ${typed(source)}${where} --dry-run` },
  )
}

function nextCommand(app: App, path: string, source: string, options: ImportOptions): string {
  if (options.dryRun === true) {
    const where = options.out === undefined ? '' : ` -o ${typed(options.out)}`
    const force = app.place(options.out ?? 'roadmap.yaml').isThere ? ' --force' : ''
    return `roadmap import ${typed(source)}${where}${force}`
  }
  return app.followed().file === path ? 'roadmap next' : `roadmap use ${typed(path)}`
}

function inLines(remarks: { line: number; message: string }[]): ImportAnswer['guesses'] {
  return remarks.toSorted((a, b) => a.line - b.line)
}

import type { App, Standing } from '../app.ts'
import { Refusal, wrongUsage } from '../errors.ts'
import { dayOf } from '../plan/day.ts'
import { describeSuggestion, describeTree, orNull } from '../plan/describe.ts'
import { describeHistory } from '../plan/history.ts'
import { suggest } from '../plan/next.ts'
import { describeFinish, lookAhead } from '../plan/outlook.ts'
import { inForce, said } from '../progress/log.ts'
import { unitsOf } from '../progress/work.ts'
import type { NoteAnswer } from '../render/report/map.ts'
import { generator, type ReportAnswer, renderPage } from '../render/report/page.ts'
import { termsOf } from './planning.ts'
import { writeOut } from './writing.ts'

export interface ReportOptions {
  out?: string
  open?: true
  notes?: true
}

/** The roadmap as a page: into the file that was named, on a terminal into one of its own, else as the answer. */
export async function report(
  app: App,
  { out, open, notes }: ReportOptions = {},
): Promise<ReportAnswer> {
  if (open === true && out !== undefined && !/\.html?$/i.test(out))
    throw wrongUsage(`--open takes a file whose name ends in .html, not ${out}`)
  const standing = await app.standing()
  const answer = describeReport(app, standing, notes === true)
  if (out === undefined && open !== true && !app.isOnTerminal) return answer
  const path = await writePage(app, standing, out, await renderPage(answer))
  if (open === true) await app.openFile(path)
  return { ...answer, out: path }
}

/** A page that was given no name replaces only what is such a page. */
async function writePage(app: App, standing: Standing, out: string | undefined, page: string) {
  if (out !== undefined) return writeOut(app, standing, out, page)
  const own = `roadmap-${standing.roadmap.id.replaceAll('/', '-')}.html`
  if (app.place(own).isThere && !(await app.readFile(own)).includes(generator))
    throw new Refusal('file-exists', `${own} is there already, and no page of roadmap's`, {
      hint: 'roadmap report -o progress.html',
    })
  return writeOut(app, standing, own, page)
}

/** All that the page tells. */
function describeReport(app: App, standing: Standing, withNotes: boolean): ReportAnswer {
  const { roadmap, file, count } = standing
  const terms = termsOf(app, standing)
  const outlook = lookAhead(standing, terms)
  const { id, title, description } = roadmap
  return {
    roadmap: { id, title, description, file },
    today: app.today,
    progress: count.progress,
    units: unitsOf(count.tally),
    remaining: orNull(count.remaining),
    withoutEstimate: count.withoutEstimate,
    stages: count.stages.flatMap((stage) => describeTree(stage, count)),
    next: suggest(count, app.today).map((suggestion) => describeSuggestion(suggestion, count)),
    finish: describeFinish(standing, outlook, terms),
    history: describeHistory(standing, terms, outlook),
    notes: withNotes ? notesIn(standing) : null,
    ...count.tally,
    out: null,
  }
}

/** The notes in file order of their topics; those of topics that are gone stay in the log. */
function notesIn({ entries, count }: Standing): NoteAnswer[] {
  const notes = inForce(entries).flatMap((entry) => {
    const words = said(entry)
    const day = dayOf(new Date(entry.at))
    return words.kind === 'note' ? [{ topic: words.topic, day, text: words.text }] : []
  })
  return count.all.flatMap(({ topic: { id, was } }) =>
    notes
      .filter(
        ({ topic }) => topic === id || (was.includes(topic) && count.byId.get(topic) === undefined),
      )
      .map((note) => ({ ...note, topic: id })),
  )
}

import type { App } from '../app.ts'
import { describeSuggestion, orNull } from '../plan/describe.ts'
import { suggest } from '../plan/next.ts'
import { count } from '../progress/count.ts'
import { type Entry, latestMarks, type MarkStatus, markedNow } from '../progress/log.ts'
import type { DiffAnswer } from '../render/diff.ts'
import { compare } from '../roadmap/compare.ts'
import { orphansOf, type Roadmap } from '../roadmap/roadmap.ts'

/** What would change for the learner if one roadmap became the other. */
export function differenceOf(
  app: App,
  { roadmap, entries }: { roadmap: Roadmap; entries: Entry[] },
  to: { roadmap: Roadmap; file: string },
  /** What is said of topics on the way. */
  ticked = new Map<string, MarkStatus>(),
): DiffAnswer {
  const fresh = to.roadmap
  // Progress is kept under the id, so under another id it would be another log.
  const before = count(roadmap, latestMarks(entries))
  const marks = latestMarks(fresh.id === roadmap.id ? entries : app.entriesOf(fresh.id))
  for (const [id, mark] of markedNow(ticked)) marks.set(id, mark)
  const after = count(fresh, marks)
  const known = orphansOf(roadmap, marks.keys())
  const effect = (of: typeof after) => ({
    progress: of.progress,
    remaining: orNull(of.remaining),
    next: suggest(of, app.today, 1).map((suggestion) => describeSuggestion(suggestion, of)),
  })
  return {
    roadmap: { id: roadmap.id, title: roadmap.title },
    to: { id: fresh.id, title: fresh.title, file: to.file },
    ...compare(roadmap, fresh),
    orphans: orphansOf(fresh, marks.keys()).filter(
      (id) => marks.get(id)?.status !== 'pending' && !known.includes(id),
    ),
    before: effect(before),
    after: effect(after),
  }
}

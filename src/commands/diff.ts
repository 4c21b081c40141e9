import { Refusal } from '../errors.ts'
import { describeSuggestion, orNull } from '../plan/describe.ts'
import { suggest } from '../plan/next.ts'
import { count } from '../progress/count.ts'
import { latestMarks } from '../progress/log.ts'
import { type DiffAnswer, renderDiff } from '../render/diff.ts'
import { compare } from '../roadmap/compare.ts'
import { orphansOf } from '../roadmap/roadmap.ts'
import type { Verb } from '../verb.ts'

export const diff: Verb<object, DiffAnswer> = {
  name: 'diff',
  operands: '<file>',
  group: 'Roadmaps:',
  summary: 'what would change for me if the roadmap were this file; nothing is adopted',
  examples: [
    ['roadmap diff roadmap-2026.yaml', 'what is new in it, and what it does to my progress'],
  ],
  reads: true,
  async run(app, [named = '']) {
    const { roadmap, entries, count: before } = await app.standing()
    const { file, roadmap: fresh, problems } = await app.checkFile(named)
    if (fresh === null) {
      throw new Refusal('roadmap-problems', `${named} has problems`, {
        problems: { file, list: problems },
      })
    }
    // Progress is kept under the id, so under another id it would be another log.
    const marks = latestMarks(fresh.id === roadmap.id ? entries : app.entriesOf(fresh.id))
    const after = count(fresh, marks)
    const known = orphansOf(roadmap, marks.keys())
    const effect = (of: typeof after) => ({
      progress: of.progress,
      remaining: orNull(of.remaining),
      next: suggest(of, app.today, 1).map((suggestion) => describeSuggestion(suggestion, of)),
    })
    return {
      roadmap: { id: roadmap.id, title: roadmap.title },
      to: { id: fresh.id, title: fresh.title, file },
      ...compare(roadmap, fresh),
      orphans: orphansOf(fresh, marks.keys()).filter(
        (id) => marks.get(id)?.status !== 'pending' && !known.includes(id),
      ),
      before: effect(before),
      after: effect(after),
    }
  },
  render: renderDiff,
}

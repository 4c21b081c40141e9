import { describeSuggestion, describeTopic, orNull } from '../plan/describe.ts'
import { suggest } from '../plan/next.ts'
import { unitsOf } from '../progress/work.ts'
import { renderStatus, type StatusAnswer } from '../render/status.ts'
import type { Verb } from '../verb.ts'

export const status: Verb<object, StatusAnswer> = {
  name: 'status',
  group: 'Every day:',
  summary:
    'where you stand: each stage, what is in progress, what is next (also without a command)',
  examples: [
    ['roadmap', 'where am I?'],
    ['roadmap status --at 2026-01-31', 'where was I at the end of January?'],
  ],
  reads: true,
  async run(app) {
    const { roadmap, file, count } = await app.standing()
    const current = count.all.filter((t) => t.status === 'in-progress' && t.depth === 2)
    return {
      roadmap: { id: roadmap.id, title: roadmap.title, file },
      progress: count.progress,
      units: unitsOf(count.tally),
      remaining: orNull(count.remaining),
      withoutEstimate: count.withoutEstimate,
      stages: count.stages.map((stage) => describeTopic(stage, count)),
      current: current.map((topic) => describeTopic(topic, count)),
      next: suggest(count, app.today).map((suggestion) => describeSuggestion(suggestion, count)),
      ...count.tally,
    }
  },
  render: renderStatus,
}

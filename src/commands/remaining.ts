import { orNull } from '../plan/describe.ts'
import { isComplete } from '../progress/status.ts'
import { type RemainingAnswer, renderRemaining } from '../render/remaining.ts'
import type { Verb } from '../verb.ts'

export const remaining: Verb<{ by?: string; all?: true; check?: true }, RemainingAnswer> = {
  name: 'remaining',
  group: 'Every day:',
  summary: 'how many weeks are left, by stage and in all, and when that ends',
  options: [
    ['--by <DATE>', 'how likely that day is, and what would make it likely'],
    ['--all', 'also the day by which 95 of 100 such learners finish'],
    ['--check', 'how often the dates forecast in the past held'],
  ],
  examples: [
    ['roadmap remaining', 'how long will it take, and until when?'],
    ['roadmap remaining --by 2027-06-30', 'do I make it by the end of June?'],
    ['roadmap remaining --check', 'can I trust these dates?'],
  ],
  reads: true,
  async run(app, _, asked) {
    const { endingOf } = await import('../use-cases/planning.ts')
    const standing = await app.standing()
    const { count } = standing
    return {
      weeks: orNull(count.remaining),
      withoutEstimate: count.withoutEstimate,
      progress: count.progress,
      optional: count.isComplete ? count.all.filter((topic) => !isComplete(topic)).length : 0,
      stages: count.stages.map(({ topic: { id, title }, remaining }) => ({
        id,
        title,
        weeks: orNull(remaining),
      })),
      ...endingOf(app, standing, asked),
    }
  },
  render: (answer, look, { all }) => renderRemaining(answer, look, all),
}

import { orNull } from '../plan/describe.ts'
import { type RemainingAnswer, renderRemaining } from '../render/remaining.ts'
import type { Verb } from '../verb.ts'

export const remaining: Verb<object, RemainingAnswer> = {
  name: 'remaining',
  group: 'Every day:',
  summary: 'how many weeks are left, by stage and in all',
  examples: [['roadmap remaining', 'how long will it take?']],
  reads: true,
  async run(app) {
    const { count } = await app.standing()
    return {
      weeks: orNull(count.remaining),
      withoutEstimate: count.withoutEstimate,
      progress: count.progress,
      stages: count.stages.map(({ topic: { id, title }, remaining }) => ({
        id,
        title,
        weeks: orNull(remaining),
      })),
    }
  },
  render: renderRemaining,
}

import { type PauseAnswer, renderPause } from '../render/pause.ts'
import type { Verb } from '../verb.ts'

export const pause: Verb<object, PauseAnswer> = {
  name: 'pause',
  operands: '[from] [to...]',
  group: 'Planning:',
  summary: 'days without learning, which say nothing about your pace',
  examples: [
    ['roadmap pause 2 weeks', 'from today'],
    ['roadmap pause 2026-12-21 2027-01-03', 'from one day to another, both included'],
    ['roadmap pause', 'until further notice: `roadmap resume` ends it'],
  ],
  async run(app, typed) {
    const { pause } = await import('../use-cases/pausing.ts')
    return pause(app, typed)
  },
  render: renderPause,
}

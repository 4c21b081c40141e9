import { type PauseAnswer, renderResume } from '../render/pause.ts'
import type { Verb } from '../verb.ts'

export const resume: Verb<object, PauseAnswer> = {
  name: 'resume',
  operands: '[date]',
  group: 'Planning:',
  summary: 'end the pause that goes on',
  examples: [
    ['roadmap resume', 'I learn again, from today'],
    ['roadmap resume 2026-12-28', 'from that day on'],
  ],
  async run(app, [day = 'today']) {
    const { resume } = await import('../use-cases/pausing.ts')
    return resume(app, app.day(day))
  },
  render: renderResume,
}

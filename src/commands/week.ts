import type { WeekAnswer } from '../render/week.ts'
import type { Verb } from '../verb.ts'

export const week: Verb<object, WeekAnswer> = {
  name: 'week',
  group: 'Looking back:',
  summary: 'what you finished this week, on a Monday last week, and what moved your date',
  examples: [
    ['roadmap week', 'what did I get done?'],
    ['roadmap week --at 2026-01-31', 'and in the last week of January?'],
  ],
  reads: true,
  async run(app) {
    const { weekOf } = await import('../use-cases/looking-back.ts')
    return weekOf(app, await app.standing())
  },
  async render(answer, look) {
    const { renderWeek } = await import('../render/week.ts')
    return renderWeek(answer, look)
  },
}

import type { StatsAnswer } from '../render/stats.ts'
import type { Verb } from '../verb.ts'

export const stats: Verb<{ all?: true }, StatsAnswer> = {
  name: 'stats',
  group: 'Looking back:',
  summary: 'what you have learned week by week, how it goes on, and how long things took',
  options: [['-a, --all', 'every week and every finished topic, not only the latest']],
  examples: [
    ['roadmap stats', 'how is it going?'],
    ['roadmap stats --all', 'from the first week on'],
    ['roadmap stats --at 2026-01-31', 'how was it going at the end of January?'],
  ],
  reads: true,
  async run(app) {
    const { statsOf } = await import('../use-cases/looking-back.ts')
    return statsOf(app, await app.standing())
  },
  async render(answer, look, { all }) {
    const { renderStats } = await import('../render/stats.ts')
    return renderStats(answer, look, all)
  },
}

import { renderStatus, type StatusAnswer } from '../render/status.ts'
import { statusOf } from '../use-cases/standing.ts'
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
    return statusOf(await app.standing(), app.today)
  },
  render: renderStatus,
}

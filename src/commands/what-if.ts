import { renderWhatIf, type WhatIfAnswer } from '../render/what-if.ts'
import type { Supposed } from '../use-cases/supposing.ts'
import type { Verb } from '../verb.ts'

export const whatIf: Verb<Supposed, WhatIfAnswer> = {
  name: 'what-if',
  group: 'Planning:',
  summary: 'weeks and dates if you did otherwise; nothing is recorded',
  options: [
    ['--skip <TOPIC...>', 'leave these out'],
    ['--done <TOPIC...>', 'had these been done already'],
    ['--choose <OPTION...>', 'of a choice, take these'],
    ['--pace <X>', 'take X times as long as the plan says'],
    ['--pause <FROM..TO>', 'learn nothing on these days'],
  ],
  examples: [
    ['roadmap what-if --skip elasticsearch --choose go', 'a shorter way'],
    ['roadmap what-if --pace 0.8', 'if I were faster'],
    ['roadmap what-if --pause 2026-12-21..2027-01-03', 'a holiday'],
  ],
  reads: true,
  async run(app, _, supposed) {
    const { supposing } = await import('../use-cases/supposing.ts')
    return supposing(app, await app.standing(), supposed)
  },
  render: renderWhatIf,
}

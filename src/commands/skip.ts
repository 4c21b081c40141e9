import { type ChangeAnswer, renderChange } from '../render/change.ts'
import { type MarkOptions, markOptions, markTopics } from '../use-cases/marking.ts'
import type { Verb } from '../verb.ts'

export const skip: Verb<MarkOptions, ChangeAnswer> = {
  name: 'skip',
  operands: '[topics...]',
  group: 'Every day:',
  summary: 'mark topics as skipped: they are not to be learned and count no longer',
  options: markOptions,
  examples: [['roadmap skip elasticsearch', 'I shall not learn this']],
  run: (app, topics, options) => markTopics(app, topics, 'skipped', options),
  render: renderChange,
}

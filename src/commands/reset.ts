import { type ChangeAnswer, renderChange } from '../render/change.ts'
import { type MarkOptions, markOptions, markTopics } from '../use-cases/marking.ts'
import type { Verb } from '../verb.ts'

export const reset: Verb<MarkOptions, ChangeAnswer> = {
  name: 'reset',
  operands: '[topics...]',
  group: 'Every day:',
  summary: 'open topics again: their marks and all marks under them are taken back',
  options: markOptions,
  examples: [['roadmap reset dns', 'DNS is to be learned again, whatever was marked above it']],
  run: (app, topics, options) => markTopics(app, topics, 'pending', options),
  render: renderChange,
}

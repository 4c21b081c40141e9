import { type ChangeAnswer, renderChange } from '../render/change.ts'
import { type MarkOptions, markOptions, markTopics } from '../use-cases/marking.ts'
import type { Verb } from '../verb.ts'

export const start: Verb<MarkOptions, ChangeAnswer> = {
  name: 'start',
  operands: '[topics...]',
  group: 'Every day:',
  summary: 'mark topics as in progress',
  options: markOptions,
  examples: [
    ['roadmap start security', 'I am learning this now'],
    ['roadmap start go', 'of the languages, I choose Go'],
  ],
  run: (app, topics, options) => markTopics(app, topics, 'in-progress', options),
  render: renderChange,
}

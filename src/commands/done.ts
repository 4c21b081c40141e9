import { type ChangeAnswer, renderChange } from '../render/change.ts'
import { type MarkOptions, markOptions, markTopics } from '../use-cases/marking.ts'
import type { Verb } from '../verb.ts'

export const done: Verb<MarkOptions, ChangeAnswer> = {
  name: 'done',
  operands: '[topics...]',
  group: 'Every day:',
  summary: 'mark topics done',
  options: markOptions,
  examples: [
    ['roadmap done caching', 'I have learned caching, and all that is under it'],
    ['roadmap done git jwt', 'several at once: one undo takes both back'],
    ['roadmap done dns --on yesterday', 'I learned it yesterday'],
    ['roadmap done python --known', 'I knew it before, so it says nothing about my pace'],
  ],
  run: (app, topics, options) => markTopics(app, topics, 'done', options),
  render: renderChange,
}

import { redoable } from '../progress/log.ts'
import { type ChangeAnswer, renderChange } from '../render/change.ts'
import { answerChange } from '../use-cases/marking.ts'
import type { Verb } from '../verb.ts'

export const redo: Verb<object, ChangeAnswer> = {
  name: 'redo',
  group: 'Taking back:',
  summary: 'bring back what undo took back',
  examples: [['roadmap redo', 'it was right after all']],
  async run(app) {
    const recorded = await app.record(({ entries }, device) => {
      const entry = redoable(entries, device)
      return entry === null ? null : { undo: entry.id }
    })
    return answerChange(recorded, app.today)
  },
  render: (answer, look) =>
    answer.entry === null
      ? 'There is nothing to redo.\n'
      : `Brought back.\n${renderChange(answer, look)}`,
}

import { undoable } from '../progress/log.ts'
import { type ChangeAnswer, renderChange } from '../render/change.ts'
import { answerChange } from '../use-cases/marking.ts'
import type { Verb } from '../verb.ts'

export const undo: Verb<object, ChangeAnswer> = {
  name: 'undo',
  group: 'Taking back:',
  summary: 'take back the latest command that changed something',
  examples: [['roadmap undo', 'that was a mistake']],
  async run(app) {
    const recorded = await app.record(({ entries }, device) => {
      const entry = undoable(entries, device)
      return entry === null ? null : { undo: entry.id }
    })
    return answerChange(recorded, app.today)
  },
  render: (answer, look) =>
    answer.entry === null
      ? 'There is nothing to undo.\n'
      : `Taken back.\n${renderChange(answer, look)}`,
}

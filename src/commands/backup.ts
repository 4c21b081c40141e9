import { inOrder, type Log } from '../progress/log.ts'
import { renderJson } from '../render/harmless.ts'
import type { Verb } from '../verb.ts'

export const backup: Verb<object, Log> = {
  name: 'backup',
  group: 'Keeping safe:',
  summary: 'the progress log as JSON on standard output',
  examples: [['roadmap backup > backend.json', 'keep a copy elsewhere']],
  reads: true,
  isDocument: true,
  async run(app) {
    const { roadmap, entries } = await app.standing()
    return { format: 1, roadmap: roadmap.id, entries: inOrder(entries) }
  },
  render: (log) => `${renderJson(log, 2)}\n`,
}

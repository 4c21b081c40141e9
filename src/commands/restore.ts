import { Refusal } from '../errors.ts'
import { parseLog } from '../progress/log.ts'
import type { Verb } from '../verb.ts'

interface RestoreAnswer {
  /** Entries that were not here before. */
  added: number
  entries: number
}

export const restore: Verb<object, RestoreAnswer> = {
  name: 'restore',
  operands: '<file>',
  group: 'Keeping safe:',
  summary: 'merge a backup into the progress log; nothing that is recorded is lost',
  examples: [
    ['roadmap restore backend.json', 'bring back what a backup holds'],
    ['roadmap restore -', 'the same from standard input'],
  ],
  async run(app, [file = '-']) {
    const log = parseLog(await app.readFile(file))
    const { roadmap } = await app.standing()
    if (log === null)
      throw new Refusal('not-a-backup', `${file} is not a backup of this program`, {
        hint: 'roadmap backup > backend.json',
      })
    if (log.roadmap !== roadmap.id) {
      throw new Refusal(
        'progress-of-another',
        `${file} holds the progress of \`${log.roadmap}\`, and \`${roadmap.id}\` is followed`,
        {
          hint: `roadmap use`,
        },
      )
    }
    const { added, total } = await app.mergeEntries(log.entries)
    return { added, entries: total }
  },
  render: ({ added, entries }) =>
    added === 0
      ? `Nothing new: all was recorded already (${entries}).\n`
      : `${added} brought back; ${entries} recorded in all.\n`,
}

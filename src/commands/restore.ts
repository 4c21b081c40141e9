import { Refusal } from '../errors.ts'
import { type Entry, parseLog } from '../progress/log.ts'
import type { Verb } from '../verb.ts'

interface RestoreAnswer {
  /** Entries that were not recorded before. */
  added: number
  entries: number
  /** Where the damaged progress file is kept, if it was. */
  kept: string | null
}

export const restore: Verb<object, RestoreAnswer> = {
  name: 'restore',
  operands: '[file]',
  group: 'Keeping safe:',
  summary: 'merge a backup into the progress log, or mend a damaged one; nothing recorded is lost',
  examples: [
    ['roadmap restore backend.json', 'bring back what a backup holds'],
    ['roadmap restore -', 'the same from standard input'],
    ['roadmap restore', 'put a damaged progress file together again'],
  ],
  async run(app, [file]) {
    const { id } = await app.roadmap()
    const theirs = file === undefined ? [] : entriesOf(await app.readFile(file), file, id)
    const { before, after, kept } = await app.mend(theirs)
    return { added: after - before, entries: after, kept }
  },
  render({ added, entries, kept }) {
    const mended = kept === null ? '' : `The damaged file is kept as ${kept}.\n`
    const brought = kept === null ? `${added} brought back; ` : ''
    if (added === 0 && kept === null) return `Nothing was missing: ${entries} recorded.\n`
    return `${brought}${entries} recorded in all.\n${mended}`
  },
}

function entriesOf(text: string, named: string, id: string): Entry[] {
  const file = named === '-' ? 'the standard input' : named
  const log = parseLog(text)
  const hint = 'roadmap backup > backup.json'
  if (log === 'damaged')
    throw new Refusal('not-a-backup', `${file} is no backup of this program`, { hint })
  if (log === 'newer')
    throw new Refusal('progress-newer', `${file} was written by a newer version of this program`)
  if (log.roadmap === id) return log.entries
  const whose = `${file} holds the progress of \`${log.roadmap}\`, and \`${id}\` is followed`
  throw new Refusal('progress-of-another', whose, { hint: 'roadmap use' })
}

import { wrongUsage } from '../errors.ts'
import { inForce, said } from '../progress/log.ts'
import type { Verb } from '../verb.ts'

interface NoteAnswer {
  entry: string | null
  topic: { id: string; title: string }
  notes: { at: string; text: string }[]
}

export const note: Verb<object, NoteAnswer> = {
  name: 'note',
  operands: '<topic> [text...]',
  group: 'Looking closer:',
  summary: 'keep a note on a topic, or read its notes',
  examples: [
    ['roadmap note redis "persistence: RDB or AOF?"', 'keep a thought'],
    ['roadmap note redis', 'read what I noted'],
  ],
  async run(app, [name = '', ...words]) {
    const text = words.join(' ').trim()
    if (words.length > 0 && text === '')
      throw wrongUsage('the note is empty', `roadmap note ${name} "what I want to remember"`)
    const standing = await app.standing()
    const { id, title } = app.find(standing, name).topic
    const recorded = text === '' ? null : await app.record(() => ({ note: { topic: id, text } }))
    const { entries } = recorded?.after ?? standing
    const notes = inForce(entries).flatMap((entry) => {
      const words = said(entry)
      return words.kind === 'note' && words.topic === id ? [{ at: entry.at, text: words.text }] : []
    })
    return { entry: recorded?.entry?.id ?? null, topic: { id, title }, notes }
  },
  render({ entry, topic, notes }) {
    if (entry !== null) return `Noted on ${topic.title}.\n`
    if (notes.length === 0) return `There is no note on ${topic.title}.\n`
    return notes.map(({ at, text }) => `${at.slice(0, 10)}  ${text}\n`).join('')
  },
}

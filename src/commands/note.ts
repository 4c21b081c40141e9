import { typed, wrongUsage } from '../errors.ts'
import { type Day, dayOf } from '../plan/day.ts'
import { inForce, said } from '../progress/log.ts'
import { wrap } from '../render/look.ts'
import type { Verb } from '../verb.ts'

interface NoteAnswer {
  entry: string | null
  topic: { id: string; title: string }
  notes: { at: string; text: string; day: Day }[]
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
      throw wrongUsage('the note is empty', `roadmap note ${typed(name)} "what I want to remember"`)
    const standing = await app.standing()
    const { id, title, was } = app.find(standing, name).topic
    const ids = new Set([id, ...was])
    const recorded = text === '' ? null : await app.record(() => ({ note: { topic: id, text } }))
    const { entries } = recorded?.after ?? standing
    const notes = inForce(entries).flatMap((entry) => {
      const words = said(entry)
      return words.kind === 'note' && ids.has(words.topic)
        ? [{ at: entry.at, text: words.text, day: dayOf(new Date(entry.at)) }]
        : []
    })
    return { entry: recorded?.entry?.id ?? null, topic: { id, title }, notes }
  },
  render({ entry, topic, notes }, look) {
    if (entry !== null) return `${wrap(`Noted on ${topic.title}.`, look)}\n`
    if (notes.length === 0) return `${wrap(`There is no note on ${topic.title}.`, look)}\n`
    return notes.map(({ day, text }) => `${day}  ${wrap(text, look, 12, 12)}\n`).join('')
  },
}

import { wrongUsage } from '../errors.ts'
import { dayOf } from '../plan/day.ts'
import { describeTopic, describeTree } from '../plan/describe.ts'
import { inForce, said } from '../progress/log.ts'
import { renderShow, type ShowAnswer } from '../render/show.ts'
import { choiceOf } from '../use-cases/marking.ts'
import type { Verb } from '../verb.ts'

export const show: Verb<object, ShowAnswer> = {
  name: 'show',
  operands: '[topic]',
  group: 'Every day:',
  summary: 'one topic: its place, weeks, needs, links, notes and history',
  examples: [['roadmap show caching', 'all about caching']],
  reads: true,
  async run(app, [name]) {
    const standing = await app.standing()
    const { count, entries } = standing
    if (name === undefined && app.prompts === null)
      throw wrongUsage('name the topic to show', 'roadmap show caching')
    const asked = name ?? (await app.prompts?.search('Which topic?', count.all.map(choiceOf))) ?? ''
    const counted = app.find(standing, asked)
    const ids = new Set([counted.topic.id, ...counted.topic.was])
    const words = inForce(entries).map((entry) => ({
      at: entry.at,
      day: dayOf(new Date(entry.at)),
      said: said(entry),
    }))
    const [topic] = describeTree(counted, count)
    const unlocked = count.needing(new Set([counted.topic.id]))
    return {
      topic: topic ?? describeTopic(counted, count),
      unlocks: unlocked.map((t) => t.topic.id),
      unlockedTopics: unlocked.map(({ topic: { id, title } }) => ({ id, title })),
      needs: counted.topic.needs.flatMap((id) => {
        const need = count.byId.get(id)
        return need === undefined ? [] : [{ id, title: need.topic.title, status: need.status }]
      }),
      notes: words.flatMap(({ at, day, said }) =>
        said.kind === 'note' && ids.has(said.topic) ? [{ at, text: said.text, day }] : [],
      ),
      history: words.flatMap(({ at, day, said }) => {
        if (said.kind !== 'marks') return []
        const marks = [...said.marks].filter(([id]) => ids.has(id))
        return marks.map(([, status]) => ({ at, status, day: said.on ?? day, known: said.known }))
      }),
    }
  },
  render: renderShow,
}

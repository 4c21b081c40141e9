import { dayOf } from '../plan/day.ts'
import { inForce, inOrder } from '../progress/log.ts'
import { type LogAnswer, renderLog } from '../render/log.ts'
import type { Verb } from '../verb.ts'

export const log: Verb<object, LogAnswer> = {
  name: 'log',
  group: 'Looking closer:',
  summary: 'what was recorded when, oldest first',
  examples: [
    ['roadmap log', 'my whole history'],
    ['roadmap log --json', 'the same for a script'],
  ],
  reads: true,
  async run(app) {
    const standing = await app.standing()
    const entries = inOrder(standing.entries)
    const standingIds = new Set(inForce(entries).map((entry) => entry.id))
    return {
      entries,
      times: entries.map(({ at }) => localTime(new Date(at))),
      undone: entries.filter((entry) => !standingIds.has(entry.id)).map((entry) => entry.id),
      titles: standing.count.all.map(({ topic: { id, title } }) => ({ id, title })),
    }
  },
  render: renderLog,
}

function localTime(instant: Date): string {
  const pad = (n: number) => String(n).padStart(2, '0')
  return `${dayOf(instant)} ${pad(instant.getHours())}:${pad(instant.getMinutes())}`
}

import { type Entry, said } from '../progress/log.ts'
import { type Look, renderColumns } from './look.ts'
import { sayStatus } from './topic.ts'

export interface LogAnswer {
  /** Oldest first. */
  entries: Entry[]
  /** The local day and time of each entry. */
  times: string[]
  /** Ids of the entries that are taken back. */
  undone: string[]
  titles: { id: string; title: string }[]
}

export function renderLog({ entries, titles, times, undone }: LogAnswer, look: Look): string {
  if (entries.length === 0) return 'Nothing is recorded yet.\n'
  const names = new Map(titles.map(({ id, title }) => [id, title]))
  const rows = entries.map((entry, i) => {
    const isUndone = undone.includes(entry.id)
    return [
      { text: times[i] ?? entry.at, paint: look.paint.dim },
      {
        text: `${sayEntry(entry, names)}${isUndone ? '  (undone)' : ''}`,
        ...(isUndone && { paint: look.paint.dim }),
        cut: true as const,
      },
    ]
  })
  return `${renderColumns(rows, look).join('\n')}\n`
}

function sayEntry(entry: Entry, names: Map<string, string>): string {
  const words = said(entry)
  if (words.kind === 'note')
    return `note on ${names.get(words.topic) ?? words.topic}: ${words.text.replace(/\s+/g, ' ')}`
  if (words.kind === 'undo') return 'undo'
  if (words.kind === 'pause') return sayPause(words)
  if (words.kind === 'unknown')
    return `${Object.keys(entry).find((key) => !['id', 'at', 'device'].includes(key)) ?? 'nothing'}`
  const statuses = [...new Set(words.marks.values())]
  const clauses = statuses.map((status) => {
    const titles = [...words.marks]
      .filter(([, s]) => s === status)
      .map(([id]) => names.get(id) ?? id)
    return `${sayStatus(status)}: ${titles.join(', ')}`
  })
  const known = words.known ? ', known before' : ''
  return `${clauses.join('; ')}${words.on === null ? '' : `, learned on ${words.on}`}${known}`
}

function sayPause({ from, to, ends }: { from: string; to: string | null; ends: boolean }): string {
  if (to === null) return `pause from ${from}`
  if (ends)
    return to < from
      ? `no pause on ${from} after all`
      : `went on after the pause of ${from} to ${to}`
  return from === to ? `pause on ${from}` : `pause from ${from} to ${to}`
}

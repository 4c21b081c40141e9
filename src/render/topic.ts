import type { SuggestionAnswer, TopicAnswer } from '../plan/describe.ts'
import { sayWeeks } from '../plan/weeks.ts'
import type { Effort } from '../roadmap/effort.ts'
import { type Look, shorten } from './look.ts'

/**
 * What to learn, on one line: the topic, and where to go on inside it. Titles are cut where they do not fit behind the
 * `used` columns.
 */
export function renderHeadline({ topic, step }: SuggestionAnswer, look: Look, used = 0): string {
  const { bold, cyan } = look.paint
  const { id } = step ?? topic
  const room = (look.width ?? Number.POSITIVE_INFINITY) - used - look.measure(id) - 2
  if (step === null) return `${bold(shorten(topic.title, room, look))}  ${cyan(id)}`
  const beside = room - 3
  const inner = shorten(step.title, beside - Math.min(20, look.measure(topic.title)), look)
  const outer = shorten(topic.title, beside - look.measure(inner), look)
  return `${outer} ${look.plain ? '>' : '→'} ${bold(inner)}  ${cyan(id)}`
}

/** What is left in all, in one sentence. */
export function renderLeft(remaining: Effort | null, withoutEstimate: number, look: Look): string {
  const without = `${withoutEstimate} ${withoutEstimate === 1 ? 'topic' : 'topics'} without an estimate`
  if (remaining === null) return `Left: ${without}.`
  const weeks = look.paint.bold(sayWeeks(remaining))
  return withoutEstimate === 0 ? `${weeks} left` : `${weeks} left, and ${without}`
}

export function sayEstimate(effort: Effort | null): string {
  return effort === null ? 'no estimate' : sayWeeks(effort)
}

/** The weeks a topic still takes, or what became of it. */
export function sayLeft({ status, remaining }: TopicAnswer): string {
  if (status !== 'pending' && status !== 'in-progress') return sayStatus(status)
  return remaining === null ? 'no estimate' : `${sayWeeks(remaining)} left`
}

/** What there is to say of a topic beside its status and weeks. */
export function renderRemarks(topic: TopicAnswer): string {
  const { choose, optional, blocked, status } = topic
  const isOpen = status === 'pending' || status === 'in-progress'
  return [
    ...(choose === null ? [] : [`choose ${choose}`]),
    ...(optional ? ['optional'] : []),
    ...(isOpen && blocked.length > 0 ? [`needs ${blocked.join(', ')}`] : []),
    ...(status === 'not-needed' ? ['not needed'] : []),
  ].join('; ')
}

/** Titles in a row, not too many of them. */
export function sayTitles(titles: string[]): string {
  const shown = titles.length > 8 ? [...titles.slice(0, 7), `${titles.length - 7} more`] : titles
  return shown.join(', ')
}

/** The word for a status, as people say it. */
export function sayStatus(status: TopicAnswer['status']): string {
  return {
    pending: 'open',
    'in-progress': 'in progress',
    done: 'done',
    skipped: 'skipped',
    'not-needed': 'not needed',
  }[status]
}

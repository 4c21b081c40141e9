import type { SuggestionAnswer, TopicAnswer } from '../plan/describe.ts'
import { sayWeeks } from '../plan/weeks.ts'
import type { Effort } from '../roadmap/effort.ts'
import type { Look } from './look.ts'

/** What to learn, on one line: the topic, and where to go on inside it. */
export function renderHeadline({ topic, step }: SuggestionAnswer, look: Look): string {
  const { bold, cyan } = look.paint
  const name = step ?? topic
  const arrow = look.plain ? '>' : '→'
  const path = step === null ? bold(topic.title) : `${topic.title} ${arrow} ${bold(step.title)}`
  return `${path}  ${cyan(name.id)}`
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

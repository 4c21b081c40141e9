import { wrongUsage } from '../errors.ts'
import { describeSuggestion } from '../plan/describe.ts'
import { suggest } from '../plan/next.ts'
import { type NextAnswer, renderNext } from '../render/next.ts'
import { readDuration } from '../roadmap/duration.ts'
import type { Verb } from '../verb.ts'

export const next: Verb<{ count?: string; within?: string }, NextAnswer> = {
  name: 'next',
  group: 'Every day:',
  summary: 'what to learn next, and why, and what comes then',
  options: [
    ['-n, --count <N>', 'how many to suggest, 3 if not said'],
    ['--within <DURATION>', 'only what fits into this time, say "3 days"'],
  ],
  examples: [
    ['roadmap next', 'what do I learn now?'],
    ['roadmap next -n 10', 'everything I could begin with'],
    ['roadmap next --within "3 days"', 'something short'],
  ],
  reads: true,
  async run(app, _, { count: most = '3', within }) {
    const { roadmap, count } = await app.standing()
    const time = within === undefined ? null : readDuration(within, roadmap.hoursPerWeek)
    if (time !== null && 'problem' in time) throw wrongUsage(`--within ${within}: ${time.problem}`)
    const suggestions = suggest(count, app.today, wholeNumber(most), time)
    return {
      suggestions: suggestions.map((suggestion) => describeSuggestion(suggestion, count)),
      complete: count.isComplete,
      within: within ?? null,
    }
  },
  render: renderNext,
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw wrongUsage(`-n takes a whole number from 1, not \`${text}\``, 'roadmap next -n 5')
}

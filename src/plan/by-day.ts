import { type Cuts, likely, smallestCuts } from './cuts.ts'
import type { Day } from './day.ts'
import { type NeededPace, paceFor, probabilityBy } from './forecast.ts'
import type { Learned, Outlook, Terms } from './outlook.ts'

/** How likely a day is made, and what would make it likely. */
export interface ByDay extends Cuts {
  day: Day
  /** 0 … 1; null where nobody knows. */
  probability: number | null
  /** Whether that is sure enough. */
  isLikely: boolean
  /** Null when no day of learning is left until then, or nothing to do. */
  pace: NeededPace | null
}

export function lookBy(day: Day, learned: Learned, terms: Terms, outlook: Outlook): ByDay {
  const { forecast, evidence, work, circumstances } = outlook
  const isUnknown = forecast.days.length === 0
  const probability = isUnknown ? null : probabilityBy(forecast, day)
  return {
    day,
    probability,
    isLikely: probability !== null && probability >= likely,
    pace: paceFor(day, evidence, work, circumstances),
    ...(isUnknown ? { cuts: [], isEnough: false } : smallestCuts(learned, terms, day)),
  }
}

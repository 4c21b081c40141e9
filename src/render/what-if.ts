import type { Pause } from '../plan/calendar.ts'
import { type Day, sayAhead, sayDay } from '../plan/day.ts'
import type { FinishAnswer } from '../plan/outlook.ts'
import type { Effort } from '../roadmap/effort.ts'
import { sayNumber, sayShift } from './finish.ts'
import { type Cell, type Look, renderColumns, wrap } from './look.ts'
import { sayEstimate } from './topic.ts'

interface Named {
  id: string
  title: string
}

/** What is left, and when that ends. */
export interface Prospect {
  weeks: Effort | null
  withoutEstimate: number
  progress: number
  finish: FinishAnswer
}

export interface WhatIfAnswer {
  supposed: {
    skip: Named[]
    done: Named[]
    choose: Named[]
    pace: number | null
    pause: Pause | null
  }
  before: Prospect
  after: Prospect
}

/** Weeks and dates before and after, side by side. */
export function renderWhatIf({ supposed, before, after }: WhatIfAnswer, look: Look): string {
  const { dim, bold } = look.paint
  const row = (name: string, say: (prospect: Prospect) => string, shift = ''): Cell[] => [
    { text: name },
    { text: say(before) },
    { text: say(after), paint: bold, cut: true },
    { text: shift },
  ]
  const date = (part: 'p50' | 'p85') =>
    row(
      part.replace('p', '').concat(' % by'),
      (prospect) => sayFinish(prospect, part),
      sayShift(before.finish[part], after.finish[part]),
    )
  const rows = [
    ['', 'now', 'then', ''].map((text): Cell => ({ text, paint: dim })),
    row('left', sayLeft),
    date('p50'),
    date('p85'),
  ]
  return `${wrap(`If you ${sayAll(supposed, after.finish, look)}:`, look)}\n\n${renderColumns(rows, look, 2).join('\n')}\n`
}

function sayAll(supposed: WhatIfAnswer['supposed'], { today, unit }: FinishAnswer, look: Look) {
  const { skip, done, choose, pace, pause } = supposed
  const titles = (topics: Named[]) => topics.map(({ title }) => title).join(', ')
  const times =
    unit === 'topics' ? 'weeks for each topic' : `${look.plain ? 'x' : '×'} the plan’s time`
  const clauses = [
    ...(skip.length > 0 ? [`skip ${titles(skip)}`] : []),
    ...(done.length > 0 ? [`had done ${titles(done)}`] : []),
    ...(choose.length > 0 ? [`choose ${titles(choose)}`] : []),
    ...(pace === null ? [] : [`take ${sayNumber(pace)} ${times}`]),
    ...(pause === null
      ? []
      : [`pause from ${sayDay(pause.from, today)} to ${sayDay(pause.to, today)}`]),
  ]
  return clauses.join('; ')
}

function sayLeft({ weeks, withoutEstimate, progress }: Prospect): string {
  if (progress === 1) return 'nothing'
  const others = weeks === null ? '' : ', and '
  const without = `${others}${withoutEstimate} without an estimate`
  return `${weeks === null ? '' : sayEstimate(weeks)}${withoutEstimate === 0 ? '' : without}`
}

function sayFinish({ finish }: Prospect, part: 'p50' | 'p85'): string {
  const day: Day | null = finish[part]
  return finish.isUnknown ? 'nobody knows' : sayAhead(day, finish.today)
}

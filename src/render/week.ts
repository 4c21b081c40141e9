import { addDays, type Day, sayAhead, sayDay } from '../plan/day.ts'
import type { Week } from '../plan/history.ts'
import type { Cause, Moved } from '../plan/moved.ts'
import type { Unit } from '../plan/pace.ts'
import { sayBasis, sayShift } from './finish.ts'
import { type Cell, type Look, renderColumns, signOf, wrap } from './look.ts'
import { sayBy, sayDone, sayToBegin, sayTopics, sayWork } from './stats.ts'
import { sayTitles } from './topic.ts'

export interface WeekAnswer extends Week, Moved {
  /** The last day of the week, or today. */
  to: Day
  today: Day
  unit: Unit
  /** Whether nothing was left to do at its end. */
  isComplete: boolean
  /** The id of what to learn now; null where nothing can be. */
  next: string | null
}

/** What was finished in a week, and what moved the date. */
export function renderWeek(answer: WeekAnswer, look: Look): string {
  const { from, to, today, after, isComplete } = answer
  const days = from === to ? sayDay(to, today) : `${sayDay(from, today)} to ${sayDay(to, today)}`
  const blocks = [
    `${look.paint.bold(to < today ? 'Last week' : 'This week')}  ${days}`,
    renderFinishes(answer, look),
    isComplete ? wrap(sayDone(after), look) : renderMoved(answer, look),
  ]
  return `${blocks.join('\n\n')}\n`
}

const mostTopics = 15

function renderFinishes(answer: WeekAnswer, look: Look): string {
  const { topics, finished, effort, unit, today, after, next } = answer
  if (finished === 0) {
    const lines = [sayNothing(answer), ...(after.finished === 0 ? sayToBegin(next) : [])]
    return lines.map((line) => wrap(line, look)).join('\n')
  }
  const rows = topics.slice(0, mostTopics).map(({ title, day }): Cell[] => [
    { text: `${signOf('done', look)} ${title}`, paint: look.paint.green, cut: true },
    { text: sayDay(day, today), paint: look.paint.dim },
  ])
  const hidden = topics.length - rows.length
  if (hidden > 0) rows.push([{ text: `and ${hidden} more`, cut: true }, { text: '' }])
  const size = unit === 'weeks' ? `, ${sayWork(effort)} of the plan` : ''
  return [...renderColumns(rows, look, 2), '', `${sayTopics(finished)} finished${size}.`].join('\n')
}

function sayNothing({ paused, active, to, today }: WeekAnswer): string {
  if (paused) return to < today ? 'You paused.' : 'You are pausing.'
  const begun = active ? 'Something was begun, and nothing finished' : 'Nothing was finished'
  return to < today ? `${begun}.` : `${begun} so far.`
}

/** How many causes are named. */
const mostCauses = 5

function renderMoved(answer: WeekAnswer, look: Look): string {
  const { before, after, moved, causes, today } = answer
  if (after.isUnknown) return wrap(sayBasis(after, look), look)
  const date = `85 % ${look.paint.bold(sayBy(after.p85, today))}`
  if (moved === null) return wrap(`${date}.`, look)
  if (before.basis === 'plan' && after.basis !== 'plan') {
    const then = `The plan alone had said ${sayAhead(before.p85, today)}`
    return wrap(`${date}. ${sayBasis(after, look)} ${then}.`, look)
  }
  if (moved === 0) return wrap(`${date}, as before the week.`, look)
  const shift = `${sayDays(moved, today)} than before the week`
  const named = causes.slice(0, mostCauses)
  const others = causes.slice(mostCauses).reduce((sum, cause) => sum + cause.days, 0)
  const rows = named.map((cause): Cell[] => [
    { text: sayCause(cause, answer), cut: true },
    { text: sayDays(cause.days, today) },
  ])
  if (others !== 0) rows.push([{ text: 'all else' }, { text: sayDays(others, today) }])
  return [wrap(`${date}, ${shift}:`, look), '', ...renderColumns(rows, look, 2)].join('\n')
}

function sayDays(days: number, today: Day): string {
  return sayShift(today, addDays(today, days))
}

function sayCause({ kind, topics }: Cause, { finished, paused }: WeekAnswer): string {
  const titles = sayTitles(topics.map(({ title }) => title))
  return {
    finished: `finished: ${titles}`,
    known: `known before: ${titles}`,
    begun: `begun: ${titles}`,
    skipped: `left out: ${titles}`,
    opened: `opened again: ${titles}`,
    pause: 'a pause',
    undo: 'taken back',
    several: `told: ${titles === '' ? 'several things' : titles}`,
    time: paused
      ? 'the days of the pause'
      : finished === 0
        ? 'the days that went by'
        : 'the days between',
  }[kind]
}

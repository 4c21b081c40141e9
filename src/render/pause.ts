import { addDays, type Day, sayAhead, sayDay } from '../plan/day.ts'
import type { FinishAnswer } from '../plan/outlook.ts'
import { sayShift } from './finish.ts'
import { type Look, wrap } from './look.ts'

/** A pause, and when everything will be finished without it and with it. */
export interface PauseAnswer {
  /** Null where it was so already. */
  entry: string | null
  /** `to` null: until further notice. One that ends before it starts is none any more. */
  pause: { from: Day; to: Day | null }
  before: FinishAnswer
  finish: FinishAnswer
}

export function renderPause({ entry, pause, before, finish }: PauseAnswer, look: Look): string {
  const paused = entry === null ? 'Paused already' : 'Paused'
  return renderLines(
    [`${paused} ${sayDays(pause, finish.today)}.`, ...sayMove(before, finish)],
    look,
  )
}

export function renderResume({ pause, before, finish }: PauseAnswer, look: Look): string {
  const { from, to } = pause
  const { today } = finish
  const next = to === null ? today : addDays(to, 1)
  const line =
    next === from
      ? `There is no pause ${sayOn(from, today)} after all.`
      : `The pause since ${sayDay(from, today)} is over; you learn again from ${sayDay(next, today)}.`
  return renderLines([line, ...sayMove(before, finish)], look)
}

function sayDays({ from, to }: PauseAnswer['pause'], today: Day): string {
  if (to === null) return `from ${sayDay(from, today)}, until you type \`roadmap resume\``
  return from === to ? sayOn(from, today) : `from ${sayDay(from, today)} to ${sayDay(to, today)}`
}

function sayOn(day: Day, today: Day): string {
  const name = sayDay(day, today)
  return name === 'today' || name === 'yesterday' ? name : `on ${name}`
}

/** How the likely end moved. */
function sayMove(before: FinishAnswer, after: FinishAnswer): string[] {
  if (after.isUnknown) return []
  const shift = sayShift(before.p85, after.p85)
  return [`85 % by ${sayAhead(after.p85, after.today)}${shift === '' ? '' : `, ${shift}`}.`]
}

function renderLines(lines: string[], look: Look): string {
  return `${lines.map((line) => wrap(line, look)).join('\n')}\n`
}

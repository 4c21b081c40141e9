import type { App, Recorded, Standing } from '../app.ts'
import { Refusal, wrongUsage } from '../errors.ts'
import { addDays, type Day } from '../plan/day.ts'
import { type ToldPause, toldPauses } from '../plan/pace.ts'
import { silenceBefore } from '../plan/silence.ts'
import type { PauseAnswer } from '../render/pause.ts'
import { readDuration } from '../roadmap/duration.ts'
import { finishOf, termsOf } from './planning.ts'

/** Records a pause; typed as its two days, as how long from today or a day, or as nothing: until further notice. */
export async function pause(app: App, typed: string[]): Promise<PauseAnswer> {
  const { hoursPerWeek } = await app.roadmap()
  const named = pauseNamed(app, typed, hoursPerWeek)
  const isIt = (told: ToldPause) =>
    typed.length === 0 ? isIn(told, app.today) : told.from === named.from && told.to === named.to
  const recorded = await app.record(({ entries }) =>
    toldPauses(entries).some(isIt) ? null : { pause: named },
  )
  return answerPause(app, recorded, toldPauses(recorded.after.entries).find(isIt) ?? named)
}

/** Ends the pauses that go on, so that `day` is a day of learning again. */
export async function resume(app: App, day: Day): Promise<PauseAnswer> {
  const { entries } = await app.standing()
  const going = toldPauses(entries).find((told) => isIn(told, day))
  if (going === undefined) {
    const when = day === app.today ? 'today' : `on ${day}`
    throw new Refusal('no-pause', `there is no pause to end ${when}`)
  }
  const pause = { from: going.from, to: addDays(day, -1) }
  const recorded = await app.record(() => ({ pause: { ...pause, ends: true } }))
  return answerPause(app, recorded, pause)
}

/** After a long silence, asks once whether it was a pause; it is over once something is recorded. */
export async function offerPause(app: App, standing: Standing): Promise<void> {
  const { prompts } = app
  if (prompts === null) return
  const silence = silenceBefore(standing, termsOf(app, standing))
  if (silence === null) return
  const { from, to } = silence
  const answer = await prompts.search(
    `Nothing was recorded from ${from} to ${to}. Was it a pause?`,
    [
      { value: 'yes', name: 'Yes: leave these days out of my pace' },
      { value: 'no', name: 'No: they count' },
    ],
  )
  if (answer === 'yes') await app.record(() => ({ pause: silence }))
}

function answerPause(
  app: App,
  { before, after, entry }: Recorded,
  { from, to }: PauseAnswer['pause'],
): PauseAnswer {
  const terms = termsOf(app, after)
  return {
    entry: entry?.id ?? null,
    pause: { from, to },
    before: finishOf(before, terms),
    finish: finishOf(after, terms),
  }
}

export function pauseNamed(app: App, typed: string[], hoursPerWeek: number): PauseAnswer['pause'] {
  const [first, ...more] = typed.flatMap((word) => word.split('..').filter((part) => part !== ''))
  if (first === undefined) return { from: app.today, to: null }
  const from = isDay(first) ? app.day(first) : app.today
  const rest = isDay(first) ? more : [first, ...more]
  const [last] = rest
  if (last === undefined) return { from, to: null }
  const to = isDay(last) && rest.length === 1 ? app.day(last) : lastOf(from, rest, hoursPerWeek)
  if (to < from)
    throw wrongUsage(
      `a pause from ${from} to ${to} ends before it starts`,
      `roadmap pause ${to} ${from}`,
    )
  return { from, to }
}

/** The last day of a pause that is this long. */
function lastOf(from: Day, typed: string[], hoursPerWeek: number): Day {
  const text = typed.join(' ')
  const duration = readDuration(text, hoursPerWeek)
  if ('problem' in duration)
    throw wrongUsage(
      `a pause takes two days, or a day or nothing and how long; \`${text}\` is ${duration.problem}`,
      'roadmap pause 2 weeks',
    )
  return addDays(from, Math.max(Math.round(duration.max * 7), 1) - 1)
}

/** Whether it is written like a day, whether or not there is such a day. */
function isDay(word: string): boolean {
  return /^(\d+-\d+-\d+|today|yesterday|tomorrow)$/.test(word)
}

function isIn({ from, to }: ToldPause, day: Day): boolean {
  return from <= day && (to === null || to >= day)
}

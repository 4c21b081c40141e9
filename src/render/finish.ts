import { type Day, daysBetween, sayAhead, sayDay } from '../plan/day.ts'
import type { FinishAnswer } from '../plan/outlook.ts'
import { sayWeeks } from '../plan/weeks.ts'
import { type Cell, type Look, renderColumns, wrap } from './look.ts'

/** When it ends: the dates, what they rest on, and what the plan alone would say. */
export function renderFinish(finish: FinishAnswer, look: Look, all = false): string {
  const lines = sayFinish(finish, look).map((line) => wrap(line, look))
  if (finish.isUnknown) return lines.join('\n')
  return [...renderDates(finish, look, all), '', ...lines].join('\n')
}

/** What the dates rest on, or how long it took, a sentence or two at a time. */
export function sayFinish(finish: FinishAnswer, look: Look): string[] {
  if (finish.ended !== null) return sayTook(finish)
  return [sayBasis(finish, look), ...sayPlan(finish), ...sayPaused(finish)]
}

function renderDates({ p50, p85, p95, today }: FinishAnswer, look: Look, all: boolean): string[] {
  const row = (part: string, day: Day | null): Cell[] => {
    const by = day === null ? 'in' : 'by'
    const words =
      day === null ? sayAhead(day, today).replace(' from now', '') : sayAhead(day, today)
    return [{ text: `${part} ${by}` }, { text: words, paint: look.paint.bold }]
  }
  const rows = [row('50 %', p50), row('85 %', p85), ...(all ? [row('95 %', p95)] : [])]
  // One space between them: the two cells are one sentence.
  return rows.map((cells) => renderColumns([cells], look)[0]?.replace('  ', ' ') ?? '')
}

/** What the dates rest on, in words. */
export function sayBasis(finish: FinishAnswer, look: Look): string {
  const { basis, unit, finished, watched, isUnknown, pace } = finish
  const topics = `${finished} ${finished === 1 ? 'topic' : 'topics'} finished`
  if (isUnknown)
    return 'No topic of this roadmap has a duration, so a date needs a pace: there is one when the first topics are finished.'
  if (unit === 'topics') {
    const each = `${sayNumber(pace.factor)} weeks a topic, likely ${sayRange(pace, look)}`
    const rough = basis === 'measured' ? '' : 'Rough: '
    return `${rough}${topics}; ${each}. Topics are counted, as the roadmap has no durations.`
  }
  if (basis === 'plan') return 'Nothing is finished yet, so these are the dates of the plan.'
  const times = look.plain ? 'x' : '×'
  if (watched === 0)
    return `Rough: ${topics}, but over no time that would show your pace; ${sayNumber(pace.factor)} ${times} the plan is usual.`
  const factor = `you take ${sayNumber(pace.factor)} ${times} the plan`
  const likely = `likely ${sayRange(pace, look)} ${times}`
  return basis === 'rough'
    ? `Rough, until more is finished: ${topics}; ${factor}, ${likely}.`
    : `${topics}; ${factor}, ${likely}.`.replace(/^./, (first) => first.toUpperCase())
}

function sayRange({ low, high }: FinishAnswer['pace'], look: Look): string {
  const [least, most] = [sayNumber(low), sayNumber(high)]
  return least === most ? least : `${least}${look.plain ? '-' : '–'}${most}`
}

/** One place behind the point, and more where that would say nothing. */
export function sayNumber(number: number): string {
  return number >= 0.095 ? number.toFixed(1) : String(Number(number.toPrecision(1)))
}

function sayPlan({ plan, today, hours, basis, guessed }: FinishAnswer): string[] {
  if (plan === null) return []
  const pace = basis === 'plan' ? 'The plan' : 'The plan alone'
  const own = hours === null ? '' : ` at ${hours.own} hours a week instead of ${hours.plan}`
  const range = `${pace}: ${sayWeeks(plan.weeks)}${own}, ${sayBetween(plan.first, plan.last, today)}.`
  if (guessed === 0) return [range]
  const topics = guessed === 1 ? '1 topic has' : `${guessed} topics have`
  return [range, `${topics} no estimate and count as average ones.`]
}

function sayBetween(first: Day | null, last: Day | null, today: Day): string {
  const [from, to] = [sayAhead(first, today), sayAhead(last, today)]
  return from === to
    ? from
    : `${from} to ${to.replace(/^about /, from.startsWith('about ') ? '' : 'about ')}`
}

function sayPaused({ paused, today }: FinishAnswer): string[] {
  if (paused === null) return []
  return paused.to === today
    ? [`Paused since ${sayDay(paused.from, today)}; this supposes that you go on tomorrow.`]
    : [`Paused until ${sayDay(paused.to, today)}.`]
}

/** How far a date moved: `2 weeks later`. */
export function sayShift(before: Day | null, after: Day | null): string {
  if (before === null || after === null) return before === after ? 'as before' : ''
  const shift = daysBetween(before, after)
  const days = Math.abs(shift)
  const isInWeeks = days >= 28 || days % 7 === 0
  const length = isInWeeks
    ? sayExactly(Math.round(days / 7))
    : days === 1
      ? '1 day'
      : `${days} days`
  return days === 0 ? 'as before' : `${length} ${shift > 0 ? 'later' : 'earlier'}`
}

/** How long it took, now that everything is finished. */
export function sayTook({ ended, started, today }: FinishAnswer): string[] {
  if (ended === null || started === null || daysBetween(started, ended.day) === 0) return []
  const pauses = ended.paused > 0 ? `, ${sayExactly(ended.paused)} of them paused` : ''
  return [
    `It took ${sayExactly(ended.weeks)}, from ${sayDay(started, today)} to ${sayDay(ended.day, today)}${pauses}.`,
  ]
}

function sayExactly(weeks: number): string {
  return sayWeeks({ min: weeks, max: weeks })
}

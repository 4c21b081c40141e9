import { readDuration } from '../../roadmap/duration.ts'

const number = String.raw`\d+(?:[.,]\d+)?`
const range = String.raw`(${number})(?:\s*(?:-|–|—|\bto\b)\s*(${number}))?`
const unit = `(?:hours?|hrs?|days?|weeks?|wks?|months?|mos?|years?|yrs?)`
const about = String.raw`(?:~|≈|approx(?:\.|imately)?|about|around|circa|ca\.|est(?:\.|imated)?(?:\s+time)?:?|duration:?|time:?|effort:?|takes|⏱️?|⏳|🕒)?\s*`
const amount = String.raw`${about}(${range}\s*(${unit}|[hdw]\b))(?:\s+(?:long|of work|of study|total|in total))?`
const perWeek = String.raw`${about}${range}\s*(?:hours?|hrs?|h)?\s*(?:\/|per|an?|each|every)\s*(?:week|wk|w)\b`

const whole = new RegExp(String.raw`^${amount}\.?$`, 'i')
const wholeRate = new RegExp(String.raw`^${perWeek}\.?$`, 'i')
const together = new RegExp(
  String.raw`^(.*?)\s*(?:,|;|@|\bat\b|×|\bx\b|\(|\+)\s*(${perWeek})\)?\.?$`,
  'i',
)

export interface HoursPerWeek {
  min: number
  max: number
}

/** A text that is a duration and nothing else (`~1-1.5 weeks`, `4 weeks, 6 hours/week`), as a roadmap writes it. */
export function durationOf(text: string): string | null {
  if (!/\d/.test(text)) return null
  const trimmed = text.trim()
  const [, duration, rate] = together.exec(trimmed) ?? []
  if (duration !== undefined && rate !== undefined) {
    const [weeks, hours] = [durationOf(duration), hoursPerWeekOf(rate)]
    if (weeks !== null) return hours === null ? weeks : inHours(weeks, hours)
  }
  const [, found] = whole.exec(trimmed) ?? []
  return found === undefined ? null : sound(found)
}

/** `6-10 hours/week`, `5 h per week`. */
export function hoursPerWeekOf(text: string): HoursPerWeek | null {
  const [, first, last] = wholeRate.exec(text.trim()) ?? []
  if (first === undefined) return null
  const [min, max] = [toNumber(first), toNumber(last ?? first)]
  return min > 0 && max >= min ? { min, max } : null
}

/** `13 weeks` at 6–10 hours a week is `78-130 hours`. What is in hours already stays. */
export function inHours(duration: string, { min, max }: HoursPerWeek): string {
  if (isInHours(duration)) return duration
  const weeks = readDuration(duration, 10)
  if ('problem' in weeks) return duration
  const [least, most] = [rounded(weeks.min * min), rounded(weeks.max * max)]
  return least === most ? `${least} hours` : `${least}-${most} hours`
}

/** `40 hours`, `2h`, but no `month`. */
export function isInHours(duration: string): boolean {
  return /(\bh(ou)?rs?|\d\s*h)$/i.test(duration)
}

/** A number of `unit`s in a column that names the unit: `3`, `1-2`. */
export function amountIn(
  text: string,
  unitWord: 'hours' | 'days' | 'weeks' | 'months',
): string | null {
  const bare = new RegExp(String.raw`^${range}\+?$`).exec(text.trim())
  return bare === null ? null : sound(`${bare[0].replace('+', '')} ${unitWord}`)
}

/** `Streaming (1-1.5 weeks)`: the title without the time it takes, and that time. */
export function splitDuration(title: string): { title: string; duration: string | null } {
  const [, before, inside] = /^(.*\S)\s*[([]([^()[\]]+)[)\]][.:]?$/.exec(title) ?? []
  if (before !== undefined && inside !== undefined) {
    const duration = durationOf(inside)
    if (duration !== null) return { title: before, duration }
  }
  const [, lead, trail] = /^(.*\S)(?:\s+[-–—|]\s*|\s*[:—–]\s+)(\S.*)$/.exec(title) ?? []
  const duration = trail === undefined ? null : durationOf(trail)
  return duration === null || lead === undefined
    ? { title, duration: null }
    : { title: lead, duration }
}

const calendar =
  /^(?:\W*)(days?|weeks?|wks?|months?|years?)\s*#?\s*(\d{1,3})(?:\s*(?:-|–|—|to|&|and|\+|\/)\s*(?:days?|weeks?|wks?|months?|years?)?\s*#?(\d{1,3}))?(?![\d.,]*\d|\s*(?:hours?|of)\b)/iu

/** `Week 3-4: Trees` takes two weeks, `Day 3` one day. */
export function calendarSpan(
  title: string,
): { unit: 'day' | 'week' | 'month' | 'year'; duration: string } | null {
  // Most titles name no such word, and this is the cheaper look.
  if (!/day|week|wk|month|year/i.test(title)) return null
  const [, word, first, last] = calendar.exec(title) ?? []
  if (word === undefined || first === undefined) return null
  const count = last === undefined ? 1 : Number(last) - Number(first) + 1
  const named = word.toLowerCase().replace(/^wk/, 'week').replace(/s$/, '')
  const unitWord = (['day', 'week', 'month', 'year'] as const).find((u) => u === named)
  if (unitWord === undefined || count < 1 || count > 100) return null
  return { unit: unitWord, duration: `${count} ${unitWord}${count === 1 ? '' : 's'}` }
}

/** Commas become points and short units stay; null where a roadmap would not take it. */
function sound(text: string): string | null {
  const plain = text.replaceAll(',', '.').replace(/\s+/g, ' ').trim()
  return 'problem' in readDuration(plain, 10) ? null : plain
}

function toNumber(text: string): number {
  return Number(text.replace(',', '.'))
}

function rounded(hours: number): number {
  return Math.round(hours * 10) / 10
}

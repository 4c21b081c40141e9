import type { Effort } from './effort.ts'

/** An effort as it was written: `1-2 weeks`. */
export interface Duration extends Effort {
  text: string
}

const weeksIn = { day: 1 / 7, week: 1, month: 52 / 12, year: 52 } as const
const longest = 52 * 100

const number = String.raw`(-?\d+(?:\.\d+)?|an?(?=\s))`
const unit = '(hours?|hrs?|h|days?|d|weeks?|wks?|w|months?|mos?|years?|yrs?|y)'
const pattern = new RegExp(
  String.raw`^${number}\s*${unit}?(?:\s*(?:[-–—]|\bto\b)\s*${number}\s*${unit}?)?$`,
  'i',
)

/** Reads `2 weeks`, `1–2 months`, `a day`, `40 hours`; hours become weeks by `hoursPerWeek`. Says what is wrong otherwise. */
export function readDuration(text: string, hoursPerWeek: number): Duration | { problem: string } {
  const trimmed = text.trim().replace(/\s+/g, ' ')
  const [, first, firstUnit, last, lastUnit] = pattern.exec(trimmed) ?? []
  const unitWord = lastUnit ?? firstUnit
  if (
    first === undefined ||
    unitWord === undefined ||
    (last !== undefined && lastUnit === undefined)
  ) {
    const example = /^\d+(\.\d+)?$/.test(trimmed)
      ? `${trimmed} ${trimmed === '1' ? 'week' : 'weeks'}`
      : '1-2 weeks'
    return {
      problem: `not a duration: write it like \`${example}\`, \`3 days\`, \`1.5 months\` or \`40 hours\``,
    }
  }
  const min = count(first) * weeks(firstUnit ?? unitWord, hoursPerWeek)
  const max = last === undefined ? min : count(last) * weeks(unitWord, hoursPerWeek)
  if (!(min > 0 && max > 0)) return { problem: 'a duration is more than nothing' }
  if (min > max)
    return { problem: 'the ends of this range are swapped: the shorter time comes first' }
  if (max > longest) return { problem: 'a duration is at most 100 years' }
  return { min, max, text: trimmed }
}

function count(text: string): number {
  return /^an?$/i.test(text) ? 1 : Number(text)
}

function weeks(unitWord: string, hoursPerWeek: number): number {
  const word = unitWord.toLowerCase()
  if (word.startsWith('h')) return 1 / hoursPerWeek
  if (word.startsWith('d')) return weeksIn.day
  if (word.startsWith('w')) return weeksIn.week
  return word.startsWith('m') ? weeksIn.month : weeksIn.year
}

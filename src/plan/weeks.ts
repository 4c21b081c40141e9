import { type Effort, ordered } from '../roadmap/effort.ts'

const fractions = [
  [0, ''],
  [1 / 4, '¼'],
  [1 / 3, '⅓'],
  [1 / 2, '½'],
  [2 / 3, '⅔'],
  [3 / 4, '¾'],
  [1, ''],
] as const

/** A range of weeks as people say it: `3 days`, `1–2 weeks`, `42⅔–50 weeks`. */
export function sayWeeks(effort: Effort): string {
  const { min, max } = ordered(effort)
  if (max === 0) return '0 weeks'
  if (max < 0.99) return range(inDays(min), inDays(max), 'day')
  return range(inWeeks(min), inWeeks(max), 'week')
}

function range(low: string, high: string, unit: string): string {
  const words = low === high ? high : `${low}–${high}`
  return `${words} ${unit}${words === '1' ? '' : 's'}`
}

function inDays(weeks: number): string {
  return String(Math.max(1, Math.round(weeks * 7)))
}

function inWeeks(weeks: number): string {
  const whole = Math.floor(weeks)
  const [size, sign] = fractions.find(([part]) => Math.abs(part - (weeks - whole)) < 0.01) ?? [
    null,
    '',
  ]
  if (size === null) return String(Math.round(weeks * 10) / 10)
  const units = size === 1 ? whole + 1 : whole
  return units === 0 && sign !== '' ? sign : `${units}${sign}`
}

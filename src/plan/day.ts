/** A calendar day of the learner, `2025-03-31`; of the years 0 to 9999, so that days compare as text. */
export type Day = string

const [firstDay, lastDay] = ['0000-01-01', '9999-12-31']

/** The local day of an instant; the first or the last there is, where it lies before or after that. */
export function dayOf(instant: Date): Day {
  const year = instant.getFullYear()
  if (year < 0 || year > 9999) return year < 0 ? firstDay : lastDay
  const pad = (n: number) => String(n).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${pad(instant.getMonth() + 1)}-${pad(instant.getDate())}`
}

/** The last millisecond of a local day. */
export function endOf(day: Day): Date {
  const [year, month, date] = day.split('-').map(Number)
  return new Date(new Date(year ?? 0, (month ?? 1) - 1, (date ?? 1) + 1).getTime() - 1)
}

/** Whole days from one day to another; noon and UTC keep daylight saving out of it. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000)
}

export function addDays(day: Day, days: number): Day {
  const text = new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString()
  // Years of more than four digits have a sign.
  return text.startsWith('+') ? lastDay : text.startsWith('-') ? firstDay : text.slice(0, 10)
}

/** For sorting, the earlier first. */
export function byDay(a: { day: Day }, b: { day: Day }): number {
  return a.day < b.day ? -1 : a.day > b.day ? 1 : 0
}

/** The Monday of the day's week. */
export function mondayOf(day: Day): Day {
  return addDays(day, -((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7))
}

/** The day that `2025-03-31`, `today`, `yesterday` or `tomorrow` names; null where there is no such day. */
export function readDay(text: string, today: Day): Day | null {
  if (text === 'today') return today
  if (text === 'yesterday') return addDays(today, -1)
  if (text === 'tomorrow') return addDays(today, 1)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const instant = new Date(`${text}T12:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text) ? text : null
}

/** A day as people say it: today, yesterday, Tuesday, 3 March, 3 March 2024. */
export function sayDay(day: Day, today: Day): string {
  const ago = daysBetween(day, today)
  if (ago === 0) return 'today'
  if (ago === 1) return 'yesterday'
  const date = new Date(`${day}T12:00:00Z`)
  if (ago > 1 && ago < 7) return weekdays[date.getUTCDay()] ?? day
  const words = `${date.getUTCDate()} ${months[date.getUTCMonth()]}`
  return day.slice(0, 4) === today.slice(0, 4) ? words : `${words} ${date.getUTCFullYear()}`
}

/**
 * A day to come, as exactly as it can be told from here: `4 July`, `the week of 4 August`, `about June 2027`. What is
 * unknown because it is too far away is more than ten years off.
 */
export function sayAhead(day: Day | null, today: Day): string {
  if (day === null) return 'more than 10 years from now'
  const days = daysBetween(today, day)
  if (days <= 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days <= 28) return sayDay(day, today)
  if (days <= 182) return `the week of ${sayDay(mondayOf(day), today)}`
  return `about ${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

import type { RichText } from './markdown-text.ts'

const longestDescription = 500

export interface Titled {
  title: string
  description: string | null
}

/** What Obsidian's tasks carry at their end: dates, a recurrence. */
const taskDates = /\s*(?:[✅❌📅⏳🛫➕]️?|🔁[^📅⏳🛫➕✅❌]*)\s*\d{4}-\d{2}-\d{2}/gu

/** The bold lead or the link at the start, else the first line; the rest becomes the description. */
export function titleOf({ text, lead, links }: RichText, line: number): Titled {
  const plain = /\d{4}-\d\d-\d\d/.test(text) ? text.replace(taskDates, '') : text
  const isOneOfSeveral =
    lead?.kind === 'link' && links.length > 1 && goesOnLikeTheLead(text.slice(lead.end))
  if (lead !== null && !isOneOfSeveral) {
    const title = trimmed(lead.text)
    const rest = oneLine(plain.slice(lead.end)).replace(/^[\s:.,;–—-]+/, '')
    const isWorthKeeping = /\p{L}/u.test(rest) && !/^\([^()]*\)$/.test(rest)
    if (title !== '') return { title, description: isWorthKeeping ? shortened(rest) : null }
  }
  const [first = '', ...others] = plain.trim().split('\n')
  const title = trimmed(oneLine(first))
  const isCut = others.some((other) => other.trim() !== '')
  if (title !== '') return { title, description: isCut ? shortened(oneLine(plain)) : null }
  return { title: links[0]?.title ?? `Untitled, line ${line}`, description: null }
}

/** `[A](…) and [B](…)`: the first of several is not what the whole is called. */
function goesOnLikeTheLead(rest: string): boolean {
  return /^\s*(,|&|\/|\+|and\b|or\b)\s*\S/.test(rest)
}

/** A title without what leads on to the lines below it, and without signs in words such as `:rocket:`. */
export function trimmed(title: string): string {
  return title
    .replace(/(^|\s):[a-z][\w+-]*:(?=\s|$)/g, '$1')
    .replace(/\s*:\s*$/, '')
    .trim()
}

export function shortened(text: string): string {
  return text.length > longestDescription
    ? `${text.slice(0, longestDescription - 1).trimEnd()}…`
    : text
}

/** Text that fits on one line. */
export function oneLine(text: string): string {
  return /[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ').trim() : text.trim()
}

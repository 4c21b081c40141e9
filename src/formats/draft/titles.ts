import type { Link } from '../../roadmap/roadmap.ts'
import { durationOf } from './durations-in-text.ts'

/** A text without its markup. */
export interface RichText {
  /** Lines as in the source. */
  text: string
  /** What it begins with, where that is bold or a link, and where in the text that ends. */
  lead: { kind: 'bold' | 'link'; text: string; end: number; url: string | null } | null
  links: Link[]
  /** Links that a topic cannot keep: to files beside the source, and to places in it. */
  lostLinks: number
}

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
    const { hint, rest } = splitHint(oneLine(plain.slice(lead.end)).replace(/^[\s:.,;–—-]+/, ''))
    const title = trimmed(lead.text) === '' ? '' : `${trimmed(lead.text)}${hint}`
    const isWorthKeeping = /\p{L}/u.test(rest) && !/^\([^()]*\)$/.test(rest)
    if (title !== '') return { title, description: isWorthKeeping ? shortened(rest) : null }
  }
  const [first = '', ...others] = plain.trim().split('\n')
  const title = trimmed(withoutAddress(oneLine(first)))
  const isCut = others.some((other) => other.trim() !== '')
  if (title !== '') return { title, description: isCut ? shortened(oneLine(plain)) : null }
  return { title: links[0]?.title ?? `Untitled, line ${line}`, description: null }
}

/** `[A](…) (optional)`, `**B** - 2 weeks`: what such words say of a topic is read in its title. */
function splitHint(rest: string): { hint: string; rest: string } {
  const [, inside = rest, after = ''] = /^[([]([^()[\]]{1,40})[)\]](.*)$/.exec(rest) ?? []
  const isHint =
    inside.length <= 40 &&
    (/^optional$/i.test(inside) || (/\d/.test(inside) && durationOf(inside) !== null))
  if (!isHint) return { hint: '', rest }
  return { hint: ` (${inside})`, rest: after.replace(/^[\s:.,;–—-]+/, '') }
}

/** A bare address at the end of some words is a link, and no part of what they name. */
function withoutAddress(title: string): string {
  if (!title.includes('://')) return title
  const words = title.replace(/[\s:(<–—-]*\bhttps?:\/\/\S+$/i, '')
  return /\p{L}/u.test(words) ? words : title
}

/** `[A](…) and [B](…)`: the first of several is not what the whole is called. */
function goesOnLikeTheLead(rest: string): boolean {
  return /^\s*(,|&|\/|\+|and\b|or\b)\s*\S/.test(rest)
}

/** A title without what leads on to the lines below it, without foot notes and signs such as `:rocket:`. */
export function trimmed(title: string): string {
  if (!/[:[]/.test(title)) return title.trim()
  return title
    .replace(/\s*\[\^[^\]\s]+\]/g, '')
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

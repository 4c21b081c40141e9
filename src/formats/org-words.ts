import type { Link } from '../roadmap/roadmap.ts'
import { durationOf } from './draft/durations-in-text.ts'
import type { Tick } from './draft/ticks.ts'
import { oneLine } from './draft/titles.ts'

/** A text of org without its markup. */
export interface OrgText {
  text: string
  links: Link[]
  lost: number
}

export function orgText(source: string): OrgText {
  const links: Link[] = []
  let lost = 0
  const add = (title: string, url: string) => {
    if (!/^https?:\/\//i.test(url)) lost++
    else if (!links.some((known) => known.url === url)) links.push({ title: oneLine(title), url })
    return title
  }
  const linked = source.replace(
    /\[\[([^[\]]+)\](?:\[([^[\]]+)\])?\]/g,
    (_, url: string, title?: string) => add(title ?? url, url),
  )
  for (const [address] of source
    .replace(/\[\[[^\]]*\](\[[^\]]*\])?\]/g, ' ')
    .matchAll(/https?:\/\/[^\s<>\]]+/g)) {
    const url = address.replace(/[.,;:!?)'"]+$/, '')
    add(url, url)
  }
  const text = linked
    .replace(/<(https?:[^>]+)>/g, '$1')
    .replace(/(^|[\s([{"'])([*/_=~+])(\S(?:.*?\S)?)\2(?=$|[\s)\]}"'.,;:!?-])/g, '$1$3')
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
  return { text, links, lost }
}

/** `1:30`, `2d`, `1h30min`: as a roadmap writes it. A plain number is minutes. */
export function effortOf(text: string): string | null {
  const effort = text.trim()
  const [, hours, minutes] = /^(\d+):(\d{2})$/.exec(effort) ?? []
  if (hours !== undefined && minutes !== undefined)
    return hoursOf(Number(hours) * 60 + Number(minutes))
  const [, h = '', min = ''] =
    /^(?:(\d+(?:\.\d+)?)\s*h)?\s*(?:(\d+)\s*(?:min|m)?)?$/.exec(effort) ?? []
  if (h !== '' || min !== '') return hoursOf(Number(h) * 60 + Number(min))
  const [, count, unit] = /^(\d+(?:\.\d+)?)\s*([dwmy])$/.exec(effort) ?? []
  const words = new Map([
    ['d', 'day'],
    ['w', 'week'],
    ['m', 'month'],
    ['y', 'year'],
  ])
  const word = words.get(unit ?? '')
  return word === undefined
    ? durationOf(effort)
    : durationOf(`${count} ${word}${count === '1' ? '' : 's'}`)
}

function hoursOf(minutes: number): string | null {
  const hours = Math.round(minutes / 6) / 10
  return hours > 0 ? durationOf(`${hours} ${hours === 1 ? 'hour' : 'hours'}`) : null
}

/** What each TODO keyword of a file means. */
export function keywordsOf(lines: string[]): { keywords: Map<string, Tick>; isOwn: boolean } {
  const keywords = new Map<string, Tick>()
  for (const line of lines) {
    const [, list] = /^#\+(?:SEQ_|TYP_)?TODO:\s+(\S.*)$/i.exec(line) ?? []
    if (list === undefined) continue
    const words = list
      .replace(/\([^()]*\)/g, '')
      .split(/\s+/)
      .filter((word) => word !== '')
    const bar = words.indexOf('|')
    const names = words.filter((word) => word !== '|')
    const done = bar < 0 ? names.length - 1 : bar
    for (const [i, name] of names.entries()) {
      keywords.set(name, i < done ? openTick(name, i) : doneTick(name))
    }
  }
  if (keywords.size > 0) return { keywords, isOwn: true }
  for (const name of ['TODO', 'WAITING', 'WAIT', 'HOLD', 'SOMEDAY']) keywords.set(name, 'pending')
  for (const name of ['NEXT', 'STARTED', 'DOING', 'STRT', 'INPROGRESS', 'IN-PROGRESS', 'WIP'])
    keywords.set(name, 'in-progress')
  for (const name of ['CANCELLED', 'CANCELED', 'SKIPPED', 'KILL']) keywords.set(name, 'skipped')
  return { keywords: keywords.set('DONE', 'done'), isOwn: false }
}

function openTick(name: string, place: number): Tick {
  const isBegun =
    /^(start(ed)?|strt|doing|in[-_]?progress|prog(ress)?|wip|active|current(ly)?|ongoing|learning|reading|studying|watching|begun|now)$/i
  return isBegun.test(name) || (place > 0 && /^next$/i.test(name)) ? 'in-progress' : 'pending'
}

function doneTick(name: string): Tick {
  return /cancel|skip|drop|abandon|wont|won't|kill|obsolete|ignore|reject|defer/i.test(name)
    ? 'skipped'
    : 'done'
}

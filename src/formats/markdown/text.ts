import type { Node } from 'commonmark'
import type { Link } from '../../roadmap/roadmap.ts'
import { oneLine, type RichText } from '../draft/titles.ts'

const needsParsing = /[\\`*_[\]<>&~]|https?:|www\./
/** No title or link is that far in; without an end, one line of many megabytes would be parsed. */
const longest = 20_000

/** A link that the parser would read as it stands. */
const plainLink =
  /\[([^[\]\\`*_<>&!~\n]+)\]\((https?:\/\/(?:[\w\-./?=#:@+,$&]|%[\dA-Fa-f]{2}|\([\w\-.,+]*\))+)\)/g
/** What the parser would read otherwise than by the letter. */
const special = /[[\]\\`*_<>&!~\n]|https?:|www\./i

export function readText(source: string, inlines: (text: string) => Node): RichText {
  const text = source.slice(0, longest)
  if (!needsParsing.test(text)) {
    return { text: cleaned(text), lead: null, links: [], lostLinks: 0 }
  }
  return plainLinksIn(text) ?? new Reading(inlines(text)).result
}

/** Words and plain links, as most items of such lists are, without the parser. */
function plainLinksIn(text: string): RichText | null {
  const links: Link[] = []
  let lead: RichText['lead'] = null
  let read = ''
  let end = 0
  for (const { index, 0: whole, 1: named = '', 2: url = '' } of text.matchAll(plainLink)) {
    const before = text.slice(end, index)
    const title = oneLine(cleaned(named))
    if (title === '' || special.test(before) || special.test(named)) return null
    read += before
    if (read === '') lead = { kind: 'link', text: title, end: named.length, url }
    // A link may lead behind signs and short numbers.
    else if (links.length === 0 && !/[A-Za-z]/.test(read)) return null
    links.push({ title, url })
    read += named
    end = index + whole.length
  }
  const rest = text.slice(end)
  if (links.length === 0 || special.test(rest)) return null
  return { text: cleaned(read + rest), lead, links, lostLinks: 0 }
}

class Reading {
  #text = ''
  #lead: RichText['lead'] = null
  #isLead = true
  /** Where links and code stand, in which no bare address is looked for. */
  readonly #taken: [number, number][] = []
  readonly #links: Link[] = []
  #lostLinks = 0

  constructor(root: Node) {
    this.#children(root)
  }

  get result(): RichText {
    this.#findBareLinks()
    // Positions stay true: what is cleaned away is replaced, not removed.
    return {
      text: cleaned(this.#text),
      lead: this.#lead,
      links: this.#links,
      lostLinks: this.#lostLinks,
    }
  }

  #children(node: Node): void {
    for (let child = node.firstChild; child !== null; child = child.next) this.#node(child)
  }

  #node(node: Node): void {
    const start = this.#text.length
    if (node.type === 'text') this.#text += (node.literal ?? '').replaceAll('~~', '')
    else if (node.type === 'code') this.#text += node.literal ?? ''
    else if (node.type === 'softbreak' || node.type === 'linebreak') this.#text += '\n'
    else if (node.type === 'html_inline')
      this.#text += /^<br\b/i.test(node.literal ?? '') ? '\n' : ''
    else if (node.type === 'link') this.#link(node)
    else if (node.type === 'strong' && this.#isLead) {
      this.#children(node)
      this.#leadFrom('bold', start, null)
    } else if (node.type !== 'image') this.#children(node)
    if (node.type === 'code') this.#taken.push([start, this.#text.length])
    if (this.#isLead && /\p{L}|\d{4}/u.test(this.#text.slice(start))) this.#isLead = false
  }

  #link(node: Node): void {
    const start = this.#text.length
    const isLead = this.#isLead
    this.#children(node)
    const url = node.destination ?? ''
    const title = oneLine(this.#text.slice(start))
    this.#taken.push([start, this.#text.length])
    // A badge: a picture that is a link.
    if (title === '') return
    if (isLead) this.#leadFrom('link', start, url)
    this.#addLink(title, url)
  }

  #leadFrom(kind: 'bold' | 'link', start: number, url: string | null): void {
    const text = oneLine(this.#text.slice(start))
    // The outermost wins: `**[Title](…)**` is bold, and keeps the address.
    if (text !== '')
      this.#lead = { kind, text, end: this.#text.length, url: url ?? this.#lead?.url ?? null }
  }

  #addLink(title: string, url: string): void {
    if (/^https?:\/\/[^\s]+$/i.test(url))
      this.#links.push({ title: cleaned(title), url: cleaned(url) })
    else if (url !== '') this.#lostLinks++
  }

  #findBareLinks(): void {
    if (!/https?:|www\./i.test(this.#text)) return
    for (const { index, 0: found } of this.#text.matchAll(/\b(?:https?:\/\/|www\.)[^\s<>]+/gi)) {
      if (this.#taken.some(([start, end]) => index >= start && index < end)) continue
      let url = found.replace(/[?!.,:;*_~'"]+$/, '')
      while (url.endsWith(')') && url.split(')').length > url.split('(').length)
        url = url.slice(0, -1)
      this.#addLink(url, /^www\./i.test(url) ? `http://${url}` : url)
    }
  }
}

/** Control characters have no place in a roadmap. */
function cleaned(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, ' ')
}

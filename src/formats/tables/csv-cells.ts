import type { Link } from '../../roadmap/roadmap.ts'
import { oneLine } from '../draft/titles.ts'
import type { Cell } from './rows.ts'

export interface CsvRow {
  line: number
  cells: string[]
}

export function cellOf(text: string): Cell {
  const links: Link[] = []
  const add = (title: string, url: string) => {
    if (!links.some((known) => known.url === url)) links.push({ title: oneLine(title), url })
  }
  // Todoist keeps markdown in its cells; Notion writes relations as `Title (https://…)`.
  const plain = text.replace(
    /\[([^[\]]+)\]\((https?:\/\/[^\s()]+(?:\([^\s()]*\))?[^\s()]*)\)/g,
    (_, title: string, url: string) => {
      add(title, url)
      return title
    },
  )
  for (const [address] of plain.matchAll(/https?:\/\/[^\s<>"|,;]+/g)) {
    const url = address.replace(/[.!?:'")\]]+$/, '')
    add(url, url)
  }
  const title = oneLine(plain.replace(/\s*\(https?:\/\/[^\s()]+\)/g, ''))
  return { text: plain, title: title === '' ? oneLine(text) : title, links, lostLinks: 0 }
}

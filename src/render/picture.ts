import { type Look, wrap } from './look.ts'

export interface PictureAnswer {
  roadmap: { id: string; title: string }
  /** Whether the roadmap's words are left out. */
  countsOnly: boolean
  /** Where the roadmap came from, when its words are left out for that. */
  source: string | null
  /** Where it was written; null on standard output. */
  out: string | null
  text: string | null
}

export function renderPicture({ out, text, source }: PictureAnswer, look: Look): string {
  if (text !== null) return text
  const why =
    source === null
      ? ''
      : `\nIt has the counts alone, as the roadmap came from ${source}; --no-counts-only shows its words too.`
  return `${wrap(`Written to ${out}.${why}`, look)}\n`
}

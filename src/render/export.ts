import { type Look, wrap } from './look.ts'

export interface ExportAnswer {
  roadmap: { id: string; title: string }
  format: string
  /** Where it was written; null on standard output. */
  out: string | null
  text: string | null
  /** The file whose ticks were written. */
  into: {
    file: string
    /** Boxes whose tick is another now. */
    changed: number
    /** Boxes that are topics of the roadmap, and those that are none and were left alone. */
    boxes: number
    strange: number
    /** Lines whose list has no box that could say skipped or in progress. */
    unsaid: number[]
  } | null
}

export function renderExport({ out, text, into, format }: ExportAnswer, look: Look): string {
  if (text !== null) return text
  if (into === null) return wrap(`Written to ${out} as ${format}.`, look).concat('\n')
  const { file, changed, boxes, strange, unsaid } = into
  const lines = [
    changed === 0
      ? `All ${boxes} boxes of ${file} are ticked as they should be.`
      : `${changed} of ${boxes} boxes changed in ${file}.`,
    ...(strange === 0
      ? []
      : [`Boxes that are no topics of the roadmap, and stay as they are: ${strange}.`]),
    ...(unsaid.length === 0
      ? []
      : [
          `Boxes whose list cannot say skipped or in progress, and stay as they are: ${unsaid.length} (line ${unsaid.slice(0, 5).join(', ')}${unsaid.length > 5 ? ' …' : ''}).`,
        ]),
  ]
  return `${lines.map((line) => wrap(line, look)).join('\n')}\n`
}

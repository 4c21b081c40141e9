import { type DiffAnswer, renderDiff } from './diff.ts'
import { type Look, wrap } from './look.ts'

interface Remark {
  line: number
  message: string
}

export interface ImportAnswer {
  roadmap: { id: string; title: string }
  /** As it was typed. */
  source: string
  /** Null where nothing was written. */
  out: string | null
  format: string
  /** `topics` are boxes, rows or nodes of the source; `headings` became stages, or topics that only hold others. */
  found: {
    stages: number
    topics: number
    headings: number
    /** Of the topics and headings, those that are done; begun or skipped are the others that were marked. */
    ticks: number
    begun: number
    skipped: number
    links: number
    durations: number
  }
  guesses: Remark[]
  leftOut: Remark[]
  /** What records the ticks; null without any that say something new. */
  entry: string | null
  /** What differs from the roadmap that was there, where it came of the same source. */
  difference: DiffAnswer | null
  /** The command to type next. */
  next: string
}

const most = 20

/** What was found, guessed and left out, where it was written, and what to do next. */
export function renderImport(answer: ImportAnswer, look: Look): string {
  const { roadmap, source, out, format, found, entry, difference } = answer
  const { bold } = look.paint
  const what = [
    counted(found.stages, 'stage'),
    counted(found.topics, 'topic'),
    ...(found.ticks === 0 ? [] : [`${found.ticks} of them ticked`]),
    ...(found.begun === 0 ? [] : [`${found.begun} begun`]),
    ...(found.skipped === 0 ? [] : [`${found.skipped} skipped`]),
    counted(found.links, 'link'),
    counted(found.durations, 'duration'),
  ]
  const from = source === '-' ? 'the standard input' : source
  const head = `${bold(roadmap.title)} (${roadmap.id}), from ${from} as ${format}: ${what.join(', ')}.`
  const blocks = [
    wrap(head, look),
    renderRemarks('Guessed', answer.guesses, look),
    renderRemarks('Left out', answer.leftOut, look),
    difference === null ? '' : renderDiff(difference, look).trimEnd(),
    renderWritten(out, entry, found.ticks + found.begun + found.skipped, look),
    `${out === null ? 'To write it' : 'Next'}: ${bold(answer.next)}`,
  ].filter((block) => block !== '')
  return `${blocks.join('\n\n')}\n`
}

function renderWritten(
  out: string | null,
  entry: string | null,
  marks: number,
  look: Look,
): string {
  if (out === null) return 'Nothing was written.'
  const known =
    marks === 0
      ? ''
      : entry === null
        ? '\nWhat is ticked was recorded already.'
        : '\nWhat is ticked counts as known; `roadmap undo` takes that back.'
  return wrap(`Written to ${out}${known}`, look)
}

function renderRemarks(name: string, remarks: Remark[], look: Look): string {
  if (remarks.length === 0) return ''
  const shown = remarks.slice(0, most)
  const width = Math.max(...shown.map(({ line }) => `line ${line}`.length))
  const lines = shown.map(({ line, message }) => {
    const place = (line === 0 ? '' : `line ${line}`).padEnd(width)
    return `  ${look.paint.dim(place)}  ${wrap(message, look, width + 4)}`
  })
  const more =
    remarks.length > most ? [`  … and ${remarks.length - most} more; --json has all`] : []
  return [look.paint.bold(`${name} (${remarks.length})`), ...lines, ...more].join('\n')
}

function counted(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`
}

import Papa from 'papaparse'
import type { Count } from '../../progress/count.ts'
import { ordered } from '../../roadmap/effort.ts'

const header = [
  'Depth',
  'Stage',
  'Title',
  'Id',
  'Status',
  'Duration',
  'Min weeks',
  'Max weeks',
  'Optional',
  'Choose',
  'Needs',
  'Links',
  'Description',
]

/** What a spreadsheet may take for a formula, and what looks like one that was kept from being it. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/

/** A row for each topic, in file order. A cell that would be a formula begins with an apostrophe. */
export function writeCsv(count: Count): string {
  const rows = count.all.map((counted) => {
    const { topic, depth, status } = counted
    let stage = counted
    while (stage.parent !== null) stage = stage.parent
    const weeks = topic.effort === null ? null : ordered(topic.effort)
    return [
      depth,
      stage.topic.title,
      topic.title,
      topic.id,
      status === 'in-progress' ? 'in progress' : status === 'pending' ? 'open' : status,
      topic.duration?.text ?? '',
      rounded(weeks?.min),
      rounded(weeks?.max),
      topic.optional ? 'yes' : '',
      topic.choose ?? '',
      topic.needs.join(', '),
      topic.links.map(({ url }) => url).join('\n'),
      topic.description ?? '',
    ]
  })
  return `${Papa.unparse({ fields: header, data: rows }, { quotes: true, escapeFormulae: formula })}\r\n`
}

function rounded(weeks: number | undefined): number | '' {
  return weeks === undefined ? '' : Math.round(weeks * 100) / 100
}

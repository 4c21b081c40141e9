import type { Draft, DraftTopic } from '../draft/draft.ts'
import { amountIn, durationOf } from '../draft/durations-in-text.ts'
import { plural, type Remarks } from '../draft/remarks.ts'
import { stageNamed } from '../draft/stages.ts'
import { shortened } from '../draft/titles.ts'
import { type CsvRow, cellOf } from './csv-cells.ts'
import type { Cell } from './rows.ts'

export function isTodoist(header: string[]): boolean {
  const words = header.map((cell) => cell.toUpperCase())
  return words.includes('TYPE') && words.includes('CONTENT') && words.includes('INDENT')
}

/** Todoist's template: sections, tasks by their indentation, and notes of the task above. */
export function readTodoist(draft: Draft, rows: CsvRow[], remarks: Remarks): void {
  const header = (rows[0]?.cells ?? []).map((cell) => cell.toUpperCase())
  const open: { topic: DraftTopic; depth: number }[] = []
  const loose: DraftTopic[] = []
  let section: DraftTopic | null = null
  for (const { line, cells } of rows.slice(1)) {
    const field = (name: string) => cells[header.indexOf(name)] ?? ''
    const content = cellOf(field('CONTENT').replace(/^\* /, ''))
    const type = field('TYPE').toLowerCase()
    if (type === 'section') {
      section = stageNamed(content.title, line, [])
      draft.stages.push(section)
      open.length = 0
    } else if (type === 'note') {
      const task = open.at(-1)?.topic
      if (task !== undefined) addNote(task, content)
    } else if (type === 'task' && content.title !== '') {
      const depth = Number.parseInt(field('INDENT'), 10) || 1
      while ((open.at(-1)?.depth ?? 0) >= depth) open.pop()
      const topic: DraftTopic = {
        title: content.title.replace(/^(\*\*|__)(.*)\1$/, '$2'),
        links: content.links,
        isItem: true,
        line,
        topics: [],
      }
      const description = cellOf(field('DESCRIPTION'))
      if (description.text !== '') addNote(topic, description)
      const duration = todoistDuration(field('DURATION'), field('DURATION_UNIT'))
      if (duration !== null) topic.duration = duration
      const holder = open.at(-1)?.topic.topics ?? section?.topics ?? loose
      holder.push(topic)
      open.push({ topic, depth })
    } else if (type !== '')
      remarks.count(
        'leftOut',
        'todoist',
        line,
        (n) =>
          `${plural(n, 'row')} of a type such as “${type}” ${n === 1 ? 'was' : 'were'} left out`,
      )
  }
  const empty = draft.stages.filter((stage) => stage.topics.length === 0)
  for (const { line, title } of empty) remarks.leaveOut(line, `the section “${title}” has no tasks`)
  draft.stages = draft.stages.filter((stage) => stage.topics.length > 0)
  if (loose[0] !== undefined) draft.stages.unshift(stageNamed('Topics', loose[0].line, loose))
}

function addNote(topic: DraftTopic, { text, links }: Cell): void {
  for (const link of links)
    if (!topic.links.some((known) => known.url === link.url)) topic.links.push(link)
  if (links.some((link) => link.url === text)) return
  topic.description = shortened(
    topic.description === undefined ? text : `${topic.description}\n${text}`,
  )
}

function todoistDuration(amount: string, unit: string): string | null {
  if (/^min/i.test(unit)) return durationOf(`${Math.round(Number(amount) / 6) / 10} hours`)
  return /^day/i.test(unit) ? amountIn(amount, 'days') : null
}

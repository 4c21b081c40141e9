import { calendarSpan, splitDuration } from '../draft/durations-in-text.ts'
import type { Remarks } from '../draft/remarks.ts'
import { areMarks, signOf } from '../draft/ticks.ts'
import { oneLine } from '../draft/titles.ts'
import { isTopicTable } from '../tables/columns.ts'
import type { Block, MarkdownFile } from './blocks.ts'
import { isNoise, type Kind, tickOf } from './outline.ts'
import { readText } from './text.ts'

/** The headings of a document, as plain text. */
export interface Title {
  text: string
  level: number
  isHtml: boolean
  line: number
}

export const plain = (file: MarkdownFile, text: string) =>
  oneLine(readText(text, (source) => file.inlines(source)).text)

export function headingsOf(file: MarkdownFile): Title[] {
  return file.blocks.flatMap((block) => {
    if (block.kind !== 'heading' || block.level > 6) return []
    return [
      {
        text: plain(file, block.text),
        level: block.level,
        isHtml: block.isHtml === true,
        line: block.line,
      },
    ]
  })
}

interface Survey {
  boxes: number
  tables: number
  links: number
  items: number
  /** Words in paragraphs, and pieces of code. */
  words: number
  itemWords: number
  /** The first lines of items. */
  itemTexts: string[]
  code: number
  headings: Title[]
}

function survey(file: MarkdownFile): Survey {
  const found: Survey = {
    boxes: 0,
    tables: 0,
    links: 0,
    items: 0,
    words: 0,
    itemWords: 0,
    itemTexts: [],
    code: 0,
    headings: [],
  }
  const visit = (blocks: Block[], isInItem: boolean) => {
    for (const block of blocks) {
      if (block.kind === 'quote') visit(block.blocks, isInItem)
      else if (
        block.kind === 'table' &&
        isTopicTable(block.header.map((cell) => plain(file, cell)))
      )
        found.tables++
      else if (block.kind === 'code') found.code++
      else if (block.kind === 'paragraph' && !isInItem) found.words += wordsOf(block.text)
      else if (block.kind === 'list') {
        for (const item of block.items) {
          found.items++
          if (tickOf(item, block) !== null) found.boxes++
          const [first] = item.blocks
          if (first?.kind === 'paragraph') {
            found.itemWords += wordsOf(first.text)
            found.itemTexts.push(first.text.split('\n', 1)[0] ?? '')
            if (/^.{0,60}?(\]\((?!#)[^)\s]+|https?:\/\/|\]\[)/s.test(first.text)) found.links++
          }
          visit(item.blocks, true)
        }
      }
    }
  }
  visit(file.blocks, false)
  return found
}

const wordsOf = (text: string) => text.split(/\s+/).length

const aboutLearning =
  /road ?map|curriculum|syllabus|\bstud(y|ies)\b|learn|\bcourses?\b|check ?list|awesome|bootcamp|training|interview|\bbecome\b|skills/i

/** What of a file becomes topics; null where there is nothing to import, and says why. */
export function kindOf(file: MarkdownFile, remarks: Remarks): Kind | null {
  const found = survey(file)
  if (found.boxes > 0) return 'boxes'
  found.headings = headingsOf(file)
  const why = notACurriculum(file, found)
  if (why !== null) {
    remarks.leaveOut(0, why)
    return null
  }
  if (found.tables > 0) return 'tables'
  const isAboutLearning = [file.title ?? '', ...found.headings.slice(0, 3).map((h) => h.text)].some(
    (text) => aboutLearning.test(text),
  )
  if (isTicked(found)) return 'items'
  const isLinkList =
    found.links >= 5 && found.links * 15 >= found.words && found.links * 2 >= found.items
  if (isLinkList || (found.links >= 2 && isAboutLearning)) return 'links'
  if (isOutline(found, isAboutLearning)) return 'headings'
  if (isAboutLearning && isListOfTopics(found)) return 'items'
  remarks.leaveOut(
    0,
    'it has no check boxes, no table with a column of topics, no lists of links and no outline of headings or items',
  )
  return null
}

function notACurriculum(file: MarkdownFile, { headings }: Survey): string | null {
  if (/^\W*(change ?log|version history|release notes|history)\b/i.test(headings[0]?.text ?? ''))
    return 'it is a list of changes'
  const versions = headings.filter(({ text }) =>
    /^\W*((release|version)\s+)?v?\d+\.\d+\.\d+/i.test(text),
  ).length
  if (versions >= 2 && versions * 3 >= headings.length) return 'it is a list of changes'
  const dated = headings.filter(({ text }) => isDated(text)).length
  if (dated >= 2 && dated * 3 >= headings.length)
    return 'it reads like a log: its headings are dates'
  const days = headings.filter(({ text }) => /^\W*day\s*\d+/i.test(text)).length
  const first = file.blocks
    .slice(0, 60)
    .map((block) => ('text' in block ? block.text : ''))
    .join('\n')
  if (days >= 1 && /today.?s progress|\bwhat i did\b/i.test(first))
    return 'it reads like a log of days, with the progress of each'
  const start = first.slice(0, 600)
  if (
    /\b(MIT License|Apache License|GNU (Lesser |Affero )?General Public License|Mozilla Public License|BSD \d-Clause|Permission is hereby granted|Creative Commons (Legal|Attribution)|The Unlicense)\b/i.test(
      start,
    ) &&
    /licen[cs]e/i.test(headings[0]?.text ?? 'license')
  ) {
    return 'it is the text of a licence'
  }
  return null
}

const month =
  '(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)'
const date = new RegExp(
  String.raw`\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b${month}\.?\s+\d{1,2}\b|\b\d{1,2}(st|nd|rd|th)?\.?\s+${month}\b`,
  'i',
)

function isDated(text: string): boolean {
  return date.test(text)
}

const chapters =
  /^\W*(introduction|conclusions?|summary|background|abstract|overview|motivation|install(ation|ing)?|usage|(quick|getting) ?start(ed)?|api|faq|features?|requirements?|documentation|build(ing)?|tests?|testing|examples?|configuration|options|deploy(ment|ing)?|development|references|further reading|see also|screenshots?|demo|status|security|roadmap|notices?|(.* )?licen[cs]es?|(.* )?notice)\W*$/i

/** Items of which most carry a tick sign, and not all the same. */
function isTicked({ itemTexts }: Survey): boolean {
  const signs = itemTexts.flatMap((text) => signOf(text.trim()) ?? [])
  return signs.length >= 2 && signs.length * 2 >= itemTexts.length && areMarks(itemTexts)
}

/** Hardly more than items of a few words. */
function isListOfTopics({ items, words, itemWords, code }: Survey): boolean {
  return items >= 4 && code === 0 && itemWords <= items * 10 && words <= itemWords * 2
}

/** Headings that are topics: they name times or ticks, or the file is about learning, or it is hardly more than they. */
function isOutline(
  { headings, words, itemWords, code }: Survey,
  isAboutLearning: boolean,
): boolean {
  const topics = headings.filter(({ text }) => !isNoise(text))
  const timed = topics.filter(
    ({ text }) => calendarSpan(text) !== null || splitDuration(text).duration !== null,
  )
  if (timed.length >= 2) return true
  const ordinary = topics.filter(({ text }) => chapters.test(text)).length
  if (topics.length < 3 || ordinary * 3 >= topics.length) return false
  if (areMarks(topics.map(({ text }) => text))) return true
  const perTopic = (words + itemWords) / topics.length
  return isAboutLearning
    ? perTopic <= 80 && code <= topics.length
    : code === 0 && topics.length >= 4 && perTopic <= 10
}

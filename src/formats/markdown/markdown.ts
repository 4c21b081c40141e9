import type { Draft, DraftTopic } from '../draft/draft.ts'
import { takeHints } from '../draft/hints.ts'
import { resolveNeeds } from '../draft/needs.ts'
import { plural, Remarks } from '../draft/remarks.ts'
import { type Root, stagesOf } from '../draft/stages.ts'
import { areMarks, signOf, withoutSign } from '../draft/ticks.ts'
import { shortened, trimmed } from '../draft/titles.ts'
import { tellHours } from '../tables/rows.ts'
import { type Block, type MarkdownFile, readBlocks } from './blocks.ts'
import { headingsOf, kindOf, plain } from './kind.ts'
import { isNoise, type Kind, Outline, tickOf } from './outline.ts'

/** Reads a markdown file: its check boxes, else its tables of topics, its lists of links or ticks, or its headings. */
export function readMarkdown(text: string): Draft {
  const remarks = new Remarks()
  const draft: Draft = {
    format: 'markdown',
    title: null,
    description: null,
    hoursPerWeek: null,
    stages: [],
    guesses: [],
    leftOut: [],
  }
  const file = readBlocks(text)
  if (file === null)
    remarks.leaveOut(0, 'this file has more than 250000 lines, which is more than can be read')
  else fill(draft, file, remarks)
  return { ...draft, guesses: remarks.guesses, leftOut: remarks.leftOut }
}

/** Where the marks of a file's boxes stand, in its order: the same boxes that `readMarkdown` makes topics. */
export function findBoxes(text: string): { line: number; offset: number; mark: string }[] {
  const found: { line: number; offset: number; mark: string }[] = []
  const visit = (blocks: Block[]) => {
    for (const block of blocks) {
      if (block.kind === 'quote') visit(block.blocks)
      if (block.kind !== 'list') continue
      for (const item of block.items) {
        if (item.box !== null && tickOf(item, block) !== null) {
          found.push({ line: item.line, offset: item.box.offset, mark: item.box.mark })
        }
        visit(item.blocks)
      }
    }
  }
  visit(readBlocks(text)?.blocks ?? [])
  return found
}

function fill(draft: Draft, file: MarkdownFile, remarks: Remarks): void {
  const kind = kindOf(file, remarks)
  if (kind === null) return
  const outline = new Outline(file, kind, remarks)
  const roots = outline.roots()
  const { title, within } = titleOf(file, roots, outline)
  draft.title = title
  draft.description = descriptionOf(file)
  for (const { topic } of within) if (kind === 'headings') markLeaves(topic)
  readSigns(outline, kind, remarks)
  draft.stages = stagesOf(within, title)
  takeHints(draft.stages, remarks)
  resolveNeeds(draft.stages, outline.needs, remarks)
  tellHours(outline.hours, draft.stages[0]?.line ?? 0, remarks)
  if (kind === 'links')
    remarks.guess(
      0,
      'the file has no check boxes and no table of topics, so items of its lists that are links became topics',
    )
  if (kind === 'items')
    remarks.guess(
      0,
      'the file has no check boxes and no table of topics, so the items of its lists became topics',
    )
  if (kind === 'headings')
    remarks.guess(
      0,
      'the file has no check boxes, no table of topics and no lists of links, so its headings became topics',
    )
}

/** The title, and what lies within it: a lone h1 around everything is the title and no stage. */
function titleOf(
  file: MarkdownFile,
  roots: Root[],
  outline: Outline,
): { title: string | null; within: Root[] } {
  const [first] = headingsOf(file)
  const [root] = roots
  const isTitle =
    first !== undefined &&
    first.text !== '' &&
    !isNoise(first.text) &&
    (first.level === 1 || first.isHtml)
  const isAlone = roots.length === 1 && root !== undefined && root.level !== null
  const kept = roots.some(({ topic }) => topic.line === first?.line)
  if (isAlone && root.level === 1) {
    const parts = root.topic.topics.map((topic) => ({ topic, level: outline.levelOf(topic) }))
    const title = file.title ?? (isTitle ? trimmed(first.text) : root.topic.title)
    const areGroups = parts.length > 1 && parts.every(({ topic }) => topic.topics.length > 0)
    if (areGroups || parts.some((part) => part.level !== null)) return { title, within: parts }
    return { title, within: roots }
  }
  return { title: file.title ?? (isTitle && !kept ? trimmed(first.text) : null), within: roots }
}

function descriptionOf(file: MarkdownFile): string | null {
  const second = file.blocks.findIndex((block, i) => i > 0 && block.kind === 'heading')
  const top = second < 0 ? file.blocks : file.blocks.slice(0, second)
  for (const block of top) {
    if (block.kind === 'list' || block.kind === 'table') return null
    if (block.kind !== 'paragraph') continue
    const text = plain(file, block.text.slice(0, 2000))
    if (text.split(' ').length >= 4) return shortened(text)
  }
  return null
}

function markLeaves(topic: DraftTopic): void {
  topic.isItem = topic.topics.length === 0
  for (const child of topic.topics) markLeaves(child)
}

/** Ticks by a sign in a heading or an item, where the file uses it as a mark. Boxes have ticks of their own. */
function readSigns(outline: Outline, kind: Kind, remarks: Remarks): void {
  if (kind === 'boxes') return
  for (const isHeading of [true, false]) {
    const signed = outline.signed.filter((entry) => entry.isHeading === isHeading)
    if (!areMarks(signed.map((entry) => entry.text))) continue
    for (const { topic, text } of signed) {
      const found = signOf(text)
      if (found === null) continue
      const isSigned = topic.title.startsWith(found.sign) || topic.title.endsWith(found.sign)
      topic.title = trimmed(withoutSign(isSigned ? topic.title : text, found.sign))
      if (found.tick === 'pending') continue
      topic.status = found.tick
      const what = isHeading ? 'heading' : 'item'
      const tell = (n: number) =>
        `${plural(n, what)} with a sign such as ${found.sign} ${n === 1 ? 'was' : 'were'} read as ticked`
      remarks.count('guesses', `sign ${what}`, topic.line, tell)
    }
  }
}

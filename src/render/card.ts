import type { SuggestionAnswer, TopicAnswer } from '../plan/describe.ts'
import { sayWeeks } from '../plan/weeks.ts'
import { renderPercent } from './look.ts'
import { renderFinished, type StatusAnswer } from './status.ts'
import { clean, escaped, fitted, inPixels, isolated, svgOf } from './svg.ts'
import type { Measure } from './width.ts'

export const cardStyles = ['wide', 'tall', 'compact'] as const
export const cardThemes = ['auto', 'light', 'dark'] as const

export interface CardWishes {
  style: (typeof cardStyles)[number]
  theme: (typeof cardThemes)[number]
  /** Whether the roadmap's own words are left out. */
  countsOnly: boolean
}

/** One stage, or several that share a row. */
interface Row {
  title: string
  progress: number
  isDone: boolean
}

/** What a card shows, in words that may stand in a picture. */
interface Shown {
  title: string
  progress: number
  done: string | null
  left: string | null
  stages: Row[]
  next: { title: string; beside: string } | null
}

/** A drawing without its frame. */
interface Drawn {
  width: number
  height: number
  content: string[]
}

/** With more stages than these they share rows, and there are fewer: one for those behind, one for those far ahead. */
const [mostRows, fewerRows] = [12, 8]
/** More segments than these are too thin to be seen. */
const mostSegments = 40

/** A picture of where the learner stands. The same standing gives the same bytes. */
export function renderCard(
  status: StatusAnswer,
  { style, theme, countsOnly }: CardWishes,
  columns: Measure,
): string {
  const shown = shownOf(status, countsOnly)
  const { width, height, content } = layouts[style](shown, columns)
  const frame = `<rect class="paper" x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="12"/>`
  return svgOf({ width, height }, { title: sayTitle(shown), description: describe(shown) }, [
    `<style>${fonts}${colours[theme]}</style>`,
    '<linearGradient id="roadmap-fill"><stop class="from"/><stop class="to" offset="1"/></linearGradient>',
    '<linearGradient id="roadmap-ring"><stop class="to"/><stop class="from" offset="1"/></linearGradient>',
    frame,
    ...content,
  ])
}

function shownOf(status: StatusAnswer, countsOnly: boolean): Shown {
  const { roadmap, progress, units, stages, next } = status
  const rows = stages.map(
    ({ title, status, progress }, i): Row => ({
      title: countsOnly ? `Stage ${i + 1}` : clean(title),
      progress,
      isDone: status !== 'pending' && status !== 'in-progress',
    }),
  )
  const [first] = next
  return {
    title: countsOnly ? 'Learning roadmap' : clean(roadmap.title),
    progress,
    done: units.total === 0 ? null : `${units.done} of ${units.total} done`,
    left: progress === 1 ? renderFinished(next.length).slice(0, -1) : leftOf(status),
    stages: rows,
    next: countsOnly || first === undefined ? null : nextOf(first),
  }
}

function leftOf({ remaining, withoutEstimate }: StatusAnswer): string | null {
  if (remaining === null) return null
  return `${withoutEstimate === 0 ? '' : 'more than '}${sayWeeks(remaining)} left`
}

function nextOf({ topic, step }: SuggestionAnswer): { title: string; beside: string } {
  const place = (t: TopicAnswer) => t.path.at(-2)
  const [learned, above] = step === null ? [topic, place(topic)] : [step, topic.title]
  const weeks = learned.remaining === null ? [] : [sayWeeks(learned.remaining)]
  const where = above === undefined ? [] : [`in ${isolated(clean(above))}`]
  return { title: clean(learned.title), beside: [...weeks, ...where].join(', ') }
}

/** The rows there is room for. Stages that are done share one, and so do those that come last. */
function rowsOf(stages: Row[]): Row[] {
  if (stages.length <= mostRows) return stages
  const open = stages.findIndex(({ isDone }) => !isDone)
  const behind = open === -1 ? stages.length : open
  const ahead = stages.slice(behind)
  const room = fewerRows - (behind === 0 ? 0 : 1)
  return [
    ...shared(stages.slice(0, behind), 'done'),
    ...(ahead.length <= room
      ? ahead
      : [...ahead.slice(0, room - 1), ...shared(ahead.slice(room - 1), 'more')]),
  ]
}

function shared(stages: Row[], which: 'done' | 'more'): Row[] {
  const [first] = stages
  if (first === undefined || stages.length === 1) return stages
  const progress = stages.reduce((sum, stage) => sum + stage.progress, 0) / stages.length
  const title = which === 'done' ? `${stages.length} stages done` : `${stages.length} more stages`
  return [{ title, progress, isDone: stages.every(({ isDone }) => isDone) }]
}

function sayTitle({ title, progress }: Shown): string {
  return `${title.slice(0, 200)}: ${renderPercent(progress)}`
}

function describe({ done, left, stages, next }: Shown): string {
  const rows = rowsOf(stages).map(
    (row) => `${row.title.slice(0, 80)} ${renderPercent(row.progress)}`,
  )
  const head = [done, left].filter((words) => words !== null).join(', ')
  const step = next === null ? [] : [`Next: ${next.title.slice(0, 200)}`]
  return [head, `Stages: ${rows.join(', ')}`, ...step].map((words) => `${words}.`).join(' ')
}

const layouts: Record<CardWishes['style'], (shown: Shown, columns: Measure) => Drawn> = {
  wide,
  tall,
  compact,
}

function wide(shown: Shown, columns: Measure): Drawn {
  const [width, pad, ring] = [640, 32, 38]
  const inner = width - 2 * pad
  const rows = rowsOf(shown.stages)
  const names = inPixels(columns, 16)
  const titles = fitted(shown.title, inner - 2 * ring - 24, 2, inPixels(columns, 24, true))
  const nameWidth = Math.min(
    Math.ceil(Math.max(...rows.map((row) => names(row.title)))),
    inner * 0.45,
  )
  const barX = pad + 26 + nameWidth + 18
  const barWidth = width - pad - 66 - barX
  const under = pad + 30 * titles.length
  const content = [
    ...titles.map((title, i) => text(pad, pad + 28 + 30 * i, title, 'ink bold', 24)),
    text(pad, under + 27, joined(shown.done, shown.left), 'faint', 16),
    ringOf(width - pad - ring - 4, pad + ring + 2, ring, 8, 18, shown.progress),
  ]
  let y = Math.max(pad + 116, under + 72)
  for (const row of rows) {
    const [name = ''] = fitted(row.title, nameWidth, 1, names)
    content.push(
      signOf(pad + 8, y - 5.5, row),
      text(pad + 26, y, name, row.progress === 0 ? 'faint' : 'ink', 16),
      barOf(barX, y - 10, barWidth, 10, row.progress),
      text(width - pad, y, renderPercent(row.progress), 'faint end', 16),
    )
    y += 32
  }
  y += 2
  if (shown.next !== null) {
    const room = inner - 60
    const [next = ''] = fitted(shown.next.title, room, 1, inPixels(columns, 17, true))
    const [beside = ''] = fitted(shown.next.beside, room, 1, inPixels(columns, 15))
    content.push(
      `<path class="edge" d="M${pad} ${y - 12.5}H${width - pad}"/>`,
      text(pad, y + 24, 'Next', 'faint', 16),
      text(pad + 60, y + 24, next, 'ink bold', 17),
      text(pad + 60, y + 47, beside, 'faint', 15),
    )
    y += 78
  }
  return { width, height: y + pad - 30, content }
}

function tall(shown: Shown, columns: Measure): Drawn {
  const [width, pad, ring] = [340, 26, 58]
  const inner = width - 2 * pad
  const middle = width / 2
  const content: string[] = []
  let y = pad + 22
  for (const line of fitted(shown.title, inner, 2, inPixels(columns, 22, true))) {
    content.push(text(middle, y, line, 'ink bold middle', 22))
    y += 28
  }
  content.push(ringOf(middle, y + ring + 2, ring, 12, 26, shown.progress))
  y += 2 * ring + 42
  for (const line of [shown.done, shown.left])
    if (line !== null) {
      for (const part of fitted(line, inner, 2, inPixels(columns, 16))) {
        content.push(text(middle, y, part, 'faint middle', 16))
        y += 23
      }
    }
  y += 24
  for (const row of rowsOf(shown.stages)) {
    const [name = ''] = fitted(row.title, inner - 82, 1, inPixels(columns, 16))
    content.push(
      signOf(pad + 8, y - 5.5, row),
      text(pad + 26, y, name, row.progress === 0 ? 'faint' : 'ink', 16),
      text(width - pad, y, renderPercent(row.progress), 'faint end', 16),
      barOf(pad, y + 9, inner, 8, row.progress),
    )
    y += 46
  }
  if (shown.next !== null) {
    content.push(`<path class="edge" d="M${pad} ${y - 16.5}H${width - pad}"/>`)
    y += 12
    content.push(text(pad, y, 'Next', 'faint', 15))
    for (const line of fitted(shown.next.title, inner, 2, inPixels(columns, 17, true))) {
      y += 24
      content.push(text(pad, y, line, 'ink bold', 17))
    }
    for (const line of fitted(shown.next.beside, inner, 2, inPixels(columns, 15))) {
      y += 22
      content.push(text(pad, y, line, 'faint', 15))
    }
    y += 32
  }
  return { width, height: y - 30 + pad, content }
}

function compact(shown: Shown, columns: Measure): Drawn {
  const [width, height, pad] = [480, 104, 24]
  const inner = width - 2 * pad
  const [title = ''] = fitted(shown.title, inner - 76, 1, inPixels(columns, 18, true))
  const { stages, progress } = shown
  const segments = stages.length > mostSegments ? [{ progress }] : stages
  const gap = segments.length > 12 ? 2 : 4
  const each = (inner - gap * (segments.length - 1)) / segments.length
  const words = inPixels(columns, 15)
  const left = shown.left ?? ''
  const [under = ''] = fitted(
    shown.next === null ? (shown.done ?? '') : `Next: ${isolated(shown.next.title)}`,
    inner - words(left) - 16,
    1,
    words,
  )
  const content = [
    text(pad, 38, title, 'ink bold', 18),
    text(width - pad, 38, renderPercent(progress), 'ink bold end', 18),
    ...segments.map((one, i) => barOf(pad + i * (each + gap), 52, each, 10, one.progress)),
    text(pad, 85, under, 'faint', 15),
    text(width - pad, 85, left, 'faint end', 15),
  ]
  return { width, height, content }
}

function joined(...words: (string | null)[]): string {
  return words.filter((part) => part !== null).join(' · ')
}

function text(x: number, y: number, words: string, classes: string, size: number): string {
  if (words === '') return ''
  return `<text class="${classes}" x="${short(x)}" y="${short(y)}" font-size="${size}">${escaped(words)}</text>`
}

function barOf(x: number, y: number, width: number, height: number, progress: number): string {
  const at = `x="${short(x)}" y="${short(y)}"`
  const size = (w: number) => `width="${short(w)}" height="${height}" rx="${height / 2}"`
  const rail = `<rect class="rail" ${at} ${size(width)}/>`
  // What is begun shows, as a dot at least.
  const full = Math.max(Math.min(height, width), width * progress)
  const filled = progress === 1 ? 'whole' : 'fill'
  return progress === 0 ? rail : `${rail}<rect class="${filled}" ${at} ${size(full)}/>`
}

function ringOf(x: number, y: number, r: number, thick: number, size: number, progress: number) {
  const at = `cx="${x}" cy="${y}" r="${r}" stroke-width="${thick}"`
  const turned = `pathLength="100" stroke-dasharray="${short(progress * 100)} 100" transform="rotate(-90 ${x} ${y})"`
  return [
    `<circle class="ring" ${at}/>`,
    ...(progress === 0
      ? []
      : [`<circle class="ring ${progress === 1 ? 'closed' : 'full'}" ${at} ${turned}/>`]),
    text(x, y + size * 0.36, renderPercent(progress), 'ink bold middle', size),
  ].join('')
}

/** A circle that is empty, half or ticked. */
function signOf(x: number, y: number, { isDone, progress }: Row): string {
  if (isDone)
    return `<circle class="dot" cx="${x}" cy="${y}" r="8"/><path class="tick" d="M${x - 3.5} ${y}l2.5 2.5 4.5-5"/>`
  const half = progress === 0 ? '' : `<circle class="dot" cx="${x}" cy="${y}" r="3.5"/>`
  return `<circle class="hollow${progress === 0 ? '' : ' begun'}" cx="${x}" cy="${y}" r="7"/>${half}`
}

/** A number without the digits that nobody sees. */
function short(number: number): string {
  return String(Math.round(number * 100) / 100)
}

const fonts =
  'text{font-family:-apple-system,BlinkMacSystemFont,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif}.bold{font-weight:600}.end{text-anchor:end}.middle{text-anchor:middle}.edge,.hollow,.tick,.ring{fill:none}.hollow,.tick{stroke-width:2;stroke-linecap:round;stroke-linejoin:round}.fill{fill:url(#roadmap-fill)}'

interface Colours {
  paper: string
  edge: string
  ink: string
  faint: string
  rail: string
  from: string
  to: string
}

const light = rulesOf({
  paper: '#ffffff',
  edge: '#d1d9e0',
  ink: '#1f2328',
  faint: '#59636e',
  rail: '#e4e9ee',
  from: '#0969da',
  to: '#1a7f37',
})
const dark = rulesOf({
  paper: '#0d1117',
  edge: '#3d444d',
  ink: '#f0f6fc',
  faint: '#9198a1',
  rail: '#2a313c',
  from: '#4493f8',
  to: '#3fb950',
})
const colours: Record<CardWishes['theme'], string> = {
  light,
  dark,
  auto: `${light}@media(prefers-color-scheme:dark){${dark}}`,
}

function rulesOf({ paper, edge, ink, faint, rail, from, to }: Colours): string {
  return [
    `.paper{fill:${paper};stroke:${edge}}.edge{stroke:${edge}}`,
    `.ink{fill:${ink}}.faint{fill:${faint}}`,
    `.rail{fill:${rail}}.ring{stroke:${rail}}.full{stroke:url(#roadmap-ring)}.closed{stroke:${to}}.whole{fill:${to}}`,
    `.hollow{stroke:${edge}}.begun{stroke:${from}}.dot{fill:${to}}.begun+.dot{fill:${from}}.tick{stroke:${paper}}`,
    `.from{stop-color:${from}}.to{stop-color:${to}}`,
  ].join('')
}

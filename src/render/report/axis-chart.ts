import type { ScaleLinear, ScaleTime } from 'd3-scale'
import { utcFormat } from 'd3-time-format'
import { type Html, html } from './html.ts'

export const aDay = utcFormat('%-d %b')
const aMonth = utcFormat('%b')
const aYear = utcFormat('%Y')

/** What the longest label takes. */
const roomForLabel = 68

/** The days that are named under a drawing; the year is said once, and where it changes. */
export function dayTicks(
  scale: ScaleTime<number, number>,
  width: number,
): { at: number; label: string }[] {
  const [, to = width] = scale.range()
  const all = scale.ticks(Math.floor(width / 55))
  const [first = 0, second = to] = all.map((tick) => scale(tick))
  const every = Math.ceil(roomForLabel / (second - first))
  // A year is named at its first month.
  const january = Math.max(
    all.findIndex((tick) => tick.getUTCMonth() === 0),
    0,
  )
  const ticks = all.filter((tick, i) => (i - january) % every === 0 && scale(tick) < to - 20)
  const isFine = ticks.some((tick) => tick.getUTCDate() !== 1)
  const isCoarse = ticks.every((tick) => tick.getUTCMonth() === 0) && ticks.length > 1
  const name = isFine ? aDay : isCoarse ? () => '' : aMonth
  let year = ''
  return ticks.map((tick) => {
    const isNew = aYear(tick) !== year
    year = aYear(tick)
    const label = isNew ? `${name(tick)} ${year}`.trim() : name(tick)
    return { at: scale(tick), label }
  })
}

/** The lines across a drawing, with their numbers before them. */
export function amountAxis(
  scale: ScaleLinear<number, number>,
  left: number,
  right: number,
  most: number,
): Html {
  return html`${scale.ticks(most).map((tick) => {
    const at = scale(tick)
    return html`<line x1="${left}" x2="${right}" y1="${at}" y2="${at}"/><text x="${left - 8}" y="${at}" dy=".32em" text-anchor="end">${tick}</text>`
  })}`
}

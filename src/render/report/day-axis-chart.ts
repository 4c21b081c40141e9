import type { ScaleTime } from 'd3-scale'
import { utcFormat } from 'd3-time-format'

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

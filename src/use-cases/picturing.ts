import type { App, Standing } from '../app.ts'
import { wrongUsage } from '../errors.ts'
import { renderBadge } from '../render/badge.ts'
import { cardStyles, cardThemes, renderCard } from '../render/card.ts'
import type { PictureAnswer } from '../render/picture.ts'
import { isNarrow, measureFor } from '../render/width.ts'
import { statusOf } from './standing.ts'
import { writeOut } from './writing.ts'

export interface PictureOptions {
  out?: string
  /** Said either way, or else as the roadmap's source would have it. */
  countsOnly?: boolean
}

export interface CardOptions extends PictureOptions {
  style?: string
  theme?: string
}

export async function drawCard(app: App, options: CardOptions): Promise<PictureAnswer> {
  const standing = await app.standing()
  return answered(app, standing, options, await cardOf(app, standing, options))
}

export async function drawBadge(app: App, options: PictureOptions): Promise<PictureAnswer> {
  const standing = await app.standing()
  const status = statusOf(standing, app.today)
  const measure = await measureFor(isNarrow(status))
  const badge = renderBadge(status, hasCountsOnly(standing, options), measure)
  return answered(app, standing, options, badge)
}

export async function cardOf(app: App, standing: Standing, options: CardOptions): Promise<string> {
  const wishes = {
    style: oneOf(cardStyles, '--style', options.style),
    theme: oneOf(cardThemes, '--theme', options.theme),
    countsOnly: hasCountsOnly(standing, options),
  }
  const status = statusOf(standing, app.today)
  return renderCard(status, wishes, await measureFor(isNarrow(status)))
}

/** The words of a roadmap that came from elsewhere may not be the learner's to show. */
function hasCountsOnly({ roadmap }: Standing, { countsOnly }: PictureOptions): boolean {
  return countsOnly ?? roadmap.source !== null
}

function oneOf<T extends string>(all: readonly [T, ...T[]], option: string, said?: string): T {
  if (said === undefined) return all[0]
  const found = all.find((one) => one === said)
  if (found === undefined)
    throw wrongUsage(`${option} is one of ${all.join(', ')}, not \`${said}\``)
  return found
}

async function answered(
  app: App,
  standing: Standing,
  options: PictureOptions,
  svg: string,
): Promise<PictureAnswer> {
  const { id, title, source } = standing.roadmap
  const { out, countsOnly } = options
  const written = out === undefined ? null : await writeOut(app, standing, out, svg)
  return {
    roadmap: { id, title },
    countsOnly: hasCountsOnly(standing, options),
    source: countsOnly === undefined ? source : null,
    out: written,
    text: written === null ? svg : null,
  }
}

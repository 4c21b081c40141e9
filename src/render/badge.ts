import { renderPercent } from './look.ts'
import type { StatusAnswer } from './status.ts'
import { clean, escaped, fitted, inPixels, svgOf } from './svg.ts'
import type { Measure } from './width.ts'

const [height, pad, size, longest] = [20, 6, 11, 240]

/** A flat badge as shields.io's are: what it is of, and how far that is. */
export function renderBadge(
  { roadmap, progress }: StatusAnswer,
  countsOnly: boolean,
  columns: Measure,
): string {
  const measure = inPixels(columns, size)
  const title = countsOnly ? '' : clean(roadmap.title)
  const [label = ''] = fitted(title === '' ? 'roadmap' : title, longest, 1, measure)
  const value = renderPercent(progress)
  const [left, right] = [label, value].map((words) => Math.ceil(measure(words)) + 2 * pad)
  return drawn(label, value, left ?? 0, right ?? 0, progress === 1 ? '#1a7f37' : '#0969da')
}

function drawn(label: string, value: string, left: number, right: number, colour: string): string {
  const width = left + right
  const description = `${label}: ${value}`
  return svgOf({ width, height }, { title: description, description }, [
    '<linearGradient id="roadmap-shine" x2="0" y2="1"><stop stop-color="#bbb" stop-opacity=".1"/><stop offset="1" stop-opacity=".1"/></linearGradient>',
    `<clipPath id="roadmap-badge"><rect width="${width}" height="${height}" rx="3"/></clipPath>`,
    '<g clip-path="url(#roadmap-badge)">',
    `<rect width="${left}" height="${height}" fill="#555"/>`,
    `<rect x="${left}" width="${right}" height="${height}" fill="${colour}"/>`,
    `<rect width="${width}" height="${height}" fill="url(#roadmap-shine)"/>`,
    '</g>',
    `<g fill="#fff" text-anchor="middle" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="${size}">`,
    ...[[label, left / 2] as const, [value, left + right / 2] as const].flatMap(([words, x]) => [
      `<text x="${x}" y="15" fill="#010101" fill-opacity=".3" aria-hidden="true">${escaped(words)}</text>`,
      `<text x="${x}" y="14">${escaped(words)}</text>`,
    ]),
    '</g>',
  ])
}

import { harmless } from './harmless.ts'
import { shorten } from './look.ts'
import { linesOf, type Measure } from './width.ts'

/**
 * How wide the letters are at most, in parts of the font's size. No font can be measured here, so these are of Verdana,
 * the widest that systems have for their own words.
 */
const letters: [widest: number, of: string][] = [
  [0.36, " ',.fijl"],
  [0.46, '!"()-/:;IJ[\\]rt|'],
  [0.56, '?FLcsz'],
  [0.64, '$*0123456789_`EPTYabdeghknopquvxy{}'],
  [0.7, 'ABCKRSVXZ'],
  [0.79, '&DGHNOQU'],
  [0.85, '#+<=>M^w~'],
  [1.08, '%@Wm'],
]
const widths = new Map(letters.flatMap(([width, of]) => [...of].map((letter) => [letter, width])))
/** Letters of one column that are as wide as those of two. */
const wide = /[ЖЊЉЩШЮФЫМжњљщшюфым]/
const bolder = 1.17

/** A measure in the units of the picture, by one in columns. */
export function inPixels(columns: Measure, size: number, isBold = false): Measure {
  const one = (char: string) => {
    const known = widths.get(char)
    if (known !== undefined) return known
    if (/\p{Emoji_Presentation}|\ufe0f/u.test(char)) return 1.3
    if (columns(char) === 0) return 0
    return columns(char) === 1 && /\p{L}/u.test(char) && !wide.test(char) ? 0.75 : 1.08
  }
  return (text) =>
    [...text].reduce((sum, char) => sum + one(char), 0) * size * (isBold ? bolder : 1)
}

/** Words from a file as they may stand in a picture: on one line, and nothing in them that XML cannot hold. */
export function clean(words: string): string {
  return harmless(words.slice(0, 1000))
    .replace(/[\p{Cs}\ufffe\uffff]/gu, '\ufffd')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** Words that run from the right keep that to themselves, so that what stands around them stays in its place. */
export function isolated(words: string): string {
  return rightToLeft.test(words) ? `\u2068${words}\u2069` : words
}

/** Words in at most so many lines of a width; what does not fit is cut. */
export function fitted(words: string, width: number, lines: number, measure: Measure): string[] {
  const all = linesOf(words, width, width, measure)
  const whole = all.slice(0, lines - 1)
  const last = all.slice(lines - 1).join(' ')
  return [...whole, last]
    .filter((line) => line !== '')
    .map((line) => isolated(shorten(line, width, { measure })))
}

/** A file's beginning, with what is said to those who do not see it. */
export function svgOf(
  { width, height }: { width: number; height: number },
  { title, description }: { title: string; description: string },
  content: string[],
): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="roadmap-title roadmap-desc">`,
    `<title id="roadmap-title">${escaped(title)}</title>`,
    `<desc id="roadmap-desc">${escaped(description)}</desc>`,
    ...content,
    '</svg>',
    '',
  ].join('\n')
}

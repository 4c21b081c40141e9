/** How many columns a terminal gives a text. */
export type Measure = (text: string) => number

/** What most text is made of. */
const ascii = /^[ -~\n]*$/

/** Characters known to be one column wide. */
const narrow = /^[ -~\n ¡-¬®-ʯ‐-‧‹›€←↑→↓⅐-⅞─-▟■-◿✓✔]*$/

/** A measure for texts; the library for wide characters takes as long to load as Node itself. */
export async function measureFor(isNarrow: boolean): Promise<Measure> {
  if (isNarrow) return measureNarrow
  const { default: stringWidth } = await import('string-width')
  return (text) => (narrow.test(text) ? text.length : stringWidth(text))
}

function measureNarrow(text: string): number {
  return text.length
}

/** Whether all texts in an answer are of such characters, which are harmless too. */
export function isNarrow(answer: unknown): boolean {
  // Most answers are ASCII, and as one text that is seen at once; JSON hides control characters behind `\\u`.
  const text = JSON.stringify(answer) ?? ''
  return (ascii.test(text) && !text.includes('\\u')) || isAllNarrow(answer)
}

function isAllNarrow(answer: unknown): boolean {
  if (typeof answer === 'string') return ascii.test(answer) || narrow.test(answer)
  if (typeof answer !== 'object' || answer === null) return true
  return Object.entries(answer).every(([key, value]) => ascii.test(key) && isAllNarrow(value))
}

/** One line broken between words, or in one that is too long, into lines of at most `width` columns, the first of at most `first`. */
export function linesOf(line: string, width: number, first: number, measure: Measure): string[] {
  const lines: string[] = []
  const space = measure(' ')
  let [current, used] = ['', 0]
  const words = line.split(' ').flatMap((w) => piecesOf(w, Math.min(width, first), measure))
  for (const word of words) {
    const columns = measure(word)
    const room = lines.length === 0 ? first : width
    if (current !== '' && used + space + columns > room) {
      lines.push(current)
      ;[current, used] = [word, columns]
    } else {
      used += columns + (current === '' ? 0 : space)
      current = current === '' ? word : `${current} ${word}`
    }
  }
  return [...lines, current]
}

/** A word that is wider than a line, in pieces that fit; an address stays whole, so that it can be followed. */
function piecesOf(word: string, width: number, measure: Measure): string[] {
  if (measure(word) <= width || word.includes('://')) return [word]
  const pieces: string[] = []
  let [piece, used] = ['', 0]
  for (const char of word) {
    const columns = measure(char)
    if (piece !== '' && used + columns > width) {
      pieces.push(piece)
      ;[piece, used] = ['', 0]
    }
    piece += char
    used += columns
  }
  return [...pieces, piece]
}

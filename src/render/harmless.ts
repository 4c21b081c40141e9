/**
 * Words from files may hold anything. Control characters would steer the terminal, bidi controls turn lines round, and
 * invisible ones hide text; what is left of each is shown or nothing. Joiners stay: many scripts need them.
 */
const controls = /[^\P{Cc}\n\t]/gu
const invisible =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu
const blanks = /[\t\u2028\u2029]/g
const suspicious = /[^ -~\n\u00a1-\u00ac\u00ae-\u02ff]/

/** The text as it may go to a terminal; only newlines remain of what is below a space. */
export function harmless(text: string): string {
  if (!suspicious.test(text)) return text
  return text.replace(controls, '\ufffd').replace(blanks, ' ').replace(invisible, '')
}

/** A copy of an answer in which every text is harmless. */
export function harmlessAll<T>(answer: T): T
export function harmlessAll(answer: unknown): unknown {
  if (typeof answer === 'string') return harmless(answer)
  if (Array.isArray(answer)) return answer.map((value) => harmlessAll(value))
  if (typeof answer !== 'object' || answer === null) return answer
  return Object.fromEntries(
    Object.entries(answer).map(([key, value]) => [harmless(key), harmlessAll(value)]),
  )
}

/** JSON whose text is harmless too, and reads back as the same value. */
export function renderJson(answer: unknown, indent?: number): string {
  const escaped = (char: string) =>
    [...Array(char.length).keys()]
      .map((i) => `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`)
      .join('')
  return JSON.stringify(answer, null, indent)
    .replace(/[^\P{Cc}\n]/gu, escaped)
    .replace(blanks, escaped)
    .replace(invisible, escaped)
}

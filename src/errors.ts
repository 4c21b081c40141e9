/** Exit codes, the same for every command. */
export const exits = { done: 0, refused: 1, usage: 2, defect: 70, interrupted: 130 } as const

/** One thing wrong with a roadmap file; `source` is the offending line. Lines and columns count from 1. */
export interface Problem {
  line: number
  column: number
  message: string
  severity: 'error' | 'warning'
  source: string
}

interface Circumstances {
  /** The command that would help, without `try:`. */
  hint?: string
  problems?: { file: string; list: Problem[] }
  exit?: number
}

/** What the program says instead of doing what was asked: a word for programs, a sentence for people. */
export class Refusal extends Error {
  readonly code: string
  readonly exit: number
  readonly hint: string | undefined
  readonly problems: Circumstances['problems']

  constructor(code: string, message: string, circumstances: Circumstances = {}) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.exit = circumstances.exit ?? exits.refused
    this.hint = circumstances.hint
    this.problems = circumstances.problems
  }
}

export function wrongUsage(message: string, hint?: string): Refusal {
  return new Refusal(
    'usage',
    message,
    hint === undefined ? { exit: exits.usage } : { exit: exits.usage, hint },
  )
}

/** A word as it is typed into a shell, which takes some for more than they say where they begin with `~` or `=`. */
export function typed(word: string): string {
  return /^[\w@%+:,./-][\w@%+=:,./~-]*$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

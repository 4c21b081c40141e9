import type { App } from './app.ts'
import type { Look } from './render/look.ts'

/** The headings of the help, everyday ones first. */
export const groups = [
  'Every day:',
  'Looking closer:',
  'Planning:',
  'Looking back:',
  'Taking back:',
  'Roadmaps:',
  'Keeping safe:',
] as const

/**
 * One command. What it answers with is its `--json`, and its text is a function of the same object.
 * `O` are its options as typed: text, or true for a flag.
 */
export interface Verb<O = Record<string, unknown>, A = unknown> {
  name: string
  /** As the help writes them: `<topic> [text]`. */
  operands?: string
  group: (typeof groups)[number]
  summary: string
  /** Flags and what they are for. */
  options?: [flags: string, help: string][]
  /** A command to type and what it does. */
  examples: [command: string, meaning: string][]
  /** Whether it only reads, so that `--at` makes sense. */
  reads?: true
  run(app: App, operands: string[], options: O): A | Promise<A>
  /** What takes much code to draw loads it here. */
  render(answer: A, look: Look, options: O): string | Promise<string>
  /** Whether its text is a document, which goes into a file or a pipe to the letter. */
  isDocument?: true
  /** The exit code of an answer, where it is not 0. */
  exit?(answer: A): number
}

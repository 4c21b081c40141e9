import type { Remark } from './draft.ts'

type Kind = 'guesses' | 'leftOut'

interface Tally {
  kind: Kind
  line: number
  count: number
  say: (count: number) => string
}

/** What the reader of an import should know. What repeats is told once, with how often it was met. */
export class Remarks {
  readonly #single: Record<Kind, Remark[]> = { guesses: [], leftOut: [] }
  readonly #tallies = new Map<string, Tally>()

  guess(line: number, message: string): void {
    this.#single.guesses.push({ line, message })
  }

  leaveOut(line: number, message: string): void {
    this.#single.leftOut.push({ line, message })
  }

  /** One more of a kind that is told as one sentence, with the line of the first. */
  count(kind: Kind, key: string, line: number, say: (count: number) => string, by = 1): void {
    if (by === 0) return
    const tally = this.#tallies.get(key)
    if (tally === undefined) this.#tallies.set(key, { kind, line, count: by, say })
    else tally.count += by
  }

  get guesses(): Remark[] {
    return this.#all('guesses')
  }

  get leftOut(): Remark[] {
    return this.#all('leftOut')
  }

  #all(kind: Kind): Remark[] {
    const counted = [...this.#tallies.values()]
      .filter((tally) => tally.kind === kind)
      .map(({ line, count, say }) => ({ line, message: say(count) }))
    return [...this.#single[kind], ...counted].sort((a, b) => a.line - b.line)
  }
}

/** `1 link`, `3 links`. */
export function plural(count: number, noun: string): string {
  if (count === 1) return `1 ${noun}`
  return `${count} ${noun}${/(s|x|ch|sh)$/.test(noun) ? 'es' : 's'}`
}

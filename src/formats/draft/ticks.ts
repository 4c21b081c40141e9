import type { DraftTopic } from './draft.ts'

export type Tick = NonNullable<DraftTopic['status']> | 'pending'

const doneSigns = ['✅', '✔️', '✔', '☑️', '☑', '✓', '🗸', ':white_check_mark:', ':heavy_check_mark:']
const openSigns = ['⬜️', '⬜', '🔲', '🔳', '☐', '◻️', '◻', ':white_large_square:']
const progressSigns = ['🚧', '🔄', ':construction:']

const words: [Tick, RegExp][] = [
  [
    'pending',
    /^(not (started|done|begun|completed?)|incomplete|open|to[ -]?do|no|n|false|pending|backlog|planned|later|queued?|waiting|blocked|next( up)?|unchecked|not-needed|off|nein|non|não|nao|нет|\[ ?\]|0 ?%|0|❌|✗|✘|-|–|—)$/,
  ],
  [
    'done',
    /^(done|completed?|finished|yes|y|true|x|learne?[dt]|mastered|passed|closed|checked|on|ja|oui|s[ií]|sim|да|\[[x✓✔✅]\]|100 ?%)$/,
  ],
  [
    'in-progress',
    /^(in[ -]?progress|doing|started|wip|ongoing|on going|learning|current(ly)?( (reading|learning))?|active|under ?way|partial(ly)?( done)?|half|reading|watching|studying|\[\/\])$/,
  ],
  [
    'skipped',
    /^(skip(ped)?|cancell?ed|dropped|abandoned|won'?t ?(do|fix)|ignored?|obsolete|deprecated|not applicable|n\/a|\[[-~]\])$/,
  ],
]

/** What a cell or a word says of a topic; null where it says nothing we know. */
export function readStatus(text: string): Tick | null {
  const word = text.trim().toLowerCase().replace(/\s+/g, ' ')
  if (word === '') return 'pending'
  const sign = signOf(word)
  const rest = sign === null ? word : word.replace(sign.sign, '').trim()
  if (sign !== null && rest === '') return sign.tick
  for (const [tick, pattern] of words) if (pattern.test(rest)) return tick
  return share(rest) ?? sign?.tick ?? null
}

/** `45%`, `3/10`, `0.5`: how much of it is done. */
function share(word: string): Tick | null {
  const [, percent] = /^(\d+(?:[.,]\d+)?) ?%$/.exec(word) ?? []
  const [, part, whole] = /^(\d+) ?(?:\/|of) ?(\d+)$/.exec(word) ?? []
  const [, decimal] = /^([01](?:[.,]\d+)?)$/.exec(word) ?? []
  const number = (text: string) => Number(text.replace(',', '.'))
  let done: number
  if (percent !== undefined) done = number(percent) / 100
  else if (part !== undefined && whole !== undefined) done = number(part) / number(whole)
  else if (decimal !== undefined) done = number(decimal)
  else return null
  if (done >= 1) return 'done'
  return done > 0 ? 'in-progress' : 'pending'
}

/** The sign at the start or the end of a text, if it is one that people tick with. */
export function signOf(text: string): { sign: string; tick: Tick } | null {
  const kinds = [
    [doneSigns, 'done'],
    [openSigns, 'pending'],
    [progressSigns, 'in-progress'],
  ] as const
  for (const [signs, tick] of kinds) {
    const sign = signs.find((s) => text.startsWith(s) || text.endsWith(s))
    if (sign !== undefined) return { sign, tick }
  }
  return null
}

export function withoutSign(text: string, sign: string): string {
  const rest = text.startsWith(sign) ? text.slice(sign.length) : text.slice(0, -sign.length)
  return rest.replace(/^\uFE0F/, '').trim()
}

/**
 * Whether signs are marks and no decoration: some of a kind carry a done sign, and others none or an open one.
 * Where every heading or row begins with ✅, it says nothing.
 */
export function areMarks(texts: string[]): boolean {
  const done = texts.filter((text) => signOf(text)?.tick === 'done').length
  return done > 0 && done < texts.length
}

const boxMarks = new Map<string, Tick>([
  ...[...doneSigns, 'v', 'V', '√'].map((sign) => [sign, 'done'] as const),
  ...progressSigns.map((sign) => [sign, 'in-progress'] as const),
  ...openSigns.map((sign) => [sign, 'pending'] as const),
  ['/', 'in-progress'],
  ['-', 'skipped'],
  ['~', 'skipped'],
])

/** What stands between the brackets of a box that GFM does not know. */
export function readBoxMark(mark: string): Tick | null {
  return boxMarks.get(mark) ?? null
}

/** A mark that is a box wherever it stands; `-`, `~` and `/` are boxes only beside others. */
export function isPlainMark(mark: string): boolean {
  return doneSigns.includes(mark)
}

import { Refusal, typed, wrongUsage } from '../errors.ts'
import { isShallow } from '../progress/shallow.ts'
import { type Draft, mostLevels, tooDeep } from './draft/draft.ts'

/** The formats that can be read, by the names people give them. */
const names = new Map<string, Family>([
  ['markdown', 'markdown'],
  ['md', 'markdown'],
  ['roadmap.sh', 'roadmap.sh'],
  ['roadmap-sh', 'roadmap.sh'],
  ['roadmapsh', 'roadmap.sh'],
  ['csv', 'csv'],
  ['tsv', 'csv'],
  ['org', 'org'],
  ['json', 'json'],
  ['yaml', 'yaml'],
  ['yml', 'yaml'],
])

type Family = 'markdown' | 'roadmap.sh' | 'csv' | 'org' | 'json' | 'yaml'

const byEnding = new Map<string, Family | 'some json'>([
  ...(['md', 'markdown', 'mdown', 'mkd', 'mdx'] as const).map((e) => [e, 'markdown'] as const),
  ...(['csv', 'tsv', 'tab'] as const).map((e) => [e, 'csv'] as const),
  ['org', 'org'],
  ['json', 'some json'],
  ['yaml', 'yaml'],
  ['yml', 'yaml'],
])

/** What a source is read from. */
export interface Sources {
  text: string
  /** A file name or an address; null where it has none. */
  name: string | null
  from?: string
  /** The content map and the saved progress of roadmap.sh. */
  content?: { text: string; name: string }
  progress?: { text: string; name: string }
  /** Ends what a hostile text would make last for ever. */
  within?: Within
}

type Within = <T>(read: () => T) => T

export interface Found {
  draft: Draft
  /** The roadmap's own id and source, where the format is one of ours. */
  own: { id: string; source: string | null } | null
  /** The ticks are marks as we write them, and no statuses that follow from others. */
  areMarks: boolean
}

const lookedFor: Record<Family, string> = {
  markdown:
    'check boxes, tables with a column of topics, lists of links or ticks, and an outline of headings',
  'roadmap.sh': 'the drawing of a roadmap with topics, an older drawing, and a map of contents',
  csv: 'a table whose header names a column of topics, or a list of titles',
  org: 'headings with TODO keywords, check boxes, and an outline of headings',
  json: 'a `title` and `stages`, or the drawing of a roadmap from roadmap.sh',
  yaml: 'a `title` and `stages`',
}

const standardInput = 'the standard input'

/** Reads a source in the format it is in, by what was said of it, its name, or its shape. */
export async function recognize(sources: Sources): Promise<Found> {
  const { from, name } = sources
  const said = from === undefined ? null : names.get(from.toLowerCase())
  if (said === undefined)
    throw wrongUsage(
      `there is no format \`${from}\`; there are markdown, roadmap.sh, csv, org, json and yaml`,
    )
  const text = sources.text.replace(/^\uFEFF/, '')
  const title = name ?? standardInput
  if (text.trim() === '')
    throw new Refusal('nothing-to-import', `there is nothing to import: ${title} is empty`)
  const looks = shapeOf(text)
  if (looks === 'html') throw webPage(title)
  const family = said ?? familyOf(name, looks, text)
  if (said !== null) refuseContradiction(said, looks, text, title)
  if (sources.content !== undefined || sources.progress !== undefined) {
    if (!['roadmap.sh', 'json', 'some json'].includes(family))
      throw wrongUsage('--content and --progress go with a drawing of roadmap.sh')
  }
  const found = await read(family, text, title, sources)
  if (found.draft.stages.length === 0) {
    const why = found.draft.leftOut.map(({ message }) => message).join('; ')
    const looked = lookedFor[family === 'some json' ? 'json' : family]
    const message = `there is nothing to import in ${title}${why === '' ? '' : `: ${why}`}`
    throw new Refusal('nothing-to-import', `${message}\nlooked for: ${looked}`)
  }
  return found
}

type Shape = 'json' | 'html' | 'org' | 'markdown' | 'yaml' | 'csv' | null

/** What a text surely is, whatever its name; null where that cannot be said. */
function shapeOf(text: string): Shape {
  const start = text.slice(0, 100_000)
  if (/^\s*(<!doctype html|<html)\b/i.test(start)) return 'html'
  if (/^\s*(\{\s*("|\}\s*$)|\[\s*(\{\s*["}]|"|\]\s*$))/.test(start)) return 'json'
  if (/^#\+\w+:/m.test(start) || /^\*+ (TODO|DONE|NEXT|WAITING) /m.test(start)) return 'org'
  if (/^#{1,6} \S/m.test(start) || /^\s*(?:[-*+]|\d+[.)]) \[[ xX]\] /m.test(start))
    return 'markdown'
  if (/^(["']?)stages\1\s*:/m.test(start)) return 'yaml'
  return isTable(start) ? 'csv' : null
}

/** Whether the first rows have the same number of cells. */
function isTable(text: string): boolean {
  const [first = '', second = ''] = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  if (/^\s*\|/.test(first) || /^\s*\|?\s*:?-{2,}/.test(second)) return false
  return [',', ';', '\t'].some((delimiter) => {
    const cells = first.split(delimiter).length
    return cells > 1 && first.split(' ').length <= cells * 4 && second.split(delimiter).length > 1
  })
}

function familyOf(name: string | null, looks: Shape, text: string): Family | 'some json' {
  if (looks === 'json') return 'some json'
  const ending = /\.([a-z]+)$/i.exec((name ?? '').replace(/[?#].*$/, ''))?.[1]?.toLowerCase()
  const named = byEnding.get(ending ?? '')
  if (named !== undefined) return named
  if (looks !== null && looks !== 'html') return looks
  return /^\s*\[?\s*\{/.test(text) ? 'some json' : 'markdown'
}

function refuseContradiction(said: Family, looks: Shape, text: string, title: string): void {
  const isJson = said === 'json' || said === 'roadmap.sh'
  const hasOrgHeadings = /^\*+ \S/m.test(text.slice(0, 100_000))
  const other =
    looks === 'json' && !isJson && said !== 'yaml'
      ? 'JSON'
      : isJson && looks !== 'json' && looks !== null
        ? looks
        : said === 'csv' && (looks === 'markdown' || looks === 'org')
          ? looks
          : said === 'org' && (looks === 'markdown' || looks === 'yaml') && !hasOrgHeadings
            ? looks
            : null
  // A list of org's boxes is one of markdown's too.
  if (other === null || (said === 'org' && !/^#{1,6} \S/m.test(text))) return
  throw new Refusal('format-mismatch', `${title} is not ${said}: it looks like ${other}`, {
    hint: `roadmap import ${typedName(title)} --from ${other === 'JSON' ? 'json' : other}`,
  })
}

function webPage(title: string): Refusal {
  const [, path] = /^https:\/\/github\.com\/([^/]+\/[^/]+\/)blob\//.exec(title) ?? []
  const raw =
    path === undefined
      ? undefined
      : title.replace(/^https:\/\/github\.com\/([^/]+\/[^/]+)\/blob\//, rawAddress)
  const message = `there is nothing to import in ${title}: it is a web page; import the file itself`
  return new Refusal(
    'nothing-to-import',
    message,
    raw === undefined ? {} : { hint: `roadmap import ${typed(raw)}` },
  )
}

const rawAddress = (_: string, repository: string) =>
  `https://raw.githubusercontent.com/${repository}/`

async function read(
  family: Family | 'some json',
  text: string,
  title: string,
  sources: Sources,
): Promise<Found> {
  const within: Within = sources.within ?? ((read) => read())
  switch (family) {
    case 'markdown': {
      if (text.startsWith('<!-- roadmap: ')) {
        const { readOwnMarkdown } = await import('./markdown/own-markdown.ts')
        const found = within(() => readOwnMarkdown(text))
        if (found !== null) return { draft: found.draft, own: found, areMarks: false }
      }
      const { readMarkdown } = await import('./markdown/markdown.ts')
      return foreign(within(() => readMarkdown(text)))
    }
    case 'csv': {
      const { readCsv } = await import('./tables/csv.ts')
      return foreign(within(() => readCsv(text)))
    }
    case 'org': {
      const { readOrg } = await import('./org.ts')
      return foreign(within(() => readOrg(text)))
    }
    case 'yaml': {
      const { readYaml } = await import('./yaml.ts')
      const { draft, roadmap } = within(() => readYaml(text, title))
      return { draft, own: roadmap, areMarks: true }
    }
    default:
      return readSomeJson(parseJson(text, title), family, title, sources, within)
  }
}

function foreign(draft: Draft): Found {
  return { draft, own: null, areMarks: false }
}

async function readSomeJson(
  data: unknown,
  family: 'roadmap.sh' | 'json' | 'some json',
  title: string,
  { content, progress }: Sources,
  within: Within,
): Promise<Found> {
  const { isOwnJson, readJson } = await import('./json.ts')
  const { isRoadmapSh, isSavedProgress, readRoadmapSh } = await import('./roadmap-sh/roadmap-sh.ts')
  if (isOwnJson(data) && family !== 'roadmap.sh') {
    const { id, source } = data
    const own =
      typeof id === 'string' ? { id, source: typeof source === 'string' ? source : null } : null
    return { ...within(() => readJson(data)), own }
  }
  if (isSavedProgress(data) && !isRoadmapSh(data))
    throw new Refusal(
      'nothing-to-import',
      `${title} is progress saved from roadmap.sh; give it with --progress beside the drawing`,
      { hint: `roadmap import DRAWING.json --progress ${typedName(title)}` },
    )
  const beside = {
    ...(content !== undefined && { content: parseJson(content.text, content.name) }),
    ...(progress !== undefined && { progress: savedIn(progress, isSavedProgress) }),
  }
  const draft = within(() => readRoadmapSh(data, beside))
  if (draft !== null) return foreign(draft)
  throw new Refusal(
    'nothing-to-import',
    `there is nothing to import in ${title}\nlooked for: ${lookedFor.json}`,
  )
}

function savedIn(
  { text, name }: { text: string; name: string },
  isSavedProgress: (data: unknown) => boolean,
): unknown {
  const data = parseJson(text, name)
  if (isSavedProgress(data)) return data
  throw new Refusal(
    'not-progress',
    `${name} is no progress saved from roadmap.sh: there is no list \`done\`, \`learning\` or \`skipped\``,
  )
}

/** The source as it is typed. */
function typedName(title: string): string {
  return title === standardInput ? '-' : typed(title)
}

function parseJson(text: string, title: string): unknown {
  const data = parsedJson(text, title)
  // A topic is an object in a list: two levels of JSON.
  if (!isShallow(data, 2 * mostLevels)) throw tooDeep()
  return data
}

function parsedJson(text: string, title: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    if (!/^\s*[[{]/.test(text)) throw new Refusal('bad-json', `${title} is not JSON`)
    const said = error instanceof Error ? error.message : ''
    const isCut = /end of JSON|Unterminated|Expected .* in JSON at position /i.test(said)
    const at = /position (\d+)/.exec(said)?.[1]
    const position = at === undefined ? text.length : Number(at)
    const line = text.slice(0, position).split('\n').length
    const isEnd = position >= text.trimEnd().length
    const what =
      isCut && isEnd ? `it ends in the middle of something, at line ${line}` : `see line ${line}`
    throw new Refusal('bad-json', `${title} is not whole JSON: ${what}`)
  }
}

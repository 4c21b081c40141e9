import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'
import { verbs } from '../src/verbs.ts'
import { tea } from './contract.ts'
import { type Learner, learner } from './learner.ts'

const names = verbs.map((verb) => verb.name)
const reading = verbs.filter((verb) => verb.reads).map((verb) => verb.name)

/** Somebody in the middle of the roadmap. */
async function begun(...given: Parameters<typeof learner>): Promise<Learner> {
  const roadmap = learner(...given)
  for (const typed of ['done water', 'note kettle "whistles"', 'start copper', 'skip host', 'undo'])
    await roadmap(typed)
  return roadmap
}

describe('help', () => {
  test('lists exactly the commands there are files for', async () => {
    const files = readdirSync(join(import.meta.dirname, '..', 'src', 'commands'))
    const { code, out } = await learner()('--help')
    const [, lists = ''] = out.split(/^Every day:/m)
    const listed = [...lists.matchAll(/^ {2}([a-z][\w-]*) /gm)].map(([, name]) => name)
    expect(code).toBe(0)
    expect(listed.filter((name) => name !== 'help').sort()).toEqual(
      files.map((file) => file.replace('.ts', '')).sort(),
    )
  })

  test.each(names)('%s has an example that begins with it', async (name) => {
    const { code, out } = await learner()(`${name} --help`)
    expect(code).toBe(0)
    expect(out).toMatch(new RegExp(`Examples:\n {2}\\$ roadmap( ${name})?`))
    expect((await learner()(`help ${name}`)).out).toBe(out)
  })

  test.each(verbs.flatMap((verb) => verb.examples.map(([typed]) => typed)))(
    'the example `%s` is no wrong usage',
    async (typed) => {
      const answers = typed === 'roadmap init' ? ['empty'] : null
      const roadmap = learner(undefined, { input: '{}', answers })
      const { code } = await roadmap(typed.replace(/^roadmap/, '').replace(/ >.*/, ''))
      expect(code).toBeLessThan(2)
    },
  )

  test('goes to standard output, and so does the version', async () => {
    expect(await learner()('-h')).toMatchObject({ code: 0, err: '' })
    expect(await learner()('--version')).toEqual({ code: 0, out: '1.2.3\n', err: '' })
    expect(await learner()('-V')).toEqual({ code: 0, out: '1.2.3\n', err: '' })
  })
})

describe('a command without anything behind it', () => {
  // Which skips the parser.
  test.each(names)('%s answers as it does with an option', async (name) => {
    const [bare, parsed] = [await begun(tea), await begun(tea)]
    const told = (roadmap: Learner, text: string) =>
      text
        .replaceAll(roadmap.home, 'HOME')
        .replaceAll(roadmap.folder, 'HERE')
        .replace(/"(id|device|undo)": ".*"|device .*/g, '')
    const [one, other] = [await bare(name), await parsed([name, '--no-input'])]
    expect(one.code).toBe(other.code)
    expect(told(bare, one.out)).toBe(told(parsed, other.out))
    expect(told(bare, one.err)).toBe(told(parsed, other.err))
    expect(await bare.statuses()).toEqual(await parsed.statuses())
  })
})

describe('reading', () => {
  test.each(['', ...names.filter((name) => !['undo', 'redo', 'restore', 'pause'].includes(name))])(
    '`%s` writes neither progress nor settings',
    async (name) => {
      const roadmap = learner(tea)
      await roadmap(name === 'show' || name === 'note' || name === 'open' ? `${name} water` : name)
      expect(existsSync(join(roadmap.home, 'data'))).toBe(false)
      expect(existsSync(join(roadmap.home, 'config'))).toBe(false)
    },
  )

  test.each(reading)('%s takes --at', async (name) => {
    const operand =
      { show: 'water', open: 'water', diff: 'roadmap.yaml', export: 'json', 'what-if': '--pace 2' }[
        name
      ] ?? ''
    const roadmap = await begun(tea)
    expect(await roadmap(`${name} ${operand} --at 2025-06-03`)).toMatchObject({ code: 0, err: '' })
    expect((await roadmap(`${name} ${operand} --at 2025-02-29`)).code).toBe(2)
  })

  test.each(names.filter((name) => !reading.includes(name)))('%s does not', async (name) => {
    const roadmap = await begun(tea)
    const before = roadmap.kept()
    expect((await roadmap(`${name} water --at 2025-06-03`)).code).toBe(2)
    expect(roadmap.kept()).toBe(before)
  })
})

describe('naming a topic', () => {
  const yaml = `
title: Names
stages:
  - title: Stage
    topics:
      - { title: Redis, id: cache }
      - { title: Cache }
      - { title: Redis Cluster }
      - { title: Clustering }
      - { title: Über Straße, id: uber }
      - { title: __proto__ }`
  const named = async (name: string) => {
    const { topic, error } = await learner(yaml).json(`show '${name}'`)
    return topic?.id ?? error.code
  }

  test('exact beats prefix beats part, by id or title, ignoring case', async () => {
    expect(await named('cache')).toBe('cache')
    expect(await named('REDIS')).toBe('cache')
    expect(await named('redis c')).toBe('redis-cluster')
    expect(await named('clus')).toBe('clustering')
    expect(await named('luster')).toBe('ambiguous-topic')
    expect(await named('über')).toBe('uber')
    expect(await named('__proto__')).toBe('proto')
  })

  test('several matches change nothing and are listed', async () => {
    const roadmap = learner(yaml)
    const { code, out, err } = await roadmap('done luster')
    expect({ code, out, kept: roadmap.kept('names') }).toEqual({ code: 1, out: '', kept: '' })
    expect(err).toMatch(/redis-cluster[\s\S]*clustering/)
  })

  test('no match suggests the nearest, as a command', async () => {
    const { code, err } = await learner(yaml)('skip reids')
    expect(code).toBe(1)
    expect(err).toContain('try: roadmap skip cache')
  })

  test.each(['', ' '])('an empty name (%j) is no topic', async (name) => {
    const roadmap = learner(yaml)
    const { code, err } = await roadmap(['done', name])
    expect(code).toBe(1)
    expect(err).toContain('empty')
    expect(roadmap.kept('names')).toBe('')
  })
})

describe('wrong usage', () => {
  test.each([
    ['nextt', 'there is no command `nextt`; did you mean `next`?'],
    ['next --fast', "unknown option '--fast'"],
    ['next now', 'too many arguments'],
    ['next --count', "option '-n, --count <N>' argument missing"],
    ['note', "missing required argument 'topic'"],
  ])('`%s` exits 2', async (typed, message) => {
    const { code, out, err } = await learner(tea)(typed)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(`error: ${message}`)
  })

  test('options may stand anywhere', async () => {
    const roadmap = learner(tea)
    const answer = await roadmap('next --json -n 1')
    expect(await roadmap('--json next -n 1')).toEqual(answer)
    expect(await roadmap('-n 1 --json next')).toEqual(answer)
  })

  test('with --json an error is an object on standard error', async () => {
    for (const typed of [
      '--json nxet',
      'nxet --json',
      'done nonsense --json',
      'next -n 0 --json',
    ]) {
      const { out, err } = await learner(tea)(typed)
      expect(out).toBe('')
      expect(JSON.parse(err)).toEqual({
        error: expect.objectContaining({ code: expect.any(String), message: expect.any(String) }),
      })
    }
  })
})

describe('a roadmap that is none', () => {
  const roadmaps: [what: string, content: string | Uint8Array, message: RegExp][] = [
    ['nothing', '', /empty/],
    ['only a comment', '# soon\n', /empty/],
    ['a list', '- a\n- b\n', /a list/],
    ['a word', 'roadmap', /plain text/],
    ['tabs', 'title: T\nstages:\n\t- title: S\n', /:3:1 {2}.*tab/i],
    ['no YAML', 'title: "T\nstages: [', /:1:8|:2:/],
    ['not UTF-8', new Uint8Array([0x74, 0x3a, 0x20, 0xff, 0xfe]), /UTF-8/],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x74, 0]), /UTF-16/],
    ['no stages', 'title: T\n', /`stages`/],
    [
      'a loop of needs',
      '{ title: T, stages: [{ title: A, needs: [b] }, { title: B, needs: [a] }] }',
      /a → b → a|b → a → b/,
    ],
    ['an anchor that explodes', bomb(), /aliases/],
  ]

  test.each(roadmaps)(
    '%s: one clear error, exit 1, nothing changed',
    async (_, content, message) => {
      const roadmap = learner()
      roadmap.write('mine.yaml', content)
      for (const typed of ['next -f mine.yaml', 'done a -f mine.yaml']) {
        const { code, out, err } = await roadmap(typed)
        expect({ code, out }).toEqual({ code: 1, out: '' })
        expect(err).toMatch(message)
      }
      expect(existsSync(join(roadmap.home, 'data'))).toBe(false)
      expect((await roadmap('check mine.yaml')).code).toBe(1)
    },
  )

  test.each(['nowhere.yaml', '.'])('-f %s', async (file) => {
    const { code, err } = await learner()(['next', '-f', file])
    expect(code).toBe(1)
    expect(err).toMatch(/^error: /)
    expect((await learner()(['check', file])).code).toBe(1)
  })

  function bomb(): string {
    const stages = ['- &a0 { title: S, topics: [x] }']
    for (let i = 1; i < 9; i++)
      stages.push(`- &a${i} { title: S${i}, topics: [${Array(9).fill(`*a${i - 1}`)}] }`)
    return `title: T\nstages:\n${stages.join('\n')}\n`
  }
})

describe('progress that cannot be used', () => {
  const spoiled = async (content: string) => {
    const roadmap = await begun(tea)
    const path = join(roadmap.home, 'data', 'progress-tea.json')
    writeFileSync(path, content)
    return { roadmap, path }
  }

  test.each([
    ['damaged', '{"format":1,'],
    ['empty', ''],
    ['of another roadmap', '{"format":1,"roadmap":"coffee","entries":[]}'],
    ['of a newer program', '{"format":2,"roadmap":"tea","entries":[]}'],
  ])('%s: refused with the name of the file, which is left alone', async (_, content) => {
    const { roadmap, path } = await spoiled(content)
    for (const typed of ['status', 'done guest', 'undo']) {
      const { code, err } = await roadmap(typed)
      expect(code).toBe(1)
      expect(err).toContain(path)
    }
    expect(roadmap.kept()).toBe(content)
  })

  test('a folder in its place', async () => {
    const roadmap = learner(tea)
    mkdirSync(join(roadmap.home, 'data', 'progress-tea.json'), { recursive: true })
    expect(await roadmap('done water')).toMatchObject({ code: 1, out: '' })
  })
})

describe('what a terminal gets', () => {
  const evil =
    '{ "id": "evil", "title": "E\\u202Evil", "stages": [{ "title": "S", "topics": ["A\\u200Bb"] }] }'

  test('a title with escape sequences is a problem of the file', async () => {
    const roadmap = learner('{ "title": "T", "stages": [{ "title": "\\u001b[31mred" }] }')
    const { code, err } = await roadmap('next')
    expect(code).toBe(1)
    expect(err).toContain('U+001B')
    expect(err).not.toContain('\u001b')
  })

  test('invisible and turning characters are dropped from text, and stay in JSON', async () => {
    const roadmap = learner(evil)
    const { out } = await roadmap('')
    expect(out).toContain('Evil')
    expect(out).not.toMatch(/[\u202e\u200b]/)
    const json = await roadmap('status --json')
    expect(json.out).not.toMatch(/[\u202e\u200b]/)
    expect(JSON.parse(json.out).roadmap.title).toBe('E\u202evil')
  })

  test('a note with escape sequences is shown without them', async () => {
    const roadmap = learner(tea)
    await roadmap(['note', 'water', 'a\u001b[2Jb'])
    for (const typed of ['note water', 'show water', 'log', 'backup'])
      expect((await roadmap(typed)).out).not.toContain('\u001b')
    expect((await roadmap.json('note water')).notes[0].text).toBe('a\u001b[2Jb')
  })

  test.each(['done \u001b[2Jx', 'x\u001b[2J', '--x\u001b[2J', 'next -n \u001b[2J'])(
    'an error does not repeat them: %j',
    async (typed) => {
      const { code, err } = await learner(tea)(typed)
      expect(code).toBeGreaterThan(0)
      expect(err).not.toContain('\u001b')
    },
  )
})

describe('colour', () => {
  const isColoured = async (
    typed: string,
    terminal: { width: number } | null,
    env: Record<string, string> = {},
  ) => (await (await begun(tea, { terminal, env }))(typed)).out.includes('\u001b[')
  const terminal = { width: 80 }

  test.each<[string, { width: number } | null, Record<string, string>, boolean]>([
    ['', terminal, {}, true],
    ['', null, {}, false],
    ['', null, { FORCE_COLOR: '1' }, true],
    ['', terminal, { FORCE_COLOR: '0' }, false],
    ['', terminal, { NO_COLOR: '1' }, false],
    ['', terminal, { NO_COLOR: 'no' }, false],
    ['', terminal, { NO_COLOR: '' }, true],
    ['', terminal, { TERM: 'dumb' }, false],
    ['--no-color', terminal, {}, false],
    ['--no-color', terminal, { FORCE_COLOR: '1' }, false],
    ['--plain', terminal, {}, false],
    ['status --json', terminal, { FORCE_COLOR: '1' }, false],
  ])('`roadmap %s` on %j with %j: %j', async (typed, terminal, env, expected) => {
    expect(await isColoured(typed, terminal, env)).toBe(expected)
  })

  test.each(['', 'next', 'list --all', 'show kettle', 'log', 'remaining'])(
    '`roadmap %s` says nothing more with it',
    async (typed) => {
      const coloured = await begun(tea, { env: { FORCE_COLOR: '1' } })
      const bare = await begun(tea)
      expect(stripVTControlCharacters((await coloured(typed)).out)).toBe((await bare(typed)).out)
    },
  )

  test.each(['', 'next', 'list --all', 'show kettle', 'done leaves'])(
    '`roadmap %s --plain` is ASCII',
    async (typed) => {
      const { out } = await (await begun(tea, { terminal }))(`${typed} --plain`)
      expect(out.replace(/[¼⅓½⅔¾–]/g, '')).toMatch(/^[ -~\n]+$/)
    },
  )
})

describe('width', () => {
  const long =
    'A title that goes on and on and on, until it no longer fits into any terminal '.repeat(2)
  const wide = tea
    .replace('title: Tea', `title: ${long}`)
    .replace('title: Water', `title: ${long}\n        id: water`)
    .replace('title: Kettle', `title: 水壶${'水'.repeat(70)}\n        id: kettle`)
    .replace('Soft water', long)
  const typed = ['', 'next', 'list --all', 'list', 'show kettle', 'show basics', 'remaining', 'log']

  const tooLong = (out: string, width: number) =>
    out.split('\n').filter((row) => stringWidth(row) > width)

  test.each([80, 120])('no line is longer than the %i columns of a terminal', async (width) => {
    const roadmap = learner(wide, { terminal: { width }, env: { NO_COLOR: '1' } })
    const changes = ['start copper', 'done host', `note kettle ${long}`, 'done water', 'undo']
    for (const line of [...changes, ...typed])
      expect({ line, tooLong: tooLong((await roadmap(line)).out, width) }).toEqual({
        line,
        tooLong: [],
      })
  })

  const odd = [
    ...[
      'plain',
      '全角文字',
      'e\u0301\u0301\u0301clair',
      'a\u200bb\u2060c\ufeff',
      '👩‍👩‍👧 family',
      'नमस्ते',
    ],
    ...[
      '\u202eturned\u2066',
      'שלום',
      'soft\u00adhyphen',
      'two\u2028lines',
      'x'.repeat(300),
      '全'.repeat(200),
    ],
  ]

  test.each([60, 80, 120])(
    'columns stay aligned whatever the titles hold, on %i columns',
    async (width) => {
      const topics = odd.map((title, i) => ({ id: `id${10 + i}`, title, duration: '1 week' }))
      const text = JSON.stringify({ id: 'tea', title: 'Tea', stages: [{ title: 'S', topics }] })
      const roadmap = learner(text, { terminal: { width }, env: { NO_COLOR: '1' } })
      for (const line of ['list', 'list --all', 'show s']) {
        const { out } = await roadmap(line)
        const rows = out.split('\n').filter((row) => /id\d\d/.test(row))
        expect(rows).toHaveLength(odd.length)
        const columns = rows.map((row) => stringWidth(row.slice(0, row.search(/id\d\d/))))
        expect({ line, columns: new Set(columns).size }).toEqual({ line, columns: 1 })
        expect(tooLong(out, width)).toEqual([])
      }
    },
  )

  test.each(['', 'next', 'list'])('`roadmap %s` is not cut in a pipe', async (line) => {
    expect((await learner(wide)(line)).out).toContain(long.trim())
  })

  test('the bundled roadmap fits one screen', async () => {
    const roadmap = learner(undefined, { terminal: { width: 80 } })
    await roadmap('done internet')
    await roadmap('start git')
    expect((await roadmap('')).out.split('\n').length).toBeLessThanOrEqual(24)
  })
})

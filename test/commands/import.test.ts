import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { tea } from '../contract.ts'
import { type Learner, learner } from '../learner.ts'

const samples = join(import.meta.dirname, '../../../shared/samples')
const plan = `# Plan

## Web
- [x] [HTML](https://html.example/)
- [ ] CSS (2 weeks)

## Data
- [X] SQL
`

const inPlan = {
  stages: 2,
  topics: 3,
  headings: 2,
  ticks: 2,
  begun: 0,
  skipped: 0,
  links: 1,
  durations: 1,
}

const written = (me: Learner, file = 'roadmap.yaml') => readFileSync(join(me.folder, file), 'utf8')

test('writes a roadmap to read and edit, records the ticks as known, and says what it did', async () => {
  const roadmap = learner()
  roadmap.write('plan.md', plan)
  const { code, out } = await roadmap('import plan.md')
  expect(code).toBe(0)
  expect(out.replace(roadmap.folder, '')).toMatchInlineSnapshot(`
    "Plan (plan), from plan.md as markdown: 2 stages, 3 topics, 2 of them ticked, 1 link, 1 duration.

    Written to /roadmap.yaml
    What is ticked counts as known; \`roadmap undo\` takes that back.

    Next: roadmap next
    "
  `)
  expect(written(roadmap)).toMatchInlineSnapshot(`
    "format: 1
    id: plan
    title: Plan
    source: plan.md

    stages:
      - title: Web
        topics:
          - title: HTML
            links:
              - title: HTML
                url: https://html.example/
          - title: CSS
            duration: 2 weeks
      - title: Data
        topics:
          - SQL
    "
  `)
  const { entries } = JSON.parse(roadmap.kept('plan'))
  expect(entries).toMatchObject([{ marks: { html: 'done', sql: 'done' }, known: true }])
  expect((await roadmap('check')).code).toBe(0)
  await roadmap('undo')
  expect(await roadmap.statuses()).toMatchObject({ html: 'pending', sql: 'pending' })
})

test('answers with what was found', async () => {
  const roadmap = learner()
  roadmap.write('plan.md', plan)
  expect(await roadmap.json('import plan.md --id mine --title "My plan" -o mine.yaml')).toEqual({
    roadmap: { id: 'mine', title: 'My plan' },
    source: 'plan.md',
    out: join(roadmap.folder, 'mine.yaml'),
    format: 'markdown',
    found: inPlan,
    guesses: [],
    leftOut: [],
    entry: expect.any(String),
    difference: null,
    next: `roadmap use ${join(roadmap.folder, 'mine.yaml')}`,
  })
})

test('a file that is there is not replaced', async () => {
  const roadmap = learner(tea)
  roadmap.write('plan.md', plan)
  const { code, err } = await roadmap('import plan.md')
  expect(code).toBe(1)
  expect(err).toMatch(/roadmap\.yaml is there already.*\ntry: roadmap import plan.md --dry-run\n$/)
  expect(written(roadmap)).toBe(tea)
})

test('--dry-run writes nothing', async () => {
  const roadmap = learner()
  roadmap.write('plan.md', plan)
  expect(await roadmap.json('import plan.md --dry-run')).toMatchObject({
    out: null,
    entry: null,
    found: { ticks: 2 },
  })
  expect(readdirSync(roadmap.folder)).toEqual(['plan.md'])
  expect(existsSync(join(roadmap.home, 'data'))).toBe(false)
})

test('a newer version keeps ids and progress, and shows the difference', async () => {
  const roadmap = learner()
  roadmap.write('plan.md', plan)
  await roadmap('import plan.md')
  await roadmap('done css')
  roadmap.write('plan.md', plan.replace('## Web', '## The web').replace('SQL', 'SQL\n- [x] C'))
  expect((await roadmap('import plan.md --dry-run')).out).toContain(
    'Added (2)\n  The web (the-web)',
  )
  const { difference } = await roadmap.json('import plan.md --force')
  expect(difference.added.map(({ id }: { id: string }) => id)).toEqual(['the-web', 'c'])
  expect(difference.moved).toHaveLength(2)
  expect(await roadmap.statuses()).toMatchObject({
    html: 'done',
    css: 'done',
    sql: 'done',
    c: 'done',
  })
  const before = roadmap.kept('plan')
  expect(await roadmap.json('import plan.md --force')).toMatchObject({ entry: null })
  expect(roadmap.kept('plan')).toBe(before)
})

test('a topic that is new does not take the progress of one that is gone', async () => {
  const roadmap = learner()
  roadmap.write('plan.md', '# P\n## A\n- [x] C\n- [ ] D\n- [ ] E\n')
  await roadmap('import plan.md')
  roadmap.write('plan.md', '# P\n## A\n- [ ] C++\n- [ ] D\n- [ ] E\n')
  await roadmap('import plan.md --force')
  expect(Object.values(await roadmap.statuses())).not.toContain('done')
})

test('another roadmap in its place keeps nothing of it', async () => {
  const roadmap = learner(tea)
  roadmap.write('plan.md', plan)
  expect(await roadmap.json('import plan.md --force')).toMatchObject({
    roadmap: { id: 'plan' },
    difference: null,
  })
})

test('reads standard input, UTF-16 with a mark, CRLF', async () => {
  const text = `\ufeff${plan.replaceAll('\n', '\r\n')}`
  const bytes = Buffer.from(text, 'utf16le')
  for (const input of [text, bytes, Buffer.from(bytes).swap16()]) {
    const roadmap = learner(undefined, { input })
    const { found, roadmap: named } = await roadmap.json('import -')
    expect(found).toEqual(inPlan)
    expect(named).toEqual({ id: 'plan', title: 'Plan' })
  }
})

const node = (id: string, type: string, label: string, y: number) => ({
  id,
  type,
  position: { x: 0, y },
  width: 100,
  height: 40,
  data: { label },
})
const drawing = JSON.stringify({
  nodes: [
    node('t', 'title', 'Teacher', 0),
    node('n1', 'topic', 'Chalk', 100),
    node('n2', 'subtopic', 'White chalk', 145),
    node('n3', 'topic', 'Board', 300),
  ],
  edges: [{ id: 'e', source: 'n1', target: 'n3', data: { edgeStyle: 'solid' } }],
})

test('a drawing of roadmap.sh with its content and saved progress', async () => {
  const roadmap = learner()
  roadmap.write('d.json', drawing)
  roadmap.write('p.json', JSON.stringify({ done: ['n2'], learning: ['n3'], skipped: [] }))
  const link = { title: 'On chalk', url: 'https://chalk.example/', type: 'article' }
  roadmap.write(
    'c.json',
    JSON.stringify({ n1: { title: 'Chalk', description: 'x', links: [link] } }),
  )
  const answer = await roadmap.json('import d.json --progress p.json --content c.json')
  expect(answer).toMatchObject({
    format: 'roadmap.sh',
    found: { topics: 3, ticks: 1, begun: 1, links: 1 },
  })
  const statuses = await roadmap.statuses()
  expect(statuses).toMatchObject({ 'white-chalk': 'done', board: 'in-progress' })
  roadmap.write('d.json', drawing.replace('White chalk', 'Chalk, white').replace('Teacher', 'T'))
  await roadmap.json('import d.json --force')
  expect(await roadmap.statuses()).toEqual(statuses)
})

describe('what cannot be imported is refused, and nothing is written', () => {
  test.each([
    [
      'prose',
      'a.md',
      'It was a dark night. And then it was not, since the sun came.',
      /looked for/,
    ],
    ['an empty file', 'a.md', ' \n', /is empty/],
    ['a licence', 'LICENSE.md', '# MIT License\n\nPermission is hereby granted, free\n', /licence/],
    ['a day log', 'a.md', '# Log\n\n### Day 1: May 1\n\n**Today’s Progress**: x\n', /log/],
    ['a drawing without topics', 'a.json', '{"nodes":[{"type":"button"}],"edges":[]}', /nothing/],
    ['JSON of something else', 'a.json', '{"a":1}', /looked for: a `title` and `stages`/],
    ['saved progress alone', 'a.json', '{"done":[]}', /--progress/],
    ['cut-off JSON', 'a.json', drawing.slice(0, 90), /not whole JSON: it ends in the middle/],
    ['a web page', 'a.md', '<!DOCTYPE html><html></html>', /web page/],
    ['an encoding of old', 'a.md', Buffer.from('- [ ] caf\xe9', 'latin1'), /not UTF-8 text/],
    ['bytes', 'a.md', Buffer.from([0, 1, 2]), /not text/],
    ['broken UTF-16', 'a.md', Buffer.from([0xff, 0xfe, 0]), /broken UTF-16/],
    ['a roadmap with problems', 'a.yaml', 'title: A\nstages: [{}]\n', /a\.yaml:2:10/],
    ['a million boxes', 'a.md', '- [ ] a\n'.repeat(1_000_000), /250000 lines/],
    ['more than 50 MB', 'a.md', Buffer.alloc(52_428_801, 'a '), /more than 50 MB/],
  ])('%s', async (_, file, content, message) => {
    const roadmap = learner()
    roadmap.write(file, content)
    const { code, err, out } = await roadmap(`import ${file}`)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(message)
    expect(readdirSync(roadmap.folder)).toEqual([file])
  })

  test.each([
    ['csv', '- [ ] a\n- [ ] b\n', /not csv: it looks like markdown\ntry: .* --from markdown/],
    ['markdown', drawing, /not markdown: it looks like JSON/],
    ['roadmap.sh', plan, /not roadmap.sh: it looks like markdown/],
    ['json', 'a, b', /not JSON/],
    ['org', plan, /not org: it looks like markdown/],
    ['nonsense', plan, /no format `nonsense`/],
  ])('--from %s for something else', async (from, input, message) => {
    const roadmap = learner(undefined, { input })
    const { code, err } = await roadmap(`import - --from ${from}`)
    expect(code).toBe(from === 'nonsense' ? 2 : 1)
    expect(err).toMatch(message)
    expect(readdirSync(roadmap.folder)).toEqual([])
  })

  test.each([
    ['a file that is not there', 'import nowhere.md', /no file nowhere\.md/, 1],
    ['a folder', 'import .', /it is a folder/, 1],
    ['another scheme', 'import file:///etc/passwd', /only http and https/, 2],
    ['an id that is none', 'import plan.md --id -x', /cannot be an id/, 2],
    ['content with markdown', 'import plan.md --content plan.md', /roadmap\.sh/, 2],
    ['a folder that is not there', 'import plan.md -o a/b.yaml', /there is no folder/, 1],
  ])('%s', async (_, typed, message, exit) => {
    const roadmap = learner()
    roadmap.write('plan.md', plan)
    const { code, err } = await roadmap(typed)
    expect(err).toMatch(message)
    expect(code).toBe(exit)
  })

  test('where progress cannot be read', async () => {
    const roadmap = learner()
    roadmap.write('plan.md', plan)
    await roadmap('import plan.md -o a.yaml')
    const { mkdirSync, writeFileSync } = await import('node:fs')
    mkdirSync(join(roadmap.home, 'data'), { recursive: true })
    writeFileSync(join(roadmap.home, 'data', 'progress-plan.json'), '{')
    expect((await roadmap('import plan.md')).code).toBe(1)
    expect(existsSync(join(roadmap.folder, 'roadmap.yaml'))).toBe(false)
  })
})

describe('an address', () => {
  const serving = async (listener: RequestListener, use: (base: string) => Promise<void>) => {
    const server = createServer(listener)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    try {
      await use(`http://127.0.0.1:${port}`)
    } finally {
      server.closeAllConnections()
      server.close()
    }
  }

  test('is fetched, through redirects', () =>
    serving(
      ({ url }, response) => {
        if (url === '/plan.md') response.end(plan)
        else response.writeHead(302, { location: '/plan.md' }).end()
      },
      async (base) => {
        const roadmap = learner()
        expect(await roadmap.json(`import ${base}/x`)).toMatchObject({ found: { topics: 3 } })
        expect(written(roadmap)).toContain(`source: ${base}/x`)
      },
    ))

  test.each<[string, RequestListener, RegExp]>([
    ['an error', (_, response) => response.writeHead(404).end(), /says 404/],
    [
      'a redirect to a file',
      (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      /only http and https/,
    ],
    [
      'a redirect in a circle',
      (_, response) => response.writeHead(302, { location: '/' }).end(),
      /again and again/,
    ],
    [
      'more than 50 MB',
      (_, response) => {
        const part = Buffer.alloc(1 << 20, 'x')
        const more = () => {
          while (response.write(part));
        }
        response.on('drain', more)
        more()
      },
      /more than 50 MB/,
    ],
    [
      'what says that it is more than 50 MB',
      (_, response) => response.writeHead(200, { 'content-length': 60_000_000 }).write('x'),
      /more than 50 MB/,
    ],
    ['a server that hangs up', ({ socket }) => socket.destroy(), /cannot fetch/],
  ])('%s is refused', async (_, listener, message) =>
    serving(listener, async (base) => {
      const { code, err } = await learner()(`import ${base}/`)
      expect(err).toMatch(message)
      expect(code).toBe(1)
    }),
  )

  test('with a password is refused, and the password is not repeated', async () => {
    const { code, err } = await learner()('import https://me:secret@127.0.0.1/plan.md')
    expect(code).toBe(1)
    expect(err).toMatch(/with a name or a password in it is not fetched/)
    expect(err).not.toContain('secret')
  })

  test('where nobody answers', async () => {
    const { code, err } = await learner()('import http://127.0.0.1:1/')
    expect(code).toBe(1)
    expect(err).toMatch(/cannot fetch/)
  })
})

test('remarks are told with their lines, twenty at most', async () => {
  const roadmap = learner()
  const choices = Array.from(
    { length: 30 },
    (_, i) => `Choose one of the following ${i}:\n\n- [ ] a${i}\n- [ ] b${i}\n`,
  )
  roadmap.write('plan.md', `# P\n\n${choices.join('\n')}`)
  const { out } = await roadmap('import plan.md --dry-run')
  expect(out).toMatch(
    /Guessed \(30\)\n {2}line 3 {3}“Choose one of the following 0” was read as a choice/,
  )
  expect(out).toContain('… and 10 more; --json has all')
})

test.skipIf(!existsSync(samples)).each([
  ['ossu-computer-science.md', { topics: 63, durations: 62, ticks: 0 }],
  ['front-end-checklist.md', { topics: 100, ticks: 0 }],
  ['app-ideas-mypodcast.md', { topics: 26, ticks: 0 }],
  ['exercism-javascript-tags.md', { topics: 36, ticks: 24, stages: 6 }],
])('%s gives what is in it, and a sound roadmap', async (file, found) => {
  const roadmap = learner()
  expect(await roadmap.json(`import ${join(samples, file)}`)).toMatchObject({ found })
  expect(await roadmap.json('check')).toMatchObject({ problems: [] })
})

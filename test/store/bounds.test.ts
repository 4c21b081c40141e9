import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bounded } from '../../src/store/bounded.ts'
import { readBytes } from '../../src/store/bytes.ts'
import { type Learner, learner } from '../learner.ts'

const tea = 'id: tea\ntitle: Tea\nstages:\n  - title: One\n    topics: [Green, Black]\n'
const isUnix = process.platform !== 'win32'

/** Every command that reads a file somebody names, and what says no more than one sentence. */
const reading = (file: string) => [
  ...[`next -f ${file}`, `done a -f ${file}`, `check ${file}`, `diff ${file}`, `use ${file}`],
  ...[`import ${file} --dry-run`, `restore ${file}`],
]

async function expectRefused(
  roadmap: Learner,
  file: string,
  reason: RegExp,
  lines = reading(file),
) {
  for (const line of lines) {
    const { code, out, err } = await roadmap(line)
    expect({ line, code, out }).toEqual({ line, code: 1, out: '' })
    expect(err).toMatch(/^error: [^\n]+\n(try: .*\n)?$/)
    expect(err).toMatch(reason)
  }
}

describe.skipIf(!isUnix)('a file that is none', () => {
  test('a device without an end', async () => {
    await expectRefused(
      learner(tea),
      '/dev/zero',
      /has more than \d+ MB, which is too much to read/,
    )
  })

  test('links that go round in a circle, a file on the way, a name too long', async () => {
    const roadmap = learner(tea)
    symlinkSync('b', join(roadmap.folder, 'a'))
    symlinkSync('a', join(roadmap.folder, 'b'))
    await expectRefused(roadmap, 'a', /its links go round in a circle/)
    await expectRefused(roadmap, 'roadmap.yaml/x', /a folder on the way there is a file/)
    await expectRefused(roadmap, 'x'.repeat(5000), /its name is too long/)
  })

  test('a pipe is read, and one that nobody writes to is given up', async () => {
    const roadmap = learner(tea)
    const pipe = join(roadmap.folder, 'pipe')
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0)
    const writer = spawn('sh', ['-c', 'sleep 0.3; cat roadmap.yaml > pipe'], {
      cwd: roadmap.folder,
    })
    expect((await roadmap('check pipe')).out).toMatch(/^Tea is sound/)
    await once(writer, 'close')
    expect((await roadmap('check pipe')).err).toContain('is a pipe, and nothing comes through it')
  })

  test('a pipe, a device or a folder called roadmap.yaml is nobody’s roadmap', async () => {
    const roadmap = learner()
    const file = join(roadmap.folder, 'roadmap.yaml')
    symlinkSync('/dev/zero', file)
    expect((await roadmap.json('use')).by).toBe('bundled')
    rmSync(file)
    expect(spawnSync('mkfifo', [file]).status).toBe(0)
    expect((await roadmap.json('use')).by).toBe('bundled')
    rmSync(file)
    mkdirSync(file)
    expect((await roadmap.json('use')).by).toBe('bundled')
  })
})

test('a roadmap.yaml that cannot be read is named, and no other one is followed instead', async () => {
  const roadmap = learner(tea)
  truncateSync(join(roadmap.folder, 'roadmap.yaml'), 200_000_000)
  for (const line of ['next', 'done green']) {
    const { code, err } = await roadmap(line)
    expect({ code, err }).toEqual({
      code: 1,
      err: `error: ${roadmap.folder}/roadmap.yaml has more than 100 MB, which is too much to read\n`,
    })
  }
})

test.skipIf(process.getuid?.() === 0 || !isUnix)('nor one without permission', async () => {
  const roadmap = learner(tea)
  chmodSync(join(roadmap.folder, 'roadmap.yaml'), 0)
  expect((await roadmap('next')).err).toContain('you have no permission')
})

test('blank lines and blanks without end hold up nobody who looks for stages', async () => {
  for (const text of ['\n', ' ', ', ', '{ ']) {
    const roadmap = learner(text.repeat(1_000_000))
    expect((await roadmap.json('use')).by).toBe('bundled')
  }
})

const deep = 100_000
const stages = `{"title":"T","stages":[${'{"title":"A","topics":['.repeat(deep)}${']}'.repeat(deep)}]}`
const chain = Array.from({ length: 20_000 }, (_, i) => `a${i},a${i + 1}\n`).join('')
const nested: [file: string, text: string][] = [
  ['topics.json', stages],
  ['lists.json', `{"a":${'['.repeat(deep)}${']'.repeat(deep)}}`],
  ['line.md', `${'- '.repeat(deep)}[ ] a\n`],
  ['lists.md', Array.from({ length: 3000 }, (_, i) => `${'  '.repeat(i)}- [ ] a\n`).join('')],
  ['levels.md', Array.from({ length: 300 }, (_, i) => `${'  '.repeat(i)}- [ ] a\n`).join('')],
  ['quotes.md', `${'>'.repeat(deep)} - [ ] a\n`],
  ['stars.org', Array.from({ length: 3000 }, (_, i) => `${'*'.repeat(i + 1)} TODO a\n`).join('')],
  [
    'lists.org',
    `* a\n${Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}- [ ] a\n`).join('')}`,
  ],
  ['parents.csv', `title,parent\n${chain}`],
  [
    'depths.csv',
    `title,depth\n${Array.from({ length: 20_000 }, (_, i) => `a${i},${i + 1}\n`).join('')}`,
  ],
  ['topics.yaml', stages],
]

test.each(nested)('%s, nested without end, is refused in one sentence', async (file, text) => {
  const roadmap = learner(tea)
  roadmap.write(file, text)
  const { code, out, err } = await roadmap(`import ${file} --dry-run`)
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toMatch(/^error: .*(nested|nothing to import in|is no sound roadmap)/)
})

describe('a log with an entry nested without end', () => {
  const entry = (value: string) =>
    `{"format":1,"roadmap":"tea","entries":[{"id":"1","at":"2025-01-01T00:00:00.000Z","device":"d","dance":${value}}]}`
  const values = [
    `${'['.repeat(deep)}${']'.repeat(deep)}`,
    `${'[\n'.repeat(deep)}${']'.repeat(deep)}`,
    `${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`,
  ]

  test.each(values)('is no backup', async (value) => {
    const roadmap = learner(tea, { input: entry(value) })
    await roadmap('done green')
    const before = roadmap.kept()
    expect(await roadmap('restore -')).toMatchObject({
      code: 1,
      err: expect.stringContaining('error: the standard input is no backup of this program'),
    })
    expect(roadmap.kept()).toBe(before)
  })

  test.each(values)('is damaged, and nothing of it is shown or written', async (value) => {
    const roadmap = learner(tea)
    mkdirSync(join(roadmap.home, 'data'), { recursive: true })
    writeFileSync(join(roadmap.home, 'data', 'progress-tea.json'), entry(value))
    for (const line of ['status', 'log', 'log --json', 'backup', 'done green', 'undo', 'check']) {
      const { code, err } = await roadmap(line)
      expect({ line, code }).toEqual({ line, code: 1 })
      expect(err).toContain('is damaged')
    }
  })

  test('in the settings too', async () => {
    const roadmap = learner(tea)
    mkdirSync(join(roadmap.home, 'config'), { recursive: true })
    writeFileSync(join(roadmap.home, 'config', 'settings.json'), `{"a":${values[0]}}`)
    for (const line of ['config', 'config --json', 'done green'])
      expect((await roadmap(line)).err).toContain('settings.json is damaged')
  })
})

test('what was written to be read for ever is ended', () => {
  const endless = () => /^(a+)+$/.test(`${'a'.repeat(100)}b`)
  expect(() => bounded('evil.md', endless, 50)).toThrow('evil.md takes more than 1 seconds to read')
  expect(bounded('good.md', () => 7)).toBe(7)
  expect(() => bounded('bad.md', () => readBytes('/nowhere'))).toThrow('ENOENT')
})

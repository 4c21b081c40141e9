import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Learner, learner } from '../learner.ts'

const tea = `
id: tea
title: Tea
stages:
  - title: One
    topics: [Green, Black, White, {title: Milk, links: ['https://milk.org']}]
`
const commands = [
  ...['status', 'list', 'next', 'remaining', 'show green', 'log', 'check', 'backup'],
  ...['done milk', 'start milk', 'skip milk', 'reset green', 'undo', 'redo', 'note milk hot'],
  'open milk',
]

/** Somebody with a few entries on the disk, and the previous version beside it. */
async function drinker(): Promise<Learner> {
  const roadmap = learner(tea)
  const typed = [
    'done green',
    'start black',
    'note black "with “milk”, {or} \\"not\\""',
    'skip white',
  ]
  for (const line of typed) expect(await roadmap(line)).toMatchObject({ code: 0 })
  return roadmap
}

const data = (roadmap: Learner) => join(roadmap.home, 'data')
const progress = (roadmap: Learner) => join(data(roadmap), 'progress-tea.json')
const previous = (roadmap: Learner) => join(data(roadmap), 'progress-tea.previous.json')

interface Kept {
  id: string
  [field: string]: unknown
}
const entriesOf = (text: string): Kept[] => JSON.parse(text).entries

/** Puts this in place of the progress file, and holds every command to leaving it so and naming it. */
async function expectRefused(roadmap: Learner, content: string | Uint8Array, typed = commands) {
  writeFileSync(progress(roadmap), content)
  for (const line of typed) {
    const { code, out, err } = await roadmap(line)
    expect({ line, code, out }).toEqual({ line, code: 1, out: '' })
    expect(err).toContain(progress(roadmap))
    expect(err).toMatch(
      /(\d+ entries can be saved|nothing can be saved of it)\ntry: roadmap restore/,
    )
    expect(readFileSync(progress(roadmap)).equals(Buffer.from(content))).toBe(true)
  }
}

/** What `restore` gets back; the damaged file stays under another name. */
async function restored(roadmap: Learner, typed = 'restore'): Promise<Kept[]> {
  const damaged = readFileSync(progress(roadmap))
  const names = readdirSync(data(roadmap))
  expect(await roadmap(typed)).toMatchObject({ code: 0, err: '' })
  const [kept = '', ...more] = readdirSync(data(roadmap)).filter((name) => !names.includes(name))
  expect(more).toEqual([])
  expect(kept).toMatch(/^progress-tea\.damaged-\d+\.json$/)
  expect(readFileSync(join(data(roadmap), kept)).equals(damaged)).toBe(true)
  return entriesOf(roadmap.kept())
}

/** All commands work again. */
async function expectMended(roadmap: Learner): Promise<void> {
  for (const line of ['status', 'check', 'done milk', 'undo'])
    expect(await roadmap(line)).toMatchObject({ code: 0, err: '' })
}

test('cut at every byte: no command writes it, and all that can be read comes back', async () => {
  const roadmap = await drinker()
  const whole = roadmap.kept()
  const before = readFileSync(previous(roadmap), 'utf8')
  const lines = entriesOf(whole)
  const ends = lines.map((entry) => {
    const line = JSON.stringify(entry)
    return Buffer.byteLength(whole.slice(0, whole.indexOf(line) + line.length))
  })
  const bytes = Buffer.from(whole)
  // What lacks but the last newline is whole.
  for (let length = 0; length < bytes.length - 1; length++) {
    const cut = bytes.subarray(0, length)
    // Every command at some lengths, every length for some commands.
    const typed = commands.filter((_, i) => i % 8 === length % 8)
    await expectRefused(roadmap, cut, typed)

    const whole = lines.filter((_, i) => (ends[i] ?? 0) <= length)
    const isAlone = length % 3 === 0
    if (isAlone) rmSync(previous(roadmap))
    const last = isAlone ? [] : entriesOf(before)
    const entries = await restored(roadmap)
    expect(entries).toEqual(whole.length > last.length ? whole : last)
    if (length % 20 === 0) await expectMended(roadmap)
    for (const name of readdirSync(data(roadmap)))
      if (name.includes('damaged')) rmSync(join(data(roadmap), name))
    writeFileSync(previous(roadmap), before)
  }
})

const random = Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * i * 31 + i * 7) % 256))
const damages: [string, (whole: Buffer) => string | Uint8Array, number][] = [
  ['emptied', () => '', 3],
  ['blank', () => '  \n\n', 3],
  ['random bytes', () => random, 3],
  ['zeros, as a crashed machine leaves them', (whole) => Buffer.alloc(whole.length), 3],
  ['zeros at its end', (whole) => Buffer.concat([whole, Buffer.alloc(512)]), 4],
  ['a byte order mark in front', (whole) => Buffer.concat([Buffer.from('\ufeff'), whole]), 4],
  ['UTF-16', (whole) => Buffer.from(whole.toString('utf8'), 'utf16le'), 3],
  ['the settings of another program', () => '{"format": "prettier", "semi": false}', 3],
  ['a list', () => '[]', 3],
  ['null', () => 'null', 3],
  ['a number', () => '1', 3],
  ['no entries', () => '{"format":1,"roadmap":"tea"}', 3],
  ['entries that are none', () => '{"format":1,"roadmap":"tea","entries":[null,1,{}]}', 3],
  ['format 0', (whole) => whole.toString('utf8').replace('1', '0'), 4],
  ['another roadmap’s log', () => '{"format":1,"roadmap":"coffee","entries":[]}', 3],
  ['rubbish in its middle', (whole) => spoil(whole, whole.length / 2, '{"\\\u0007[{"'), 4],
  ['rubbish in front', (whole) => `{"{{[[ "\n${whole}`, 4],
  ['merge marks of git', (whole) => `<<<<<<< mine\n${whole}=======\n${whole}>>>>>>> theirs\n`, 4],
  ['deep nesting', (whole) => `${'{"a":['.repeat(20_000)}${whole}`, 4],
  ['deep braces', (whole) => `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}${whole}`, 4],
]

function spoil(whole: Buffer, at: number, rubbish: string): Buffer {
  return Buffer.concat([whole.subarray(0, at), Buffer.from(rubbish), whole.subarray(at)])
}

describe('the progress file overwritten', () => {
  test.each(damages)('with %s: refused, left alone, put back', async (_, damage, least) => {
    const roadmap = await drinker()
    const whole = entriesOf(roadmap.kept())
    await expectRefused(roadmap, damage(readFileSync(progress(roadmap))))
    const entries = await restored(roadmap)
    expect(entries.length).toBeGreaterThanOrEqual(least)
    expect(whole).toEqual(expect.arrayContaining(entries))
    expect(whole.slice(0, 3)).toEqual(entries.slice(0, 3))
    await expectMended(roadmap)
  })

  test.each(damages)('with %s: a backup puts everything back', async (_, damage) => {
    const roadmap = await drinker()
    const whole = entriesOf(roadmap.kept())
    roadmap.write('backup.json', (await roadmap('backup')).out)
    writeFileSync(progress(roadmap), damage(readFileSync(progress(roadmap))))
    expect(await restored(roadmap, 'restore backup.json')).toEqual(whole)
    await expectMended(roadmap)
  })

  test.each(damages)(
    'with %s, and the previous one too: a backup puts everything back',
    async (_, damage) => {
      const roadmap = await drinker()
      const whole = entriesOf(roadmap.kept())
      roadmap.input = (await roadmap('backup')).out
      const content = damage(readFileSync(progress(roadmap)))
      writeFileSync(previous(roadmap), content)
      await expectRefused(roadmap, content, ['status', 'done milk'])
      expect(await restored(roadmap, 'restore -')).toEqual(whole)
      await expectMended(roadmap)
    },
  )
})

test('of a damaged previous version too, what can be read is saved', async () => {
  const roadmap = await drinker()
  const whole = entriesOf(roadmap.kept())
  writeFileSync(progress(roadmap), '')
  writeFileSync(previous(roadmap), readFileSync(previous(roadmap)).subarray(0, -20))
  expect(await restored(roadmap)).toEqual(whole.slice(0, 2))
})

test('a second damage keeps its file beside the first one', async () => {
  const roadmap = await drinker()
  for (const [i, content] of ['one', 'two', 'three'].entries()) {
    writeFileSync(progress(roadmap), content)
    const { kept } = await roadmap.json('restore')
    expect(kept).toBe(join(data(roadmap), `progress-tea.damaged-${i + 1}.json`))
    expect(readFileSync(kept, 'utf8')).toBe(content)
  }
})

test('an entry inside another one is no entry of its own', async () => {
  const roadmap = learner(tea)
  const inner = { id: '2', at: '2025-01-01T00:00:00.000Z', device: 'd', marks: { green: 'done' } }
  const outer = { id: '1', at: '2025-01-01T00:00:00.000Z', device: 'd', dance: { steps: [inner] } }
  mkdirSync(data(roadmap), { recursive: true })
  writeFileSync(
    progress(roadmap),
    `{"format":1,"roadmap":"tea","entries":[${JSON.stringify(outer)}`,
  )
  expect(await restored(roadmap)).toEqual([outer])
})

test('without anything to save, it says so and names a backup as the way out', async () => {
  const roadmap = learner(tea)
  mkdirSync(data(roadmap), { recursive: true })
  await expectRefused(roadmap, 'rubbish')
  expect((await roadmap('status')).err).toContain('try: roadmap restore BACKUP\n')
})

test('a folder in place of the progress file is named and left alone', async () => {
  const roadmap = learner(tea)
  mkdirSync(join(progress(roadmap), 'mine'), { recursive: true })
  for (const line of [...commands, 'restore']) {
    const { code, err } = await roadmap(line)
    expect({ line, code, err }).toEqual({
      line,
      code: 1,
      err: `error: cannot read ${progress(roadmap)}: it is a folder\n`,
    })
  }
  expect(readdirSync(progress(roadmap))).toEqual(['mine'])
})

test.each([
  ['rubbish', 'rubbish'],
  ['nothing', ''],
  ['a list', '[1]'],
  ['cut short', '{"device": "a'],
])('settings that are %s are named and never overwritten', async (_, content) => {
  const roadmap = await drinker()
  const settings = join(roadmap.home, 'config', 'settings.json')
  writeFileSync(settings, content)
  for (const line of ['done milk', 'note milk hot', 'undo', 'config', 'use roadmap.yaml']) {
    const { code, err } = await roadmap(line)
    expect({ line, code }).toEqual({ line, code: 1 })
    expect(err).toContain(`${settings} is damaged`)
    expect(readFileSync(settings, 'utf8')).toBe(content)
  }
  // Nothing is asked of them here.
  expect(await roadmap('status')).toMatchObject({ code: 0, err: '' })
})

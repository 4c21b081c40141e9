import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Machine, machine, manyTopics } from './machine.ts'

// A small disk of our own, which root may have, or who is let by sudo.
const disk = mkdtempSync(join(tmpdir(), 'roadmap-disk-'))
const isRoot = process.getuid?.() === 0
const asRoot = (...words: string[]): boolean => {
  const [command = '', ...args] = isRoot ? words : ['sudo', '-n', ...words]
  return spawnSync(command, args).status === 0
}
const owner = `uid=${process.getuid?.()},gid=${process.getgid?.()}`
const hasDisk =
  process.platform === 'linux' &&
  asRoot('mount', '-t', 'tmpfs', '-o', `size=512k,nr_inodes=200,${owner}`, 'none', disk)
if (!hasDisk) process.stderr.write('skipped: only root can mount a small disk here\n')
afterAll(() => {
  if (hasDisk) asRoot('umount', disk)
  rmSync(disk, { recursive: true, force: true })
})

const long = 'a long thought, so that the log takes several pages of the disk '.repeat(20)

/** Writes to a file, as far as that goes, until so many pages are free. */
function fill(pages: number): void {
  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(join(disk, 'ballast'), Buffer.alloc(Math.max(0, bavail - pages) * bsize))
}

/** What a refusal leaves: the log as it was, and nothing beside it but what is one more each time. */
function expectUnchanged(here: Machine, before: Buffer): void {
  expect(readFileSync(here.progress).equals(before)).toBe(true)
  JSON.parse(readFileSync(here.previous, 'utf8'))
}

describe.skipIf(!hasDisk)('a full disk', () => {
  let here: Machine
  beforeAll(async () => {
    here = machine(manyTopics(20), { place: join(disk, 'place') })
    for (let i = 0; i < 12; i++)
      expect(await here.run(['note', 't1', long])).toMatchObject({ code: 0 })
  })

  test('leaves the log as it was, and is named, however many pages are free', async () => {
    const outcomes = new Set<number | null>()
    for (let pages = 0; pages < 16; pages++) {
      const before = readFileSync(here.progress)
      fill(pages)
      const { code, out, err } = await here.run(['note', 't1', long])
      outcomes.add(code)
      if (code === 0) expect(here.entries().at(-1)).toMatchObject({ note: { text: long.trim() } })
      else {
        expect({ code, out, err }).toEqual({
          code: 1,
          out: '',
          err: `error: cannot write ${here.progress}: the disk is full; free some space and try again\n`,
        })
        expectUnchanged(here, before)
      }
      expect(await here.run(['status'])).toMatchObject({ code: 0, err: '' })
    }
    expect([...outcomes].sort()).toEqual([0, 1])
    rmSync(join(disk, 'ballast'))
    expect(await here.run(['note', 't1', 'at last'])).toMatchObject({ code: 0, err: '' })
    expect(here.files('data')).toEqual(['progress-tea.json', 'progress-tea.previous.json'])
  })

  test('is named by the first command of a new home too, and by restore', async () => {
    const fresh = machine(manyTopics(20), { place: join(disk, 'fresh') })
    fill(0)
    const first = await fresh.run(['done', 't1'])
    expect(first).toMatchObject({ code: 1, out: '' })
    expect(first.err).toContain(`cannot write ${fresh.home}`)
    expect(first.err).toContain('the disk is full')

    writeFileSync(here.progress, readFileSync(here.progress).subarray(0, -300))
    const before = readFileSync(here.progress)
    const restore = await here.run(['restore'])
    expect(restore).toMatchObject({ code: 1, out: '' })
    expect(restore.err).toContain(`cannot write ${here.progress}: the disk is full`)
    expectUnchanged(here, before)
    rmSync(join(disk, 'ballast'))
    expect(await fresh.run(['done', 't1'])).toMatchObject({ code: 0, err: '' })
    expect(await here.run(['restore'])).toMatchObject({ code: 0, err: '' })
  })

  test('without room for one more file leaves the log as it was', async () => {
    const before = readFileSync(here.progress)
    const free = statfsSync(disk).ffree
    for (let i = 0; i < free; i++) writeFileSync(join(disk, `full-${i}`), '')
    const { code, err } = await here.run(['done', 't2'])
    expect(code).toBe(1)
    expect(err).toContain(`cannot write ${here.progress}: the disk is full`)
    expectUnchanged(here, before)
    for (let i = 0; i < free; i++) rmSync(join(disk, `full-${i}`))
    expect(await here.run(['done', 't2'])).toMatchObject({ code: 0, err: '' })
  })

  test('that is read-only can be read, and is named when it is to be written', async () => {
    const before = readFileSync(here.progress)
    expect(asRoot('mount', '-o', 'remount,ro', disk)).toBe(true)
    expect(await here.run(['status'])).toMatchObject({ code: 0, err: '' })
    expect(await here.run(['done', 't3'])).toMatchObject({
      code: 1,
      out: '',
      err: `error: cannot write ${here.progress}: the disk is read-only\n`,
    })
    expectUnchanged(here, before)
    expect(asRoot('mount', '-o', 'remount,rw', disk)).toBe(true)
    expect(await here.run(['done', 't3'])).toMatchObject({ code: 0, err: '' })
  })
})

/** Somebody with two entries on the disk, and commands of a user whom permissions bind. */
async function commoner() {
  const here = machine(manyTopics(20))
  for (const topic of ['t1', 't2'])
    expect(await here.run(['done', topic])).toMatchObject({ code: 0 })
  const user = isRoot ? { uid: 65534, gid: 65534 } : {}
  return { ...here, user, as: (...typed: string[]) => here.run(typed, { user }) }
}

describe('no permission', () => {
  test('for the folder: reading works, writing changes nothing and is named', async () => {
    const here = await commoner()
    const before = readFileSync(here.progress)
    for (const folder of [
      here.home,
      here.data,
      join(here.home, 'config'),
      join(here.home, 'cache'),
    ])
      chmodSync(folder, 0o555)
    expect(await here.as('status')).toMatchObject({ code: 0, err: '' })
    for (const typed of [['done', 't3'], ['note', 't1', 'hm'], ['restore']])
      expect(await here.as(...typed)).toMatchObject({
        code: 1,
        out: '',
        err: `error: cannot write ${here.progress}: you have no permission\n`,
      })
    expect(readFileSync(here.progress).equals(before)).toBe(true)
    expect(here.files('data')).toEqual(['progress-tea.json', 'progress-tea.previous.json'])
    chmodSync(here.data, 0o755)
    rmSync(here.home, { recursive: true })
  })

  test('to read the file: no command takes it for an empty one', async () => {
    const here = await commoner()
    const before = readFileSync(here.progress)
    for (const folder of [here.home, here.data]) chmodSync(folder, 0o777)
    chmodSync(here.progress, 0)
    for (const typed of [['status'], ['done', 't3'], ['undo'], ['restore'], ['backup']])
      expect(await here.as(...typed)).toMatchObject({
        code: 1,
        out: '',
        err: `error: cannot read ${here.progress}: you have no permission\n`,
      })
    chmodSync(here.progress, 0o644)
    expect(readFileSync(here.progress).equals(before)).toBe(true)
  })

  test('for a home that is gone: reading works, writing is named', async () => {
    const here = await commoner()
    rmSync(here.home, { recursive: true })
    chmodSync(here.place, 0o555)
    expect(await here.as('status')).toMatchObject({ code: 0, err: '' })
    const { code, out, err } = await here.as('done', 't3')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^error: cannot write \/.*: (you have no permission|it is not there)\n$/)
    expect(err).toContain(here.home)
    chmodSync(here.place, 0o755)
  })
})

test('a home that vanished is made again', async () => {
  const here = await commoner()
  rmSync(here.home, { recursive: true })
  expect(await here.run(['done', 't3'])).toMatchObject({ code: 0, err: '' })
  expect(here.entries()).toHaveLength(1)
})

test.each(['home/data', 'home/config', 'home/cache', 'home'])(
  'a file in place of the folder %s is named and left alone',
  async (name) => {
    const here = machine(manyTopics(20))
    const file = join(here.place, name)
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, 'mine')
    const { code, err } = await here.run(['done', 't1'])
    if (name === 'home/cache') expect({ code, err }).toEqual({ code: 0, err: '' })
    else {
      expect(code).toBe(1)
      expect(err).toMatch(/^error: cannot (read|write) .*: a folder on the way there is a file\n$/)
      expect(err).toContain(file)
    }
    expect(readFileSync(file, 'utf8')).toBe('mine')
  },
)

test('a progress file that is a link stays one, and keeps who may read it', async () => {
  const here = await commoner()
  const elsewhere = join(here.place, 'synced.json')
  renameSync(here.progress, elsewhere)
  symlinkSync(elsewhere, here.progress)
  chmodSync(elsewhere, 0o600)
  expect(await here.run(['done', 't3'])).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse(readFileSync(elsewhere, 'utf8')).entries).toHaveLength(3)
  expect(JSON.parse(readFileSync(here.previous, 'utf8')).entries).toHaveLength(2)
  expect(statSync(elsewhere).mode & 0o777).toBe(0o600)
  expect(here.entries()).toHaveLength(3)
  expect(existsSync(`${elsewhere}.new`)).toBe(false)
  expect(readdirSync(here.data)).toHaveLength(2)
})

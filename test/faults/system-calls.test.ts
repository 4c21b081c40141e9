import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Ended, inParallel, type Machine, machine, manyTopics } from './machine.ts'

// strace fails a chosen system call of the program, or kills the program at it. Only the main thread is followed, which
// is the one that reads and writes files; so the calls on our files come in the same order in every run. Their numbers
// are not the same: where the memory lies, which is left to chance, Node reads /proc/self/maps once more or less.

const canTrace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0
if (!canTrace) process.stderr.write('skipped: strace is missing here, or may not trace\n')

const reading = ['openat', 'read', 'pread64', 'close', 'statx', 'newfstatat', 'fstat', 'getdents64']
const writing = [
  ...['write', 'pwrite64', 'fsync', 'fdatasync', 'ftruncate', 'copy_file_range', 'sendfile'],
  ...['rename', 'renameat', 'renameat2', 'link', 'linkat', 'unlink', 'unlinkat'],
  ...['mkdir', 'mkdirat'],
]
const traced = `trace=${[...reading, ...writing].map((call) => `?${call}`).join(',')}`

/** A system call as it is in every run: the how-manieth of its name on that file. */
interface Call {
  name: string
  on: string
  nth: number
}

/** A system call in one run, where it is the n-th of its name in all. */
interface Traced extends Call {
  n: number
  isFaulted: boolean
}

/** The system calls in a trace that are on files of this machine. */
function callsIn(trace: string, here: Machine): Traced[] {
  const counts = new Map<string, number>()
  const counted = (what: string) => {
    const n = (counts.get(what) ?? 0) + 1
    counts.set(what, n)
    return n
  }
  return trace.split('\n').flatMap((line) => {
    const name = /^(\w+)\(/.exec(line)?.[1]
    if (name === undefined) return []
    const n = counted(name)
    const path = new RegExp(`${here.home}([^">]*)`).exec(line)?.[1]
    if (path === undefined) return []
    // Names that hold a process id or a moment.
    const file = path.replace(/roadmap-\w+/, 'roadmap').replace(/(\.lock|\.json)\.\d.*/, '$1.…')
    const on = `${file} ${/O_(CREAT|DIRECTORY)/.exec(line)?.[1] ?? ''}`
    const nth = counted(`${name} ${on}`)
    return [{ name, on, nth, n, isFaulted: /INJECTED|\) = \?/.test(line) }]
  })
}

async function runTraced(
  here: Machine,
  typed: string[],
  how: string[],
): Promise<Ended & { trace: string }> {
  const file = join(here.place, 'trace')
  const ended = await here.run(typed, { under: ['strace', '-y', '-o', file, '-e', traced, ...how] })
  return { ...ended, trace: existsSync(file) ? readFileSync(file, 'utf8') : '' }
}

/** A copy of a machine for each fault, each tried until it was met at the call that was meant. */
async function atEachCall(
  made: () => Promise<Machine>,
  typed: string[],
  faultsOf: (call: Call) => string[],
  look: (here: Machine, ended: Ended, call: Call, fault: string) => Promise<void>,
): Promise<number> {
  const goodCalls = async () => {
    const good = await made()
    return callsIn((await runTraced(good, typed, [])).trace, good)
  }
  const calls = await goodCalls()
  const faults = calls.flatMap((call) => faultsOf(call).map((fault) => [call, fault] as const))
  await inParallel(faults, availableParallelism(), async ([call, fault]) => {
    let { n } = call
    for (let tries = 0; tries < 20; tries++) {
      const here = await made()
      const how = ['-e', `inject=${call.name}:${fault}:when=${n}`]
      const { trace, ...ended } = await runTraced(here, typed, how)
      const met = callsIn(trace, here).find((one) => one.isFaulted)
      if (met !== undefined && isSame(met, call)) {
        await look(here, ended, call, fault)
        return
      }
      // This run or the one that was counted had another number of calls before it: count another one.
      n = (await goodCalls()).find((one) => isSame(one, call))?.n ?? n
    }
    throw new Error(`${sayCall(call)} was never met`)
  })
  return faults.length
}

function isSame(a: Call, b: Call): boolean {
  return a.name === b.name && a.on === b.on && a.nth === b.nth
}

function sayCall({ name, on, nth }: Call): string {
  return `${name} number ${nth} on ${on}`
}

async function freshly(): Promise<Machine> {
  return machine(manyTopics(3))
}

/** Somebody with two entries on the disk. */
function inUse(): () => Promise<Machine> {
  let template: Promise<Machine> | null = null
  const prepare = async () => {
    const here = await freshly()
    for (const topic of ['t1', 't2'])
      expect(await here.run(['done', topic])).toMatchObject({ code: 0 })
    return here
  }
  return async () => {
    template ??= prepare()
    const { folder, home } = await template
    const here = machine(manyTopics(3), { folder })
    cpSync(home, here.home, { recursive: true })
    return here
  }
}

/** What holds after any fault: all that was there is there, and the next command works at once. */
async function expectWhole(here: Machine, before: number, what: string): Promise<number> {
  const after = existsSync(here.progress) ? here.entries().length : 0
  expect([before, before + 1], what).toContain(after)
  if (existsSync(here.previous)) JSON.parse(readFileSync(here.previous, 'utf8'))
  const next = await here.run(['note', 't1', 'on it goes'])
  expect(next, what).toMatchObject({ code: 0, err: '' })
  expect(next.milliseconds, what).toBeLessThan(3000)
  expect(here.entries(), what).toHaveLength(after + 1)
  return after
}

describe.skipIf(!canTrace)('a system call that fails', () => {
  const isWritten = ({ on }: Call) => /(\.new|…) /.test(on)
  const codes = (call: Call) => {
    // Of files that are only read, Node itself takes it for impossible and aborts.
    if (call.name === 'close' && !isWritten(call)) return []
    return reading.includes(call.name) && !isWritten(call)
      ? ['EIO', 'EACCES']
      : ['ENOSPC', 'EDQUOT', 'EIO', 'EACCES', 'EROFS']
  }
  const errors = (call: Call) => codes(call).map((code) => `error=${code}`)

  test.each([
    ['the first command', () => freshly, 0],
    ['a later command', inUse, 2],
  ])('of %s leaves the old state or the new one, and is named', async (_, made, before) => {
    const tried = await atEachCall(
      made(),
      ['done', 't3', '--json'],
      errors,
      async (here, { code, out, err }, call, fault) => {
        const what = `${sayCall(call)} with ${fault}: ${err}`
        const after = await expectWhole(here, before, what)
        if (code === 0) {
          expect(JSON.parse(out).entry, what).toBe(here.entries()[before]?.id)
          expect(after, what).toBe(before + 1)
          return
        }
        expect(code, what).toBe(1)
        expect(out, what).toBe('')
        const { error } = JSON.parse(err)
        expect(error.message, what).toMatch(/^cannot (read|write) \/.*: .{10}/)
        expect(error.message, what).toContain(here.place)
      },
    )
    expect(tried).toBeGreaterThan(60)
  })

  test('of the write itself is never passed over', async () => {
    const isOfWrite = (call: Call) =>
      /^(openat|p?write|fsync|rename|link)/.test(call.name)
        ? /(json\.new|data) (CREAT)?$/.test(call.on)
        : call.name === 'close' && /json\.new $/.test(call.on)
    const inWrite = (call: Call) => (isOfWrite(call) ? ['error=ENOSPC', 'error=EIO'] : [])
    await atEachCall(inUse(), ['done', 't3'], inWrite, async (here, { code, err }, call, fault) => {
      const what = `${sayCall(call)} with ${fault}: ${err}`
      expect([code, err], what).toEqual([1, expect.stringContaining(here.progress)])
    })
  })

  test('to make links is done without: some file systems have none', async () => {
    for (const code of ['EPERM', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK']) {
      const here = await inUse()()
      const how = ['-e', `inject=?link,?linkat:error=${code}`]
      const { trace: _, ...ended } = await runTraced(here, ['done', 't3'], how)
      expect(ended, code).toMatchObject({ code: 0, err: '' })
      expect(here.entries()).toHaveLength(3)
      expect(JSON.parse(readFileSync(here.previous, 'utf8')).entries).toHaveLength(2)
      expect(here.files('data')).toEqual(['progress-tea.json', 'progress-tea.previous.json'])
    }
  })
})

describe.skipIf(!canTrace)('killed at a system call', () => {
  test.each([
    ['the first command', () => freshly, 0],
    ['a later command', inUse, 2],
  ])('%s leaves the old state or the new one, and no lock to wait for', async (_, made, before) => {
    const kill = () => ['signal=SIGKILL']
    await atEachCall(made(), ['done', 't3', '--json'], kill, async (here, { out }, call) => {
      const what = sayCall(call)
      const after = await expectWhole(here, before, what)
      if (out !== '') expect(after, what).toBe(before + 1)
    })
  })
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, uptime } from 'node:os'
import { expect, test } from 'vitest'
import { type Ended, type Machine, machine, manyTopics } from './machine.ts'

const dead = deadPid()
const holder = { id: 'somebody-else', pid: 1, host: hostname() }

/** The process id of somebody who is gone. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
  await once(child, 'close')
  return child.pid ?? 0
}

/** A machine whose progress file is locked by what this says, since so many seconds. */
function lockedBy(content: string, seconds = 0): Machine & { lock: string } {
  const here = machine(manyTopics(20))
  const lock = `${here.progress}.lock`
  mkdirSync(here.data, { recursive: true })
  writeFileSync(lock, content)
  const then = new Date(Date.now() - seconds * 1000)
  utimesSync(lock, then, then)
  return { ...here, lock }
}

function expectAtOnce(here: Machine, ended: Ended): void {
  expect(ended).toMatchObject({ code: 0, err: '' })
  // It tells after three seconds.
  expect(ended.milliseconds).toBeLessThan(3000)
  expect(here.files('data')).toEqual(['progress-tea.json'])
}

test('the lock of a dead process is taken over at once', async () => {
  const here = lockedBy(JSON.stringify({ ...holder, pid: await dead }))
  expectAtOnce(here, await here.run(['done', 't1']))
})

test('many who find the lock of a dead process all land, and wait for nobody', async () => {
  for (let round = 0; round < 5; round++) {
    const here = lockedBy(JSON.stringify({ ...holder, pid: await dead }))
    const all = Array.from({ length: 12 }, (_, i) => here.run(['done', `t${i + 1}`]))
    for (const ended of await Promise.all(all)) expect(ended).toMatchObject({ code: 0, err: '' })
    expect(here.entries()).toHaveLength(12)
    expect(here.files('data')).toEqual(['progress-tea.json', 'progress-tea.previous.json'])
  }
})

test('one who was killed while taking over a lock leaves nothing to wait for', async () => {
  const pid = await dead
  const here = lockedBy(JSON.stringify({ ...holder, pid }))
  const taker = { ...holder, id: 'taker', pid }
  writeFileSync(`${here.lock}.${holder.id}.removal`, JSON.stringify(taker))
  writeFileSync(
    `${here.lock}.${holder.id}.removal.taker.removal`,
    JSON.stringify({ ...taker, id: 'next' }),
  )
  expectAtOnce(here, await here.run(['done', 't1']))
})

test('the lock of another life of the machine is taken over, though its process id is in use again', async () => {
  const here = lockedBy(JSON.stringify({ ...holder, pid: process.pid }), uptime() + 60)
  expectAtOnce(here, await here.run(['done', 't1']))
})

test('the lock of another machine is taken over after a day', async () => {
  const here = lockedBy(JSON.stringify({ ...holder, host: 'elsewhere' }), 25 * 3600)
  expectAtOnce(here, await here.run(['done', 't1']))
})

const nonsense = [
  ...['', 'null', '[]', '1', '"lock"', '{}', '\0\0\0\0', '{"id":"__proto__"}', '{"__proto__":{}}'],
  ...[{ pid: 2 ** 40 }, { pid: -1 }, { pid: 0 }, { pid: 1.5 }, { pid: '1' }, { pid: null }].map(
    (odd) => JSON.stringify({ ...holder, ...odd }),
  ),
  ...[{ id: '../../../oops' }, { id: 'x'.repeat(300) }, { id: '' }, { host: 7 }].map((odd) =>
    JSON.stringify({ ...holder, ...odd }),
  ),
]

test.each(nonsense)('a lock that says %j is taken over when it is seconds old', async (content) => {
  for (const seconds of [11, -3600]) {
    const here = lockedBy(content, seconds)
    expectAtOnce(here, await here.run(['done', 't1']))
  }
})

test('the lock of a living process is waited for, and named; and taken over when it dies', async () => {
  const living = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  const gone = once(living, 'close')
  const here = lockedBy(JSON.stringify({ ...holder, pid: living.pid, host: hostname() }))
  const waiting = here.start(['done', 't1'])
  const [told] = await once(waiting.child.stderr ?? living, 'data')
  expect(told).toBe(
    `waiting for process ${living.pid} on ${hostname()}, which holds ${here.lock}\n`,
  )
  // Reading waits for nobody.
  expect(await here.run(['status'])).toMatchObject({ code: 0, err: '' })
  living.kill('SIGKILL')
  await gone
  const { code, milliseconds } = await waiting.ended
  expect(code).toBe(0)
  expect(milliseconds).toBeGreaterThan(2900)
  expect(here.entries()).toHaveLength(1)
})

test('the lock of another machine is waited for, and what its name holds is harmless', async () => {
  const here = lockedBy(JSON.stringify({ ...holder, host: 'else\u001b[31m\u202ewhere' }))
  const waiting = here.start(['done', 't1'])
  const [told] = await once(waiting.child.stderr ?? process.stderr, 'data')
  expect(told).toMatch(/^waiting for process 1 on else\ufffd\[31mwhere, which holds .*\n$/)
  rmSync(here.lock)
  expect(await waiting.ended).toMatchObject({ code: 0 })
})

test('a command that is stopped while it waits leaves the lock to its holder', async () => {
  const content = JSON.stringify({ ...holder, pid: process.pid })
  const here = lockedBy(content)
  const waiting = here.start(['done', 't1'])
  await once(waiting.child.stderr ?? process.stderr, 'data')
  waiting.child.kill('SIGKILL')
  expect(await waiting.ended).toMatchObject({ code: null })
  expect(here.files('data')).toContain('progress-tea.json.lock')
})

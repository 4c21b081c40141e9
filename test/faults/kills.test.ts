import { existsSync, mkdirSync, readdirSync, utimesSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { entrySaid, type Machine, machine, manyTopics, median, type Running } from './machine.ts'

const topics = 40
const verbs = ['done', 'start', 'reset', 'skip', 'note', 'undo', 'redo'] as const

const pick = <T>(list: readonly T[]): T => {
  const one = list[Math.floor(Math.random() * list.length)]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}

function writing(): string[] {
  const verb = pick(verbs)
  const topic = `t${1 + Math.floor(Math.random() * topics)}`
  if (verb === 'undo' || verb === 'redo') return [verb, '--json']
  return verb === 'note' ? [verb, topic, 'a thought', '--json'] : [verb, topic, '--json']
}

/** Kills writing commands at random moments, and what was seen of them. */
class Killer {
  killed = 0
  /** Kills that left a lock, an unfinished file or a claim behind. */
  within = { lock: 0, write: 0, claim: 0 }
  followUps: number[] = []
  /** How long a command takes that is left alone, among as many others. */
  #typical = 250

  /** A few commands at once, most of them killed; then one that is left alone. */
  async round(here: Machine, atOnce: number): Promise<void> {
    const running = Array.from({ length: atOnce }, () => here.start(writing()))
    const stop = this.#killAll(here, running)
    const ended = await Promise.all(running.map((one) => one.ended))
    stop()
    for (const { code, milliseconds, err } of ended) {
      if (code === null) this.killed++
      else {
        this.#typical = 0.8 * this.#typical + 0.2 * milliseconds
        // Nothing to undo, or nothing to redo.
        expect([0, 1], err).toContain(code)
      }
    }
    const left = here.files('data')
    if (left.includes('progress-tea.json.lock')) this.within.lock++
    if (left.some((name) => name.endsWith('.new'))) this.within.write++
    if (left.some((name) => name.includes('.lock.'))) this.within.claim++
    const kept = existsSync(here.progress) ? here.entries().map((entry) => entry.id) : []
    const promised = ended.flatMap(({ out }) => entrySaid(out) ?? [])
    expect(kept).toEqual(expect.arrayContaining(promised))

    const next = await here.run(['note', 't1', 'left alone', '--json'])
    expect(next).toMatchObject({ code: 0, err: '' })
    this.followUps.push(next.milliseconds)
    const after = here.entries().map((entry) => entry.id)
    expect(after.slice(0, kept.length)).toEqual(kept)
    expect(after).toContain(entrySaid(next.out))
    expect(after).toEqual([...new Set(after)].sort())
  }

  /** Half of them at any moment of their life, half from the moment on at which they want the lock. */
  #killAll(here: Machine, running: Running[]): () => void {
    const timers: NodeJS.Timeout[] = []
    const kill = ({ child }: Running, after: number) =>
      timers.push(setTimeout(() => child.kill('SIGKILL'), after))
    const atLock = running.filter((_, i) => i % 2 === 0)
    for (const one of running)
      if (!atLock.includes(one)) kill(one, Math.random() * this.#typical * 1.1)
    mkdirSync(here.data, { recursive: true })
    const watcher = watch(here.data, (_, name) => {
      for (const one of atLock) {
        if (!name?.includes(`.lock.${one.child.pid}-`)) continue
        atLock.splice(atLock.indexOf(one), 1)
        kill(one, Math.random() < 0.5 ? 0 : Math.random() * 12)
        return
      }
    })
    return () => {
      watcher.close()
      for (const timer of timers) clearTimeout(timer)
    }
  }
}

test('1,000 kills at random moments: the log is whole, holds what was said, and the next command works at once', async () => {
  const killer = new Killer()
  let here = machine(manyTopics(topics))
  for (let kills = 0; killer.killed < 1000; ) {
    await killer.round(here, 4)
    if (killer.killed - kills < 100) continue
    kills = killer.killed
    expectTidy(here, await afterAges(here))
    here = machine(manyTopics(topics))
  }
  // Else this would not show much.
  expect(killer.within.lock).toBeGreaterThan(10)
  expect(killer.within.claim).toBeGreaterThan(30)
  const slowest = Math.max(...killer.followUps)
  expect(slowest).toBeLessThan(Math.max(1500, 8 * median(killer.followUps)))
})

test('kills while the roadmap is read anew each time leave no files behind in the cache', async () => {
  const here = machine(manyTopics(topics))
  for (let killed = 0, n = 0; killed < 60; n++) {
    const atOnce = Array.from({ length: 4 }, () => here.start(['status', '--json']))
    for (const { child } of atOnce)
      setTimeout(() => child.kill('SIGKILL'), 40 + Math.random() * 160)
    const ended = await Promise.all(atOnce.map((one) => one.ended))
    killed += ended.filter(({ code }) => code === null).length
    writeFileSync(join(here.folder, 'roadmap.yaml'), `${manyTopics(topics)}# ${n}\n`)
  }
  expect(await here.run(['status', '--json'])).toMatchObject({ code: 0, err: '' })
  age(join(here.home, 'cache'))
  writeFileSync(join(here.folder, 'roadmap.yaml'), manyTopics(topics))
  expect(await here.run(['status', '--json'])).toMatchObject({ code: 0, err: '' })
  expect(here.files('cache')).toHaveLength(1)
})

/** Runs one more command when whatever was left behind is no longer of this moment. */
async function afterAges(here: Machine): Promise<number> {
  const { length } = here.entries()
  age(here.data)
  expect(await here.run(['note', 't1', 'last', '--json'])).toMatchObject({ code: 0, err: '' })
  return length + 1
}

function expectTidy(here: Machine, entries: number): void {
  expect(here.entries()).toHaveLength(entries)
  expect(here.files('data')).toEqual(['progress-tea.json', 'progress-tea.previous.json'])
}

function age(folder: string): void {
  const then = new Date(Date.now() - 120_000)
  for (const name of readdirSync(folder)) utimesSync(join(folder, name), then, then)
}

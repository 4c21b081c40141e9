import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
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
const data = (roadmap: Learner) => join(roadmap.home, 'data')
const progress = (roadmap: Learner) => join(data(roadmap), 'progress-tea.json')

/** Somebody whose progress file holds this. */
function keeping(content: string): Learner {
  const roadmap = learner(tea)
  mkdirSync(data(roadmap), { recursive: true })
  writeFileSync(progress(roadmap), content)
  return roadmap
}

describe('a log of a newer format', () => {
  const newer = `{"format":2,"roadmap":"tea","entries":{"a":{"at":1}},"more":[1]}\n`
  const commands = [
    ...['status', 'list', 'next', 'remaining', 'show green', 'log', 'check', 'backup', 'open milk'],
    ...['done milk', 'start milk', 'skip milk', 'reset green', 'undo', 'redo', 'note milk hot'],
    ...['restore', 'restore backup.json'],
  ]

  test.each(commands)('is refused without harm by %s', async (line) => {
    const roadmap = keeping(newer)
    roadmap.write('backup.json', '{"format":1,"roadmap":"tea","entries":[]}')
    const { code, out, err } = await roadmap(line)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toBe(
      `error: ${progress(roadmap)} was written by a newer version of this program; update this one\n`,
    )
    expect(readFileSync(progress(roadmap), 'utf8')).toBe(newer)
    expect(readdirSync(data(roadmap))).toEqual(['progress-tea.json'])
  })

  test('is no backup to restore from, and none to take for the last good version', async () => {
    const roadmap = learner(tea)
    for (const line of ['done green', 'done black']) await roadmap(line)
    const before = roadmap.kept()
    roadmap.write('backup.json', newer)
    expect(await roadmap('restore backup.json')).toMatchObject({
      code: 1,
      err: 'error: backup.json was written by a newer version of this program\n',
    })
    expect(roadmap.kept()).toBe(before)
    writeFileSync(join(data(roadmap), 'progress-tea.previous.json'), newer)
    writeFileSync(progress(roadmap), before.slice(0, -10))
    expect((await roadmap('status')).err).toContain('1 entries can be saved')
  })
})

/** Lines of a log that this program does not understand all of, as another program wrote them. */
const strange = [
  '{"id":"01","at":"2025-01-01T00:00:00.000Z","device":"a","dance":{"steps":[1,2.5,-0.001,1e+21,null,true]}}',
  '{"id":"02","at":"2025-01-01T00:00:01.000Z","device":"a","marks":{"green":"done","black":"dreamt","gone":"done"},"mood":"☕\u2028"}',
  '{"id":"03","at":"2025-01-01T00:00:02.000Z","device":"b","__proto__":{"id":"x"},"constructor":"c","toString":{}}',
  '{"id":"04","at":"2025-01-01T00:00:03.000Z","device":"b","marks":{"__proto__":"done","constructor":"done"}}',
  '{"id":"05","at":"2025-01-01T00:00:04.000Z","device":"b","pause":{"from":"2025-01-05","to":"2025-01-09","why":["","\\u0000\\ud800"]}}',
  '{"id":"06","at":"2025-01-01T00:00:05.000Z","device":"b","review":{"topic":"green","grade":3},"known":"perhaps","on":7}',
  '{"id":"07","at":"2025-01-01T00:00:06.000Z","device":"b","note":["green"],"undo":9}',
  '{"id":"08","at":"2025-01-01T02:00:07+02:00","device":"","undo":"nobody’s","sub":{"entries":[{"id":"08"}]}}',
  '{"at":"2025-01-01T00:00:08.000Z","id":"09","extra":{"z":1,"a":2},"device":"b"}',
]
const head =
  '{"format":1,"roadmap":"tea","team":{"b":[1,{"c":null}]},"__proto__":{"x":1},"since":"2024"'
const writing = [
  ...['done milk', 'start black', 'note milk hot', 'undo', 'redo', 'reset green', 'skip white'],
  ...['restore more.json', 'restore'],
]

describe('what this program does not know', () => {
  test('survives every command that writes, byte for byte', async () => {
    const roadmap = keeping(`${head},"entries":[\n${strange.join(',\n')}\n]}\n`)
    const [, last = ''] = strange
    const more = `${last.replace('"02"', '"77"')}`
    roadmap.write('more.json', `${head},"entries":[${more}]}`)
    for (const line of writing) {
      expect(await roadmap(line), line).toMatchObject({ code: 0 })
      const [first, ...lines] = roadmap.kept().split('\n')
      expect(first, line).toBe(`${head},"entries":[`)
      const kept = lines.map((text) => text.replace(/,$/, ''))
      expect(kept, line).toEqual(expect.arrayContaining(strange))
    }
    expect(roadmap.kept()).toContain(more)
  })

  test('survives damage, with what stands at the top of the last good version', async () => {
    const roadmap = keeping(`${head},"entries":[\n${strange.join(',\n')}\n]}\n`)
    await roadmap('done milk')
    writeFileSync(progress(roadmap), roadmap.kept().slice(0, -4))
    expect(await roadmap('restore')).toMatchObject({ code: 0 })
    const [first, ...lines] = roadmap.kept().split('\n')
    expect(first).toBe(`${head},"entries":[`)
    const kept = lines.map((text) => text.replace(/,$/, ''))
    expect(kept).toEqual(expect.arrayContaining(strange))
    expect(await roadmap.statuses()).toMatchObject({ milk: 'done', green: 'done' })
  })

  test('survives a backup, restored on another device', async () => {
    const roadmap = keeping(`${head},"entries":[\n${strange.join(',\n')}\n]}\n`)
    for (const line of ['backup', 'backup --json']) {
      const other = learner(tea, { input: (await roadmap(line)).out })
      await other('done milk')
      expect(await other('restore -')).toMatchObject({ code: 0 })
      const kept = other
        .kept()
        .split('\n')
        .map((text) => text.replace(/,$/, ''))
      expect(kept).toEqual(expect.arrayContaining(strange))
      expect(await other.statuses()).toEqual({
        ...(await roadmap.statuses()),
        milk: 'done',
        one: 'in-progress',
      })
    }
  })

  test('in the settings survives a change of them', async () => {
    const roadmap = learner(tea)
    const file = join(roadmap.home, 'config', 'settings.json')
    mkdirSync(join(file, '..'), { recursive: true })
    const known = '"weekly":{"hours":[1,2]},"__proto__":{"a":1},"device":7'
    writeFileSync(file, `{${known}}`)
    expect(await roadmap('use roadmap.yaml')).toMatchObject({ code: 0 })
    expect(await roadmap('done milk')).toMatchObject({ code: 0 })
    const text = readFileSync(file, 'utf8')
    const { weekly, device, roadmap: used, ...rest } = JSON.parse(text)
    expect({ weekly, used }).toEqual({
      weekly: { hours: [1, 2] },
      used: join(roadmap.folder, 'roadmap.yaml'),
    })
    expect(Object.keys(rest)).toEqual(['__proto__'])
    expect(device).toMatch(/^\w{10}$/)
  })
})

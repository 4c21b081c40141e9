import { readdirSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { progressFile } from '../../src/store/places.ts'
import { learner } from '../learner.ts'

const folders = { data: '/data', config: '/config', cache: '/cache' }
const nameOf = (id: string) => basename(progressFile(folders, id))

test('names of files are such as every file system takes and keeps apart', () => {
  const ids = ['a', 'A', 'con', 'CON', 'a/../../x', 'é', 'e\u0301', 'constructor', '__proto__']
  const long = ['x', 'y', 'ж', '全'].map((letter) => letter.repeat(3000))
  const names = [...ids, ...long, `${'x'.repeat(3000)}1`].map(nameOf)
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
  for (const name of names) expect(name).toMatch(/^progress-[a-z0-9._%~-]{1,120}\.json$/)
  expect(nameOf('a/../../x')).toBe('progress-a%2f..%2f..%2fx.json')
})

test.each(['ж', 'x', '全'])(
  'a roadmap with a long name in %s keeps progress, also after a crash',
  async (letter) => {
    const id = letter.repeat(400)
    const roadmap = learner(`id: ${id}\ntitle: T\nstages: [One, Two]\n`)
    expect(await roadmap('done one')).toMatchObject({ code: 0, err: '' })
    const data = join(roadmap.home, 'data')
    const [name = ''] = readdirSync(data)
    const dead = { id: `4194304-${crypto.randomUUID()}`, pid: 4194304, host: 'elsewhere' }
    const lock = join(data, `${name}.lock`)
    for (const file of [lock, `${lock}.${dead.id}.removal`])
      writeFileSync(file, JSON.stringify({ ...dead, host: hostname() }))
    roadmap.isAlive = () => false
    expect(await roadmap('done two')).toMatchObject({ code: 0, err: '' })
    expect(readdirSync(data)).toHaveLength(2)
  },
)

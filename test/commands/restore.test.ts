import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tea } from '../contract.ts'
import { learner } from '../learner.ts'

const backupOf = async (...typed: string[]) => {
  const roadmap = learner(tea)
  for (const line of typed) await roadmap(line)
  return (await roadmap('backup')).out
}

test('brings back what a backup holds, from a file or from standard input', async () => {
  const backup = await backupOf('done water', 'note water soft')
  const fromFile = learner(tea)
  fromFile.write('tea.json', backup)
  expect((await fromFile('restore tea.json')).code).toBe(0)
  const fromInput = learner(tea, { input: backup })
  expect(await fromInput.json('restore -')).toMatchObject({ added: 2, entries: 2 })
  expect(await fromFile.json('backup')).toEqual(await fromInput.json('backup'))
  expect(await fromFile.statuses()).toMatchObject({ water: 'done' })
})

test('merges: nothing that is recorded here is lost', async () => {
  const roadmap = learner(tea, { input: await backupOf('done water') })
  await roadmap('done host')
  await roadmap('restore -')
  expect(await roadmap.statuses()).toMatchObject({ water: 'done', host: 'done' })
})

test('twice is once, and writes nothing', async () => {
  const roadmap = learner(tea, { input: await backupOf('done water') })
  await roadmap('restore -')
  const before = roadmap.kept()
  expect(await roadmap.json('restore -')).toMatchObject({ added: 0, entries: 1 })
  expect(roadmap.kept()).toBe(before)
})

test('kinds of entries it does not know are kept and passed on', async () => {
  const entry = { id: '1', at: '2025-01-01T00:00:00.000Z', device: 'd', dance: { steps: 3 } }
  const input = JSON.stringify({ format: 1, roadmap: 'tea', entries: [entry] })
  const roadmap = learner(tea, { input })
  await roadmap('restore -')
  await roadmap('done water')
  expect((await roadmap.json('backup')).entries[0]).toEqual(entry)
})

test.each([
  ['progress of another roadmap', '{"format":1,"roadmap":"coffee","entries":[]}', /coffee.*tea/],
  ['no backup', '{"entries":[]}', /no backup/],
  ['no JSON', 'tea', /no backup/],
  ['nothing', '', /no backup/],
  ['no text', new Uint8Array([0xff, 0xfe, 0]), /UTF-/],
])('%s is refused and changes nothing', async (_, input, message) => {
  const roadmap = learner(tea, { input })
  await roadmap('done water')
  const before = roadmap.kept()
  const { code, err } = await roadmap('restore -')
  expect(code).toBe(1)
  expect(err).toMatch(message)
  expect(roadmap.kept()).toBe(before)
})

test('a file that is not there', async () => {
  const { code, err } = await learner(tea)('restore nowhere.json')
  expect(code).toBe(1)
  expect(err).toMatch(/^error: there is no file .*nowhere\.json/)
})

test('without a file, where nothing is damaged, does nothing', async () => {
  const roadmap = learner(tea)
  await roadmap('done water')
  const before = roadmap.kept()
  expect(await roadmap.json('restore')).toMatchObject({ added: 0, entries: 1 })
  expect(roadmap.kept()).toBe(before)
})

test('damaged progress is never overwritten, and the command that is named mends it', async () => {
  const roadmap = learner(tea)
  await roadmap('done water')
  await roadmap('done host')
  const path = join(roadmap.home, 'data', 'progress-tea.json')
  const torn = roadmap.kept().slice(0, -20)
  writeFileSync(path, torn)
  const { code, err } = await roadmap('done guest')
  expect(code).toBe(1)
  expect(err).toContain(path)
  expect(roadmap.kept()).toBe(torn)
  const [, hint = ''] = /^try: roadmap (.*)$/m.exec(err) ?? []
  expect((await roadmap(hint)).code).toBe(0)
  expect(await roadmap.statuses()).toMatchObject({ water: 'done' })
})

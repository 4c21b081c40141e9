import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tea } from '../contract.ts'
import { type Learner, learner } from '../learner.ts'

const written = (me: Learner) => readFileSync(join(me.folder, 'roadmap.yaml'), 'utf8')

test('asks what to begin with, files of the folder among it', async () => {
  const roadmap = learner(undefined, { answers: ['plan.md'] })
  roadmap.write('plan.md', '# Plan\n- [x] A\n')
  roadmap.write('x.exe', '')
  const { code, out } = await roadmap('init')
  expect(code).toBe(0)
  expect(roadmap.asked[0]?.choices).toEqual(['bundled', 'empty', 'plan.md'])
  expect(out).toContain('1 stage, 1 topic, 1 of them ticked')
  expect(await roadmap.statuses()).toMatchObject({ a: 'done' })
})

test('begins with the bundled roadmap', async () => {
  const roadmap = learner()
  await roadmap('done internet')
  const { out } = await roadmap('init --from bundled')
  expect(out).toContain('Backend developer (backend) is written to')
  expect(written(roadmap)).not.toContain('$schema')
  expect(await roadmap.json('check')).toMatchObject({ problems: [] })
  expect(await roadmap.statuses()).toMatchObject({ internet: 'done' })
})

test('begins with an empty roadmap of a title', async () => {
  const roadmap = learner()
  expect(
    await roadmap.json(['init', '--from', 'empty', '--title', 'Tea: "the $& art"'].join(' ')),
  ).toBeDefined()
  const other = learner()
  const { code } = await other(['init', '--from', 'empty', '--title', 'Tea: "the $& art"\u0007'])
  expect(code).toBe(0)
  expect(await other.json('check')).toMatchObject({ problems: [], roadmap: { id: 'tea-the-art' } })
  expect((await other('next')).code).toBe(0)
})

test('a title for the bundled roadmap', async () => {
  const roadmap = learner()
  await roadmap(['init', '--from', 'bundled', '--title', 'Mine: $& "x"'])
  expect(await roadmap.json('check')).toMatchObject({ roadmap: { title: 'Mine: $& "x"' } })
})

test('what is there is left alone', async () => {
  const roadmap = learner(tea)
  const { code, err } = await roadmap('init --from empty')
  expect(code).toBe(1)
  expect(err).toContain('is there already')
  expect(written(roadmap)).toBe(tea)
})

test('without anybody to ask, says what to type', async () => {
  const roadmap = learner()
  const { code, err } = await roadmap('init')
  expect(code).toBe(2)
  expect(err).toContain('try: roadmap init --from bundled')
  expect(readdirSync(roadmap.folder)).toEqual([])
})

test('leaving the question writes nothing', async () => {
  const roadmap = learner(undefined, { answers: [] })
  expect((await roadmap('init')).code).toBe(130)
  expect(readdirSync(roadmap.folder)).toEqual([])
})

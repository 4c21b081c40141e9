import { expect, test } from 'vitest'
import { tea } from '../contract.ts'
import { learner } from '../learner.ts'

test('says that a roadmap is sound', async () => {
  const { code, out } = await learner(tea)('check')
  expect(code).toBe(0)
  expect(out).toBe('Tea is sound: 2 stages, 12 topics, 6 units to learn.\n')
})

const faulty = `title: Faulty
stages:
  - title: S
    topcis: []
    duration: 2 apples
    topics:
      - title: A
        needs: [b]
`

test('reports every problem at once, with its line and a caret, and exits 1', async () => {
  const roadmap = learner()
  roadmap.write('faulty.yaml', faulty)
  const { code, out } = await roadmap('check faulty.yaml')
  expect(code).toBe(1)
  expect(out.replaceAll(`${roadmap.folder}/`, '')).toMatchInlineSnapshot(`
    "faulty.yaml:4:5  unknown key \`topcis\` of a stage; did you mean \`topics\`?
        4 |     topcis: []
          |     ^

    faulty.yaml:5:15  not a duration: write it like \`1-2 weeks\`, \`3 days\`, \`1.5 months\` or \`40 hours\`
        5 |     duration: 2 apples
          |               ^

    faulty.yaml:8:17  unknown need \`b\`; did you mean \`s\`?
        8 |         needs: [b]
          |                 ^

    3 problems in faulty.yaml.
    "
  `)
})

test('--json has what the contract promises', async () => {
  const roadmap = learner(faulty)
  const { file, problems, orphans } = await roadmap.json('check')
  expect({ file, orphans }).toEqual({ file: `${roadmap.folder}/roadmap.yaml`, orphans: [] })
  expect(problems).toMatchObject([
    { line: 4, column: 5, severity: 'error', message: expect.stringContaining('topics') },
    { line: 5, column: 15, severity: 'error', message: expect.any(String) },
    { line: 8, column: 17, severity: 'error', message: expect.stringContaining('`b`') },
  ])
})

test('the same problems stop every other command', async () => {
  const roadmap = learner(faulty)
  const { code, err } = await roadmap('next')
  expect(code).toBe(1)
  expect(err).toMatch(/^error: .* has 3 problems[\s\S]*:4:5 {2}[\s\S]*:8:17 {2}/)
  const { error } = await roadmap.json('done a')
  expect(error).toMatchObject({ code: expect.any(String), problems: [{ line: 4 }, {}, {}] })
})

test('warnings are no errors', async () => {
  const roadmap = learner(
    '{ title: T, stages: [{ title: S, duration: 1 week, topics: [{ title: A, duration: 5 weeks }] }] }',
  )
  expect((await roadmap('check')).code).toBe(0)
  expect((await roadmap.json('check')).problems).toMatchObject([{ severity: 'warning' }])
  expect((await roadmap('next')).code).toBe(0)
})

test('lists progress on topics that are gone; it counts again when they return', async () => {
  const roadmap = learner(tea)
  await roadmap('done water guest')
  roadmap.write('roadmap.yaml', tea.replace('[Host, Guest]', '[Host]'))
  expect((await roadmap.json('check')).orphans).toEqual(['guest'])
  expect((await roadmap('check')).out).toContain('guest')
  roadmap.write('roadmap.yaml', tea)
  expect((await roadmap.json('check')).orphans).toEqual([])
  expect(await roadmap.statuses()).toMatchObject({ guest: 'done' })
})

test('a file that is not there', async () => {
  const { code, err } = await learner(tea)('check nowhere.yaml')
  expect(code).toBe(1)
  expect(err).toMatch(/^error: there is no file .*nowhere\.yaml/)
})

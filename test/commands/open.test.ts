import { expect, test } from 'vitest'
import { tea } from '../contract.ts'
import { learner } from '../learner.ts'

test('opens the link of a topic', async () => {
  const roadmap = learner(tea)
  expect((await roadmap('open water')).out).toBe('Opened https://water.example/\n')
  expect(roadmap.opened).toEqual(['https://water.example/'])
})

test('--json says what was opened', async () => {
  const roadmap = learner(tea)
  expect(await roadmap.json('open leaves 2')).toMatchObject({
    topic: { id: 'leaves', title: 'Leaves' },
    opened: [{ title: 'The book of leaves', url: 'https://book.example/' }],
  })
})

test('several links ask which', async () => {
  const roadmap = learner(tea, { answers: ['1'] })
  await roadmap('open leaves')
  expect(roadmap.opened).toEqual(['https://book.example/'])
})

test('several links with nobody to ask are listed', async () => {
  const roadmap = learner(tea)
  const { code, err } = await roadmap('open leaves')
  expect(code).toBe(1)
  expect(err).toMatch(/leaves\.example[\s\S]*book\.example[\s\S]*try: roadmap open leaves 1/)
  expect(roadmap.opened).toEqual([])
})

test('asks for the topic among those that have links', async () => {
  const roadmap = learner(tea, { answers: ['water'] })
  await roadmap('open')
  expect(roadmap.asked).toMatchObject([{ choices: ['water', 'leaves'] }])
  expect(roadmap.opened).toEqual(['https://water.example/'])
})

test.each([
  ['open', 2],
  ['open kettle', 1],
  ['open leaves 3', 2],
  ['open leaves 0', 2],
  ['open leaves second', 2],
])('`%s` opens nothing', async (typed, code) => {
  const roadmap = learner(tea)
  expect((await roadmap(typed)).code).toBe(code)
  expect(roadmap.opened).toEqual([])
})

test.each(['file:///etc/passwd', 'javascript:alert(1)', '--help', 'mailto:a@b.example'])(
  '%s is never opened',
  async (url) => {
    const roadmap = learner(tea.replace('https://water.example/', JSON.stringify(url)))
    expect((await roadmap('open water')).code).toBe(1)
    expect(roadmap.opened).toEqual([])
  },
)

test.each([
  ['https://x.example/" & calc', 'https://x.example/%22%20&%20calc'],
  ['https://x.example/?a=$(touch owned)`', 'https://x.example/?a=$(touch%20owned)`'],
  ['HTTPS://X.example\\..\\a b', 'https://x.example/a%20b'],
  ['https://x.example/\u202ea', 'https://x.example/%E2%80%AEa'],
])('%s reaches the opener as an address and nothing else', async (url, opened) => {
  const roadmap = learner(tea.replace('https://water.example/', JSON.stringify(url)))
  expect((await roadmap('open water')).code).toBe(0)
  expect(roadmap.opened).toEqual([opened])
})

test('what is no address of a server is not opened', async () => {
  const roadmap = learner(
    tea.replace('https://water.example/', JSON.stringify('https://x" & calc')),
  )
  expect((await roadmap('open water')).code).toBe(1)
  expect(roadmap.opened).toEqual([])
})

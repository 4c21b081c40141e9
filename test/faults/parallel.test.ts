import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { entrySaid, inParallel, machine, manyTopics } from './machine.ts'

const verbs = ['start', 'done', 'reset', 'skip', 'note', 'reset', 'note', 'done', 'start', 'note']

test('50 processes at once, 10 commands each: 500 entries', async () => {
  const here = machine(manyTopics(50))
  const said: string[][] = []
  const people = Array.from({ length: 50 }, (_, i) => `t${i + 1}`)
  await inParallel(people, people.length, async (topic) => {
    const mine: string[] = []
    said.push(mine)
    for (const [i, verb] of verbs.entries()) {
      const words = verb === 'note' ? [verb, topic, `thought ${i}`] : [verb, topic]
      const { code, out, err } = await here.run([...words, '--json'])
      expect({ code, err: err.replace(/waiting for process .*\n/g, '') }).toEqual({
        code: 0,
        err: '',
      })
      mine.push(entrySaid(out) ?? 'none')
    }
  })

  const entries = here.entries()
  const ids = entries.map(({ id }) => id)
  expect(ids).toHaveLength(500)
  expect(new Set(ids).size).toBe(500)
  expect(ids).toEqual(ids.toSorted())
  expect(said.flat().sort()).toEqual(ids)
  // Everybody's own ones are in the order in which they were said.
  for (const mine of said) expect(mine).toEqual(mine.toSorted())
  const instants = entries.map(({ at }) => at)
  expect(instants).toEqual([...new Set(instants)].sort())
  expect(new Set(entries.map(({ device }) => device)).size).toBe(1)
  expect(JSON.parse(readFileSync(here.previous, 'utf8')).entries).toEqual(entries.slice(0, -1))
  expect(here.files('data')).toEqual(['progress-tea.json', 'progress-tea.previous.json'])
  expect(here.files('config')).toEqual(['settings.json'])
  expect(here.files('cache')).toHaveLength(1)
})

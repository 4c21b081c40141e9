import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { renderTerminal } from '../docs/terminal.ts'
import { learner } from './learner.ts'

const root = join(import.meta.dirname, '..')
const picture = (name: string) => readFileSync(join(root, 'docs', name), 'utf8')

// What differs is made anew by `npm run pictures`.
test('the pictures of the README show what the program does', async () => {
  const roadmap = learner()
  const { code } = await roadmap(['restore', join(root, 'docs', 'progress.json')])
  expect(code).toBe(0)
  const at = '--at 2025-06-04'
  expect((await roadmap(`card ${at}`)).out).toBe(picture('card.svg'))
  expect((await roadmap(`card --style tall ${at}`)).out).toBe(picture('card-tall.svg'))
  expect((await roadmap(`badge ${at}`)).out).toBe(picture('badge.svg'))
  roadmap.terminal = { width: 80 }
  const screen = renderTerminal('roadmap', (await roadmap(at)).out, 80)
  expect(screen).toBe(picture('screen.svg'))
})

test('the README shows pictures that are there', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const shown = [...readme.matchAll(/docs\/([\w.-]+\.(?:svg|png))/g)].map(([, name = '']) => name)
  expect(new Set(shown)).toEqual(
    new Set(['screen.svg', 'card.svg', 'card-tall.svg', 'badge.svg', 'report.png']),
  )
  for (const name of shown)
    expect(readFileSync(join(root, 'docs', name)).length).toBeLessThan(150_000)
})

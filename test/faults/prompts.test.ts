import { spawn, spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { harmful } from '../store/hostile.ts'
import { type Machine, machine } from './machine.ts'

// Real questions in a real terminal, which `script` makes; a program of the system's own, and not of every system.

const hasTerminal = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0
if (!hasTerminal) process.stderr.write('skipped: script, which makes a terminal, is missing here\n')

const program = join(import.meta.dirname, '..', '..', 'bin', 'roadmap.js')

/** What a terminal gets while a command asks; each answer is typed once what it waits for has been shown. */
async function onTerminal(here: Machine, words: string, answers: [shown: string, typed: string][]) {
  const child = spawn('script', ['-qec', `${process.execPath} ${program} ${words}`, '/dev/null'], {
    cwd: here.folder,
    env: { PATH: process.env.PATH, HOME: here.home, ROADMAP_HOME: here.home, TERM: 'xterm' },
  })
  const left = [...answers]
  let [text, seen] = ['', 0]
  child.stdout.setEncoding('utf8').on('data', (part) => {
    text += part
    const [next] = left
    const at = next === undefined ? -1 : text.indexOf(next[0], seen)
    if (next === undefined || at < 0) return
    seen = text.length
    left.shift()
    child.stdin.write(next[1])
  })
  const patience = setTimeout(() => child.kill('SIGKILL'), 60_000)
  await new Promise((resolve) => child.on('close', resolve))
  clearTimeout(patience)
  expect(left).toEqual([])
  return text
}

/** Without what a prompt itself does with a terminal: moving, erasing, colours, returning to the start of a line. */
const stripped = (text: string) => stripVTControlCharacters(text).replaceAll('\r', '')

const turned = '\u202eliME\u2066\u200f'

test.skipIf(!hasTerminal)(
  'the titles in a question are harmless, and what is chosen is marked',
  async () => {
    const topics = ['Green', `Tea ${turned}`, `White\u2028\u2069`].map((title) =>
      JSON.stringify(title),
    )
    const here = machine(
      `{ id: tea, title: T, stages: [{ title: "S${turned}", topics: [${topics}] }] }`,
    )
    const text = await onTerminal(here, 'done', [
      ['Which topics?', 'Tea'],
      ['❯ Tea', '\r'],
      ['That is all', '\r'],
    ])
    expect(text).toContain('Tea liME')
    expect(JSON.stringify(harmful.exec(stripped(text)))).toBe('null')
    expect(here.entries()).toMatchObject([{ marks: { 'tea-lime': 'done' } }])
  },
)

test.skipIf(!hasTerminal)('so are the names of files', async () => {
  const here = machine('')
  const names = ['a\u001b]0;owned\u0007.md', 'b\u001b[2J.md', `c${turned}.csv`, 'd\ne.md']
  for (const name of names) writeFileSync(join(here.folder, name), '- [ ] a\n')
  rmSync(join(here.folder, 'roadmap.yaml'))
  const text = await onTerminal(here, 'init', [['begin with', '\u0003']])
  expect(text).not.toContain('\u001b]0;')
  expect(text).not.toContain('\u001b[2J')
  expect(JSON.stringify(harmful.exec(stripped(text)))).toBe('null')
})

// The pictures of the README, made by the built program: what it writes, and what a terminal and a browser show of it.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { renderTerminal } from './terminal.ts'

const docs = import.meta.dirname
const program = join(docs, '..', 'bin', 'roadmap.js')
const roadmap = join(docs, '..', 'roadmap.yaml')
const [day, columns] = ['2025-06-04', 80]
const home = mkdtempSync(join(tmpdir(), 'roadmap-pictures-'))
const env = { ...process.env, ROADMAP_HOME: home, ROADMAP_FILE: roadmap, TZ: 'UTC', TERM: 'xterm' }

function run(command: string, args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
  return stdout
}

/** What a command answers in a terminal of its own. */
function typed(...args: string[]): string {
  const command = [process.execPath, program, ...args].map((word) => `'${word}'`).join(' ')
  return run('script', ['-qec', `stty cols ${columns}; ${command}`, '/dev/null']).replaceAll(
    '\r',
    '',
  )
}

/** The first screen of a page, by day. */
function photographed(page: string, picture: string): void {
  run(process.env.CHROMIUM ?? '/usr/bin/chromium', [
    ...['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--no-first-run'],
    ...['--disable-quic', '--disable-background-networking', '--disable-component-update'],
    ...['--disable-sync', '--blink-settings=preferredColorScheme=1', '--window-size=1200,700'],
    ...[`--user-data-dir=${join(home, 'browser')}`, `--screenshot=${picture}`],
    pathToFileURL(page).href,
  ])
}

try {
  run(process.execPath, [program, 'restore', join(docs, 'progress.json')])
  const at = ['--at', day]
  writeFileSync(join(docs, 'screen.svg'), renderTerminal('roadmap', typed(...at), columns))
  for (const picture of ['card', 'badge'])
    run(process.execPath, [program, picture, ...at, '-o', join(docs, `${picture}.svg`)])
  run(process.execPath, [
    program,
    'card',
    '--style',
    'tall',
    ...at,
    '-o',
    join(docs, 'card-tall.svg'),
  ])
  const page = join(home, 'report.html')
  run(process.execPath, [program, 'report', ...at, '-o', page])
  photographed(page, join(docs, 'report.png'))
} finally {
  rmSync(home, { recursive: true, force: true })
}

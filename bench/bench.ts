// What commands cost, as ratios to bare `node -e 0` measured in the same rounds: absolute times drift, ratios hold.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { madeRoadmap } from './made-roadmap.ts'

const root = join(import.meta.dirname, '..')
const program = join(root, 'bin', 'roadmap.js')
const rounds = Number(process.argv[2] ?? 21)
const work = mkdtempSync(join(tmpdir(), 'roadmap-bench-'))

// This one alone adds more than a whole start to every start of Node 20.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env

interface Run {
  milliseconds: number
  /** Peak resident memory. */
  mebibytes: number
}

function run(args: string[], home: string): Run {
  const peak = ['--require', join(import.meta.dirname, 'peak.cjs')]
  const start = process.hrtime.bigint()
  const timed = spawnSync(process.execPath, args, {
    env: { ...env, ROADMAP_HOME: home },
    encoding: 'utf8',
  })
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6
  if (timed.status !== 0) throw new Error(`${args.join(' ')}: ${timed.stderr}`)
  const weighed = spawnSync(process.execPath, [...peak, ...args], {
    env: { ...env, ROADMAP_HOME: home },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  })
  return { milliseconds, mebibytes: Number(weighed.output[3]) / 1024 }
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

/** A folder with a roadmap in it and 30 % of its leaves done. */
function madeFolder(topics: number): { file: string; home: string; open: string[] } {
  const { yaml, leaves } = madeRoadmap(topics)
  const folder = join(work, String(topics))
  const home = join(folder, 'home')
  mkdirSync(home, { recursive: true })
  const file = join(folder, 'roadmap.yaml')
  writeFileSync(file, yaml)
  const done = leaves.filter((_, i) => i % 10 < 3)
  const entries = done.map((id, i) => ({
    id: `made-${String(i).padStart(6, '0')}`,
    at: new Date(Date.UTC(2026, 0, 1) + i * 60_000).toISOString(),
    device: 'bench',
    marks: { [id]: 'done' },
  }))
  const backup = join(folder, 'backup.json')
  writeFileSync(backup, JSON.stringify({ format: 1, roadmap: `made-${topics}`, entries }))
  run([program, 'restore', backup, '-f', file], home)
  return { file, home, open: leaves.filter((_, i) => i % 10 >= 3) }
}

function row(cells: string[]): string {
  return cells.map((cell, i) => (i === 0 ? cell.padEnd(28) : cell.padStart(10))).join('')
}

try {
  console.log(
    `Node ${process.version}, median of ${rounds} rounds, as ratios to bare Node in the same rounds\n`,
  )
  console.log(row(['', 'next', 'list', 'status', 'done', 'MiB next', 'MiB done']))
  for (const topics of [0, 1_000, 10_000, 100_000]) {
    const bundled = {
      file: join(root, 'roadmap.yaml'),
      home: join(work, 'bundled'),
      open: ['dns', 'git', 'jwt'],
    }
    const { file, home, open } = topics === 0 ? bundled : madeFolder(topics)
    const few = topics > 10_000 ? Math.ceil(rounds / 4) : rounds
    const verbs = ['next', 'list', 'status', 'done'] as const
    run([program, 'next', '-f', file], home)
    const bare: Run[] = []
    const runs: Record<(typeof verbs)[number], Run[]> = { next: [], list: [], status: [], done: [] }
    for (let round = 0; round < few; round++) {
      bare.push(run(['-e', '0'], home))
      for (const verb of verbs) {
        // Each round marks another topic, or takes the mark back, so that there is always something to write.
        const topic = open[round % open.length] ?? 'dns'
        const change =
          topics === 0 && round % 2 === 1
            ? ['reset', open[(round - 1) % open.length] ?? 'dns']
            : ['done', topic]
        runs[verb].push(run([program, ...(verb === 'done' ? change : [verb]), '-f', file], home))
      }
    }
    const base = median(bare.map((r) => r.milliseconds))
    const ratio = (verb: (typeof verbs)[number]) =>
      (median(runs[verb].map((r) => r.milliseconds)) / base).toFixed(2)
    const peak = (verb: (typeof verbs)[number]) =>
      median(runs[verb].map((r) => r.mebibytes)).toFixed(0)
    const name =
      topics === 0 ? 'bundled (89 topics)' : `${topics.toLocaleString('en')} topics, 30 % done`
    console.log(row([name, ...verbs.map(ratio), peak('next'), peak('done')]))
  }
  const home = join(work, 'bundled')
  const [bare, report]: [Run[], Run[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    bare.push(run(['-e', '0'], home))
    report.push(run([program, 'report', '-f', join(root, 'roadmap.yaml')], home))
  }
  const times = (runs: Run[]) => median(runs.map((r) => r.milliseconds))
  console.log(`report of the bundled roadmap: ${(times(report) / times(bare)).toFixed(2)}`)
  console.log(
    row([
      'bare Node',
      '',
      '',
      '',
      '',
      median([1, 2, 3].map(() => run(['-e', '0'], work).mebibytes)).toFixed(0),
      '',
    ]),
  )
} finally {
  rmSync(work, { recursive: true, force: true })
}

import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

const program = join(import.meta.dirname, '..', '..', 'bin', 'roadmap.js')
const root = mkdtempSync(join(tmpdir(), 'roadmap-faults-'))
chmodSync(root, 0o755)
let machines = 0
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** How a real process of the built program ended. */
export interface Ended {
  /** Null where it was killed. */
  code: number | null
  out: string
  err: string
  milliseconds: number
}

export interface Running {
  child: ChildProcess
  ended: Promise<Ended>
}

/** Circumstances of one command. */
interface Given {
  env?: Record<string, string | undefined>
  /** Words in front of the command: another program that runs it. */
  under?: string[]
  /** Options of Node itself. */
  node?: string[]
  input?: string
  user?: { uid?: number; gid?: number }
  folder?: string
}

/**
 * A folder of its own with a roadmap and a home, and real processes of the built program in it; or in the folder of
 * another one.
 */
export function machine(
  yaml: string,
  { place = join(root, String(machines++)), folder = join(place, 'here') } = {},
) {
  const home = join(place, 'home')
  if (folder.startsWith(place)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'roadmap.yaml'), yaml)
  }
  const data = join(home, 'data')

  const start = (typed: string[], given: Given = {}): Running => {
    const words = [...(given.under ?? []), process.execPath, ...(given.node ?? []), program]
    const [command = '', ...args] = [...words, ...typed]
    const { PATH } = process.env
    const began = performance.now()
    const child = spawn(command, args, {
      cwd: given.folder ?? folder,
      env: { PATH, HOME: home, TZ: 'UTC', ROADMAP_HOME: home, ...given.env },
      stdio: 'pipe',
      ...given.user,
    })
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (part) => {
      out += part
    })
    child.stderr.setEncoding('utf8').on('data', (part) => {
      err += part
    })
    child.stdin.on('error', () => {}).end(given.input ?? '')
    const ended = new Promise<Ended>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (code) =>
        resolve({ code, out, err, milliseconds: performance.now() - began }),
      )
    })
    return { child, ended }
  }

  return {
    place,
    folder,
    home,
    data,
    progress: join(data, 'progress-tea.json'),
    previous: join(data, 'progress-tea.previous.json'),
    start,
    run: (typed: string[], given?: Given): Promise<Ended> => start(typed, given).ended,
    /** The entries on the disk; throws where they cannot be read whole. */
    entries: (): { id: string; at: string; device: string; [field: string]: unknown }[] =>
      JSON.parse(readFileSync(join(data, 'progress-tea.json'), 'utf8')).entries,
    /** The names of all files kept, by folder. */
    files: (within: 'data' | 'config' | 'cache'): string[] => {
      try {
        return readdirSync(join(home, within)).sort()
      } catch {
        return []
      }
    },
  }
}

export type Machine = ReturnType<typeof machine>

/** A roadmap `tea` of this many topics `t1`, `t2`, … */
export function manyTopics(n: number): string {
  const topics = Array.from(
    { length: n },
    (_, i) => `      - {id: t${i + 1}, title: Topic ${i + 1}}`,
  )
  return ['id: tea', 'title: Tea', 'stages:', '  - title: One', '    topics:', ...topics, ''].join(
    '\n',
  )
}

/** The entry that an answer in JSON says was recorded; null where there is none, or no whole answer. */
export function entrySaid(out: string): string | null {
  try {
    return JSON.parse(out).entry
  } catch {
    return null
  }
}

export function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}

/** Does this to each, so many at a time. */
export async function inParallel<T>(
  all: T[],
  atOnce: number,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const left = all.values()
  const worker = async () => {
    for (const one of left) await work(one)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

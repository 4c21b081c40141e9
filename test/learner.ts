import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { type Choice, type Host, Interrupted, type Output, type Prompts } from '../src/app.ts'
import { run } from '../src/cli.ts'
import { exits } from '../src/errors.ts'

process.env.TZ = 'UTC'

const root = mkdtempSync(join(tmpdir(), 'roadmap-test-'))
let learners = 0
afterAll(() => rmSync(root, { recursive: true, force: true }))

export interface Ran {
  code: number
  out: string
  err: string
}

/** What a test may change between two commands, and look at after one. */
interface Circumstances {
  /** Moves only when a test moves it. */
  now: string
  folder: string
  home: string
  env: Record<string, string>
  /** Null where the answer goes into a pipe. */
  terminal: { width: number } | null
  /** What is said to each question in turn, leaving when it runs out; null where nobody is at the keyboard. */
  answers: (string | string[])[] | null
  /** The questions so far, with what there was to choose from. */
  asked: { message: string; choices: string[] }[]
  opened: string[]
  input: string | Uint8Array
  /** Whether a process with such an id is there. */
  isAlive: (pid: number) => boolean
}

/** Somebody at a machine of their own, with this roadmap in the current folder, or else the bundled one. */
export function learner(yaml?: string, given: Partial<Circumstances> = {}) {
  const own = join(root, String(learners++))
  const circumstances: Circumstances = {
    now: '2025-06-04T10:00:00.000Z',
    folder: join(own, 'here'),
    home: join(own, 'home'),
    env: {},
    terminal: null,
    answers: null,
    asked: [],
    opened: [],
    input: '',
    isAlive: () => true,
    ...given,
  }
  mkdirSync(circumstances.folder, { recursive: true })
  if (yaml !== undefined) writeFileSync(join(circumstances.folder, 'roadmap.yaml'), yaml)

  /** Types a command, as one line or as separate words. */
  const type = async (typed: string | string[]): Promise<Ran> => {
    const [out, err] = [streamOf(me), streamOf(me)]
    const words = typeof typed === 'string' ? wordsOf(typed) : typed
    const code = await run(words, machineOf(me, out, err))
    if (code === exits.defect) throw new Error(err.text)
    return { code, out: out.text, err: err.text }
  }

  const me = Object.assign(type, circumstances, {
    /** The answer to a command with `--json`, or its error. */
    async json(typed: string) {
      const { out, err } = await type(`${typed} --json`)
      return JSON.parse(out === '' ? err : out)
    },
    /** The status of every topic by id. */
    async statuses(): Promise<Record<string, string>> {
      const { stages } = JSON.parse((await type('list --json')).out)
      return Object.fromEntries(stages.flatMap(statusesIn))
    },
    /** Writes a file into the current folder. */
    write(file: string, content: string | Uint8Array): string {
      const path = join(me.folder, file)
      writeFileSync(path, content)
      return path
    },
    /** The progress log as it stands on the disk; empty where there is none. */
    kept(id = 'tea'): string {
      try {
        return readFileSync(join(me.home, 'data', `progress-${id}.json`), 'utf8')
      } catch {
        return ''
      }
    },
  })
  return me
}

export type Learner = ReturnType<typeof learner>

function machineOf(me: Circumstances, out: Output, err: Output): Host {
  return {
    version: '1.2.3',
    folder: me.folder,
    env: { ROADMAP_HOME: me.home, ...me.env },
    platform: { data: me.home, config: me.home, cache: me.home },
    bundled: join(import.meta.dirname, '..', 'roadmap.yaml'),
    now: () => new Date(me.now),
    out,
    err,
    readInput: () => Buffer.from(me.input),
    processes: { pid: process.pid, isAlive: (pid) => me.isAlive(pid) },
    expectMuch() {},
    get prompts() {
      return me.answers === null ? null : promptsOf(me, me.answers)
    },
    openLink: async (url) => {
      me.opened.push(url)
    },
    openFile: async (path) => {
      me.opened.push(path)
    },
  }
}

function streamOf({ terminal }: Circumstances) {
  return {
    text: '',
    isTerminal: terminal !== null,
    width: terminal?.width ?? 80,
    write(text: string) {
      this.text += text
    },
  }
}

function promptsOf(me: Circumstances, answers: (string | string[])[]): Prompts {
  const answer = (message: string, choices: Choice[]): string[] => {
    const values = choices.map(({ value }) => value)
    me.asked.push({ message, choices: values })
    const said = answers.shift()
    if (said === undefined) throw new Interrupted()
    const chosen = [said].flat()
    for (const value of chosen)
      if (!values.includes(value)) throw new Error(`${value} is none of ${values.join(', ')}`)
    return chosen
  }
  return {
    search: async (message, choices) => answer(message, choices)[0] ?? '',
    searchSeveral: async (message, choices) => answer(message, choices),
  }
}

/** Words as a shell splits them; quotes keep spaces. */
function wordsOf(line: string): string[] {
  return (line.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? []).map((word) =>
    word.replace(/'([^']*)'|"([^"]*)"/g, '$1$2'),
  )
}

interface Listed {
  id: string
  status: string
  topics: Listed[]
}

function statusesIn({ id, status, topics }: Listed): [string, string][] {
  return [[id, status], ...topics.flatMap(statusesIn)]
}

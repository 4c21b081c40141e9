import { fstatSync, writeSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import envPaths from 'env-paths'
import manifest from '../package.json' with { type: 'json' }
import type { Host, Output, Prompts } from './app.ts'
import { run } from './cli.ts'
import { Refusal } from './errors.ts'
import { readStandardInput } from './store/bytes.ts'

const { data, config, cache } = envPaths('roadmap', { suffix: '' })

const machine: Host = {
  version: manifest.version,
  folder: currentFolder(),
  env: process.env,
  platform: { data: atHome(data), config: atHome(config), cache: atHome(cache) },
  bundled: join(import.meta.dirname, '..', 'roadmap.yaml'),
  now: () => new Date(),
  out: outputOf(1),
  err: outputOf(2),
  readInput: readStandardInput,
  processes: { pid: process.pid, isAlive },
  get prompts() {
    return isTerminal(0) && isTerminal(1) ? questions() : null
  },
  expectMuch: optimizeLate,
  openLink: open,
  openFile: open,
}

void run(process.argv.slice(2), machine).then((code) => {
  process.exitCode = code
})

/** With an empty HOME, or where what XDG names is relative, these would be other places in every folder. */
function atHome(path: string): string {
  return isAbsolute(path)
    ? path
    : join(process.getBuiltinModule('node:os').userInfo().homedir, path)
}

/** A folder may have been removed under whoever is in it; no roadmap is there then. */
function currentFolder(): string {
  try {
    return process.cwd()
  } catch {
    return '/'
  }
}

/** Questions, whose library is loaded when the first one is asked. */
function questions(): Prompts {
  return {
    search: async (...question) => (await import('./ask.ts')).search(...question),
    searchSeveral: async (...question) => (await import('./ask.ts')).searchSeveral(...question),
  }
}

/** A stream written to at once and whole: process.stdout costs more to set up than an answer costs to make. */
function outputOf(fd: number): Output {
  return {
    write: (text) => writeAll(fd, Buffer.from(text)),
    get isTerminal() {
      return isTerminal(fd)
    },
    get width() {
      return (fd === 1 ? process.stdout : process.stderr).columns || 80
    },
  }
}

function writeAll(fd: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(fd, bytes, at)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : ''
      // Whoever read the answer has read enough.
      if (code === 'EPIPE') return
      // A pipe that is full for the moment: wait for its reader.
      if (code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)
    }
  }
}

/** Loading node:tty is a tenth of starting Node, and only what looks like a device can be a terminal. */
function isTerminal(fd: number): boolean {
  try {
    return fstatSync(fd).isCharacterDevice() && process.getBuiltinModule('node:tty').isatty(fd)
  } catch {
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}

/**
 * The V8 of Node 20 optimizes what has run for a few milliseconds, which pays long after most commands have ended. With a
 * big roadmap they all run that long; so it waits, and still optimizes what goes on for seconds. Later ones are quicker
 * at it, and know no such setting.
 */
function optimizeLate(): void {
  if (!process.versions.v8.startsWith('11.')) return
  const { setFlagsFromString } = process.getBuiltinModule('node:v8')
  setFlagsFromString('--interrupt-budget=1000000')
}

/** Hands a URL or the path of a file to the system's opener, past any shell. */
async function open(target: string): Promise<void> {
  const [command, ...args] = openers[process.platform] ?? ['xdg-open']
  const { spawn } = process.getBuiltinModule('node:child_process')
  await new Promise<void>((resolve, reject) => {
    const opener = spawn(command ?? 'xdg-open', [...args, target], {
      stdio: 'ignore',
      detached: true,
    })
    opener.on('error', () =>
      reject(
        new Refusal('no-opener', `there is no \`${command}\` on this machine to open ${target}`),
      ),
    )
    opener.on('spawn', () => {
      opener.unref()
      resolve()
    })
  })
}

const openers: Record<string, string[]> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}

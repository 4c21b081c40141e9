import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import manifest from '../package.json' with { type: 'json' }

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'roadmap-built-'))
const prefix = join(folder, 'prefix')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// Everything below runs what a learner would install.
beforeAll(async () => {
  await npm(['pack', '--ignore-scripts', '--pack-destination', folder], root)
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? ''
  await npm(['install', '--global', '--offline', '--prefix', prefix, join(folder, tarball)], folder)
}, 60_000)

interface Ran {
  code: number | null
  out: string
  err: string
}

/** What a process wrote and how it ended. */
function ended(child: ChildProcess): Promise<Ran> {
  let [out, err] = ['', '']
  child.stdout?.on('data', (part) => {
    out += part
  })
  child.stderr?.on('data', (part) => {
    err += part
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

async function npm(args: string[], cwd: string): Promise<void> {
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier']
  const script = process.env.npm_execpath
  const child =
    script === undefined
      ? spawn('npm', [...args, ...quiet], { cwd, shell: process.platform === 'win32' })
      : spawn(process.execPath, [script, ...args, ...quiet], { cwd })
  const { code, err } = await ended(child)
  if (code !== 0) throw new Error(err)
}

/** The installed program, in a home and a current folder of its own. */
function installed(name: string, env: Record<string, string> = {}) {
  const cwd = join(folder, name)
  mkdirSync(cwd, { recursive: true })
  const lib = process.platform === 'win32' ? prefix : join(prefix, 'lib')
  const bin = join(lib, 'node_modules', manifest.name, 'bin', 'roadmap.js')
  const start = (args: string[]) =>
    spawn(process.execPath, [bin, ...args], {
      cwd,
      env: { PATH: process.env.PATH, ROADMAP_HOME: join(cwd, 'home'), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  return { cwd, start, run: (...args: string[]) => ended(start(args)) }
}

test('says its version', async () => {
  const { run } = installed('version')
  expect(await run('--version')).toEqual({ code: 0, out: `${manifest.version}\n`, err: '' })
})

test('is a command', () => {
  const name = process.platform === 'win32' ? 'roadmap.cmd' : join('bin', 'roadmap')
  expect(existsSync(join(prefix, name))).toBe(true)
})

test('does the main job on the bundled roadmap, without a terminal', async () => {
  const { run } = installed('job')
  const { code, out, err } = await run('next')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toContain('roadmap done')
  expect(out).not.toContain('\u001b')
  const { suggestions } = JSON.parse((await run('next', '--json')).out)
  const step = (suggestions[0].step ?? suggestions[0].topic).id
  expect((await run('done', step)).code).toBe(0)
  expect(JSON.parse((await run('status', '--json')).out).units.done).toBe(1)
  expect((await run('done')).code).toBe(2)
})

test('40 topics marked done at once all land', async () => {
  const { cwd, run } = installed('at-once')
  const ids = Array.from({ length: 40 }, (_, i) => `topic-${i + 1}`)
  const stages = [{ title: 'Stage', topics: ids.map((id) => ({ title: id, id })) }]
  writeFileSync(join(cwd, 'roadmap.yaml'), JSON.stringify({ title: 'Many', stages }))
  const all = await Promise.all(ids.map((id) => run('done', id)))
  expect(all.map(({ code }) => code)).toEqual(ids.map(() => 0))
  expect(JSON.parse((await run('status', '--json')).out)).toMatchObject({ progress: 1 })
  expect(JSON.parse((await run('log', '--json')).out).entries).toHaveLength(40)
})

test('a closed pipe is no error', async () => {
  const { start } = installed('pipe')
  const child = start(['list', '--all'])
  child.stdout.destroy()
  expect(await ended(child)).toMatchObject({ code: 0, err: '' })
})

test('progress that cannot be written is an error', async () => {
  writeFileSync(join(folder, 'file'), '')
  const { run } = installed('nowhere', { ROADMAP_HOME: join(folder, 'file', 'home') })
  const { code, out, err } = await run('done', 'dns')
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toMatch(/^error: cannot .*home/)
})

test.skipIf(process.platform === 'win32')(
  'an empty HOME and relative folders lead to the same place from everywhere',
  async () => {
    const env = { ROADMAP_HOME: '', HOME: '', XDG_CONFIG_HOME: 'settings', XDG_CACHE_HOME: folder }
    const places = async (name: string) =>
      JSON.parse((await installed(name, env).run('config', '--json')).out).places
    const { progress, settings } = await places('one')
    expect(await places('two')).toMatchObject({ progress, settings })
    for (const place of [progress, settings]) expect(place).toMatch(/^\//)
  },
)

test.skipIf(process.platform !== 'linux')(
  'in a folder that was removed, whatever needs no folder works',
  async () => {
    const { cwd } = installed('gone')
    const home = join(folder, 'elsewhere')
    const { code, out, err } = await ended(
      spawn(
        'sh',
        ['-c', `rm -r "$PWD"; exec "${process.execPath}" "${join(prefix, 'bin', 'roadmap')}" next`],
        {
          cwd,
          env: { PATH: process.env.PATH, ROADMAP_HOME: home },
        },
      ),
    )
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('roadmap done')
  },
)

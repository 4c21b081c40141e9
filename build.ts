// Bundles src/main.ts with everything it imports into dist/: main.cjs, and one more file for
// each import(), so that a command reads only the code it needs. The result is CommonJS, which
// Node starts faster than ES modules.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { build, type Metafile, type Plugin, transform } from 'esbuild'

const root = import.meta.dirname
const dist = join(root, 'dist')

// Half of conf's and inquirer's code is for things we never ask of them: ajv and semver are for
// conf's schemas and migrations, iconv-lite and chardet for inquirer's editor prompt.
const unused: Plugin = {
  name: 'unused',
  setup({ onResolve, onLoad }) {
    const filter = /^(ajv\/dist\/2020\.js|ajv-formats|semver|iconv-lite|chardet)$/
    onResolve({ filter }, ({ path }) => ({ path, namespace: 'unused' }))
    onLoad({ filter, namespace: 'unused' }, ({ path }) => ({
      contents: `
        const fail = () => { throw new Error('${path} is left out of this build, see build.ts') }
        export default new Proxy(fail, { get: fail })
        export { fail as Ajv2020, fail as detect }`,
    }))
  },
}

// commander loads node:child_process at once, but needs it only for subcommands that are programs
// of their own, and we have none. Loading it would cost a tenth of bare Node's start.
const lazy: Plugin = {
  name: 'lazy',
  setup({ onResolve, onLoad }) {
    const filter = /^node:child_process$/
    onResolve({ filter }, ({ path, importer }) =>
      /node_modules.commander/.test(importer) ? { path, namespace: 'lazy' } : null,
    )
    onLoad({ filter, namespace: 'lazy' }, () => ({
      contents: `exports.spawn = (...args) => require('node:child_process').spawn(...args)`,
    }))
    // commonmark needs these tables only where a text has entities, and making them takes a third of Node's start.
    onResolve({ filter: /^entities$/ }, ({ path, importer }) =>
      /node_modules.commonmark/.test(importer) ? { path, namespace: 'lazy' } : null,
    )
    onLoad({ filter: /^entities$/, namespace: 'lazy' }, () => ({
      contents: `
        let made
        export const decodeHTMLStrict = (text) =>
          (made ??= require('./node_modules/entities/lib/decode.js')).decodeHTMLStrict(text)`,
      resolveDir: root,
    }))
  },
}

const target = 'node20.19'
const { outputFiles, metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['src/main.ts'],
  outdir: dist,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target,
  define: { 'import.meta.dirname': '__dirname' },
  plugins: [unused, lazy],
  metafile: true,
  write: false,
})

// Every file that is read at the start costs a hundredth of bare Node's start. So what main.cjs
// imports statically is put together with it, and the other files find it there.
const modules = new Map(outputFiles.map(({ path, text }) => [basename(path), text]))
const eager = new Set<string>()
const visit = (name: string) => {
  for (const { path, kind, external } of metafile.outputs[`dist/${name}`]?.imports ?? [])
    if (kind === 'import-statement' && !external) visit(basename(path))
  eager.add(name)
}
visit('main.cjs')
const nameOf = (file: string) => file.replace(/\W/g, '_')
const split: Plugin = {
  name: 'split',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\// }, ({ path, kind }) =>
      kind === 'dynamic-import'
        ? { path, external: true }
        : { path: basename(path), namespace: 'split' },
    )
    onLoad({ filter: /^/, namespace: 'split' }, ({ path }) => ({
      contents: modules.get(path) ?? '',
    }))
  },
}

// esbuild splits ES modules only, so what comes of that is turned into CommonJS afterwards. There
// `require` is at hand, and import() becomes a deferred require(), which spares Node's loader.
const commonJs = {
  format: 'cjs',
  platform: 'node',
  target,
  supported: { 'dynamic-import': false },
  minifyWhitespace: true,
  legalComments: 'none',
} as const
for (const [name, text] of modules) modules.set(name, text.replaceAll('__require(', 'require('))
const exported = [...eager].map((name) => `export * as ${nameOf(name)} from './${name}'`)
const together = await build({
  ...commonJs,
  stdin: { contents: exported.join('\n') },
  bundle: true,
  banner: { js: '"use strict";' },
  plugins: [split],
  write: false,
})

rmSync(dist, { recursive: true, force: true })
mkdirSync(dist)
for (const { text } of together.outputFiles) writeFileSync(join(dist, 'bundle.cjs'), text)
for (const [name, text] of modules) {
  if (eager.has(name)) continue
  const { code, warnings } = await transform(text, { ...commonJs, banner: '"use strict";' })
  for (const { text } of warnings) throw new Error(`${name}: ${text}`)
  const linked = code.replace(/require\("\.\/([^"]+)"\)/g, (call, file) =>
    eager.has(file) ? `require("./main.cjs").${nameOf(file)}` : call,
  )
  writeFileSync(join(dist, name), linked)
}

// Compiling is most of what a command adds to Node's own start. So each file is run through a
// script that V8's compiled code is kept of; V8 refuses it where the version differs, and then
// the source is compiled as ever.
writeFileSync(
  join(dist, 'main.cjs'),
  `'use strict'
const { readFileSync, writeFileSync } = require('node:fs')
const { Script } = require('node:vm')
const scripts = new Map()
const modules = { './main.cjs': module }
const load = (id) => {
  if (!id.startsWith('./')) return require(id)
  if (modules[id] !== undefined) return modules[id].exports
  const made = (modules[id] = { exports: {} })
  run(id.slice(2, -4), made)
  return made.exports
}
const run = (name, made) => {
  const filename = __dirname + '/' + name + '.cjs'
  const compiled = __dirname + '/' + name + '-' + process.version + '.compiled'
  let cachedData
  try {
    cachedData = readFileSync(compiled)
  } catch {}
  const source = '(function (exports, require, module, __filename, __dirname) {' + readFileSync(filename, 'utf8') + '\\n})'
  const script = new Script(source, { filename, cachedData })
  scripts.set(compiled, script)
  script.runInThisContext()(made.exports, load, made, filename, __dirname)
}
run('bundle', module)
if (process.env.ROADMAP_KEEP_COMPILED) {
  process.on('exit', () => {
    for (const [compiled, script] of scripts) writeFileSync(compiled, script.createCachedData())
  })
}
`,
)
const home = mkdtempSync(join(tmpdir(), 'roadmap-build-'))
const env = { ...process.env, ROADMAP_HOME: home, ROADMAP_FILE: join(root, 'roadmap.yaml') }
const usual = join(home, 'usual.md')
writeFileSync(usual, usualMarkdown())
// A first run fills the cache of roadmaps, so that the next ones take the way that users take. Each adds what it was the
// first to need.
const warmUps: [keep: string, args: string[]][] = [
  ['', ['list']],
  ['1', ['import', usual, '-o', join(home, 'usual.yaml')]],
  ['1', ['card']],
  ['1', ['report']],
  ['1', ['list']],
  ['1', ['done', 'dns']],
  ['1', ['remaining']],
  ['1', ['next']],
  ['1', ['status']],
]
for (const [keep, args] of warmUps) {
  const warmUp = spawnSync(process.execPath, [join(dist, 'main.cjs'), ...args], {
    env: { ...env, ROADMAP_KEEP_COMPILED: keep },
  })
  if (warmUp.status !== 0) throw new Error(`the bundle does not run: ${warmUp.stderr}`)
}
rmSync(home, { recursive: true })
writeFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), licenses(metafile))

// What most lists that people import are made of.
function usualMarkdown() {
  const boxes = Array.from({ length: 200 }, (_, i) => {
    const link = `[Topic ${i}](https://example.org/${i})`
    const box = `- [${i % 3 === 0 ? 'x' : ' '}]`
    return i % 2 === 0
      ? `${box} ${link} and *some* words`
      : `  ${box} **Topic ${i}:** ${link} (2 h)`
  })
  return `# Plan\n\nWords.\n\n## Stage\n\n${boxes.join('\n')}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n`
}

// Name, version and licence of every package that has code in the bundle.
function licenses({ outputs }: Metafile) {
  const inputs = Object.values(outputs).flatMap((output) => Object.keys(output.inputs))
  const folders = inputs.flatMap(
    (file) => /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? [],
  )
  const one = (folder: string) => {
    const read = (file: string) => readFileSync(join(root, folder, file), 'utf8')
    const { name, version, license } = JSON.parse(read('package.json'))
    const file = readdirSync(join(root, folder)).find((file) => /^licen[cs]e/i.test(file))
    return `${name} ${version} (${license})\n\n${file ? read(file).trim() : ''}\n`
  }
  return [...new Set(folders)]
    .sort()
    .map(one)
    .join(`\n${'-'.repeat(80)}\n\n`)
}

import type { App, Choice } from '../app.ts'
import { Refusal, wrongUsage } from '../errors.ts'
import type { StartAnswer } from '../render/init.ts'
import { slug } from '../roadmap/id.ts'
import { readRoadmap } from '../roadmap/read.ts'

const file = 'roadmap.yaml'

/** Writes a first roadmap into the current folder: the bundled one, an empty one or an import. */
export async function startRoadmap(
  app: App,
  { from, title }: { from?: string; title?: string },
): Promise<StartAnswer> {
  const { path, isThere } = app.place(file)
  if (isThere)
    throw new Refusal('file-exists', `${path} is there already, and is left as it is`, {
      hint: 'roadmap status',
    })
  const chosen = from ?? (await ask(app))
  if (chosen !== 'bundled' && chosen !== 'empty') {
    const { importSource } = await import('./importing.ts')
    const imported = await importSource(app, chosen, title === undefined ? {} : { title })
    const { roadmap, next } = imported
    return { roadmap, out: path, from: chosen, imported, next }
  }
  const text = chosen === 'empty' ? emptyRoadmap(title ?? 'My roadmap') : bundled(app, title)
  await app.writeFile(file, text, false)
  const { roadmap } = readRoadmap(text)
  if (roadmap === null) throw new Error('the roadmap to begin with is not sound')
  const { id } = roadmap
  const next = chosen === 'empty' ? 'roadmap check' : 'roadmap next'
  return { roadmap: { id, title: roadmap.title }, out: path, from: chosen, imported: null, next }
}

async function ask(app: App): Promise<string> {
  if (app.prompts === null)
    throw wrongUsage(
      'say what to begin with: bundled, empty, or a file',
      'roadmap init --from bundled',
    )
  const files = app.fileNames().filter((name) => /\.(md|markdown|csv|tsv|org|json)$/i.test(name))
  const choices: Choice[] = [
    { value: 'bundled', name: 'The backend roadmap that comes with the program' },
    { value: 'empty', name: 'An empty one, to fill in' },
    ...files.map((name) => ({ value: name, name: `What is in ${name}` })),
  ]
  return app.prompts.search('What shall your roadmap begin with?', choices)
}

/** The bundled file as it is, but for what leads elsewhere from this folder. */
function bundled(app: App, title: string | undefined): string {
  const text = app.bundledText().replace(/^# yaml-language-server:.*\n\n?/, '')
  return title === undefined
    ? text
    : text.replace(/^title: .*$/m, () => `title: ${JSON.stringify(oneLine(title))}`)
}

function emptyRoadmap(title: string): string {
  const name = oneLine(title) || 'My roadmap'
  return `format: 1
id: ${slug(name)} # progress is kept under this id
title: ${JSON.stringify(name)}

stages:
  - title: Basics
    duration: 2-3 weeks # optional, as every key but the title is
    topics:
      - The first thing to learn
      - title: The next one
        needs: [the-first-thing-to-learn]
`
}

function oneLine(text: string): string {
  return text
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

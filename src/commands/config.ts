import type { App } from '../app.ts'
import { wrongUsage } from '../errors.ts'
import type { Verb } from '../verb.ts'

interface ConfigAnswer {
  settings: Record<string, unknown>
  /** Where things are kept. */
  places: { progress: string; settings: string; cache: string; roadmap: string }
  key: string | null
}

const keys = ['roadmap', 'start', 'hours-per-week'] as const
type Key = (typeof keys)[number]

export const config: Verb<{ unset?: string }, ConfigAnswer> = {
  name: 'config',
  operands: '[key] [value]',
  group: 'Roadmaps:',
  summary: 'settings, and where everything is kept',
  options: [['--unset <KEY>', 'forget a setting']],
  examples: [
    ['roadmap config', 'all settings and places'],
    ['roadmap config start 2025-03-01', 'when I began this roadmap, for the forecast'],
    ['roadmap config hours-per-week 5', 'how much time I have, for the forecast'],
    ['roadmap config roadmap ~/plans/data-engineer.yaml', 'the same as `roadmap use`'],
    ['roadmap config --unset roadmap', 'back to the roadmap that comes with the program'],
  ],
  async run(app, [word, value], { unset }) {
    const key = word === undefined ? null : keyNamed(word)
    if (unset !== undefined) await forget(app, keyNamed(unset))
    if (key !== null && value !== undefined) await set[key](app, value)
    const { file } = app.followed()
    const { progress, settings: path, cache } = app.places()
    const { id } = await app.roadmap()
    const { start: _, ...settings } = app.settings()
    const start = app.startOf(id)
    return {
      settings: { ...settings, ...(start !== null && { start }) },
      places: { roadmap: file, progress: progress(id), settings: path, cache },
      key,
    }
  },
  render({ settings, places, key }) {
    if (key !== null) return `${String(settings[key] ?? 'not set')}\n`
    const all = { ...Object.fromEntries(keys.map((name) => [name, 'not set'])), ...settings }
    const lines = (values: Record<string, unknown>) =>
      Object.entries(values).map(([name, value]) => `  ${name.padEnd(16)}${String(value)}`)
    return `${['Settings', ...lines(all), '', 'Kept in', ...lines(places)].join('\n')}\n`
  },
}

const set: Record<Key, (app: App, value: string) => Promise<unknown>> = {
  roadmap: (app, file) => app.followFile(file),
  async start(app, text) {
    const day = app.day(text)
    const { id } = await app.roadmap()
    await app.changeSettings((settings) => ({
      ...settings,
      start: { ...settings.start, [id]: day },
    }))
  },
  async 'hours-per-week'(app, text) {
    const hours = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0
    if (hours <= 0 || hours > 168)
      throw wrongUsage(
        `hours-per-week is a number above 0 and up to 168, not \`${text}\``,
        'roadmap config hours-per-week 5',
      )
    await app.changeSettings((settings) => ({ ...settings, 'hours-per-week': hours }))
  },
}

async function forget(app: App, key: Key): Promise<void> {
  if (key !== 'start') {
    await app.changeSettings(({ [key]: _, ...settings }) => settings)
    return
  }
  const { id } = await app.roadmap()
  await app.changeSettings(({ start: { [id]: _, ...others } = {}, ...settings }) => ({
    ...settings,
    ...(Object.keys(others).length > 0 && { start: others }),
  }))
}

function keyNamed(text: string): Key {
  const key = keys.find((k) => k === text)
  if (key !== undefined) return key
  throw wrongUsage(`there is no setting \`${text}\`; there is ${keys.join(', ')}`, 'roadmap config')
}

import { wrongUsage } from '../errors.ts'
import type { Verb } from '../verb.ts'

interface ConfigAnswer {
  settings: Record<string, unknown>
  /** Where things are kept. */
  places: { progress: string; settings: string; cache: string; roadmap: string }
  key: string | null
}

const keys = ['roadmap'] as const

export const config: Verb<{ unset?: string }, ConfigAnswer> = {
  name: 'config',
  operands: '[key] [value]',
  group: 'Roadmaps:',
  summary: 'settings, and where everything is kept',
  options: [['--unset <KEY>', 'forget a setting']],
  examples: [
    ['roadmap config', 'all settings and places'],
    ['roadmap config roadmap ~/plans/data-engineer.yaml', 'the same as `roadmap use`'],
    ['roadmap config --unset roadmap', 'back to the roadmap that comes with the program'],
  ],
  async run(app, [key, value], { unset }) {
    for (const word of [key, unset])
      if (word !== undefined && !keys.some((k) => k === word)) throw unknownKey(word)
    if (unset !== undefined) await app.changeSettings(({ [unset]: _, ...settings }) => settings)
    if (key === 'roadmap' && value !== undefined) await app.followFile(value)
    const { file } = app.followed()
    const { progress, settings, cache } = app.places()
    const { roadmap } = await app.standing()
    return {
      settings: app.settings(),
      places: { roadmap: file, progress: progress(roadmap.id), settings, cache },
      key: key ?? null,
    }
  },
  render({ settings, places, key }) {
    if (key !== null) return `${String(settings[key] ?? 'not set')}\n`
    const lines = (values: Record<string, unknown>) =>
      Object.entries(values).map(([name, value]) => `  ${name.padEnd(10)}${String(value)}`)
    return `${['Settings', ...lines({ roadmap: 'not set', ...settings }), '', 'Kept in', ...lines(places)].join('\n')}\n`
  },
}

function unknownKey(key: string) {
  return wrongUsage(`there is no setting \`${key}\`; there is ${keys.join(', ')}`, 'roadmap config')
}

import type { Followed } from '../app.ts'
import type { Verb } from '../verb.ts'

interface UseAnswer {
  roadmap: { id: string; title: string; file: string }
  by: Followed['by']
  /** The file that `use` names. */
  used: string | null
}

export const use: Verb<object, UseAnswer> = {
  name: 'use',
  operands: '[roadmap]',
  group: 'Roadmaps:',
  summary: 'choose which roadmap is followed, or say which it is',
  examples: [
    ['roadmap use ~/plans/data-engineer.yaml', 'follow this one from now on'],
    ['roadmap use bundled', 'follow the backend roadmap that comes with the program'],
    ['roadmap use', 'which one is it now?'],
  ],
  async run(app, [named]) {
    if (named === 'bundled') await app.changeSettings(({ roadmap: _, ...settings }) => settings)
    else if (named !== undefined) await app.followFile(named)
    const { roadmap, file } = await app.standing()
    return {
      roadmap: { id: roadmap.id, title: roadmap.title, file },
      by: app.followed().by,
      used: app.settings().roadmap ?? null,
    }
  },
  render({ roadmap, by, used }) {
    const why = {
      option: 'named by --file',
      environment: 'named by ROADMAP_FILE',
      folder: 'the nearest roadmap.yaml',
      use: 'chosen by `roadmap use`',
      bundled: 'comes with the program',
    }[by]
    const line = `Following ${roadmap.title} (${roadmap.id}), ${why}:\n  ${roadmap.file}\n`
    const isHidden = used !== null && by !== 'use'
    return isHidden ? `${line}Elsewhere, what \`roadmap use\` chose:\n  ${used}\n` : line
  },
}

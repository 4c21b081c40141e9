import { renderStart, type StartAnswer } from '../render/init.ts'
import type { Verb } from '../verb.ts'

interface InitOptions {
  from?: string
  title?: string
}

export const init: Verb<InitOptions, StartAnswer> = {
  name: 'init',
  group: 'Roadmaps:',
  summary: 'begin a roadmap.yaml in this folder; one that is there is left alone',
  options: [
    ['--from <SOURCE>', '`bundled`, `empty`, or a file or address to import'],
    ['--title <TITLE>', 'what the roadmap is called'],
  ],
  examples: [
    ['roadmap init', 'asks what to begin with'],
    ['roadmap init --from bundled', 'a copy of the backend roadmap, to change as I like'],
    ['roadmap init --from empty', 'one to fill in'],
    ['roadmap init --from README.md', 'the same as roadmap import README.md'],
  ],
  async run(app, _, options) {
    const { startRoadmap } = await import('../use-cases/starting.ts')
    return startRoadmap(app, options)
  },
  render: renderStart,
}

import { Refusal } from '../errors.ts'
import { type DiffAnswer, renderDiff } from '../render/diff.ts'
import { differenceOf } from '../use-cases/differing.ts'
import type { Verb } from '../verb.ts'

export const diff: Verb<object, DiffAnswer> = {
  name: 'diff',
  operands: '<file>',
  group: 'Roadmaps:',
  summary: 'what would change for me if the roadmap were this file; nothing is adopted',
  examples: [
    ['roadmap diff roadmap-2026.yaml', 'what is new in it, and what it does to my progress'],
  ],
  reads: true,
  async run(app, [named = '']) {
    const standing = await app.standing()
    const { file, roadmap, problems } = await app.checkFile(named)
    if (roadmap === null) {
      throw new Refusal('roadmap-problems', `${named} has problems`, {
        problems: { file, list: problems },
      })
    }
    return differenceOf(app, standing, { roadmap, file })
  },
  render: renderDiff,
}

import { type PictureAnswer, renderPicture } from '../render/picture.ts'
import type { PictureOptions } from '../use-cases/picturing.ts'
import type { Verb } from '../verb.ts'

export const badge: Verb<PictureOptions, PictureAnswer> = {
  name: 'badge',
  group: 'Looking closer:',
  summary: 'an SVG badge with the per cent that is done, for a README',
  options: [
    ['-o, --out <FILE>', 'write it to a file; one that is there is replaced'],
    ['--counts-only', "without the roadmap's title; so it is for an imported one, if not said"],
    ['--no-counts-only', 'with its title, whoever wrote it'],
  ],
  examples: [['roadmap badge -o badge.svg', 'for ![my roadmap](badge.svg) in a README']],
  reads: true,
  isDocument: true,
  async run(app, _, options) {
    const { drawBadge } = await import('../use-cases/picturing.ts')
    return drawBadge(app, options)
  },
  render: renderPicture,
}

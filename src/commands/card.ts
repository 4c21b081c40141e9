import { type PictureAnswer, renderPicture } from '../render/picture.ts'
import type { CardOptions } from '../use-cases/picturing.ts'
import type { Verb } from '../verb.ts'

export const card: Verb<CardOptions, PictureAnswer> = {
  name: 'card',
  group: 'Looking closer:',
  summary: 'an SVG picture of where you stand, for a README',
  options: [
    ['-o, --out <FILE>', 'write it to a file; one that is there is replaced'],
    ['--style <STYLE>', 'wide (if not said), tall, for phones, or compact'],
    ['--theme <THEME>', "auto (if not said), as the reader's system; light or dark"],
    ['--counts-only', "without the roadmap's words; so it is for an imported one, if not said"],
    ['--no-counts-only', 'with its words, whoever wrote them'],
  ],
  examples: [
    ['roadmap card -o card.svg', 'for ![my roadmap](card.svg) in a README'],
    ['roadmap card --style tall --theme dark -o card.svg', 'narrow, on dark ground'],
    ['roadmap card --no-counts-only -o card.svg', 'of an imported roadmap, with its words'],
  ],
  reads: true,
  isDocument: true,
  async run(app, _, options) {
    const { drawCard } = await import('../use-cases/picturing.ts')
    return drawCard(app, options)
  },
  render: renderPicture,
}

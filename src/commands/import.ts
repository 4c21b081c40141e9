import { type ImportAnswer, renderImport } from '../render/import.ts'
import type { ImportOptions } from '../use-cases/importing.ts'
import type { Verb } from '../verb.ts'

export const importing: Verb<ImportOptions, ImportAnswer> = {
  name: 'import',
  operands: '<source>',
  group: 'Roadmaps:',
  summary: 'make a roadmap.yaml of a file, an address or standard input in another format',
  options: [
    ['--from <FORMAT>', 'markdown, roadmap.sh, csv, org, json or yaml, where it is not clear'],
    ['-o, --out <FILE>', 'where to write it, instead of roadmap.yaml'],
    ['--id <ID>', 'the id that progress is kept under'],
    ['--title <TITLE>', 'what the roadmap is called'],
    ['--content <FILE>', 'the content map that goes with a drawing of roadmap.sh'],
    ['--progress <FILE>', 'the progress saved from roadmap.sh'],
    ['--dry-run', 'say what would come of it, and write nothing'],
    ['--force', 'replace the roadmap that is there; its ids are kept, so progress stays'],
  ],
  examples: [
    ['roadmap import README.md', 'check boxes, tables, links or headings become topics'],
    ['roadmap import backend.json --progress mine.json', 'a drawing and progress of roadmap.sh'],
    ['roadmap import https://example.org/plan.csv --dry-run', 'only look'],
    ['roadmap import README.md --force', 'again, when the file has a newer version'],
  ],
  async run(app, [source = ''], options) {
    const { importSource } = await import('../use-cases/importing.ts')
    return importSource(app, source, options)
  },
  render: renderImport,
}

import { type ExportAnswer, renderExport } from '../render/export.ts'
import type { ExportOptions } from '../use-cases/exporting.ts'
import type { Verb } from '../verb.ts'

export const exporting: Verb<ExportOptions, ExportAnswer> = {
  name: 'export',
  operands: '<format>',
  group: 'Roadmaps:',
  summary: 'the roadmap and its statuses as markdown, json, csv, ics, mermaid, svg, html or yaml',
  options: [
    ['-o, --out <FILE>', 'write it to a file; one that is there is replaced'],
    ['--diagram <KIND>', 'of mermaid: flowchart, what needs what; or gantt, the days of the plan'],
    ['--into <FILE>', 'write the ticks into the markdown file it came from, and nothing else'],
  ],
  examples: [
    ['roadmap export markdown', 'check boxes to read, or to keep in a repository'],
    ['roadmap export ics -o plan.ics', 'the open topics on my calendar, from today'],
    ['roadmap export csv -o plan.csv', 'for a spreadsheet'],
    [
      'roadmap export mermaid --diagram gantt',
      'a picture of the weeks to come, which GitHub draws',
    ],
    ['roadmap export markdown --into README.md', 'tick the boxes of my fork'],
  ],
  reads: true,
  isDocument: true,
  async run(app, [format = ''], options) {
    const { exportRoadmap } = await import('../use-cases/exporting.ts')
    return exportRoadmap(app, format, options)
  },
  render: renderExport,
}

import { wrap } from '../render/look.ts'
import type { ReportAnswer } from '../render/report/page.ts'
import type { ReportOptions } from '../use-cases/reporting.ts'
import type { Verb } from '../verb.ts'

export const report: Verb<ReportOptions, ReportAnswer> = {
  name: 'report',
  group: 'Looking closer:',
  summary: 'one HTML page to look at or to show: the map, how it went, how it may go on',
  options: [
    ['-o, --out <FILE>', 'write it to this file; one that is there is replaced'],
    ['--open', 'open it in the browser'],
    ['--notes', 'with my notes, which are left out otherwise'],
  ],
  examples: [
    ['roadmap report', 'into roadmap-ID.html in this folder, or into a pipe'],
    ['roadmap report --open', 'and look at it'],
    ['roadmap report -o progress.html', 'a file to send or to publish'],
    ['roadmap report --notes > mine.html', 'for myself, with what I noted'],
  ],
  reads: true,
  isDocument: true,
  async run(app, _, options) {
    const { report } = await import('../use-cases/reporting.ts')
    return report(app, options)
  },
  async render(answer, look) {
    if (answer.out !== null) return `${wrap(`Written to ${answer.out}.`, look)}\n`
    const { renderPage } = await import('../render/report/page.ts')
    return renderPage(answer)
  },
}

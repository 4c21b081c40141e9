import { exits } from '../errors.ts'
import { count } from '../progress/count.ts'
import { type Entry, latestMarks, said } from '../progress/log.ts'
import { unitsOf } from '../progress/work.ts'
import { type CheckAnswer, renderCheck } from '../render/problems.ts'
import { suspect } from '../roadmap/compare.ts'
import { everyTopic, orphansOf, type Roadmap } from '../roadmap/roadmap.ts'
import type { Verb } from '../verb.ts'

export const check: Verb<object, CheckAnswer> = {
  name: 'check',
  operands: '[file]',
  group: 'Roadmaps:',
  summary: 'is a roadmap sound? every problem with its line',
  examples: [
    ['roadmap check', 'the roadmap that is followed'],
    ['roadmap check my-roadmap.yaml', 'a file'],
  ],
  reads: true,
  async run(app, [named]) {
    const { file, roadmap, problems } = await app.checkFile(named ?? app.followed().file)
    if (roadmap === null) return { file, problems, orphans: [], suspected: [], roadmap: null }
    const orphans = orphansOf(roadmap, topicsIn(app.entriesOf(roadmap.id)))
    const gone = orphans.map((id) => ({ id, title: id }))
    const suspected = suspect(gone, everyTopic(roadmap.stages))
    return { file, problems, orphans, suspected, roadmap: sizes(roadmap) }
  },
  render: renderCheck,
  exit: ({ problems }) =>
    problems.some((p) => p.severity === 'error') ? exits.refused : exits.done,
}

/** The ids that entries in force keep something for. */
function topicsIn(entries: Entry[]): Set<string> {
  const marked = [...latestMarks(entries)].filter(([, mark]) => mark.status !== 'pending')
  const noted = entries.flatMap((entry) => {
    const words = said(entry)
    return words.kind === 'note' ? [words.topic] : []
  })
  return new Set([...marked.map(([id]) => id), ...noted])
}

function sizes(roadmap: Roadmap): CheckAnswer['roadmap'] {
  const { stages, all, tally } = count(roadmap, new Map())
  const { id, title } = roadmap
  return {
    id,
    title,
    stages: stages.length,
    topics: all.length - stages.length,
    units: unitsOf(tally).total,
  }
}

import { exits } from '../errors.ts'
import { count } from '../progress/count.ts'
import { latestMarks } from '../progress/log.ts'
import { unitsOf } from '../progress/work.ts'
import { type CheckAnswer, renderCheck } from '../render/problems.ts'
import { everyTopic, type Roadmap } from '../roadmap/roadmap.ts'
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
  async run(app, [named]) {
    const { file, roadmap, problems } = await app.checkFile(named ?? app.followed().file)
    if (roadmap === null) return { file, problems, orphans: [], roadmap: null }
    return {
      file,
      problems,
      orphans: orphansOf(roadmap, app.entriesOf(roadmap.id)),
      roadmap: sizes(roadmap),
    }
  },
  render: renderCheck,
  exit: ({ problems }) =>
    problems.some((p) => p.severity === 'error') ? exits.refused : exits.done,
}

function orphansOf(roadmap: Roadmap, entries: Parameters<typeof latestMarks>[0]): string[] {
  const known = new Set(
    [...everyTopic(roadmap.stages)].flatMap((topic) => [topic.id, ...topic.was]),
  )
  const marked = [...latestMarks(entries)].filter(([, mark]) => mark.status !== 'pending')
  return marked.map(([id]) => id).filter((id) => !known.has(id))
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

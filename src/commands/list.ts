import { wrongUsage } from '../errors.ts'
import { describeTree } from '../plan/describe.ts'
import type { Counted } from '../progress/counted.ts'
import { type Status, shownStatuses } from '../progress/status.ts'
import { type ListAnswer, renderList } from '../render/list.ts'
import type { Verb } from '../verb.ts'

export const list: Verb<{ all?: true; status?: string }, ListAnswer> = {
  name: 'list',
  operands: '[topic]',
  group: 'Every day:',
  summary: 'the stages and topics with their status and weeks',
  options: [
    ['-a, --all', 'every depth'],
    ['-s, --status <STATUS>', `only what is ${shownStatuses.join(', ')}`],
  ],
  examples: [
    ['roadmap list', 'the stages and their topics'],
    ['roadmap list security --all', 'all there is in one topic'],
    ['roadmap list --status in-progress', 'what I have begun'],
  ],
  reads: true,
  async run(app, [name], { status }) {
    const standing = await app.standing()
    const { roadmap, file, count } = standing
    const wanted = status === undefined ? null : statusNamed(status)
    const roots = name === undefined ? count.stages : [app.find(standing, name)]
    const passes = (topic: Counted) => wanted === null || topic.status === wanted
    return {
      roadmap: { id: roadmap.id, title: roadmap.title, file },
      stages: roots.flatMap((root) => describeTree(root, count, passes)),
    }
  },
  render: (answer, look, { all, status }) =>
    renderList(answer, look, all === true || status !== undefined),
}

function statusNamed(text: string): Status {
  const status = shownStatuses.find((s) => s === text)
  if (status !== undefined) return status
  throw wrongUsage(`--status is one of ${shownStatuses.join(', ')}, not \`${text}\``)
}

/** A roadmap of about this many topics: stages of ten topics of nine leaves, each topic 1-2 weeks. */
export function madeRoadmap(topics: number): { yaml: string; leaves: string[] } {
  const lines = ['format: 1', `id: made-${topics}`, `title: Made of ${topics}`, 'stages:']
  const leaves: string[] = []
  for (let n = 0; n < topics; ) {
    lines.push(`  - title: Stage ${n++}`, '    topics:')
    for (let topic = 0; topic < 10; topic++) {
      lines.push(
        `      - title: Topic ${n}`,
        `        id: t${n++}`,
        '        duration: 1-2 weeks',
        '        topics:',
      )
      for (let leaf = 0; leaf < 9; leaf++) {
        leaves.push(`t${n}`)
        lines.push(`          - title: Leaf ${n}`, `            id: t${n++}`)
      }
    }
  }
  return { yaml: `${lines.join('\n')}\n`, leaves }
}

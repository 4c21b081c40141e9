import type { Draft, DraftTopic } from '../../../src/formats/draft/draft.ts'
import { readRoadmapSh } from '../../../src/formats/roadmap-sh/roadmap-sh.ts'

interface Node {
  id: string
  type: string
  position: { x: number; y: number }
  [field: string]: unknown
}

/** Draws nodes and edges in the shape roadmap.sh files have. Every node's id is its label. */
export class Pen {
  readonly nodes: Node[] = []
  readonly edges: Record<string, unknown>[] = []

  node(
    type: string,
    id: string,
    x: number,
    y: number,
    width = 200,
    height = 49,
    data: object = {},
  ): this {
    const label = type === 'section' ? '' : id
    this.nodes.push({
      id,
      type,
      position: { x, y },
      width,
      height,
      measured: { width, height },
      style: { width, height },
      data: { label, ...data },
    })
    return this
  }

  title(x = 0, y = 0): this {
    return this.node('title', 'Juggling', x, y, 200, 68)
  }

  topic(id: string, x: number, y: number, data: object = {}): this {
    return this.node('topic', id, x, y, 200, 49, data)
  }

  box(id: string, x: number, y: number, data: object = {}): this {
    return this.node('subtopic', id, x, y, 200, 49, data)
  }

  /** Boxes one below the other, as the editor stacks them. */
  stack(ids: string[], x: number, y: number, step = 53): this {
    for (const [index, id] of ids.entries()) this.box(id, x, y + index * step)
    return this
  }

  frame(id: string, x: number, y: number, width: number, height: number): this {
    return this.node('section', id, x, y, width, height)
  }

  vertical(id: string, x: number, y: number, length: number, isDotted = false): this {
    return this.node('vertical', id, x - 10, y, 20, length, lineData(isDotted))
  }

  horizontal(id: string, x: number, y: number, length: number, isDotted = false): this {
    return this.node('horizontal', id, x, y - 10, length, 20, lineData(isDotted))
  }

  solid(...ids: string[]): this {
    for (const [index, id] of ids.slice(1).entries()) this.edge(ids[index], id, 'solid')
    return this
  }

  dashed(source: string, target: string): this {
    return this.edge(source, target, 'dashed')
  }

  edge(source: string | undefined, target: string | undefined, edgeStyle: string): this {
    this.edges.push({ id: `edge-${this.edges.length}`, source, target, data: { edgeStyle } })
    return this
  }

  read(extra: { content?: unknown; progress?: unknown } = {}): Draft {
    const draft = readRoadmapSh({ nodes: this.nodes, edges: this.edges }, extra)
    if (draft === null) throw new Error('the drawing was not read')
    return draft
  }

  /** The stages in order, each with what lies under it: `Throws: One ball, Two balls (Left, Right)`. */
  outline(): string[] {
    return this.read().stages.map((stage) => outlineOf(stage))
  }
}

export function outlineOf({ title, topics }: DraftTopic): string {
  if (topics.length === 0) return title
  const under = topics.map((topic) =>
    topic.topics.length === 0 ? topic.title : `(${outlineOf(topic)})`,
  )
  return `${title}: ${under.join(', ')}`
}

export function everyTopic(topics: DraftTopic[]): DraftTopic[] {
  return topics.flatMap((topic) => [topic, ...everyTopic(topic.topics)])
}

function lineData(isDotted: boolean): object {
  return { style: { strokeDasharray: isDotted ? '0.8 8' : '0', strokeWidth: 3.5 } }
}

import { centre, cheapestWays, distance, groups, type Road } from './geometry.ts'
import type { Join } from './joins.ts'
import type { Shape } from './shapes.ts'

/** What it costs to go from one shape to the next on the way to its topic: a stack is hardly any way at all. */
const costs = {
  stack: 0.1,
  text: 0.5,
  frame: 0.1,
  frames: 0.3,
  lines: 0.1,
  lineEnd: 0.5,
  edge: 1,
  /** Against the edge: what a box leads to is rather what comes after it. */
  edgeBack: 1.2,
  /** In a frame around several topics, being in it says little. */
  shared: 1,
  sharedTopic: 1.5,
  /** A stack that has an edge may end right at another topic. */
  topicTouch: 2,
} as const

/** No topic that a dashed line ties to another is further from it than this. */
const tied = 1.9

/** The head each of these shapes belongs to: by the cheapest way; a stack without one goes with the nearest. */
export function ownersOf(
  shapes: Shape[],
  joins: Join[],
  heads: number[],
  members: number[],
): Map<number, number> {
  const { source } = cheapestWays(roadsOf(shapes, joins, heads), heads)
  const isLost = (place: number) => (source[place] ?? -1) < 0
  const lost = joins.flatMap(({ a, b }) => (isLost(a) && isLost(b) ? [[a, b] as const] : []))
  const stack = groups(shapes.length, lost)
  const ofStack = new Map<number, Near>()
  for (const member of members) {
    const near = isLost(member) ? nearest(shapes, member, heads) : null
    const known = ofStack.get(stack[member] ?? member)
    if (near !== null && (known === undefined || near.far < known.far))
      ofStack.set(stack[member] ?? member, near)
  }
  return new Map(
    members.flatMap((member) => {
      const owner = isLost(member) ? ofStack.get(stack[member] ?? member)?.head : source[member]
      return owner === undefined ? [] : [[member, owner] as const]
    }),
  )
}

/** The topics of the spine that loose topics hang on by a dashed line; what hangs on none is absent. */
export function tiedTo(
  shapes: Shape[],
  joins: Join[],
  spine: number[],
  loose: number[],
): Map<number, number> {
  const { cost, source } = cheapestWays(roadsOf(shapes, joins, spine), spine)
  return new Map(
    loose.flatMap((topic) => {
      const owner = source[topic] ?? -1
      return owner >= 0 && (cost[topic] ?? tied) < tied ? [[topic, owner] as const] : []
    }),
  )
}

function roadsOf(shapes: Shape[], joins: Join[], heads: number[]): Road[][] {
  const roads: Road[][] = shapes.map(() => [])
  const isHead = new Set(heads)
  const held = headsInFrames(shapes, joins, isHead)
  // A hair for the distance decides between ways that are otherwise alike.
  const link = (a: number, b: number, there: number, back = there) => {
    const far = apart(shapes, a, b) * 1e-6
    roads[a]?.push({ to: b, cost: there + far })
    roads[b]?.push({ to: a, cost: back + far })
  }
  for (const { a, b, how } of joins) {
    if (shapes[a]?.part === 'title' || shapes[b]?.part === 'title') continue
    const [frame, inner] = shapes[a]?.part === 'frame' ? [a, b] : [b, a]
    const shared = held.get(frame) ?? []
    if (how === 'edge') link(a, b, costs.edge, costs.edgeBack)
    else if (how === 'line') link(a, b, costs.lineEnd)
    else if (how === 'lines') link(a, b, costs.lines)
    else if (how === 'frames') link(a, b, costs.frames)
    else if (how === 'touch') link(a, b, touchCost(shapes, a, b, isHead))
    else if (shared.length < 2) link(a, b, costs.frame)
    else {
      link(a, b, costs.shared)
      const closest = isHead.has(inner) ? null : nearest(shapes, inner, shared)
      if (closest !== null) link(closest.head, inner, costs.sharedTopic)
    }
  }
  return roads
}

function touchCost(shapes: Shape[], a: number, b: number, isHead: Set<number>): number {
  if (isHead.has(a) !== isHead.has(b)) return costs.topicTouch
  return shapes[a]?.part === 'head' || shapes[b]?.part === 'head' ? costs.text : costs.stack
}

function headsInFrames(shapes: Shape[], joins: Join[], isHead: Set<number>): Map<number, number[]> {
  const held = new Map<number, number[]>()
  for (const { a, b, how } of joins) {
    if (how !== 'inside') continue
    const [frame, inner] = shapes[a]?.part === 'frame' ? [a, b] : [b, a]
    if (!isHead.has(inner)) continue
    const inFrame = held.get(frame)
    if (inFrame === undefined) held.set(frame, [inner])
    else inFrame.push(inner)
  }
  return held
}

function apart(shapes: Shape[], a: number, b: number): number {
  const [one, two] = [shapes[a], shapes[b]]
  if (one === undefined || two === undefined) return 0
  const [from, to] = [centre(one.box), centre(two.box)]
  return Math.hypot(from.x - to.x, from.y - to.y)
}

interface Near {
  head: number
  far: number
}

function nearest(shapes: Shape[], member: number, heads: number[]): Near | null {
  const box = shapes[member]?.box
  let best: Near | null = null
  for (const head of heads) {
    const other = shapes[head]?.box
    if (box === undefined || other === undefined) continue
    const far = distance(box, other)
    if (best === null || far < best.far) best = { head, far }
  }
  return best
}

import {
  area,
  type Box,
  centre,
  distance,
  holds,
  nearPairs,
  type Point,
  touch,
} from './geometry.ts'
import type { Drawing, Shape } from './shapes.ts'

/** How two shapes belong together in the eyes of a reader. */
export type How = 'touch' | 'inside' | 'frames' | 'line' | 'lines' | 'edge'

export interface Join {
  a: number
  b: number
  how: How
  isDashed: boolean
}

/** Boxes of a stack stand this close. */
const stackGap = 9.5
/** The end of a line node may miss what it leads to by this much. */
const lineGap = 14

/** What is this much further from the end of a line than another thing is not what the line leads to. */
const besideGap = 3

/** Everything that touches, holds or is tied to something else. An edge goes from `a` to `b`. */
export function joinsOf({ shapes, strokes }: Drawing): Join[] {
  const joins: Join[] = strokes.map(({ from, to, isDashed }) => ({
    a: from,
    b: to,
    how: 'edge',
    isDashed,
  }))
  const { kept, twins } = withoutTwins(shapes)
  for (const [a, b] of twins) joins.push({ a, b, how: 'touch', isDashed: false })
  const ends = new LineEnds()
  const boxes = kept.flatMap((place) => shapes[place]?.box ?? [])
  for (const [first, second] of nearPairs(boxes, lineGap)) {
    const [a, b] = [kept[first], kept[second]]
    if (a === undefined || b === undefined) continue
    const [one, two] = [shapes[a], shapes[b]]
    if (one === undefined || two === undefined) continue
    if (one.part === 'line' && two.part === 'line') {
      if (doLinesMeet(one, two))
        joins.push({ a, b, how: 'lines', isDashed: one.isDashed || two.isDashed })
    } else if (one.part === 'line') ends.add(a, one, b, two)
    else if (two.part === 'line') ends.add(b, two, a, one)
    else {
      const how = howJoined(one, two)
      if (how !== null) joins.push({ a, b, how, isDashed: false })
    }
  }
  return [...joins, ...ends.joins()]
}

/** Shapes lying exactly on another are tied to it, and need not be held against all others again. */
function withoutTwins(shapes: Shape[]): { kept: number[]; twins: [number, number][] } {
  const first = new Map<string, number>()
  const twins: [number, number][] = []
  for (const [place, { part, type, box }] of shapes.entries()) {
    if (part === 'other') continue
    const key = [type, box.left, box.top, box.right, box.bottom].join()
    const twin = first.get(key)
    if (twin === undefined) first.set(key, place)
    else twins.push([twin, place])
  }
  return { kept: [...first.values()], twins }
}

function howJoined(a: Shape, b: Shape): How | null {
  if (a.part === 'title' || b.part === 'title') return null
  if (a.part === 'frame' && b.part === 'frame')
    return touch(a.box, b.box, stackGap) ? 'frames' : null
  if (a.part === 'frame') return howFramed(b, a)
  if (b.part === 'frame') return howFramed(a, b)
  return touch(a.box, b.box, stackGap) ? 'touch' : null
}

function howFramed({ part, box }: Shape, { box: frame }: Shape): How | null {
  if (area(box) < area(frame) && holds(frame, centre(box))) return 'inside'
  return part !== 'head' && touch(box, frame, stackGap) ? 'frames' : null
}

/** The stroke of a line node runs along the middle of its box. */
function strokeOf({ type, box }: Shape): { ends: Point[]; stroke: Box } {
  const { x, y } = centre(box)
  const stroke =
    type === 'horizontal' ? { ...box, top: y, bottom: y } : { ...box, left: x, right: x }
  return {
    ends: [
      { x: stroke.left, y: stroke.top },
      { x: stroke.right, y: stroke.bottom },
    ],
    stroke,
  }
}

function doLinesMeet(a: Shape, b: Shape): boolean {
  const [one, two] = [strokeOf(a), strokeOf(b)]
  return (
    one.ends.some((end) => holds(two.stroke, end, lineGap)) ||
    two.ends.some((end) => holds(one.stroke, end, lineGap))
  )
}

/** What lines lead to: what is nearest to either end, the frames and labels there, and topics drawn upon them. */
class LineEnds {
  readonly #joins: Join[] = []
  readonly #near: { join: Join; end: string; far: number }[] = []

  add(a: number, line: Shape, b: number, { type, part, box }: Shape): void {
    const { ends, stroke } = strokeOf(line)
    const join: Join = { a, b, how: 'line', isDashed: line.isDashed }
    if (part !== 'box' && part !== 'frame' && distance(stroke, box) === 0) this.#joins.push(join)
    for (const [index, { x, y }] of ends.entries()) {
      const far = distance(box, { left: x, top: y, right: x, bottom: y })
      if (far > lineGap) continue
      if (part === 'frame' || type === 'label') this.#joins.push(join)
      else this.#near.push({ join, end: `${a} ${index}`, far })
    }
  }

  joins(): Join[] {
    const nearest = new Map<string, number>()
    for (const { end, far } of this.#near) nearest.set(end, Math.min(far, nearest.get(end) ?? far))
    const chosen = this.#near.filter(({ end, far }) => far <= (nearest.get(end) ?? 0) + besideGap)
    return [...this.#joins, ...chosen.map(({ join }) => join)]
  }
}

import { centre, cheapestWays, groups, inRows, type Road } from './geometry.ts'
import type { Join } from './joins.ts'
import type { Shape } from './shapes.ts'

/** The drawing as ways to walk: `along` are solid lines and edges, `beside` is what merely touches. */
interface Ways {
  along: number[][]
  beside: number[][]
  /** Where the edges that end here come from. */
  before: number[][]
  /** What hangs together by solid lines. */
  region: number[]
}

export interface Spine {
  /** The topics a solid line reaches, in the order a person reads them. */
  reached: number[]
  /** Topics without any solid line, in reading order. */
  loose: number[]
}

/**
 * Follows the solid line from the title, nearest branch first, then every piece of line that does not hang together
 * with it, from its beginning.
 */
export function followSpine(shapes: Shape[], joins: Join[]): Spine {
  const ways = waysOf(shapes, joins)
  const topics = inRows(places(shapes, 'topic'), (place) => boxAt(shapes, place))
  const titles = inRows(places(shapes, 'title'), (place) => boxAt(shapes, place))
  const pieces = beginnings(ways, topics)
  const walk = new Walk(shapes, ways, [...titles, ...firstOfRegions(ways, titles, pieces)])
  walk.from(titles)
  for (const start of pieces) walk.from([start])
  return { reached: walk.order, loose: topics.filter((topic) => !walk.seen.has(topic)) }
}

function waysOf(shapes: Shape[], joins: Join[]): Ways {
  const empty = (): number[][] => shapes.map(() => [])
  const ways = { along: empty(), beside: empty(), before: empty() }
  const isWay = spineJoin(shapes, joins)
  const solid = joins.filter((join) => isWay(join))
  for (const { a, b, how } of solid) {
    ways.along[a]?.push(b)
    ways.along[b]?.push(a)
    if (how === 'edge') ways.before[b]?.push(a)
  }
  for (const join of joins) {
    for (const [from, to] of [
      [join.a, join.b],
      [join.b, join.a],
    ] as const) {
      if (leadsAside(join, shapes[from], shapes[to])) ways.beside[from]?.push(to)
    }
  }
  const region = groups(
    shapes.length,
    solid.map(({ a, b }) => [a, b] as const),
  )
  return { ...ways, region }
}

/** What touches goes with it, and so does what a text on the line points to; what a topic points to lies under it. */
function leadsAside(
  { how, isDashed }: Join,
  from: Shape | undefined,
  to: Shape | undefined,
): boolean {
  if (how === 'touch' || how === 'inside' || how === 'frames') return isPlace(from) && isPlace(to)
  if (!isDashed || (from?.part !== 'head' && from?.part !== 'line')) return false
  return isPlace(to) || to?.part === 'line'
}

function isPlace(shape: Shape | undefined): boolean {
  return shape?.part === 'topic' || shape?.part === 'frame'
}

/** Solid lines and edges. In a drawing whose topics are tied by dashed edges alone, those are its spine. */
function spineJoin(shapes: Shape[], joins: Join[]): (join: Join) => boolean {
  const isMain = (place: number) =>
    shapes[place]?.part === 'topic' || shapes[place]?.part === 'title'
  const isTie = ({ how }: Join) => how === 'edge' || how === 'line' || how === 'lines'
  const isSolid = (join: Join) => isTie(join) && !join.isDashed
  const hasSolid = joins.some((join) => isSolid(join) && (isMain(join.a) || isMain(join.b)))
  return hasSolid
    ? isSolid
    : (join) => isSolid(join) || (join.how === 'edge' && isMain(join.a) && isMain(join.b))
}

/** Where to begin on a piece of line with several topics: those first that no edge leads to. */
function beginnings(ways: Ways, topics: number[]): number[] {
  const size = new Map<number, number>()
  for (const topic of topics)
    size.set(regionOf(ways, topic), (size.get(regionOf(ways, topic)) ?? 0) + 1)
  const onPieces = topics.filter((topic) => (size.get(regionOf(ways, topic)) ?? 0) > 1)
  return [...onPieces.filter((topic) => ways.before[topic]?.length === 0), ...onPieces]
}

/** One place to measure from on every piece of line that the title is not on. */
function firstOfRegions(ways: Ways, titles: number[], pieces: number[]): number[] {
  const known = new Set(titles.map((place) => regionOf(ways, place)))
  return pieces.filter((place) => {
    const isNew = !known.has(regionOf(ways, place))
    known.add(regionOf(ways, place))
    return isNew
  })
}

class Walk {
  readonly order: number[] = []
  readonly seen = new Set<number>()
  readonly #entered = new Set<number>()
  readonly #shapes: Shape[]
  readonly #ways: Ways
  /** How long the line is up to each place. */
  readonly #length: number[]

  constructor(shapes: Shape[], ways: Ways, starts: number[]) {
    this.#shapes = shapes
    this.#ways = ways
    this.#length = cheapestWays(roadsOf(shapes, ways), starts).cost
  }

  /** Depth first. A branch that merely touches is taken before the line goes on, as it has no other place. */
  from(starts: number[]): void {
    const open: Step[] = starts.toReversed().map((place) => ({ place, by: 'start' }))
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { place, by } = next
      if (this.seen.has(place) || (by === 'along' && this.#mustWait(place))) continue
      const region = regionOf(this.#ways, place)
      if (by === 'beside' && this.#entered.has(region)) continue
      this.seen.add(place)
      this.#entered.add(region)
      if (this.#shapes[place]?.part === 'topic') this.order.push(place)
      const along = this.#nearestFirst(this.#ways.along[place] ?? [])
      const beside = this.#nearestFirst(this.#ways.beside[place] ?? [])
      for (const to of along.reverse()) open.push({ place: to, by: 'along' })
      for (const to of beside.reverse()) open.push({ place: to, by: 'beside' })
    }
  }

  /** Where two arms of the line meet again, the meeting point comes after both. */
  #mustWait(place: number): boolean {
    const own = this.#length[place] ?? 0
    const before = this.#ways.before[place] ?? []
    return before.some((from) => !this.seen.has(from) && (this.#length[from] ?? own) < own)
  }

  /** The upper branch first; of two at one height the one whose topic the file has first. */
  #nearestFirst(next: number[]): number[] {
    if (next.length < 2) return [...next]
    const branches = [...new Set(next)].map((place) => {
      return { place, box: { ...boxAt(this.#shapes, place), left: this.#topicBehind(place) } }
    })
    return inRows(branches, ({ box }) => box).map(({ place }) => place)
  }

  #topicBehind(start: number): number {
    const queue = new Set([start])
    for (const place of queue) {
      if (this.#shapes[place]?.part === 'topic' || queue.size > 30) return place
      for (const to of this.#ways.along[place] ?? []) if (!this.seen.has(to)) queue.add(to)
    }
    return start
  }
}

interface Step {
  place: number
  by: 'start' | 'along' | 'beside'
}

function roadsOf(shapes: Shape[], ways: Ways): Road[][] {
  const middles = shapes.map(({ box }) => centre(box))
  return middles.map((from, place) => {
    const next = [...(ways.along[place] ?? []), ...(ways.beside[place] ?? [])]
    return next.map((to) => {
      const other = middles[to] ?? from
      return { to, cost: Math.abs(from.x - other.x) + Math.abs(from.y - other.y) + 1 }
    })
  })
}

function regionOf(ways: Ways, place: number): number {
  return ways.region[place] ?? place
}

function boxAt(shapes: Shape[], place: number) {
  return shapes[place]?.box ?? { left: 0, top: 0, right: 0, bottom: 0 }
}

function places(shapes: Shape[], part: Shape['part']): number[] {
  return shapes.flatMap((shape, place) => (shape.part === part ? [place] : []))
}

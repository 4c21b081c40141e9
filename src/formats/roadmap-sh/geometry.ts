export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

export interface Point {
  x: number
  y: number
}

export function centre(box: Box): Point {
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }
}

/** How far two boxes are apart along each axis; 0 where they overlap along it. */
export function gaps(a: Box, b: Box): { across: number; down: number } {
  const across = Math.max(0, a.left - b.right, b.left - a.right)
  const down = Math.max(0, a.top - b.bottom, b.top - a.bottom)
  return { across, down }
}

export function distance(a: Box, b: Box): number {
  const { across, down } = gaps(a, b)
  return Math.hypot(across, down)
}

/** Side by side or one above the other, at most `reach` apart. Corners alone do not touch. */
export function touch(a: Box, b: Box, reach: number): boolean {
  const { across, down } = gaps(a, b)
  return (across === 0 && down <= reach) || (down === 0 && across <= reach)
}

export function holds(box: Box, point: Point, reach = 0): boolean {
  return (
    point.x >= box.left - reach &&
    point.x <= box.right + reach &&
    point.y >= box.top - reach &&
    point.y <= box.bottom + reach
  )
}

export function area(box: Box): number {
  return (box.right - box.left) * (box.bottom - box.top)
}

/** The index pairs of boxes at most `reach` apart along both axes, found by sweeping downwards. */
export function* nearPairs(boxes: Box[], reach: number): Generator<[number, number]> {
  const order = boxes.map((box, index) => ({ box, index })).sort((a, b) => a.box.top - b.box.top)
  for (const [place, { box, index }] of order.entries()) {
    for (let after = place + 1; after < order.length; after++) {
      const other = order[after]
      if (other === undefined || other.box.top > box.bottom + reach) break
      if (gaps(box, other.box).across <= reach) yield [index, other.index]
    }
  }
}

/** Boxes read as lines of text: those that begin at about one height are a row, read from the left. */
export function inRows<T>(items: T[], boxOf: (item: T) => Box, slack = 12): T[] {
  const down = [...items].sort((a, b) => boxOf(a).top - boxOf(b).top)
  const rows: T[][] = []
  let top = Number.NEGATIVE_INFINITY
  for (const item of down) {
    const row = rows.at(-1)
    if (row !== undefined && boxOf(item).top - top <= slack) row.push(item)
    else {
      rows.push([item])
      top = boxOf(item).top
    }
  }
  return rows.flatMap((row) => row.sort((a, b) => boxOf(a).left - boxOf(b).left))
}

export interface Road {
  to: number
  cost: number
}

/** For every place the cost of the cheapest way to a source, and which source that is (-1: none). */
export function cheapestWays(
  roads: Road[][],
  sources: number[],
): { cost: number[]; source: number[] } {
  const cost = roads.map(() => Number.POSITIVE_INFINITY)
  const source = roads.map(() => -1)
  const heap = new Heap()
  for (const from of sources) {
    cost[from] = 0
    source[from] = from
    heap.add(from, 0)
  }
  for (let next = heap.take(); next !== undefined; next = heap.take()) {
    if (next.cost > (cost[next.to] ?? 0)) continue
    for (const road of roads[next.to] ?? []) {
      const total = next.cost + road.cost
      if (total >= (cost[road.to] ?? 0)) continue
      cost[road.to] = total
      source[road.to] = source[next.to] ?? -1
      heap.add(road.to, total)
    }
  }
  return { cost, source }
}

/** A binary heap: the cheapest road on top. */
class Heap {
  #items: Road[] = []

  add(to: number, cost: number): void {
    const items = this.#items
    let at = items.push({ to, cost }) - 1
    while (at > 0) {
      const up = (at - 1) >> 1
      if (this.#cost(up) <= this.#cost(at)) break
      this.#swap(up, at)
      at = up
    }
  }

  take(): Road | undefined {
    const items = this.#items
    const top = items[0]
    const last = items.pop()
    if (last === undefined || items.length === 0) return top
    items[0] = last
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      const least = this.#cost(right) < this.#cost(left) ? right : left
      if (this.#cost(least) >= this.#cost(at)) return top
      this.#swap(least, at)
      at = least
    }
  }

  #cost(at: number): number {
    return this.#items[at]?.cost ?? Number.POSITIVE_INFINITY
  }

  #swap(a: number, b: number): void {
    const [first, second] = [this.#items[a], this.#items[b]]
    if (first === undefined || second === undefined) return
    this.#items[a] = second
    this.#items[b] = first
  }
}

/** Which of the given pairs hang together: the name of each place's group. */
export function groups(size: number, pairs: Iterable<readonly [number, number]>): number[] {
  const parent = Array.from({ length: size }, (_, index) => index)
  const find = (from: number): number => {
    let at = from
    for (let up = parent[at] ?? at; up !== at; up = parent[at] ?? at) {
      parent[at] = parent[up] ?? up
      at = up
    }
    return at
  }
  for (const [a, b] of pairs) {
    const [first, second] = [find(a), find(b)]
    // The lower number names the group, so that the result does not hang on the order of the pairs.
    if (first !== second) parent[Math.max(first, second)] = Math.min(first, second)
  }
  return parent.map((_, index) => find(index))
}

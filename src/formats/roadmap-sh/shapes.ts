import { type Box, gaps, nearPairs } from './geometry.ts'
import { idOf, isObject, listOf, numberOf, objectOf, textOf } from './value.ts'

/** What a node of the drawing is to a reader. */
export type Part = 'title' | 'topic' | 'box' | 'head' | 'frame' | 'line' | 'other'

export interface Shape {
  id: string | null
  type: string
  part: Part
  label: string
  box: Box
  /** Dotted: it leads to something beside the way, not along it. */
  isDashed: boolean
  data: Record<string, unknown>
}

/** A line drawn from one shape to another, by their places in the list of shapes. */
export interface Stroke {
  from: number
  to: number
  isDashed: boolean
}

export interface Drawing {
  shapes: Shape[]
  strokes: Stroke[]
}

const parts = new Map<string, Part>([
  ['title', 'title'],
  ['topic', 'topic'],
  ['subtopic', 'box'],
  ['todo', 'box'],
  ['checklist', 'box'],
  ['label', 'head'],
  ['paragraph', 'head'],
  ['section', 'frame'],
  ['vertical', 'line'],
  ['horizontal', 'line'],
  ['button', 'other'],
  ['legend', 'other'],
  ['linksgroup', 'other'],
  ['resourceButton', 'other'],
])

export function isNodeType(type: unknown): boolean {
  return typeof type === 'string' && parts.has(type)
}

export function readShapes(nodes: unknown, edges: unknown): Drawing {
  const known = listOf(nodes).filter((node) => isObject(node))
  const shapes = known.map((node) => readShape(node))
  placeTheLost(shapes, known)
  measure(shapes, known)
  for (const shape of shapes)
    if (shape.type === 'paragraph') shape.part = paragraphPart(shape, shapes)
  return { shapes, strokes: readStrokes(edges, shapes) }
}

function readShape(node: Record<string, unknown>): Shape {
  const data = objectOf(node.data)
  const type = typeof node.type === 'string' ? node.type : ''
  const { x, y } = objectOf(node.position)
  const [left, top] = [numberOf(x) ?? 0, numberOf(y) ?? 0]
  return {
    id: idOf(node.id),
    type,
    part: parts.get(type) ?? 'other',
    label: textOf(data.label),
    box: { left, top, right: left, bottom: top },
    isDashed: isDotted(objectOf(data.style)),
    data,
  }
}

/** What has no position comes below everything else, in the order of the file, and touches nothing. */
function placeTheLost(shapes: Shape[], nodes: Record<string, unknown>[]): void {
  let lowest = shapes.reduce((low, { box }) => Math.max(low, box.top), 0) + 5000
  for (const [index, shape] of shapes.entries()) {
    const { x, y } = objectOf(nodes[index]?.position)
    if (numberOf(x) !== null && numberOf(y) !== null) continue
    lowest += 1000
    shape.box = { left: 0, top: lowest, right: 0, bottom: lowest }
  }
}

type SizeRule = (node: Record<string, unknown>, side: 'width' | 'height') => number | null

/** As the editor laid it out, and as a browser measured it. Either can be a stale leftover. */
const sizeRules: [SizeRule, SizeRule] = [
  (node, side) => numberOf(objectOf(node.style)[side]) ?? bySide(node, side),
  (node, side) => bySide(node, side) ?? numberOf(objectOf(node.style)[side]),
]

function bySide(node: Record<string, unknown>, side: 'width' | 'height'): number | null {
  return numberOf(objectOf(node.measured)[side]) ?? numberOf(node[side])
}

/** Takes the sizes under which fewer boxes lie on each other or stick out of their frames. */
function measure(shapes: Shape[], nodes: Record<string, unknown>[]): void {
  const [laidOut, measured] = sizeRules.map((rule) => sizedBoxes(shapes, nodes, rule))
  if (laidOut === undefined || measured === undefined) return
  const isSame = laidOut.every((box, index) => {
    const other = measured[index]
    return other !== undefined && box.right === other.right && box.bottom === other.bottom
  })
  const boxes = !isSame && clashes(shapes, measured) < clashes(shapes, laidOut) ? measured : laidOut
  for (const [index, shape] of shapes.entries()) shape.box = boxes[index] ?? shape.box
}

function sizedBoxes(shapes: Shape[], nodes: Record<string, unknown>[], rule: SizeRule): Box[] {
  return shapes.map(({ box, part }, index) => {
    const node = nodes[index] ?? {}
    const usual = part === 'line' ? 20 : 49
    const width = Math.max(0, rule(node, 'width') ?? (part === 'line' ? 20 : 150))
    const height = Math.max(0, rule(node, 'height') ?? usual)
    return { left: box.left, top: box.top, right: box.left + width, bottom: box.top + height }
  })
}

function clashes(shapes: Shape[], boxes: Box[]): number {
  const isBox = ({ part }: Shape) => part === 'topic' || part === 'box'
  const chosen = shapes.flatMap((shape, index) => {
    const box = boxes[index]
    return box !== undefined && (isBox(shape) || shape.part === 'frame') ? [{ shape, box }] : []
  })
  let count = 0
  for (const [a, b] of nearPairs(
    chosen.map(({ box }) => box),
    0,
  )) {
    const [one, two] = [chosen[a], chosen[b]]
    if (one === undefined || two === undefined) continue
    if (!isBox(one.shape) && !isBox(two.shape)) continue
    const isBoth = isBox(one.shape) && isBox(two.shape)
    if (isBoth ? overlap(one.box, two.box) : crosses(one.box, two.box)) count++
  }
  return count
}

/** Drawn on each other by more than a careless hand would. */
function overlap(a: Box, b: Box): boolean {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return across > 8 && down > 8 && !(a.left === b.left && a.top === b.top)
}

function crosses(a: Box, b: Box): boolean {
  return overlap(a, b) && !isWithin(a, b) && !isWithin(b, a)
}

function isWithin(inner: Box, outer: Box): boolean {
  const { left, top, right, bottom } = outer
  return (
    inner.left >= left - 8 &&
    inner.right <= right + 8 &&
    inner.top >= top - 8 &&
    inner.bottom <= bottom + 8
  )
}

/** A paragraph without words, or one drawn around boxes, is a frame. */
function paragraphPart(paragraph: Shape, shapes: Shape[]): Part {
  if (paragraph.label === '') return 'frame'
  const isAround = shapes.some(
    ({ part, box }) =>
      (part === 'topic' || part === 'box') &&
      isWithin(box, paragraph.box) &&
      isSmaller(box, paragraph.box),
  )
  return isAround ? 'frame' : 'head'
}

function isSmaller(a: Box, b: Box): boolean {
  const { across, down } = gaps(a, b)
  return across === 0 && down === 0 && a.bottom - a.top < (b.bottom - b.top) * 0.8
}

function readStrokes(edges: unknown, shapes: Shape[]): Stroke[] {
  const places = new Map<string, number>()
  for (const [place, { id }] of shapes.entries())
    if (id !== null && !places.has(id)) places.set(id, place)
  return listOf(edges).flatMap((edge) => {
    const { source, target, data, style } = objectOf(edge)
    const [from, to] = [places.get(idOf(source) ?? ''), places.get(idOf(target) ?? '')]
    if (from === undefined || to === undefined || from === to) return []
    const kind = objectOf(data).edgeStyle
    const isDashed = kind === 'dashed' || (kind !== 'solid' && isDotted(objectOf(style)))
    return [{ from, to, isDashed }]
  })
}

/** `0.8 8` is dotted, `0` and nothing are solid. */
function isDotted({ strokeDasharray }: Record<string, unknown>): boolean {
  return /[1-9]/.test(idOf(strokeDasharray) ?? '')
}

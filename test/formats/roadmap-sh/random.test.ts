import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Pen } from './pen.ts'

/** How the boxes of a topic are tied to it. */
const ties = [
  'edge',
  'line',
  'framed edge',
  'framed line',
  'touching frame',
  'below',
  'around',
] as const
type Tie = (typeof ties)[number]

interface Plan {
  tie: Tie
  boxes: number
  columns: number
  /** Which box of the stack the edge reaches. */
  tied: number
  /** How far above its topic the stack begins, as a share of its height. */
  rise: number
  isLeft: boolean
  isBackwards: boolean
}

const plan = fc.record({
  tie: fc.constantFrom(...ties),
  boxes: fc.integer({ min: 0, max: 7 }),
  columns: fc.integer({ min: 1, max: 2 }),
  tied: fc.nat(6),
  rise: fc.double({ min: 0, max: 1, noNaN: true }),
  isLeft: fc.boolean(),
  isBackwards: fc.boolean(),
})
const layout = fc.record({
  plans: fc.array(plan, { minLength: 1, maxLength: 12 }),
  seed: fc.nat(),
  isLined: fc.boolean(),
})

const size = { width: 200, height: 49, step: 53 }

function nameOf(stage: number, box: number): string {
  return `s${stage}b${box}`
}

/** A stack at this place, in one or two columns; gives its height. */
function drawStack(
  pen: Pen,
  stage: number,
  { boxes, columns }: Plan,
  x: number,
  y: number,
): number {
  for (let box = 0; box < boxes; box++) {
    const [column, row] = [box % columns, Math.floor(box / columns)]
    pen.box(nameOf(stage, box), x + column * (size.width + 4), y + row * size.step)
  }
  return stackHeight({ boxes, columns })
}

function stackHeight({ boxes, columns }: Pick<Plan, 'boxes' | 'columns'>): number {
  return Math.ceil(boxes / columns) * size.step - 4
}

function tieStack(pen: Pen, stage: number, { tied, boxes, isBackwards }: Plan): void {
  const [topic, box] = [`s${stage}`, nameOf(stage, tied % boxes)]
  if (isBackwards) pen.dashed(box, topic)
  else pen.dashed(topic, box)
}

/** Down the page, with the stacks left and right of their topics, wherever there is room. */
function drawStraight(pen: Pen, plans: Plan[], isLined: boolean): void {
  const free = { left: 0, right: 0 }
  let y = 120
  let above = 68
  pen.title(0, 0)
  for (const [stage, given] of plans.entries()) {
    // A line needs a box to end at, whatever its height.
    const plan = given.tie === 'line' ? { ...given, columns: 1 } : given
    const side = plan.isLeft ? 'left' : 'right'
    const isApart =
      plan.tie === 'edge' ||
      plan.tie === 'line' ||
      plan.tie === 'framed edge' ||
      plan.tie === 'framed line'
    const wanted = isApart ? y - plan.rise * stackHeight(plan) : y + 70
    const top = Math.max(wanted, free[side] + 60)
    y = Math.max(y, isApart ? top : top - 70)
    pen.topic(`s${stage}`, 0, y)
    if (isLined) pen.vertical(`v${stage}`, 100, above - 4, y - above + 8)
    const bottom = plan.boxes === 0 ? y + size.height : drawBeside(pen, stage, plan, y, top)
    if (isApart && plan.boxes > 0) free[side] = bottom
    above = y + size.height
    y = isApart || plan.boxes === 0 ? y + 110 : bottom + 60
  }
  if (!isLined) pen.solid('Juggling', ...plans.map((_, stage) => `s${stage}`))
}

function drawBeside(pen: Pen, stage: number, plan: Plan, y: number, top: number): number {
  const width = plan.columns * (size.width + 4)
  const x = plan.isLeft ? -120 - width : 320
  const middle = y + size.height / 2
  const height = stackHeight(plan)
  const [edge, start] = plan.isLeft ? [x + width - 4, x + width + 6] : [x, 200]
  const frame = plan.tie.startsWith('framed')
  if (plan.tie === 'below')
    return y + size.step + drawStack(pen, stage, { ...plan, columns: 1 }, 0, y + size.step)
  if (plan.tie === 'around' || plan.tie === 'touching frame') {
    const single = { ...plan, columns: 1 }
    const isAround = plan.tie === 'around'
    pen.frame(
      `f${stage}`,
      -20,
      isAround ? y - 15 : y + 54,
      240,
      stackHeight(single) + (isAround ? 110 : 30),
    )
    return y + 105 + drawStack(pen, stage, single, 0, y + 75)
  }
  drawStack(pen, stage, plan, x, top)
  if (frame) pen.frame(`f${stage}`, x - 20, top - 20, width + 36, height + 40)
  if (plan.tie.endsWith('edge')) tieStack(pen, stage, plan)
  else {
    const outer = frame ? 20 : 0
    const row = Math.min(Math.max(middle, top + 10), top + height - 10)
    const from = plan.isLeft ? edge + outer : start
    const to = plan.isLeft ? 0 : edge - outer
    pen.horizontal(`h${stage}`, from, Math.min(row, y + size.height), to - from)
  }
  return top + height + 20
}

/** Row by row, every second one from the right, with the stacks below their topics. */
function drawSerpentine(pen: Pen, plans: Plan[], perRow: number): void {
  let y = 140
  pen.title(0, 0)
  for (let first = 0; first < plans.length; first += perRow) {
    const isBack = (first / perRow) % 2 === 1
    let bottom = y + size.height
    for (let place = 0; place < perRow; place++) {
      const plan = plans[first + place]
      if (plan === undefined) break
      const stage = first + place
      const x = (isBack ? perRow - 1 - place : place) * 520
      const top = y + (plan.rise - 0.5) * 16
      pen.topic(`s${stage}`, x, top)
      if (plan.boxes === 0) continue
      const gap = plan.tie === 'below' ? size.step : plan.tie === 'around' ? 70 : 120
      bottom = Math.max(bottom, top + gap + drawStack(pen, stage, plan, x, top + gap))
      if (plan.tie === 'around')
        pen.frame(`f${stage}`, x - 20, y - 30, 450, stackHeight(plan) + 120)
      else if (plan.tie !== 'below') tieStack(pen, stage, plan)
    }
    y = bottom + 90
  }
  pen.solid('Juggling', ...plans.map((_, stage) => `s${stage}`))
}

/** A drawing in whose file nothing stands in order. */
function shuffled(pen: Pen, seed: number): Pen {
  const rank = (text: string) =>
    [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0) + seed) % 9973, seed)
  pen.nodes.sort((a, b) => rank(a.id) - rank(b.id))
  return pen
}

function expected(plans: Plan[]): [string, string[]][] {
  return plans.map(({ boxes }, stage) => {
    return [`s${stage}`, Array.from({ length: boxes }, (_, box) => nameOf(stage, box)).sort()]
  })
}

function found(pen: Pen): [string, string[]][] {
  return pen
    .read()
    .stages.map(({ title, topics }) => [title, topics.map((topic) => topic.title).sort()])
}

test('a straight roadmap gives back its order and its boxes', () => {
  const check = fc.property(layout, ({ plans, seed, isLined }) => {
    const pen = new Pen()
    drawStraight(pen, plans, isLined)
    expect(found(shuffled(pen, seed))).toEqual(expected(plans))
  })
  fc.assert(check, { numRuns: 200 })
})

test('a serpentine gives back its order and its boxes', () => {
  const check = fc.property(layout, fc.integer({ min: 2, max: 4 }), ({ plans, seed }, perRow) => {
    const pen = new Pen()
    drawSerpentine(pen, plans, perRow)
    expect(found(shuffled(pen, seed))).toEqual(expected(plans))
  })
  fc.assert(check, { numRuns: 200 })
})

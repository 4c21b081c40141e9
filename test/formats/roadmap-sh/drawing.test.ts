import { expect, test } from 'vitest'
import { readRoadmapSh } from '../../../src/formats/roadmap-sh/roadmap-sh.ts'
import { everyTopic, Pen } from './pen.ts'

test('a straight spine is read downwards, whatever the order of the file', () => {
  const pen = new Pen().topic('C', 0, 500).topic('A', 0, 100).title().topic('B', 0, 300)
  expect(pen.solid('Juggling', 'A', 'B', 'C').outline()).toEqual(['A', 'B', 'C'])
})

test('a serpentine is read along its line, on every second row from the right', () => {
  const pen = new Pen().title(300, 0)
  for (const [index, id] of ['A', 'B', 'C'].entries()) pen.topic(id, index * 300, 100)
  for (const [index, id] of ['F', 'E', 'D'].entries()) pen.topic(id, index * 300, 300)
  for (const [index, id] of ['G', 'H', 'I'].entries()) pen.topic(id, index * 300, 500)
  pen.solid('Juggling', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I')
  expect(pen.outline()).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'])
})

test('a serpentine without a title is read from the topic that no edge leads to', () => {
  const pen = new Pen()
  for (const [index, id] of ['C', 'B', 'A'].entries()) pen.topic(id, index * 300, 100)
  for (const [index, id] of ['D', 'E', 'F'].entries()) pen.topic(id, index * 300, 300)
  expect(pen.solid('A', 'B', 'C', 'D', 'E', 'F').outline()).toEqual(['A', 'B', 'C', 'D', 'E', 'F'])
})

test('the spine goes through line nodes, frames and heads that do not count', () => {
  const pen = new Pen().title(0, 0)
  pen.vertical('down', 100, 60, 110).node('paragraph', 'Hands', 0, 160, 200, 44)
  pen.horizontal('right', 195, 182, 120).topic('Right hand', 310, 158)
  pen.vertical('on', 100, 200, 120).frame('both', 0, 315, 200, 120).topic('Left hand', 0, 600)
  pen.vertical('further', 100, 430, 175)
  expect(pen.outline()).toEqual(['Right hand', 'Left hand'])
})

test('boxes drawn upon one long line are read down the line', () => {
  const pen = new Pen()
    .topic('B', 0, 400)
    .topic('A', 0, 200)
    .title()
    .vertical('spine', 100, 30, 800)
    .topic('C', 0, 600)
  expect(pen.outline()).toEqual(['A', 'B', 'C'])
})

test('a diamond comes together after both of its arms', () => {
  const pen = new Pen()
    .title(300, 0)
    .topic('A', 300, 100)
    .topic('Left', 0, 250)
    .topic('Right', 600, 250)
  pen.topic('Together', 300, 400).topic('End', 300, 550)
  pen.solid('Juggling', 'A', 'Left', 'Together', 'End').solid('A', 'Right', 'Together')
  expect(pen.outline()).toEqual(['A', 'Left', 'Right', 'Together', 'End'])
})

test('a side branch is read before the line goes on', () => {
  const pen = new Pen()
    .title(0, 0)
    .topic('A', 0, 100)
    .topic('Aside', 400, 110)
    .topic('B', 0, 300)
    .topic('Aside too', 400, 400)
  pen.solid('Juggling', 'A', 'B').solid('A', 'Aside', 'Aside too')
  expect(pen.outline()).toEqual(['A', 'Aside', 'Aside too', 'B'])
})

test('topics stacked on a topic of the line follow it', () => {
  const pen = new Pen().title(0, 0).topic('A', 0, 100).topic('B', 0, 400)
  pen
    .horizontal('side', 195, 125, 110)
    .topic('A1', 300, 100)
    .topic('A2', 300, 153)
    .topic('A3', 300, 206)
  expect(pen.solid('Juggling', 'A', 'B').outline()).toEqual(['A', 'A1', 'A2', 'A3', 'B'])
})

test('edges that lack an end, dangle or run backwards do no harm', () => {
  const pen = new Pen()
    .title(0, 0)
    .topic('A', 0, 100)
    .topic('B', 0, 300)
    .topic('C', 0, 500)
    .topic('D', 0, 700)
  pen.solid('Juggling', 'A').solid('B', 'A').solid('C', 'B')
  pen
    .edge('C', undefined, 'solid')
    .edge(undefined, 'D', 'solid')
    .edge('C', 'nowhere', 'solid')
    .edge('A', 'A', 'solid')
  expect(pen.outline()).toEqual(['A', 'B', 'C', 'D'])
})

test('where the line is cut, the next piece is read from its own beginning', () => {
  const pen = new Pen().title(0, 0)
  for (const [index, id] of ['A', 'B', 'C'].entries()) pen.topic(id, index * 300, 100)
  for (const [index, id] of ['F', 'E', 'D'].entries()) pen.topic(id, index * 300, 300)
  expect(pen.solid('Juggling', 'A', 'B', 'C').solid('D', 'E', 'F').outline()).toEqual([
    'A',
    'B',
    'C',
    'D',
    'E',
    'F',
  ])
})

test('a topic that only a dashed line reaches lies under the topic at its other end', () => {
  const pen = new Pen()
    .title(0, 0)
    .topic('A', 0, 100)
    .topic('B', 0, 400)
    .topic('Aside', 400, 100)
    .topic('Below', 400, 153)
  pen.box('Aside one', 700, 100).dashed('Aside', 'Aside one')
  pen.solid('Juggling', 'A', 'B').dashed('A', 'Aside')
  expect(pen.outline()).toEqual(['A: (Aside: Aside one), Below', 'B'])
})

test('topics that a text on the line points to come where the text stands', () => {
  const pen = new Pen().title(0, 0).topic('A', 0, 100).topic('B', 0, 600)
  pen.node('paragraph', 'Hands', 0, 300, 200, 44).node('paragraph', 'Feet', 0, 450, 200, 44)
  pen.topic('Hand 1', 400, 250).topic('Hand 2', 400, 303).topic('Foot', -400, 450)
  pen.solid('Juggling', 'A', 'Hands', 'Feet', 'B').dashed('Hands', 'Hand 2')
  pen.horizontal('dots', -205, 472, 210, true)
  expect(pen.outline()).toEqual(['A', 'Hand 2', 'Hand 1', 'Foot', 'B'])
})

test('topics tied by dashed edges alone are a spine too', () => {
  const pen = new Pen()
    .title(0, 0)
    .topic('B', 0, 300)
    .topic('A', 0, 100)
    .dashed('Juggling', 'A')
    .dashed('A', 'B')
  expect(pen.outline()).toEqual(['A', 'B'])
})

test('a stack belongs to the topic whose edge reaches one of its boxes', () => {
  const pen = new Pen()
    .title(0, 0)
    .topic('A', 0, 100)
    .topic('B', 0, 350)
    .solid('Juggling', 'A', 'B')
  pen.stack(['a1', 'a2', 'a3', 'a4', 'a5'], 400, 100).dashed('A', 'a1')
  pen.stack(['b1', 'b2'], -400, 120).dashed('b2', 'B')
  expect(pen.outline()).toEqual(['A: a1, a2, a3, a4, a5', 'B: b1, b2'])
})

test('a stack with an edge keeps together where it ends at another topic', () => {
  const pen = new Pen()
    .title(0, 0)
    .topic('A', 300, 100)
    .topic('B', 0, 312)
    .solid('Juggling', 'A', 'B')
  pen.stack(['a1', 'a2', 'a3', 'a4'], 0, 100).dashed('A', 'a1')
  expect(pen.outline()).toEqual(['A: a1, a2, a3, a4', 'B'])
})

test('boxes in a frame go with the frame, be it empty paragraph or section, touching, tied or around the topic', () => {
  const pen = new Pen()
    .title(0, 0)
    .topic('A', 0, 100)
    .topic('B', 0, 600)
    .topic('C', 0, 1100)
    .solid('Juggling', 'A', 'B', 'C')
  pen.frame('first', 205, 100, 240, 450).box('a1', 225, 120).box('a2', 225, 490)
  pen
    .node('paragraph', 'second', -400, 700, 240, 420, { label: '' })
    .stack(['b1', 'b2'], -380, 1010)
  pen
    .horizontal('to frame', -160, 710, 100)
    .vertical('up', -60, 625, 85)
    .horizontal('to B', -60, 625, 65)
  pen.frame('third', -20, 1090, 240, 400).stack(['c1', 'c2'], 0, 1250)
  expect(pen.outline()).toEqual(['A: a1, a2', 'B: b1, b2', 'C: c1, c2'])
})

test('frames that touch each other hang together', () => {
  const pen = new Pen()
    .title(0, 0)
    .topic('A', 0, 100)
    .topic('B', 0, 500)
    .solid('Juggling', 'A', 'B')
  pen
    .frame('upper', 300, 90, 240, 100)
    .box('a1', 320, 110)
    .frame('lower', 300, 195, 240, 400)
    .box('a2', 320, 520)
  pen.horizontal('to frame', 200, 125, 100)
  expect(pen.outline()).toEqual(['A: a1, a2', 'B'])
})

test('in a frame around several topics each box goes with the nearest', () => {
  const pen = new Pen()
    .title(0, 0)
    .frame('all', -20, 80, 700, 700)
    .topic('A', 0, 100)
    .topic('B', 0, 500)
    .solid('Juggling', 'A', 'B')
  pen.box('a1', 300, 130).box('b1', 300, 520)
  expect(pen.outline()).toEqual(['A: a1', 'B: b1'])
})

test('boxes at the end of line nodes belong to the topic at the other end', () => {
  const pen = new Pen()
    .title(0, 0)
    .topic('A', 0, 100)
    .topic('B', 0, 260)
    .solid('Juggling', 'A', 'B')
  pen
    .horizontal('out', 210, 125, 100)
    .vertical('down', 310, 125, 150)
    .horizontal('in', 310, 275, 90)
  pen.stack(['a1', 'a2'], 412, 250)
  expect(pen.outline()).toEqual(['A: a1, a2', 'B'])
})

test('boxes that nothing ties go with the nearest topic', () => {
  const pen = new Pen()
    .title(0, 0)
    .topic('A', 0, 100)
    .topic('B', 0, 500)
    .solid('Juggling', 'A', 'B')
    .box('b1', 300, 420)
  expect(pen.outline()).toEqual(['A', 'B: b1'])
})

test('stacks beside a topic are read one after the other, each top down and from the left', () => {
  const pen = new Pen().title(0, 0).topic('A', 0, 100).solid('Juggling', 'A')
  pen.stack(['r1', 'r2'], 400, 105).box('r3', 604, 107).dashed('A', 'r1')
  pen.stack(['l1', 'l2'], -400, 90).dashed('A', 'l1')
  expect(pen.outline()).toEqual(['A: l1, l2, r1, r3, r2'])
})

test('counts what the site counts, each id once, also boxes lying exactly on another', () => {
  const pen = new Pen()
    .title(0, 0)
    .topic('A', 0, 100)
    .box('a', 300, 100)
    .box('b', 300, 100)
    .solid('Juggling', 'A')
  pen.node('todo', 'Practise', 300, 153).node('checklist', 'Gear', 300, 206, 200, 90, {
    checklists: [
      { id: 'item1', label: ' Balls ' },
      { id: 'item2', label: 'Clubs' },
      { id: 'item1', label: 'Balls' },
      null,
    ],
  })
  pen
    .node('button', 'Elsewhere', 0, 160)
    .node('label', 'Note', 0, 220)
    .node('linksgroup', 'Links', 0, 300)
    .box('a', 300, 500)
  pen.nodes.push({ id: 'x', type: 'resourceButton', position: { x: 0, y: 900 } })
  const draft = pen.read()
  const items = everyTopic(draft.stages).filter(({ isItem }) => isItem)
  expect(items.flatMap(({ was }) => was ?? [])).toEqual([
    'A',
    'a',
    'b',
    'Practise',
    'item1',
    'item2',
  ])
  expect(items.map(({ title }) => title)).toContain('Balls')
  expect(draft.leftOut).toHaveLength(2)
})

test('items of a checklist that was copied keep their place, though they have the ids of others', () => {
  const pen = new Pen().title(0, 0).topic('A', 0, 100).solid('Juggling', 'A')
  const checklist = (y: number, ...labels: string[]) =>
    pen.node('checklist', '', 300, y, 200, 90, {
      checklists: labels.map((label, i) => ({ id: `item${i}`, label })),
    })
  checklist(100, 'Balls', 'Clubs')
  checklist(195, 'Rings', 'Knives', 'Torches')
  const draft = pen.read()
  const items = everyTopic(draft.stages).filter(({ title }) => title !== 'A')
  expect(items.map(({ title, was }) => [title, was])).toEqual([
    ['Balls', ['item0']],
    ['Clubs', ['item1']],
    ['Rings', undefined],
    ['Knives', undefined],
    ['Torches', ['item2']],
  ])
  expect(draft.guesses[0]?.message).toContain('2 items of checklists have the id of another')
})

test('a drawing of one button has no stages', () => {
  expect(new Pen().node('button', 'Elsewhere', 0, 0).read().stages).toEqual([])
})

test('a box without a label is named by the nearest text, which is told', () => {
  const pen = new Pen()
    .title(0, 0)
    .topic('A', 0, 100, { label: ' ' })
    .topic('B', 0, 900, { label: null })
  pen.node('label', 'Warm-up', 0, 160, 90, 38)
  const draft = pen.read()
  expect(draft.stages.map(({ title }) => title)).toEqual(['Warm-up', 'Untitled'])
  expect(draft.guesses).toHaveLength(2)
})

test('sizes are those under which boxes lie in their frames and not on each other', () => {
  const pen = new Pen()
    .title(0, 0)
    .topic('A', 0, 100)
    .topic('B', 0, 560)
    .solid('Juggling', 'A', 'B')
  pen.frame('first', 205, 100, 240, 500).box('a1', 225, 120).box('a2', 225, 480)
  for (const node of pen.nodes)
    if (node.type === 'section') node.style = { width: 150, height: 100 }
  expect(pen.outline()).toEqual(['A: a1, a2', 'B'])
  for (const node of pen.nodes) {
    if (node.type !== 'section') continue
    Object.assign(node, {
      style: { width: 240, height: 500 },
      width: 150,
      height: 100,
      measured: { width: 150, height: 100 },
    })
  }
  expect(pen.outline()).toEqual(['A: a1, a2', 'B'])
})

test('without topics the texts beside the boxes are stages, without texts there is one', () => {
  const heads = new Pen()
    .title(0, 0)
    .node('paragraph', 'Hands', 0, 200, 200, 44)
    .node('label', 'Feet', 0, 600, 200, 38)
  heads.stack(['h1', 'h2'], 300, 200).stack(['f1'], 300, 600)
  expect(heads.outline()).toEqual(['Hands: h1, h2', 'Feet: f1'])
  expect(new Pen().title(0, 0).stack(['x', 'y'], 300, 200).outline()).toEqual(['Juggling: x, y'])
})

test('legends are guesses: alternatives and optional topics are optional, the rest is told', () => {
  const legend = (label: string) => ({ legend: { id: label, label, color: '#fff' } })
  const pen = new Pen()
    .title(0, 0)
    .topic('A', 0, 100)
    .topic('B', 0, 300, legend('Order is not strict'))
    .solid('Juggling', 'A', 'B')
  pen
    .box('a1', 300, 100)
    .box('a2', 300, 153, legend('An alternative'))
    .box('a3', 300, 206, legend('Optional'))
    .dashed('A', 'a1')
  pen
    .box('b1', 300, 400, legend('An alternative'))
    .box('b2', 300, 453, legend('An alternative'))
    .dashed('B', 'b1')
  pen.box('b0', -300, 100, { legend: null })
  const { stages, guesses } = pen.read()
  expect(stages[0]?.topics.map(({ title, optional }) => [title, optional])).toEqual([
    ['b0', undefined],
    ['a1', undefined],
    ['a2', true],
    ['a3', true],
  ])
  expect(stages[1]).toMatchObject({ title: 'B', choose: 1 })
  expect(stages[1]?.topics.map(({ optional }) => optional)).toEqual([undefined, undefined])
  expect(guesses.map(({ message }) => message)).toEqual([
    '1 topic is marked “An alternative”: taken as optional (a2)',
    '1 topic is marked “Optional”: taken as optional (a3)',
    '1 topic is marked “Order is not strict”: they keep the place they are drawn at, though their order is free (B)',
    'all topics of “B” are alternatives, so one of them is enough',
  ])
})

test('the title is the top-level one, for the page before the card, else that of the drawing', () => {
  const nodes = new Pen().title().topic('A', 0, 100).nodes
  const titleOf = (title: unknown) => readRoadmapSh({ nodes, edges: [], title })?.title
  expect(titleOf('Balls')).toBe('Balls')
  expect(titleOf({ card: 'Short', page: 'Long' })).toBe('Long')
  expect(titleOf({ card: 'Short' })).toBe('Short')
  expect(titleOf(null)).toBe('Juggling')
})

test('broken fields are passed over', () => {
  const nodes = [
    null,
    7,
    { type: 'topic' },
    { id: 'A', type: 'topic', position: null, data: null, style: null, measured: 'x' },
    {
      id: 5,
      type: 'subtopic',
      position: { x: '10', y: [] },
      data: { label: 3, legend: 'x', links: [null, { url: 1 }] },
    },
    {
      id: 'c',
      type: 'checklist',
      position: { x: 1, y: 1e308 },
      width: -5,
      data: { checklists: 'x' },
    },
  ]
  const edges = [null, 'x', { source: 1, target: null }, { source: 'A', target: 5, data: 3 }]
  const draft = readRoadmapSh({ nodes, edges, title: 4, description: [] })
  expect(everyTopic(draft?.stages ?? []).map(({ was }) => was)).toEqual([undefined, ['A'], ['5']])
  expect(readRoadmapSh({ nodes: [{ type: 'topic', id: 'A' }], edges: null })?.stages).toHaveLength(
    1,
  )
})

import type { Draft, DraftTopic, Remark } from '../draft/draft.ts'
import { type Content, linkOf, someOf } from './content.ts'
import { type Box, distance, groups, inRows } from './geometry.ts'
import { type Join, joinsOf } from './joins.ts'
import { applyLegends, legendOf } from './legend.ts'
import { ownersOf, tiedTo } from './owner.ts'
import { isNodeType, readShapes, type Shape } from './shapes.ts'
import { followSpine } from './spine.ts'
import { idOf, isObject, listOf, objectOf, textOf } from './value.ts'

const noTopics: Remark = {
  line: 0,
  message: 'it is a drawing without topics: no node is a topic, subtopic, todo or checklist',
}

/** Text this near to a box without words names it. */
const captionGap = 30

export function isDrawing(data: unknown): data is Record<string, unknown> {
  if (!isObject(data) || !Array.isArray(data.nodes)) return false
  if (data.nodes.length === 0) return Array.isArray(data.edges)
  return data.nodes.some((node) => isNodeType(objectOf(node).type))
}

export function readDrawing(data: Record<string, unknown>, content: Map<string, Content>): Draft {
  const reader = new Reader(data, content)
  const stages = reader.stages()
  return {
    format: 'roadmap.sh',
    title: reader.title,
    description: textOf(data.description) || null,
    hoursPerWeek: null,
    stages,
    guesses: [...reader.guesses, ...applyLegends(reader.legends, stages)],
    leftOut: stages.length > 0 ? reader.leftOut : [...reader.leftOut, noTopics],
  }
}

class Reader {
  readonly guesses: Remark[] = []
  readonly leftOut: Remark[] = []
  readonly legends = new Map<DraftTopic, string>()
  readonly title: string | null
  readonly #shapes: Shape[]
  readonly #joins: Join[]
  readonly #content: Map<string, Content>
  readonly #met = new Set<string>()
  /** Items of checklists that were made as copies of others, and have kept their ids. */
  readonly #copied: string[] = []

  constructor(data: Record<string, unknown>, content: Map<string, Content>) {
    const drawing = readShapes(data.nodes, data.edges)
    this.#shapes = drawing.shapes
    this.#content = content
    if (!this.#shapes.some(({ part }) => part === 'topic')) this.#readTextsAsHeads()
    this.#joins = joinsOf(drawing)
    this.title =
      titleOf(data.title) ?? this.#shapes.find(({ part }) => part === 'title')?.label ?? null
  }

  /** Every topic is a stage, save those that hang on another by a dashed line; the boxes lie under theirs. */
  stages(): DraftTopic[] {
    const topics = this.#onlyOnce((shape) => shape.part === 'topic')
    const boxes = this.#onlyOnce((shape) => shape.part === 'box')
    const spine = followSpine(this.#shapes, this.#joins)
    const reached = spine.reached.filter((place) => topics.has(place))
    const loose = spine.loose.filter((place) => topics.has(place))
    const ties = tiedTo(this.#shapes, this.#joins, reached, loose)
    const heads = [...reached, ...loose]
    const owners = ownersOf(this.#shapes, this.#joins, heads, [...boxes])
    const parts = this.#partsOf(new Map([...ties, ...owners]))
    const found = this.#arranged(heads, ties, parts, [...boxes])
    if (this.#copied.length > 0) this.guesses.push({ line: 0, message: tellCopied(this.#copied) })
    return found
  }

  #arranged(
    heads: number[],
    ties: Map<number, number>,
    parts: Map<number, number[]>,
    boxes: number[],
  ): DraftTopic[] {
    const stages = heads
      .filter((place) => !ties.has(place))
      .map((place) => this.#topic(place, parts))
    if (heads.length > 0)
      return stages.filter(({ isItem, topics: under }) => isItem || under.length > 0)
    const all = this.#stacked(boxes).flatMap((place) => this.#topics(place, parts))
    return all.length === 0 ? [] : [this.#onlyStage(all)]
  }

  /** Where a drawing has no topics, the texts beside its boxes are its heads. */
  #readTextsAsHeads(): void {
    const texts = this.#shapes.filter(({ part, label }) => part === 'head' && label !== '')
    if (texts.length === 0 || !this.#shapes.some(({ part }) => part === 'box')) return
    for (const text of texts) text.part = 'topic'
    this.guesses.push({
      line: 0,
      message: 'the drawing has no topics, so the texts beside its boxes are the stages',
    })
  }

  #onlyStage(topics: DraftTopic[]): DraftTopic {
    this.guesses.push({
      line: 0,
      message: 'the drawing has no topics and no texts, so all its boxes are one stage',
    })
    return { title: this.title || 'Topics', links: [], isItem: false, line: 0, topics }
  }

  /** The places of such shapes; an id that stands again is left out. */
  #onlyOnce(isWanted: (shape: Shape) => boolean): Set<number> {
    const found = this.#shapes.flatMap((shape, place) => {
      return isWanted(shape) && this.#isNew(shape.id, shape.label) ? [place] : []
    })
    return new Set(found)
  }

  #isNew(id: string | null, label: string, key = id): boolean {
    if (id === null || key === null) return true
    if (this.#met.has(key)) {
      this.leftOut.push({ line: 0, message: `“${label}”: another topic has the id ${id} already` })
      return false
    }
    this.#met.add(key)
    return true
  }

  /** What lies under each topic, in the order it is read. */
  #partsOf(owners: Map<number, number>): Map<number, number[]> {
    const parts = gathered([...owners.keys()], (member) => owners.get(member) ?? -1)
    const stack = this.#stacks()
    return new Map([...parts].map(([owner, members]) => [owner, this.#stacked(members, stack)]))
  }

  #stacks(): number[] {
    const isTopic = (place: number) => this.#shapes[place]?.part === 'topic'
    const pairs = this.#joins.flatMap(({ a, b, how }) => {
      const isStack = how === 'touch' || how === 'inside' || how === 'frames'
      return isStack && !isTopic(a) && !isTopic(b) ? [[a, b] as const] : []
    })
    return groups(this.#shapes.length, pairs)
  }

  /** Stack by stack, and inside a stack top down, then from the left. */
  #stacked(members: number[], stack = this.#stacks()): number[] {
    const byStack = gathered(members, (place) => stack[place] ?? place)
    const stacks = [...byStack.values()].map((places) =>
      inRows(places, (place) => this.#box(place)),
    )
    return inRows(stacks, (places) => this.#box(places[0] ?? -1)).flat()
  }

  #topics(place: number, parts: Map<number, number[]>): DraftTopic[] {
    const shape = this.#shapes[place]
    return shape?.type === 'checklist' ? this.#checklist(shape) : [this.#topic(place, parts)]
  }

  #topic(place: number, parts: Map<number, number[]>): DraftTopic {
    const shape = this.#shapes[place]
    const { id = null, label = '', data = {}, type = '' } = shape ?? {}
    const content = this.#content.get(id ?? '')
    const topic: DraftTopic = {
      title: label || content?.title || this.#titleBeside(place),
      links: [
        ...listOf(data.links).flatMap((link) => linkOf(link) ?? []),
        ...(content?.links ?? []),
      ],
      isItem: type === 'topic' || type === 'subtopic' || type === 'todo',
      line: 0,
      topics: (parts.get(place) ?? []).flatMap((part) => this.#topics(part, parts)),
    }
    if (id !== null && topic.isItem) topic.was = [id]
    if (content?.description) topic.description = content.description
    const legend = legendOf(data)
    if (legend !== '') this.legends.set(topic, legend)
    return topic
  }

  #checklist({ data }: Shape): DraftTopic[] {
    return listOf(data.checklists).flatMap((item) => {
      const { id, label } = objectOf(item)
      const title = textOf(label)
      const itemId = idOf(id)
      if (!isObject(item) || !this.#isNew(itemId, title, `${itemId}\n${title}`)) return []
      const isCopied = itemId !== null && this.#met.has(itemId)
      if (itemId !== null) this.#met.add(itemId)
      if (isCopied) this.#copied.push(title)
      if (title === '')
        this.guesses.push({
          line: 0,
          message: `the item ${itemId} of a checklist has no label, so it is called “Untitled”`,
        })
      const topic: DraftTopic = {
        title: title || 'Untitled',
        links: [],
        isItem: true,
        line: 0,
        topics: [],
      }
      return [itemId === null || isCopied ? topic : { ...topic, was: [itemId] }]
    })
  }

  #titleBeside(place: number): string {
    const texts = this.#shapes.filter(
      ({ part, label }) => (part === 'head' || part === 'frame') && label !== '',
    )
    const near = texts.map((text) => ({ text, far: distance(text.box, this.#box(place)) }))
    const nearest = near.filter(({ far }) => far <= captionGap).sort((a, b) => a.far - b.far)[0]
    const title = nearest?.text.label ?? 'Untitled'
    const why = nearest === undefined ? 'and no text is near it' : 'and this is the nearest text'
    this.guesses.push({
      line: 0,
      message: `the node ${this.#shapes[place]?.id} has no label, ${why}: “${title}”`,
    })
    return title
  }

  #box(place: number): Box {
    return this.#shapes[place]?.box ?? { left: 0, top: 0, right: 0, bottom: 0 }
  }
}

function tellCopied(titles: string[]): string {
  const what =
    titles.length === 1 ? '1 item of a checklist has' : `${titles.length} items of checklists have`
  return `${what} the id of another (${someOf(titles)}), so progress from the site goes to the first with it`
}

function gathered(places: number[], keyOf: (place: number) => number): Map<number, number[]> {
  const found = new Map<number, number[]>()
  for (const place of places) {
    const list = found.get(keyOf(place))
    if (list === undefined) found.set(keyOf(place), [place])
    else list.push(place)
  }
  return found
}

/** A string, or one for the card and one for the page. */
function titleOf(title: unknown): string | null {
  const { page, card } = objectOf(title)
  return textOf(title) || textOf(page) || textOf(card) || null
}

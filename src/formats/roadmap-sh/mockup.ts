import type { Draft, DraftTopic, Remark } from '../draft/draft.ts'
import { type Box, inRows } from './geometry.ts'
import { isObject, listOf, numberOf, objectOf, textOf, wordsOf } from './value.ts'

/** A named group of the old drawing, or a parent that its name speaks of. */
interface Group {
  /** Its name without the number: `internet:what-is-http`. */
  name: string
  /** The number orders the siblings. */
  order: number
  label: string
  box: Box
  isDrawn: boolean
  under: Group[]
}

interface Control {
  control: Record<string, unknown>
  x: number
  y: number
}

const noTopics: Remark = {
  line: 0,
  message: 'it is a drawing without topics: no group in it has the name of one',
}

/** Deeper names are no longer taken apart. */
const deepest = 8

export function isMockup(data: unknown): data is Record<string, unknown> {
  return isObject(data) && isObject(data.mockup) && isObject(data.mockup.controls)
}

export function readMockup(data: Record<string, unknown>): Draft {
  const guesses: Remark[] = []
  const tops = treeOf(groupsOf(controlsOf(objectOf(data.mockup), 0, 0)))
  return {
    format: 'roadmap.sh',
    title: textOf(data.title) || null,
    description: textOf(data.description) || null,
    hoursPerWeek: null,
    stages: inOrder(tops).map((group) => topicOf(group, guesses)),
    guesses,
    leftOut: tops.length > 0 ? [] : [noTopics],
  }
}

function topicOf(group: Group, guesses: Remark[]): DraftTopic {
  const { name, label, isDrawn } = group
  const title = label || wordsOf(name.slice(name.lastIndexOf(':') + 1)) || 'Untitled'
  if (!isDrawn)
    guesses.push({ line: 0, message: `“${title}” is not drawn; topics named under it make it` })
  else if (label === '')
    guesses.push({ line: 0, message: `the group ${name} has no label, so it is called “${title}”` })
  const topics = inOrder(group.under).map((part) => topicOf(part, guesses))
  const topic: DraftTopic = { title, links: [], isItem: isDrawn, line: 0, topics }
  return isDrawn ? { ...topic, was: [name] } : topic
}

/** Every control in another's `children` too, with its place on the page. */
function controlsOf(holder: Record<string, unknown>, x: number, y: number): Control[] {
  const found: Control[] = []
  const open = childrenOf(holder, x, y).toReversed()
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    found.push(next)
    for (const child of childrenOf(objectOf(next.control.children), next.x, next.y).reverse())
      open.push(child)
  }
  return found
}

function childrenOf(holder: Record<string, unknown>, x: number, y: number): Control[] {
  const { control } = objectOf(holder.controls)
  return (isObject(control) ? [control] : listOf(control)).flatMap((child) => {
    if (!isObject(child)) return []
    return [{ control: child, x: x + (numberOf(child.x) ?? 0), y: y + (numberOf(child.y) ?? 0) }]
  })
}

/** The groups the site counts; a name that stands again is the same topic. */
function groupsOf(controls: Control[]): Map<string, Group> {
  const groups = new Map<string, Group>()
  for (const { control, x, y } of controls) {
    const given = objectOf(control.properties).controlName
    if (control.typeID !== '__group__' || typeof given !== 'string') continue
    const [, number, rest = ''] = /^(?:(\d+)-)?(.*)$/s.exec(given.trim()) ?? []
    const name = rest.trim()
    if (name === '' || /^(?:ext_link|json|check):/.test(name)) continue
    const box = { left: x, top: y, right: x, bottom: y }
    const order = numberOf(number ?? null) ?? Number.POSITIVE_INFINITY
    const group = { name, order, label: labelOf(control), box, isDrawn: true, under: [] }
    const same = groups.get(name)
    if (same === undefined) groups.set(name, group)
    else {
      same.order = Math.min(same.order, order)
      same.label ||= group.label
    }
  }
  return groups
}

/** Puts every group under the one its name speaks of, and makes those that are missing. */
function treeOf(groups: Map<string, Group>): Group[] {
  const tops: Group[] = []
  for (const first of [...groups.values()]) {
    let group = first
    for (;;) {
      const parts = group.name.split(':')
      const parentName = parts.slice(0, -1).join(':')
      if (parentName === '' || parts.length > deepest) {
        tops.push(group)
        break
      }
      const parent = groups.get(parentName)
      if (parent !== undefined) {
        parent.under.push(group)
        if (!parent.isDrawn) parent.order = Math.min(parent.order, group.order)
        break
      }
      const { order, box } = group
      const made: Group = {
        name: parentName,
        order,
        label: '',
        box,
        isDrawn: false,
        under: [group],
      }
      groups.set(parentName, made)
      group = made
    }
  }
  return tops
}

/** By number; without one, as they stand on the page. */
function inOrder(groups: Group[]): Group[] {
  const byPlace = inRows(groups, ({ box }) => box)
  // Infinity - Infinity is no number.
  return byPlace.sort((a, b) => (a.order === b.order ? 0 : a.order - b.order))
}

/** The words in the group's labels, but not those of another named group inside it. */
function labelOf(group: Record<string, unknown>): string {
  const texts: { text: string; box: Box }[] = []
  const open = childrenOf(objectOf(group.children), 0, 0)
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { control, x, y } = next
    const { text, controlName } = objectOf(control.properties)
    if (typeof controlName === 'string' && control.typeID === '__group__') continue
    const words = textOf(decoded(typeof text === 'string' ? text : ''))
    if (words !== '') texts.push({ text: words, box: { left: x, top: y, right: x, bottom: y } })
    for (const child of childrenOf(objectOf(control.children), x, y)) open.push(child)
  }
  return inRows(texts, ({ box }) => box)
    .map(({ text }) => text)
    .join(' ')
}

/** URL-encoded, though not every per cent sign is one. */
function decoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded)
    } catch {
      return encoded
    }
  })
}

import { slug } from './id.ts'
import type { Link, Roadmap, Topic } from './roadmap.ts'

/**
 * A roadmap as the text of a file that people read and edit; reading it gives the same roadmap again. `remarkOf` says
 * what stands behind a topic's title as a comment.
 */
export function writeRoadmap(roadmap: Roadmap, remarkOf: RemarkOf = () => null): string {
  const { id, title, description, source, hoursPerWeek, stages } = roadmap
  const lines = [
    'format: 1',
    `id: ${scalar(id)}`,
    `title: ${scalar(title)}`,
    ...(description === null ? [] : text('description', description, '')),
    ...(source === null ? [] : [`source: ${scalar(source)}`]),
    ...(hoursPerWeek === usualHours ? [] : [`hours-per-week: ${hoursPerWeek}`]),
    '',
    'stages:',
    ...stages.flatMap((stage) => topicLines(stage, '  ', remarkOf)),
  ]
  return `${lines.join('\n')}\n`
}

type RemarkOf = (topic: Topic) => string | null

const usualHours = 10

/** A topic that is only a title stands as that; any other as keys in the order people look for them. */
function topicLines(topic: Topic, indent: string, remarkOf: RemarkOf): string[] {
  const under = `${indent}  `
  const remark = remarkOf(topic)
  const title = `${scalar(topic.title)}${remark === null ? '' : ` # ${remark}`}`
  const keys = [
    ...(topic.id === slug(topic.title) ? [] : [`id: ${scalar(topic.id)}`]),
    ...(topic.duration === null ? [] : [`duration: ${scalar(topic.duration.text)}`]),
    ...(topic.choose === null ? [] : [`choose: ${topic.choose}`]),
    ...(topic.optional ? ['optional: true'] : []),
    ...(topic.needs.length === 0 ? [] : [`needs: ${flow(topic.needs)}`]),
    ...(topic.was.length === 0 ? [] : [`was: ${flow(topic.was)}`]),
    ...(topic.description === null ? [] : text('description', topic.description, under)),
    ...linkLines(topic.links, under),
  ]
  const head = `${indent}- `
  if (keys.length === 0 && topic.topics.length === 0) return [`${head}${title}`]
  const parts = topic.topics.flatMap((part) => topicLines(part, `${under}  `, remarkOf))
  return [
    `${head}title: ${title}`,
    ...keys.map((line) => (line === '' || line.startsWith(under) ? line : `${under}${line}`)),
    ...(parts.length === 0 ? [] : [`${under}topics:`, ...parts]),
  ]
}

function linkLines(links: Link[], indent: string): string[] {
  if (links.length === 0) return []
  const lines = links.flatMap(({ title, url }) =>
    title === url
      ? [`${indent}  - ${scalar(url)}`]
      : [`${indent}  - title: ${scalar(title)}`, `${indent}    url: ${scalar(url)}`],
  )
  return ['links:', ...lines]
}

/** Short text behind its key, a long line folded below it, several lines as a block. */
function text(key: string, value: string, indent: string): string[] {
  const isLine = !value.includes('\n')
  if (isLine && value.length <= 80) return [`${key}: ${scalar(value)}`]
  const isProse = !unprintable.test(value) && !/^\s|\s$| {2}| \n/.test(value)
  if (!isProse) return [`${key}: ${quoted(value)}`]
  const lines = isLine ? folded(value) : value.split('\n')
  const shown = lines.map((line) => (line === '' ? '' : `${indent}  ${line}`))
  return [`${key}: ${isLine ? '>-' : '|-'}`, ...shown]
}

function folded(value: string): string[] {
  const lines: string[] = []
  for (const word of value.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length >= 90) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}

function flow(words: string[]): string {
  return `[${words.map((word) => (word.includes(',') ? quoted(word) : scalar(word))).join(', ')}]`
}

/** What every YAML reader takes for text as it stands. */
const plain = /^(?:[\p{L}_/]|\d+(?=[\d–—. -]* ?\p{L}))[\p{L}\p{M}\p{N} .,_/+()'’–—-]*$/u
/** The same of ASCII, which takes much less time to compile. */
const asciiPlain = /^(?:[A-Za-z_/]|\d+(?=[\d. -]* ?[A-Za-z]))[\w .,/+()'-]*$/
const url = /^https?:\/\/[\w./~%?=&@!$()*+;:-]*[\w/]$/
const special = /^(?:true|false|yes|no|on|off|null|nan|inf|[\d.]+e\d+|0[xo][\da-f]+)$/i
const unprintable = /[\u2028\u2029\ufeff\ud800-\udfff]|[^\P{Cc}\n]/u

function scalar(value: string): string {
  const words = /^[ -~]*$/.test(value) ? asciiPlain : plain
  const isPlain =
    (words.test(value) || url.test(value)) && !special.test(value) && value === value.trim()
  return isPlain ? value : quoted(value)
}

/** JSON's strings are YAML's too. */
function quoted(value: string): string {
  return JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escaped)
}

function escaped(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
}

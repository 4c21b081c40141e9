import type { DraftTopic } from './draft.ts'
import { calendarSpan, isInHours, splitDuration } from './durations-in-text.ts'
import { plural, type Remarks } from './remarks.ts'
import { oneLine } from './titles.ts'

const counts = ['one', 'two', 'three', 'four', 'five', 'six']
const count = String.raw`(?:any\s+|at least\s+|only\s+|exactly\s+)?(${counts.join('|')}|\d{1,2})`
const these = String.raw`(?:(?:the\s+)?(?:following|below)|these|those)`
const choosing = [
  new RegExp(String.raw`\b(?:choose|pick|select)\s+${count}\s*[:.)\]]*$`, 'i'),
  new RegExp(
    String.raw`\b(?:choose|pick|select|take|complete|do|read|finish)\s+${count}\b(?:\s+[\w-]+){0,3}?\s+(?:of|from|among)\s+${these}\b`,
    'i',
  ),
  new RegExp(String.raw`\b${count}\s+of\s+${these}\b`, 'i'),
]

/** “Choose **one** of the following”: how many are enough, and the sentence that says so. */
export function choiceIn(text: string): { choose: number; sentence: string } | null {
  if (!/\b(of|from|among|choose|pick|select)\b/i.test(text)) return null
  const plain = oneLine(text)
  for (const pattern of choosing) {
    const found = pattern.exec(plain)
    const word = found?.[1]?.toLowerCase()
    if (found === null || word === undefined) continue
    const choose = counts.indexOf(word) + 1 || Number(word)
    const start = plain.slice(0, found.index).search(/[^.!?]*$/)
    const sentence = plain
      .slice(start)
      .replace(/\s*[:.]\s*$/, '')
      .trim()
    return choose > 0 && sentence.length <= 200 ? { choose, sentence } : null
  }
  return null
}

const material =
  'extras?|topics?|resources?|readings?|materials?|projects?|courses?|sections?|exercises?|homework|bonus|content|additional|advanced|videos?|assignments?|tasks?|modules?|lessons?|reads?|books?|challenges?|steps?'
const optionals = [
  /\s*[([]\s*optional\s*[)\]]/i,
  /^optional\s*[:–—-]\s*/i,
  /\s*[,:–—-]\s*optional\s*$/i,
]
const optionalMaterial = new RegExp(`^optional (${material})\\b`, 'i')

/** `Tries (optional)` is optional; “Optional chaining” is a topic like others. */
function splitOptional(title: string): { title: string; isOptional: boolean } {
  if (!/optional/i.test(title)) return { title, isOptional: false }
  const marker = optionals.find((pattern) => pattern.test(title))
  if (marker === undefined) return { title, isOptional: optionalMaterial.test(title) }
  const rest = title.replace(marker, '').trim()
  return { title: rest === '' ? title : rest, isOptional: true }
}

/** Reads what titles say beside naming: the time a topic takes, that it is optional, that some of it is enough. */
export function takeHints(topics: DraftTopic[], remarks: Remarks): void {
  for (const topic of topics) takeHint(topic, remarks, false)
}

function takeHint(topic: DraftTopic, remarks: Remarks, isInWeek: boolean): void {
  const { title, isOptional } = splitOptional(topic.title)
  if (isOptional) {
    topic.title = title
    topic.optional = true
    const tell = (n: number) =>
      `${plural(n, 'topic')} such as “${title}” ${n === 1 ? 'is' : 'are'} optional, by the word`
    remarks.count('guesses', 'optional', topic.line, tell)
  }
  const span = takeDuration(topic, isInWeek)
  for (const child of topic.topics)
    takeHint(child, remarks, isInWeek || (span !== null && span !== 'day'))
  settleSpan(topic, span, remarks)
  takeChoice(topic, remarks)
}

/** The unit where the time is a stretch of a calendar. */
function takeDuration(topic: DraftTopic, isInWeek: boolean): string | null {
  if (topic.duration !== undefined || !/\d/.test(topic.title)) return null
  const split = splitDuration(topic.title)
  if (split.duration !== null) {
    if (isLengthOfVideo(topic, split.duration)) return null
    topic.title = split.title
    topic.duration = split.duration
    return null
  }
  const span = calendarSpan(topic.title)
  // The days of a week are the days one learns on, seldom all seven.
  if (span === null || (span.unit === 'day' && isInWeek)) return null
  topic.duration = span.duration
  return span.unit
}

/** Where all under it have their own time, theirs is the finer one: four weeks are not quite a month. */
function settleSpan(topic: DraftTopic, span: string | null, remarks: Remarks): void {
  if (span === null) return
  if (topic.topics.length > 0 && topic.topics.every((child) => child.duration !== undefined))
    delete topic.duration
  else {
    const tell = (n: number) =>
      `${plural(n, 'title')} such as “${topic.title}” ${n === 1 ? 'was' : 'were'} read as the time to take`
    remarks.count('guesses', 'calendar', topic.line, tell)
  }
}

function isLengthOfVideo({ title, links }: DraftTopic, duration: string): boolean {
  if (!isInHours(duration)) return false
  const isVideo = /\b(videos?|watch|talk|lectures?|podcast|episode|film|documentary|playlist)\b/i
  return isVideo.test(title) || links.some(({ url }) => /youtu\.?be|vimeo\.|\bted\.com/.test(url))
}

function takeChoice(topic: DraftTopic, remarks: Remarks): void {
  if (topic.topics.length === 0) {
    delete topic.choose
    return
  }
  const choice = choiceIn(topic.title)
  if (topic.choose === undefined && choice !== null) topic.choose = choice.choose
  if (topic.choose === undefined) return
  const options = topic.topics.filter((child) => child.optional !== true).length
  if (topic.choose >= options) delete topic.choose
  else
    remarks.guess(
      topic.line,
      `“${topic.title}” was read as a choice: ${topic.choose} of ${options} topics are enough`,
    )
}

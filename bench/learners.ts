import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { Pause } from '../src/plan/calendar.ts'
import { addDays, type Day } from '../src/plan/day.ts'
import type { Entry } from '../src/progress/log.ts'
import type { Effort } from '../src/roadmap/effort.ts'
import type { Roadmap, Topic } from '../src/roadmap/roadmap.ts'

export interface Dice {
  /** Even over [0, 1). */
  even(): number
  /** Standard normal. */
  normal(): number
}

export function diceFrom(seed: number): Dice {
  const generator = xoroshiro128plus(seed)
  const even = () => (generator.next() >>> 0) / 2 ** 32
  // Box and Muller's transform.
  const normal = () => Math.sqrt(-2 * Math.log(1 - even())) * Math.cos(2 * Math.PI * even())
  return { even, normal }
}

/** How a kind of learner goes about it. */
export interface Habits {
  /** How many times the plan's time a topic takes: log-normal. */
  pace: { median: number; deviation: number }
  topics: { fewest: number; most: number }
  /** The ranges, in weeks, that are written in the roadmap; every true size is even over its range. */
  ranges: [min: number, max: number][]
  /** How many leaves share one range and come out long or short together. */
  group: number
  /** Whether the roadmap says them. */
  estimates: boolean
  /** The part of the weeks in which nothing is done. */
  empty: number
  /** The log deviation of what is done in the other weeks, whose mean is 1. */
  weekly: number
  /** Pauses in 52 weeks; each takes 7 to 21 days. */
  pauses: number
  tells: 'ahead' | 'as they begin' | 'never'
  /** When finished topics are marked. */
  marks: 'at once' | 'on Sundays' | 'two at a time'
  /** Whether the first topic is marked as started. */
  starts: boolean
  /** The part of the topics that are skipped when their turn comes. */
  skips: number
}

export interface Learner {
  roadmap: Roadmap
  entries: Entry[]
  /** The days on which leaves were marked done, in order. */
  marked: Day[]
}

/** The learners of the issue: a pace around 1.2, weeks that differ, some of them empty, and pauses that are known. */
export const usual: Habits = {
  pace: { median: 1.2, deviation: 0.4 },
  topics: { fewest: 12, most: 60 },
  ranges: [
    [0.5, 1],
    [1, 1.5],
    [1, 2],
    [2, 4],
    [3, 4],
  ],
  group: 1,
  estimates: true,
  empty: 0.12,
  weekly: 0.35,
  pauses: 2,
  tells: 'ahead',
  marks: 'at once',
  starts: true,
  skips: 0,
}

/** A Monday. */
const firstDay: Day = '2024-01-01'
const lastDay = 365 * 40

/** One learner's whole way through a roadmap, as the log that it leaves behind. */
export function learner(habits: Habits, random: Dice): Learner {
  const { roadmap, leaves } = courseOf(habits, random)
  const start = Math.floor(7 * random.even())
  const log = new Diary()
  const marked: Day[] = []
  const waiting: string[] = []
  const mark = (at: number) => {
    if (waiting.length === 0) return
    log.write(at, { marks: Object.fromEntries(waiting.map((id) => [id, 'done'])) })
    for (const _ of waiting.splice(0)) marked.push(addDays(firstDay, Math.floor(at)))
  }
  if (habits.starts) log.write(start + 0.4, { marks: { t0: 'in-progress' } })
  let next = 0
  let left = leaves[0]?.weeks ?? 0
  for (const { day, able } of daysOf(habits, random, start, log)) {
    let rest = able
    while (next < leaves.length && rest > 0 && left <= rest) {
      rest -= left
      const at = day + 0.4 + 0.5 * (1 - rest / able)
      waiting.push(leaves[next]?.id ?? '')
      if (habits.marks === 'at once' || waiting.length > 1)
        if (habits.marks !== 'on Sundays') mark(at)
      next++
      for (; next < leaves.length - 1 && random.even() < habits.skips; next++) {
        log.write(at, { marks: { [leaves[next]?.id ?? '']: 'skipped' } })
      }
      left = leaves[next]?.weeks ?? 0
    }
    left -= rest
    if (habits.marks === 'on Sundays' && day % 7 === 6) mark(day + 0.9)
    if (next === leaves.length && habits.marks !== 'on Sundays') mark(day + 0.95)
    if (next === leaves.length && waiting.length === 0) break
  }
  return { roadmap, entries: log.entries, marked }
}

/** The entries as they are written; days are counted from `firstDay`, and their fractions are hours. */
class Diary {
  readonly entries: Entry[] = []

  write(at: number, fields: Record<string, unknown>): void {
    const instant = new Date(2024, 0, 1, 0, Math.round(at * 24 * 60)).toISOString()
    const id = String(this.entries.length).padStart(6, '0')
    this.entries.push({ id, at: instant, device: 'bench', ...fields })
  }
}

interface Leaf {
  id: string
  /** True weeks of work. */
  weeks: number
}

function courseOf(habits: Habits, random: Dice): { roadmap: Roadmap; leaves: Leaf[] } {
  const { pace, topics, ranges, group, estimates } = habits
  const n = Math.floor(topics.fewest + random.even() * (topics.most - topics.fewest + 1))
  const factor = pace.median * Math.exp(pace.deviation * random.normal())
  const stages: Topic[] = []
  const leaves: Leaf[] = []
  while (leaves.length < n) {
    const [min, max] = ranges[Math.floor(random.even() * ranges.length)] ?? [1, 2]
    const size = Math.min(group, n - leaves.length)
    const weeks = (factor * (min + random.even() * (max - min))) / size
    const share = { min: min / size, max: max / size }
    const parts = Array.from({ length: size }, (_, i) =>
      topicOf(`t${leaves.length + i}`, estimates ? share : null),
    )
    const duration = estimates ? { min, max, text: `${min}-${max} weeks` } : null
    const [only] = parts
    if (group === 1 && only !== undefined) stages.push({ ...only, duration })
    else stages.push({ ...topicOf(`g${leaves.length}`, duration), duration, topics: parts })
    for (const { id } of parts) leaves.push({ id, weeks })
  }
  const words = { id: 'bench', title: 'Bench', description: null, source: null }
  return { roadmap: { ...words, hoursPerWeek: 10, stages }, leaves }
}

function topicOf(id: string, effort: Effort | null): Topic {
  const words = { id, title: id, description: null, links: [] }
  const nothing = { duration: null, choose: null, optional: false, needs: [], was: [], topics: [] }
  return { ...words, ...nothing, effort }
}

/** The days of a learner with the weeks of work that each of them brings; pauses are written into the log. */
function* daysOf(habits: Habits, random: Dice, start: number, log: Diary) {
  const { empty, weekly, pauses, tells } = habits
  const isPaused = new Set<number>()
  const startsPause = new Map<number, Pause>()
  for (let day = start; day < lastDay; day += 7) {
    if (random.even() >= pauses / 52) continue
    const days = Math.floor(7 + random.even() * 15)
    for (let i = 0; i < days; i++) isPaused.add(day + i)
    const pause = { from: addDays(firstDay, day), to: addDays(firstDay, day + days - 1) }
    if (tells === 'ahead') log.write(-30, { pause })
    startsPause.set(day, pause)
  }
  let able = 0
  for (let day = start; day < lastDay; day++) {
    if (day % 7 === 0 || day === start) {
      const isEmpty = random.even() < empty
      able = isEmpty ? 0 : Math.exp(weekly * random.normal() - weekly ** 2 / 2) / 7
    }
    const pause = startsPause.get(day)
    if (pause !== undefined && tells === 'as they begin') log.write(day + 0.1, { pause })
    yield { day, able: isPaused.has(day) ? 0 : able }
  }
}

import type { Counted } from '../progress/counted.ts'
import { ancestorsOf } from '../progress/mark.ts'
import { type Effort, sum } from '../roadmap/effort.ts'
import type { Day } from './day.ts'
import { type Forecast, forecast, type WorkLeft } from './forecast.ts'
import { asKnownOn, type Learned, lookAhead, type Outlook, type Terms } from './outlook.ts'
import { bySource, type Finish, finishesIn, type Sized, sized, sourcesOf } from './pace.ts'

/** How many forecasts there were, and how many of their dates held. */
export interface Grades {
  forecasts: number
  p50: number
  p85: number
  p95: number
}

export interface PastGrades extends Grades {
  /** For each finished stage and topic under one. */
  parts: (Grades & { id: string; title: string; depth: number; finished: Day })[]
}

const mostMoments = 40
const runs = 1000

/**
 * How the forecasts of the past did: on each day on which something was finished, as it was known then, when would all
 * that was finished next be finished? The order in which things were learned is known only now; nothing else is.
 */
export function gradePast(learned: Learned, terms: Terms): PastGrades {
  const { count, entries } = learned
  const finishes = finishesIn(count, entries, terms.today).filter(({ known }) => !known)
  const { started } = lookAhead(learned, { ...terms, runs: 0 }).evidence
  const days = [...new Set([...(started === null ? [] : [started]), ...finishes.map((f) => f.day)])]
  const first = started ?? days.toSorted()[0] ?? ''
  const moments = sample(days.filter((day) => day >= first).sort(), mostMoments).map((day) => ({
    day,
    known: lookAhead(asKnownOn(day, learned), { ...terms, today: day, runs: 0 }),
  }))
  const source = sourcesOf(count)
  const parts = finishedParts(learned, finishes).map(({ counted, finished }) => {
    const grades = noGrades()
    for (const { day, known } of moments) {
      if (day >= finished) break
      const next = finishes.filter((finish) => finish.day > day && finish.day <= finished)
      const made = forecast(known.evidence, workOf(next, known, source), {
        ...known.circumstances,
        runs,
      })
      if (made.days.length > 0) grade(made, finished, grades)
    }
    const { id, title } = counted.topic
    return { id, title, depth: counted.depth, finished, ...grades }
  })
  const graded = parts.filter(({ forecasts }) => forecasts > 0)
  const all = noGrades()
  for (const part of graded)
    for (const key of ['forecasts', 'p50', 'p85', 'p95'] as const) all[key] += part[key]
  return { ...all, parts: graded }
}

function noGrades(): Grades {
  return { forecasts: 0, p50: 0, p85: 0, p95: 0 }
}

function grade({ p50, p85, p95 }: Forecast, finished: Day, into: Grades): void {
  into.forecasts++
  if (p50 === null || finished <= p50) into.p50++
  if (p85 === null || finished <= p85) into.p85++
  if (p95 === null || finished <= p95) into.p95++
}

/** So many of them, the first and the last included. */
function sample<T>(all: T[], most: number): T[] {
  if (all.length <= most) return all
  return Array.from({ length: most }, (_, i) =>
    all.slice(Math.round((i * (all.length - 1)) / (most - 1))).slice(0, 1),
  ).flat()
}

/** The stages and the topics under them that are done and were learned here, with the day of the last finish in them. */
function finishedParts({ count }: Learned, finishes: Finish[]) {
  const last = new Map<Counted, Day>()
  for (const { topic, day } of finishes)
    for (const above of [...ancestorsOf(topic), topic])
      if (above.depth <= 2 && (last.get(above) ?? '') < day) last.set(above, day)
  return count.all.flatMap((counted) => {
    const finished = last.get(counted)
    return counted.status === 'done' && finished !== undefined ? [{ counted, finished }] : []
  })
}

function workOf(
  finishes: Finish[],
  { measure }: Outlook,
  source: (counted: Counted) => Counted,
): WorkLeft {
  const pieces = finishes.map(
    ({ topic, effort, leaves }): Sized => [source(topic), sized(effort, leaves, measure)],
  )
  const topics = finishes.reduce((n, { leaves }) => n + leaves, 0)
  const { min, max }: Effort = sum(pieces.map(([, effort]) => effort))
  const current = { min: min / Math.max(topics, 1), max: max / Math.max(topics, 1) }
  return { unit: measure.unit, pieces: bySource(pieces), topics, withoutEstimate: 0, current }
}

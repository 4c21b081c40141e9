import type { App, Standing } from '../app.ts'
import { Refusal, wrongUsage } from '../errors.ts'
import { choiceMarks } from '../plan/choosing.ts'
import { orNull } from '../plan/describe.ts'
import { type Learned, suppose, type Terms } from '../plan/outlook.ts'
import type { Counted } from '../progress/counted.ts'
import type { MarkStatus } from '../progress/log.ts'
import { marksFor } from '../progress/mark.ts'
import type { Prospect, WhatIfAnswer } from '../render/what-if.ts'
import { pauseNamed } from './pausing.ts'
import { finishOf, termsOf } from './planning.ts'

/** As it was typed. */
export interface Supposed {
  skip?: string[]
  done?: string[]
  choose?: string[]
  pace?: string
  pause?: string
}

/** Weeks and dates as they are, and as they would be. */
export function supposing(app: App, standing: Standing, typed: Supposed): WhatIfAnswer {
  if (Object.keys(typed).length === 0)
    throw wrongUsage('say what you would do otherwise', 'roadmap what-if --skip TOPIC')
  const named = (names: string[] = []) => names.map((name) => app.find(standing, name).topic)
  const [skip, done, choose] = [named(typed.skip), named(typed.done), named(typed.choose)]
  const pace = typed.pace === undefined ? null : paceNamed(typed.pace)
  const pause = typed.pause === undefined ? null : pauseOf(app, standing, typed.pause)
  const terms = termsOf(app, standing)

  let learned: Learned = standing
  const counted = ({ id }: { id: string }) => learned.count.byId.get(id) ?? []
  const mark = (marks: Map<string, MarkStatus>, known = false) => {
    const words = { marks: Object.fromEntries(marks), known }
    learned = suppose(learned, words, terms.today)
  }
  mark(marksFor(skip.flatMap(counted), 'skipped'))
  // Supposed to be known: nobody can tell how long it would have taken.
  mark(marksFor(done.flatMap(counted), 'done'), true)
  mark(choiceMarks(choose.flatMap(counted).map(option)))
  if (pause !== null) learned = suppose(learned, { pause }, terms.today)
  return {
    supposed: { skip: skip.map(name), done: done.map(name), choose: choose.map(name), pace, pause },
    before: prospectOf(standing, terms),
    after: prospectOf(learned, pace === null ? terms : { ...terms, pace }),
  }
}

function prospectOf(learned: Learned, terms: Terms): Prospect {
  const { remaining, withoutEstimate, progress } = learned.count
  const finish = finishOf(learned, terms)
  return { weeks: orNull(remaining), withoutEstimate, progress, finish }
}

function name({ id, title }: { id: string; title: string }) {
  return { id, title }
}

/** The topic, if it is an option of a choice. */
function option(counted: Counted): Counted {
  if (counted.parent?.topic.choose != null && !counted.topic.optional) return counted
  throw new Refusal('no-option', `${counted.topic.title} is no option of a choice`, {
    hint: `roadmap show ${counted.topic.id}`,
  })
}

function paceNamed(text: string): number {
  const pace = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0
  if (pace >= 0.01 && pace <= 100) return pace
  throw wrongUsage(
    `--pace takes a number from 0.01 to 100, not \`${text}\`; 2 is twice as long as planned`,
    'roadmap what-if --pace 1.5',
  )
}

function pauseOf(app: App, { roadmap }: Standing, text: string) {
  const { from, to } = pauseNamed(app, [text], roadmap.hoursPerWeek)
  if (to !== null) return { from, to }
  throw wrongUsage(
    `--pause takes two days or how long, not \`${text}\``,
    'roadmap what-if --pause 2026-12-21..2027-01-03',
  )
}

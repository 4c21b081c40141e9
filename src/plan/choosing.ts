import type { Counted } from '../progress/counted.ts'
import type { MarkStatus } from '../progress/log.ts'
import { marksFor } from '../progress/mark.ts'
import { requiredParts } from '../progress/status.ts'

/** The marks that begin these options; others that are begun are taken back where their choice would have too many. */
export function choiceMarks(options: Counted[]): Map<string, MarkStatus> {
  const choices = new Set(options.flatMap(({ parent }) => parent ?? []))
  const instead = [...choices].flatMap((choice) => {
    const parts = requiredParts(choice)
    const taken = parts.filter((part) => part.status === 'done' || options.includes(part))
    const others = parts.filter((part) => part.status === 'in-progress' && !taken.includes(part))
    return others.slice(Math.max((choice.topic.choose ?? parts.length) - taken.length, 0))
  })
  return new Map([
    ...marksFor(instead, 'pending'),
    ...marksFor(
      options.filter(({ status }) => status !== 'done'),
      'in-progress',
    ),
  ])
}

/** A range of weeks of work. */
export interface Effort {
  min: number
  max: number
}

export const noEffort: Effort = { min: 0, max: 0 }

export function sum(efforts: Effort[]): Effort {
  const total = { min: 0, max: 0 }
  for (const effort of efforts) {
    total.min += effort.min
    total.max += effort.max
  }
  return total
}

export function middle(effort: Effort): number {
  return (effort.min + effort.max) / 2
}

/** What `k` of these take, whichever they are: the k smallest minima to the k largest maxima. */
export function anyOf(k: number, efforts: Effort[]): Effort {
  const minima = efforts.map((e) => e.min).sort((a, b) => a - b)
  const maxima = efforts.map((e) => e.max).sort((a, b) => b - a)
  const total = (numbers: number[]) => numbers.slice(0, k).reduce((a, b) => a + b, 0)
  return { min: total(minima), max: total(maxima) }
}

/** The range with its smaller end first; a share of a parent can come out the other way round. */
export function ordered(effort: Effort): Effort {
  return effort.min <= effort.max ? effort : { min: effort.max, max: effort.min }
}

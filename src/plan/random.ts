/**
 * Rows of numbers over [0, 1) that are spread more evenly than chance would spread them, so that fewer are needed, and that
 * cost next to nothing: the R sequence (Martin Roberts 2018, "The unreasonable effectiveness of quasirandom sequences"),
 * shifted by the seed. A place in all rows is one point in so many dimensions; the same seed gives the same points.
 */
export function evenRows(seed: string, length: number, dimensions: number): Float64Array[] {
  // The positive root of x^(d + 1) = x + 1: the golden ratio for one dimension, and its likes for more.
  let root = 2
  for (let i = 0; i < 40; i++) root = (1 + root) ** (1 / (dimensions + 1))
  return Array.from({ length: dimensions }, (_, dimension) => {
    const row = new Float64Array(length)
    const step = root ** -(dimension + 1)
    let at = hashOf(`${seed} ${dimension}`) / 2 ** 32
    for (let i = 0; i < length; i++) {
      row[i] = at
      at += step
      if (at >= 1) at -= 1
    }
    return row
  })
}

/** The standard normal value that this part of all, 0 to 1, is below; within ±3.5. */
export function normalQuantile(part: number): number {
  return normalQuantiles()[Math.min(Math.max(Math.floor(part * steps), 0), steps - 1)] ?? 0
}

/** An even row over [0, 1) as a standard normal one, within ±3.5. */
export function toNormal(row: Float64Array): Float64Array {
  const table = normalQuantiles()
  for (let i = 0; i < row.length; i++) row[i] = table[Math.floor((row[i] ?? 0) * steps)] ?? 0
  return row
}

const steps = 2048
let known: Float64Array | null = null

/** Looking a value up is many times faster than working one out, and there are tens of thousands to draw. */
function normalQuantiles(): Float64Array {
  if (known !== null) return known
  const table = new Float64Array(steps)
  const width = 1 / 128
  let below = 0
  let filled = 0
  for (let left = -4; filled < steps; left += width) {
    below += (width * Math.exp(-((left + width / 2) ** 2) / 2)) / Math.sqrt(2 * Math.PI)
    while (filled < steps && below >= (filled + 0.5) / steps) table[filled++] = left + width / 2
  }
  known = table
  return table
}

/** FNV-1a, with its bits mixed once more because the texts differ in one letter only. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}

import { closest, distance } from 'fastest-levenshtein'

/** The candidate that was most likely meant, or null when none is near. */
export function nearest(word: string, candidates: string[]): string | null {
  // Distance costs the product of the lengths, and nobody mistypes a word this long.
  if (candidates.length === 0 || word === '' || word.length > 100) return null
  const lower = word.toLowerCase()
  const best = closest(
    lower,
    candidates.map((c) => c.toLowerCase()),
  )
  const near =
    distance(lower, best) <=
    Math.max(word.length > 3 ? 2 : 1, Math.floor(Math.max(word.length, best.length) * 0.4))
  return near ? (candidates.find((c) => c.toLowerCase() === best) ?? null) : null
}

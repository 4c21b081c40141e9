/** Narrowing of parsed JSON that nobody has checked: any field may be null, missing or of another type. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function objectOf(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {}
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** One line of text, trimmed; empty where there is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : ''
}

/** Beyond this no drawing goes, and sums of squares stay finite. */
const farthest = 1e9

export function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number.parseFloat(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) return null
  return Math.max(-farthest, Math.min(farthest, number))
}

export function idOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** `Http basics` for `http-basics`. */
export function wordsOf(slug: string): string {
  const words = slug.replace(/[-_\s]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

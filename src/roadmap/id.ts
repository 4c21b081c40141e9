/** What an id that is written down must look like. */
export const idPattern = /^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u

/** The id a title gives: accents off, lower case, every run of anything but letters and digits one hyphen. */
export function slug(title: string): string {
  // Most titles are plain, and patterns for every script take long to compile.
  const words = /^[ -~]*$/.test(title)
    ? title.toLowerCase().replace(/[^a-z\d]+/g, '-')
    : title
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '-')
  const trimmed = words.replace(/^-|-$/g, '')
  return trimmed === '' ? 'topic' : trimmed
}

/** Makes free ids for titles: the slug, else behind its parent's id and a slash, else numbered from 2. */
export function freeIds(given: Iterable<string>): (title: string, parent: string | null) => string {
  const taken = new Set(given)
  // Where counting went on from, as a thousand topics may have one title.
  const counted = new Map<string, number>()
  return (title, parent) => {
    const plain = slug(title)
    const nested = parent === null ? plain : `${parent}/${plain}`
    let id = taken.has(plain) ? nested : plain
    for (let n = counted.get(nested) ?? 2; taken.has(id); n++) {
      id = `${nested}-${n}`
      counted.set(nested, n)
    }
    taken.add(id)
    return id
  }
}

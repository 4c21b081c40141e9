/** What an id that is written down must look like. */
export const idPattern = /^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u

/** The id a title gives: accents off, lower case, every run of anything but letters and digits one hyphen. */
export function slug(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  return words === '' ? 'topic' : words
}

/** A free id for a title: the slug, else behind its parent's id and a slash, else numbered from 2. */
export function freeId(
  title: string,
  parent: string | null,
  taken: (id: string) => boolean,
): string {
  const plain = slug(title)
  if (!taken(plain)) return plain
  const nested = parent === null ? plain : `${parent}/${plain}`
  if (!taken(nested)) return nested
  let n = 2
  while (taken(`${nested}-${n}`)) n++
  return `${nested}-${n}`
}

/** Markup that may stand in a page as it is. */
export interface Html {
  markup: string
}

type Part = string | number | null | Html | Part[]

/** Markup with words put into it: texts are escaped, in elements and in attributes, markup and lists of it stay. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  const filled = parts.map((part, i) => markupOf(part) + (strings[i + 1] ?? ''))
  return { markup: (strings[0] ?? '') + filled.join('') }
}

function markupOf(part: Part): string {
  if (part === null) return ''
  // Nothing that is drawn is finer.
  if (typeof part === 'number') return String(Math.round(part * 100) / 100)
  if (typeof part === 'string') return escaped(part)
  return Array.isArray(part) ? part.map(markupOf).join('') : part.markup
}

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
  // Browsers take it for the sign of a broken page.
  ['\0', '\ufffd'],
])

function escaped(text: string): string {
  return text.replace(/[&<>"'\0]/g, (char) => entities.get(char) ?? char)
}

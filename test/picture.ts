import { SaxesParser } from 'saxes'
import { expect } from 'vitest'

interface Picture {
  /** Every element but the root, in order. */
  names: string[]
  /** What is written in it, as a reader sees it. */
  texts: string[]
  title: string
  description: string
  width: number
  height: number
}

/** What is in an SVG picture; fails unless it is sound XML that asks for nothing and runs nothing. */
export function pictureIn(svg: string): Picture {
  const texts = new Map<string, string[]>()
  const [names, open]: [string[], string[]] = [[], []]
  const root = new Map<string, string>()
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    for (const [key, { value }] of Object.entries(attributes)) {
      if (open.length === 0) root.set(key, value)
      expect(key).not.toMatch(/^on|href/i)
      if (key !== 'xmlns') expect(value).not.toMatch(/url\((?!#)|:\/\//)
    }
    if (open.length > 0) names.push(name)
    open.push(name)
    texts.set(name, [...(texts.get(name) ?? []), ''])
  })
  parser.on('text', (text) => {
    const [name = ''] = open.slice(-1)
    const said = texts.get(name) ?? []
    texts.set(name, [...said.slice(0, -1), `${said.at(-1) ?? ''}${text}`])
  })
  parser.on('closetag', () => open.pop())
  parser.write(svg).close()
  expect(names).not.toContain('script')
  expect(names).not.toContain('foreignObject')
  expect(texts.get('style')?.join() ?? '').not.toMatch(/url\((?!#)|@import|@font-face/)
  expect(Buffer.byteLength(svg)).toBeLessThan(20_000)
  expect(root.get('role')).toBe('img')
  expect(root.get('aria-labelledby')).toBe('roadmap-title roadmap-desc')
  return {
    names,
    texts: texts.get('text') ?? [],
    title: texts.get('title')?.join() ?? '',
    description: texts.get('desc')?.join() ?? '',
    width: Number(root.get('width')),
    height: Number(root.get('height')),
  }
}

/** A roadmap whose words were written to break a picture. */
export const hostileTitles = [
  '</text><script>alert(1)</script>',
  ']]> <![CDATA[ <!-- --> <?xml ?> <!DOCTYPE svg>',
  '&amp; &lt; &#0; &nope; & "\' `',
  'url(https://example.org/x) javascript:alert(1) @import',
  '\u202eright to left\u202c שלום עולם مرحبا بالعالم',
  '👩‍👩‍👧 🎉 日本語のとても長い題名',
  `e${'\u0301'.repeat(3000)}`,
  '\ud800 \udfff \ufffe \uffff \u2028 \u2029 \ufeff \u200b',
  'W'.repeat(5000),
  '\u{1f600}'.repeat(2500),
  `${'word '.repeat(1000)}end`,
]

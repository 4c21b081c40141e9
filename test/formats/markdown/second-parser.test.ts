import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { expect, test } from 'vitest'
import { findBoxes, readMarkdown } from '../../../src/formats/markdown/markdown.ts'
import { everyDraftTopic } from '../drawn.ts'

const parser = new MarkdownIt({ html: true })

/** The lines of GFM's check boxes, with an x where they are ticked, as another parser has them. */
function boxesIn(text: string): string[] {
  const tokens = parser.parse(text, {})
  return tokens.flatMap((token, i) => {
    const [before, above] = [tokens[i - 1], tokens[i - 2]]
    if (token.type !== 'inline' || before?.type !== 'paragraph_open') return []
    if (above?.type !== 'list_item_open') return []
    const [, mark] = /^\[([ xX])\](?=\n|[ \t]+[\S\n])/.exec(token.content) ?? []
    return mark === undefined ? [] : [`${(token.map?.[0] ?? 0) + 1}${mark === ' ' ? '' : 'x'}`]
  })
}

function topicsIn(text: string): string[] {
  return everyDraftTopic(readMarkdown(text))
    .filter((topic) => topic.isItem)
    .map(({ line, status }) => `${line}${status === 'done' ? 'x' : ''}`)
}

const inLines = (marks: string[]) =>
  marks.toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))

const words = fc.constantFrom(
  'Trees',
  '[Lecture (video)](https://a.example/v?t=1)',
  '[[Review] in 5 minutes](https://a.example/r)',
  '**Lead:** and more',
  '`code` and <b>HTML</b>',
  '![badge](https://a.example/b.svg) after it',
  'a | b',
  '# no heading',
  '> a quote',
  '- [x] inside',
  '<!-- hidden -->',
  '~~gone~~ \\',
)
const marked = fc
  .tuple(
    fc.constantFrom('- ', '* ', '+ '),
    fc.constantFrom(
      '[ ] ',
      '[x] ',
      '[X] ',
      '[ ]\t',
      '[]',
      '[ ]',
      '[x](https://a.example) ',
      '[x ] ',
      '',
    ),
    words,
  )
  .map((parts) => parts.join(''))
/** Items that go down one level at most at each step, as people indent them. */
const list = fc
  .tuple(
    fc.constantFrom('', '', '', '> ', '> > '),
    fc.constantFrom('  ', '    ', '\t'),
    fc.array(fc.tuple(marked, fc.nat(3)), { minLength: 1, maxLength: 8 }),
  )
  .map(([quote, unit, items]) => {
    let depth = -1
    return items
      .map(([item, level]) => {
        depth = Math.min(level, depth + 1)
        return `${quote}${unit.repeat(depth)}${item}`
      })
      .join('\n')
  })
const other = fc.constantFrom(
  '',
  '',
  '## Part',
  '- ### Part in a list',
  'Setext\n------',
  'lazy words',
  '***',
  '```js',
  '```',
  '<details>\n<summary>More</summary>\n',
  '</details>',
  '<!--',
  '-->',
  '| a | b |\n|---|---|\n| [ ] x | [x] y |',
  '[x]: https://a.example/defined',
)
const file = fc
  .tuple(
    fc.array(fc.oneof(list, other), {
      maxLength: 15,
    }),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([lines, ending]) => ['- [ ] First', '', ...lines].join('\n').replaceAll('\n', ending))

test('every check box that another parser finds is a topic, ticked where it is, and nothing else', () => {
  fc.assert(
    fc.property(file, (text) => {
      const boxes = boxesIn(text)
      expect(inLines(topicsIn(text))).toEqual(boxes)
      expect(findBoxes(text)).toHaveLength(boxes.length)
    }),
    { numRuns: 1000 },
  )
})

const samples = join(import.meta.dirname, '../../../../shared/samples')

test
  .skipIf(!existsSync(samples))
  .each(['front-end-checklist.md', 'app-ideas-mypodcast.md', 'exercism-javascript-tags.md'])(
  '%s has the boxes that another parser finds',
  (name) => {
    const text = readFileSync(join(samples, name), 'utf8')
    expect(inLines(topicsIn(text))).toEqual(boxesIn(text))
  },
)

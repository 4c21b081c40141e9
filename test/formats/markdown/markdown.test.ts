import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Draft, DraftTopic } from '../../../src/formats/draft/draft.ts'
import { findBoxes, readMarkdown } from '../../../src/formats/markdown/markdown.ts'
import { readDuration } from '../../../src/roadmap/duration.ts'
import { drawn, everyDraftTopic } from '../drawn.ts'

const samples = new URL('../../../../shared/samples/', import.meta.url)
const sample = (name: string) => readFileSync(new URL(name, samples), 'utf8')
const noSamples = !existsSync(samples)

const items = (draft: Draft) => everyDraftTopic(draft).filter((topic) => topic.isItem)
const titled = (draft: Draft, title: string): DraftTopic => {
  const topic = everyDraftTopic(draft).find((other) => other.title === title)
  if (topic === undefined) throw new Error(`no topic ${title} in\n${drawn(draft)}`)
  return topic
}

describe('check boxes', () => {
  it('are topics under the headings above them, whatever the depth', () => {
    const draft = readMarkdown(`# Plan

- [ ] Before

## Web

### HTML
- [x] Tags
  - [ ] Forms
    - [X] Inputs

#### Deep
* [ ] Canvas

Setext
------
1. [ ] First
2) [ ] Other list
`)
    expect(draft.title).toBe('Plan')
    expect(drawn(draft)).toBe(`# Plan
  - Before
# Web
  # HTML
    - Tags {done}
      - Forms
        - Inputs {done}
    # Deep
      - Canvas
# Setext
  - First
  - Other list`)
  })

  it('in code, comments and HTML do not count, nor do empty ones', () => {
    const draft = readMarkdown(`- [ ] Real
\`\`\`
- [ ] fenced
\`\`\`

    - [ ] indented

<!--
- [ ] comment
-->
<div>
- [ ] html
</div>

- [ ]
- [ ]no space
- [x](https://a.example)
- \\[ ] escaped
\`\`\`- [ ]\`\`\` inline
- [x] Last`)
    expect(items(draft).map((topic) => topic.title)).toEqual(['Real', 'Last'])
  })

  it('follow headings inside list items, quotes and details', () => {
    const draft = readMarkdown(`## Data structures
- ### Arrays
    - [ ] About:
        - [Lecture](https://a.example/v)
\t- [ ] Mixed tabs
- ### [Lists](https://a.example/l)
    - [ ] Nodes
> - [ ] Quoted

<details>
<summary>More <b>things</b></summary>

- [ ] Hidden

</details>

**Week 2**

- [ ] Bold heading`)
    expect(drawn(draft)).toBe(`# Data structures
  # Arrays
    - About
    - Mixed tabs
  # Lists
    - Nodes
  - Quoted
  # More things
    - Hidden
  # Week 2 <1 week>
    - Bold heading`)
    expect(titled(draft, 'About').links).toEqual([{ title: 'Lecture', url: 'https://a.example/v' }])
    expect(titled(draft, 'Lists').links).toHaveLength(1)
  })

  it('before a row of dashes make no table with it, where that row is outside of the item', () => {
    const draft = readMarkdown(`* [ ] One
|:-:|
> - [x] Two | three
|---|---|
- [ ] Four
          |:-:|
- [ ] Five | six
  |---|---|
  | a | b |`)
    expect(drawn(draft)).toBe(`# Topics
  - One
  - Two | three {done}
  - Four`)
  })

  it('between two lines are no front matter without settings', () => {
    expect(items(readMarkdown('---\n - [x] Seen\n---\n- [ ] Too'))).toHaveLength(2)
  })

  it('take the bold lead, the link or the first line as title and keep the links', () => {
    const draft = readMarkdown(`- [ ] **Doctype:** ![High](h.svg) is at the top.
- [ ] ![p](p.svg) **[Linked](https://b.example)** – why
- [ ] [How [it] works](https://c.example/a(b)c) (video)
- [ ] [A](https://a.example) and [B](https://b.example)
- [ ] Read *this* \`code\` &amp; ~~that~~
lazily going on
- [ ] [Ref][r] <https://auto.example> www.bare.example.
- [ ] [local](docs/x.md) and [here](#x)

  Another paragraph with [more](https://m.example).

[r]: https://ref.example`)
    expect(items(draft).map((topic) => topic.title)).toEqual([
      'Doctype',
      'Linked',
      'How [it] works',
      'A and B',
      'Read this code & that',
      'Ref',
      'local',
    ])
    const links = items(draft).map((topic) => topic.links.map((link) => link.url))
    expect(links).toEqual([
      [],
      ['https://b.example'],
      ['https://c.example/a(b)c'],
      ['https://a.example', 'https://b.example'],
      [],
      ['https://ref.example', 'https://auto.example', 'http://www.bare.example'],
      ['https://m.example'],
    ])
    expect(titled(draft, 'Doctype').description).toBe('is at the top.')
    expect(titled(draft, 'Read this code & that').description).toBe(
      'Read this code & that lazily going on',
    )
    expect(draft.leftOut).toEqual([
      { line: 8, message: '2 links to files or places inside the source were left out' },
    ])
  })

  it('with other marks count where a list uses them, and it is told', () => {
    const draft = readMarkdown(`- [-] not a box
- [~] this neither

# A
- [ ] a
- [-] b
- [~] c
- [/] d
- [✔️] e
- [?] f

# B
- [✅] g
- [✅] h`)
    expect(drawn(draft)).toBe(`# A
  - a
  - b {skipped}
  - c {skipped}
  - d {in-progress}
  - e {done}
# B
  - g {done}
  - h {done}`)
    expect(draft.guesses).toContainEqual({ line: 6, message: '1 box with [-] was read as skipped' })
    expect(draft.guesses).toContainEqual({
      line: 13,
      message: '2 boxes with [✅] were read as done',
    })
    expect(draft.leftOut).toContainEqual({
      line: 1,
      message: '3 list items such as [-] are no boxes and were left out',
    })
  })

  it('give links of what stands under and beside them to the topic', () => {
    const draft = readMarkdown(`# T
## Head
- [ ] One

<!-- x -->
- 📖 [Doc](https://d.example)

## Empty
- [Elsewhere](https://e.example)`)
    expect(titled(draft, 'One').links).toEqual([{ title: 'Doc', url: 'https://d.example' }])
    expect(draft.leftOut).toEqual([
      { line: 8, message: '1 link outside of the topics was left out' },
    ])
  })

  it('lose the signs in words and the colon at the end of a title', () => {
    const draft = readMarkdown(`# Plan :rocket:

## Trees :deciduous_tree:
- [ ] :star: Heaps:
- [ ] Ratio 3:4:5`)
    expect(draft.title).toBe('Plan')
    expect(drawn(draft)).toBe(`# Trees
  - Heaps
  - Ratio 3:4:5`)
  })

  it('keep the same title any number of times, and never an empty one', () => {
    const draft = readMarkdown(
      '- [ ] Same\n- [ ] Same\n- [ ] ![](x.png)\n- [ ] <!-- y -->\n- [ ] __proto__',
    )
    expect(items(draft).map((topic) => topic.title)).toEqual([
      'Same',
      'Same',
      'Untitled, line 3',
      'Untitled, line 4',
      'proto',
    ])
  })

  it('are found with front matter, BOM and any line ending', () => {
    const lines = ['---', 'title: "Mine"', 'tags:', '  - a', '---', '', '- [ ] Ä', '- [x] b']
    for (const ending of ['\n', '\r\n', '\r']) {
      const text = `\uFEFF${lines.join(ending)}`
      const draft = readMarkdown(text)
      expect(draft.title).toBe('Mine')
      expect(items(draft).map((topic) => topic.line)).toEqual([7, 8])
      expect(findBoxes(text).map(({ offset }) => text.slice(offset - 1, offset + 2))).toEqual([
        '[ ]',
        '[x]',
      ])
    }
  })
})

describe('what titles say', () => {
  it('is how long a topic takes', () => {
    const draft = readMarkdown(`## Streaming (1-1.5 weeks)
- [ ] Kafka (~3 days)
- [ ] [Talk](https://youtu.be/x) (2 hours)
- [ ] Essay (2 hours)
- [ ] Clip (12:30)
## Week 3-4: Trees
- [ ] Day 1: AVL
## Months 1-3
- [ ] x
## Basics: 2 to 3 months
- [ ] y (4 weeks, 5-6 hours/week)`)
    const durations = everyDraftTopic(draft).flatMap((topic) => topic.duration ?? [])
    expect(durations).toEqual([
      '1-1.5 weeks',
      '3 days',
      '2 hours',
      '2 weeks',
      '3 months',
      '2 to 3 months',
      '20-24 hours',
    ])
    expect(titled(draft, 'Streaming').duration).toBe('1-1.5 weeks')
    for (const duration of durations)
      expect(readDuration(duration, 10)).not.toHaveProperty('problem')
  })

  it('is that it is optional, or that some are enough', () => {
    const draft = readMarkdown(`## Electives (choose two)
- [ ] A (optional)
- [ ] B
- [ ] C
- [ ] D
## Optional extra topics
- [ ] Optional chaining

Take **one** of the following:
- [ ] E
- [ ] F

Choose three of these:
- [ ] G`)
    expect(drawn(draft)).toBe(`# Electives (choose two) choose 2
  - A optional
  - B
  - C
  - D
# Optional extra topics optional
  - Optional chaining
  # Take one of the following choose 1
    - E
    - F
  - G`)
    expect(draft.guesses.map((guess) => guess.line)).toEqual([1, 2, 9])
  })
})

describe('without boxes', () => {
  it('rows of tables with a column of topics are topics', () => {
    const draft = readMarkdown(`# School
## Core
Text
Courses | Duration | Effort | Prerequisites | Status
:-- | :--: | :--: | :--: | --
[Maths](https://m.example) ([other](o.md)) | 13 weeks | 6-10 hours/week | - | Done
**Logic** \\| more | 1.5 months | - | Maths, algebra | doing

Choose **one** of the following:

| Topic | Weeks |
|---|---|
| \`C++\` | 2-3 |
| Rust | - |

| Option | Default |
|---|---|
| color | red |
`)
    expect(drawn(draft)).toBe(`# Core
  - Maths {done} <78-130 hours>
  - Logic {in-progress} <1.5 months>
  # Choose one of the following choose 1
    - C++ <2-3 weeks>
    - Rust`)
    expect(titled(draft, 'Logic').needs).toEqual(['Maths'])
    expect(draft.hoursPerWeek).toBeNull()
    expect(draft.guesses.map((guess) => guess.message).join('\n')).toContain('1 of 3 durations')
  })

  it('columns of weeks and modules place the rows', () => {
    const spans = readMarkdown('| Week | Topic |\n|--|--|\n| 1 | A |\n| 2-3 | B |')
    expect(drawn(spans)).toBe('# Topics\n  - A <1 week>\n  - B <2 weeks>')
    const groups = readMarkdown(
      '# T\n| Module | Lesson | |\n|--|--|--|\n| One | A | ✅ |\n| | B | |\n| Two | C | ⬜ |\n| One | D | |',
    )
    expect(drawn(groups)).toBe('# One\n  - A {done}\n  - B\n  - D\n# Two\n  - C')
  })

  it('a tick sign is a mark where some rows, items or headings have it', () => {
    const row = (title: string) => `| ${title} |\n`
    const table = (titles: string[]) =>
      readMarkdown(`| Course |\n|---|\n${titles.map(row).join('')}`)
    expect(drawn(table(['✅ A', 'B', 'C ✅']))).toBe('# Topics\n  - A {done}\n  - B\n  - C {done}')
    expect(items(table(['✅ A', '✅ B'])).every((topic) => topic.status === undefined)).toBe(true)
    const list = readMarkdown(
      '# Awesome list\n- ✅ [A](https://a.example)\n- [B](https://b.example)',
    )
    expect(drawn(list)).toBe('# Awesome list\n  - A {done}\n  - B')
    const outline = readMarkdown('# Learn Go\n## Types ✅\n## Loops\n## 🚧 Maps')
    expect(drawn(outline)).toBe('# Learn Go\n  - Types {done}\n  - Loops\n  - Maps {in-progress}')
  })

  it('items of lists that are links are topics, but for a table of contents and the like', () => {
    const draft = readMarkdown(`# Awesome things
[![badge](b.svg)](https://badge.example)
## Contents
- [Tools](#tools)
## Tools
- [One](https://1.example) - first.
  - [Inner](https://i.example)
- Plain words
- Group
  - [Two](lessons/two.md)
## License
- [CC0](https://cc.example)`)
    expect(drawn(draft)).toBe('# Tools\n  - One\n    - Inner\n  # Group\n    - Two')
    expect(draft.guesses.map((guess) => guess.message).join()).toContain('lists that are links')
  })

  it('items are topics where most of them carry a tick sign, or the file is a list of topics', () => {
    const ticked = readMarkdown(`# Learning
See [the site](https://a.example).
## Front
- ✅ HTML
- ⬜ CSS
- 🚧 React :atom:
## Back
- Node ✅
- [Go](https://go.example)`)
    expect(drawn(ticked)).toBe(`# Front
  - HTML {done}
  - CSS
  - React {in-progress}
# Back
  - Node {done}
  - Go`)
    expect(ticked.guesses.map(({ message }) => message).join()).toContain('items of its lists')
    const outline = readMarkdown(`# Data roadmap
1. Programming
   - Python
   - R
2. Statistics
   - Probability`)
    expect(drawn(outline)).toBe(`- Programming
  - Python
  - R
- Statistics
  - Probability`)
    const features = readMarkdown('# Parser\n- fast\n- small\n- typed\n- tested')
    expect(features.stages).toEqual([])
  })

  it('what follows the link or the bold words says that a topic is optional, or how long it takes', () => {
    const draft = readMarkdown(`- [ ] [CSS](https://a.example) (optional) - skip it
- [ ] **Grid** (2 weeks)
- [ ] [Talk](https://youtu.be/x) (1 hour)
- [ ] Read this: https://b.example/x
- [ ] Notes[^1]

| Course | Duration | Effort |
|---|---|---|
| x | | |`)
    expect(drawn(draft)).toBe(`# Topics
  - CSS optional
  - Grid <2 weeks>
  - Talk (1 hour)
  - Read this
  - Notes`)
    const table = readMarkdown(`| Course | Duration | Effort | Notes |
|---|---|---|---|
| [Sets](https://a.example) (optional) | 1 month | 6 hours/week | [chat](https://c.example) |`)
    expect(titled(table, 'Sets')).toMatchObject({ optional: true, duration: '26 hours' })
    expect(titled(table, 'Sets').description).toBeUndefined()
  })

  it('headings are topics where they are an outline', () => {
    const draft = readMarkdown('# Plan\n## Week 1: HTML\nRead.\n## Week 2: CSS\nRead.\n### Grid\n')
    expect(drawn(draft)).toBe('- Week 1: HTML <1 week>\n# Week 2: CSS <1 week>\n  - Grid')
  })

  const prose = `${'Many words in long sentences that tell of something. '.repeat(30)}\n`
  test.each([
    [
      'prose',
      `# Essay\n## How it began\n${prose}## What came then\n${prose}## And so on\n${prose}`,
    ],
    ['a licence', `MIT License\n\nPermission is hereby granted, free of charge\n\n${prose}`],
    [
      'a licence with headings',
      `# Apache License\n\n## 1. Definitions\n${prose}## 2. Grant\n${prose}`,
    ],
    [
      'a day log',
      "# Log\n## Day 0: February 30, 2016\n**Today's Progress**: x\n## Day 1: June 27\n1. [W](https://w.example)\n2. [V](https://v.example)",
    ],
    [
      'changes',
      '# Changelog\n## 1.2.0\n- [a](https://a.example)\n## 1.1.0\n- [b](https://b.example)',
    ],
    ['a README', '# tool\n## Install\n```\nnpm i\n```\n## Usage\ntext\n## License\nMIT'],
    ['nothing', ''],
  ])('%s gives nothing, and why', (_, text) => {
    const draft = readMarkdown(text)
    expect(draft.stages).toEqual([])
    expect(draft.leftOut.length).toBeGreaterThan(0)
  })
})

describe('any text', () => {
  const line = fc
    .tuple(
      fc.constantFrom('', '', '  ', '    ', '\t', '> '),
      fc.constantFrom('- ', '* ', '1. ', '## ', '- ### ', ''),
      fc.constantFrom(
        '[ ] a',
        '[x] **b** c',
        '[-] d',
        '[ ] [l](https://x.example)',
        'text',
        '',
        '```',
        '<details>',
        'a|b',
        '-|-',
        '[ ]',
      ),
    )
    .map((parts) => parts.join(''))

  it('has its boxes where findBoxes says, titles that are not empty, and stages that hold something', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 12 }),
        fc.constantFrom('\n', '\r\n'),
        (lines, ending) => {
          const text = lines.join(ending)
          const draft = readMarkdown(text)
          for (const { offset, mark } of findBoxes(text))
            expect(text.slice(offset - 1, offset + mark.length + 1)).toBe(`[${mark}]`)
          if (findBoxes(text).length > 0) expect(items(draft)).toHaveLength(findBoxes(text).length)
          for (const topic of everyDraftTopic(draft)) expect(topic.title).toMatch(/^\S/)
          for (const stage of draft.stages) expect(stage.topics.length).toBeGreaterThan(0)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('of too many lines is refused, and deep nesting ends', () => {
    expect(readMarkdown('- [ ] a\n'.repeat(250_001)).leftOut[0]?.message).toContain(
      'more than 250000 lines',
    )
    const nested = (levels: number) =>
      Array.from({ length: levels }, (_, i) => `${'  '.repeat(i)}- [ ] a`).join('\n')
    expect(items(readMarkdown(nested(100)))).toHaveLength(100)
    for (const text of [nested(102), `${'- '.repeat(5000)}[ ] deep`, `${'>'.repeat(5000)} a`])
      expect(() => readMarkdown(text)).toThrow(/deep|levels/)
  })
})

describe.skipIf(noSamples)('samples', () => {
  it('OSSU', () => {
    const draft = readMarkdown(sample('ossu-computer-science.md'))
    const courses = items(draft)
    expect(draft.title).toBe('Open Source Society University')
    expect(draft.stages.map((stage) => stage.title)).toEqual([
      'Intro CS',
      'Core CS',
      'Advanced CS',
      'Final project',
    ])
    expect(courses).toHaveLength(63)
    expect(courses.filter((topic) => topic.duration !== undefined)).toHaveLength(62)
    expect(courses.filter((topic) => topic.duration?.endsWith('hours'))).toHaveLength(60)
    expect(titled(draft, 'Choose one of the following')).toMatchObject({
      choose: 1,
      topics: { length: 2 },
    })
    const told = draft.guesses.map((guess) => guess.message).join('\n')
    expect(told).toContain('60 of 62 durations (665-667 weeks and 6 months in all)')
    expect(told).toContain('16 tables')
  })

  test.each([
    ['front-end-checklist.md', 100, 0, 10],
    ['app-ideas-mypodcast.md', 26, 0, 2],
    ['exercism-javascript-tags.md', 36, 24, 6],
  ])('%s', (name, boxes, ticks, stages) => {
    const draft = readMarkdown(sample(name))
    expect(items(draft)).toHaveLength(boxes)
    expect(items(draft).filter((topic) => topic.status === 'done')).toHaveLength(ticks)
    expect(draft.stages).toHaveLength(stages)
  })
})

import { describe, expect, it, test } from 'vitest'
import { readOrg } from '../../src/formats/org.ts'
import { drawn, everyDraftTopic } from './drawn.ts'

describe('org', () => {
  it('has headings with the keywords of the file, and check boxes', () => {
    const draft = readOrg(`#+TITLE: Learn *Systems*
#+SEQ_TODO: TODO(t) NEXT STARTED(s!) WAITING | DONE(d@/!) CANCELLED(c)
* Basics [1/3]      :study:
Text with [[https://a.example/c][a link]].
** DONE [#A] [[https://m.example][Memory]] [100%]   :optional:
:PROPERTIES:
:Effort: 1:30
:ID: 1234-abcd
:CUSTOM_ID: memory
:END:
*** a note
** STARTED Processes
SCHEDULED: <2024-01-01 Mon>
- [X] fork :: makes a process
- [-] exec [1/2]
  - [X] one
    [[https://o.example]]
  - [ ] two
- plain
- group
  1. [@3] [ ] three
** NEXT Files
** CANCELLED Old
** WAITING Later
`)
    expect(draft.title).toBe('Learn Systems')
    expect(drawn(draft)).toBe(`# Basics
  - Memory {done} <1.5 hours> optional
  - Processes {in-progress}
    - fork {done}
    - exec {in-progress}
      - one {done}
      - two
    # group
      - three
  - Files {in-progress}
  - Old {skipped}
  - Later`)
    const [basics, memory, , fork, , one] = everyDraftTopic(draft)
    expect(memory).toMatchObject({
      id: 'memory',
      was: ['1234-abcd'],
      line: 5,
      links: [{ title: 'Memory' }],
    })
    expect(basics?.links).toEqual([{ title: 'a link', url: 'https://a.example/c' }])
    expect(fork?.description).toBe('makes a process')
    expect(one?.links).toHaveLength(1)
    expect(draft.leftOut).toEqual([
      { line: 11, message: '1 heading such as “a note” has no topics' },
    ])
  })

  it('does not read blocks, drawers, comments, tables, archives', () => {
    const draft = readOrg(`* COMMENT Hidden
** TODO gone
* Old :ARCHIVE:
** TODO gone too
* Code
#+BEGIN_SRC org
- [ ] no
,* TODO no
#+END_SRC
#+begin_example
- [ ] no
#+end_example
# - [ ] comment
: - [ ] fixed
| - [ ] | cell |
:LOGBOOK:
- [ ] log
:END:
#+BEGIN_QUOTE
** TODO Not closed above
- [ ]
- [ ] box
`)
    expect(drawn(draft)).toBe('# Code\n  - Not closed above\n    - box')
    expect(draft.leftOut[0]?.message).toContain('2 headings')
  })

  test.each([
    ['2d', '2 days'],
    ['1w', '1 week'],
    ['0:30', '0.5 hours'],
    ['2h', '2 hours'],
    ['1h30min', '1.5 hours'],
    ['90', '1.5 hours'],
    ['1-2 weeks', '1-2 weeks'],
    ['soon', undefined],
  ])('effort %s', (effort, duration) => {
    const draft = readOrg(`* TODO A\n  :PROPERTIES:\n  :EFFORT:   ${effort}\n  :END:\n`)
    expect(everyDraftTopic(draft)[1]?.duration).toBe(duration)
  })

  it('takes common keywords where a file names none, and says so', () => {
    const draft = readOrg('* S\n** DONE A\n** DOING B\n** CANCELED C\n** TODO D\n')
    expect(drawn(draft)).toBe('# S\n  - A {done}\n  - B {in-progress}\n  - C {skipped}\n  - D')
    expect(draft.guesses.map((guess) => guess.line)).toEqual([3, 4])
  })

  it('without boxes and keywords is an outline of headings', () => {
    const draft = readOrg('* Web\n** HTML (2 weeks)\n** CSS\n* Data\n** SQL\n')
    expect(drawn(draft)).toBe('# Web\n  - HTML <2 weeks>\n  - CSS\n# Data\n  - SQL')
    expect(draft.guesses[0]?.message).toContain('headings became topics')
  })

  test.each(['', 'Just prose.\nMore of it.', '#+TITLE: x\n- item'])(
    '%j gives nothing, and why',
    (text) => {
      const draft = readOrg(text)
      expect(draft.stages).toEqual([])
      expect(draft.leftOut).toHaveLength(1)
    },
  )

  it('of one heading stay under it, with what lies in plain items', () => {
    const draft = readOrg('* Books\n- [ ] SICP\n- plain\n  - [X] inner\n')
    expect(drawn(draft)).toBe('# Books\n  - SICP\n  # plain\n    - inner {done}')
  })
})

import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { readCsv } from '../../../src/formats/tables/csv.ts'
import { drawn, everyDraftTopic } from '../drawn.ts'

describe('a table', () => {
  test.each([',', ';', '\t', '|'])('is read with %j between its cells', (delimiter) => {
    const rows = [
      ['Stage', 'Topic', 'Status', 'Estimate (hours)', 'Link', 'Notes'],
      ['Web', 'HTML', 'Done', '3', 'https://html.example', 'first'],
      [
        'Data',
        `"SQL${delimiter} a ""query"""`,
        'In Progress',
        '10-12',
        '"see\nhttps://sql.example"',
        '',
      ],
      ['Web', 'CSS', 'Not started', '', '', ''],
    ]
    const draft = readCsv(`\uFEFF${rows.map((row) => row.join(delimiter)).join('\r\n')}\r\n`)
    expect(drawn(draft)).toBe(`# Web
  - HTML {done} <3 hours>
  - CSS
# Data
  - SQL${delimiter.trim()} a "query" {in-progress} <10-12 hours>`)
    const [html, css, sql] = everyDraftTopic(draft).filter((topic) => topic.isItem)
    expect([html?.line, sql?.line, css?.line]).toEqual([2, 3, 5])
    expect(html).toMatchObject({ links: [{ url: 'https://html.example' }], description: 'first' })
    expect(sql?.links).toEqual([{ title: 'https://sql.example', url: 'https://sql.example' }])
  })

  it('may have a title above its header, and rows that head others', () => {
    const draft = readCsv(
      'My plan,,\n,,\nLesson,Time,Done\nPart one,,\nA,2 weeks,x\nB,1 week,\nPart two,,\nC,3 days,✓\n',
    )
    expect(draft.title).toBe('My plan')
    expect(drawn(draft)).toBe(
      '# Part one\n  - A {done} <2 weeks>\n  - B <1 week>\n# Part two\n  - C {done} <3 days>',
    )
    expect(draft.guesses[0]?.message).toContain('2 rows with a first cell alone')
  })

  test.each([
    ['Done', 'done'],
    ['COMPLETED', 'done'],
    ['TRUE', 'done'],
    ['Yes', 'done'],
    ['x', 'done'],
    ['✓', 'done'],
    ['✅ Done', 'done'],
    ['100%', 'done'],
    ['10/10', 'done'],
    ['In progress', 'in-progress'],
    ['Doing', 'in-progress'],
    ['45%', 'in-progress'],
    ['Skipped', 'skipped'],
    ['Cancelled', 'skipped'],
    ['Not started', undefined],
    ['To Do', undefined],
    ['FALSE', undefined],
    ['No', undefined],
    ['0%', undefined],
    ['', undefined],
    ['Purple', undefined],
  ])('with the status %j', (status, expected) => {
    const draft = readCsv(`Topic,Status\nA,${status}\n`)
    expect(everyDraftTopic(draft)[1]?.status).toBe(expected)
    expect(draft.leftOut).toHaveLength(status === 'Purple' ? 1 : 0)
  })

  it('turns weeks at hours a week into hours', () => {
    const draft = readCsv(
      'Course,Weeks,Hours per week,Prerequisites\nA,13,6-10,\nB,4,,A; none of these\n',
    )
    const [, a, b] = everyDraftTopic(draft)
    expect([a?.duration, b?.duration, b?.needs]).toEqual(['78-130 hours', '4 weeks', ['A']])
    expect(draft.leftOut).toEqual([
      {
        line: 3,
        message: '1 prerequisite such as “none of these” names no topic and was left out',
      },
    ])
  })

  it('with a header in another language is read by what is in its cells', () => {
    const draft = readCsv('Thema;Erledigt;Dauer\nHTML;ja;2 weeks\nCSS;nein;3 days\n')
    expect(drawn(draft)).toBe('# Topics\n  - HTML {done} <2 weeks>\n  - CSS <3 days>')
    expect(draft.guesses[0]?.message).toContain('“Thema” was read as the titles')
    const none = readCsv('HTML,done\nCSS,to do\nSQL,done\n')
    expect(everyDraftTopic(none).map(({ title }) => title)).toEqual([
      'Topics',
      'HTML',
      'CSS',
      'SQL',
    ])
  })

  it('leaves out what adds up the others', () => {
    const draft = readCsv('Topic,Hours\nHTML,2\nTotal cost,3\n,\nTotal,5\n')
    expect(drawn(draft)).toBe('# Topics\n  - HTML <2 hours>\n  - Total cost <3 hours>')
  })

  it('of planners has columns that say nothing of learning', () => {
    const draft = readCsv(`Task Name,Assignee,Task Progress,Parent Task,Start Date
HTML,me,100%,,
Forms,me,50%,HTML,
SQL,me,,,`)
    expect(drawn(draft)).toBe(`# Topics
  - HTML {done}
    - Forms {in-progress}
  - SQL`)
  })

  it('nests by parent, by depth and by path', () => {
    const expected = '# Topics\n  - A\n    - B {done}\n      - C\n  - D'
    expect(drawn(readCsv('id,parent,title,done\na,,A,\nb,a,B,yes\nc,b,C,\nd,,D,\n'))).toBe(expected)
    const depth = 'depth,title,done\n1,A,\n2,B,yes\n3,C,\n1,D,\n'
    expect(drawn(readCsv(depth))).toBe('- A\n  - B {done}\n    - C\n- D')
    const path = 'path,title,done\nA,A,\nA > B,B,yes\nA > B > C,C,\nD,D,\n'
    expect(drawn(readCsv(path))).toBe('- A\n  - B {done}\n    - C\n- D')
  })

  it('keeps ids that are words, and remembers others', () => {
    const draft = readCsv('id,title\nweb/html,A\n17,B\nsame,C\nsame,D\n')
    const ids = everyDraftTopic(draft)
      .slice(1)
      .map((topic) => topic.id ?? topic.was ?? null)
    expect(ids).toEqual(['web/html', ['17'], null, null])
  })

  it('groups by the columns left of the topics; merged cells hold on', () => {
    const draft = readCsv(
      'Week\tModule\tLesson\tDone\n1\tIntro\tA\tTRUE\n\t\tB\tFALSE\n2\tTypes\tC\t\n',
    )
    expect(drawn(draft)).toBe(`# Week 1 <1 week>
  # Intro
    - A {done}
    - B
# Week 2 <1 week>
  # Types
    - C`)
  })

  it('of Notion has its relations as text and address', () => {
    const draft = readCsv(`Name,Status,Tags,URL,Parent item
Databases,In progress,"a, b",https://db.example,
SQL,Done,,,Databases (https://www.notion.so/Databases-abc?pvs=21)
Git,Not started,,,`)
    expect(drawn(draft)).toBe('# Topics\n  - Databases {in-progress}\n    - SQL {done}\n  - Git')
  })

  it('of Todoist has sections, tasks, indentation and notes', () => {
    const draft =
      readCsv(`TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,DATE,DURATION,DURATION_UNIT
meta,view_style=list,,,,,,,
task,Loose,,4,1,,,,
section,Week 1,,,,,,,
task,[Read](https://r.example) this,why,4,1,,,90,minute
task,Sub,,4,2,,,,
note,see https://n.example too,,,,,,,
,,,,,,,,
section,Empty,,,,,,,
`)
    expect(drawn(draft)).toBe('# Topics\n  - Loose\n# Week 1\n  - Read this <1.5 hours>\n    - Sub')
    expect(everyDraftTopic(draft).flatMap((topic) => topic.links.map((link) => link.url))).toEqual([
      'https://r.example',
      'https://n.example',
    ])
    expect(draft.leftOut.map(({ line }) => line)).toEqual([2, 9])
  })

  it('without a header has its titles in the first column, and says so', () => {
    const draft = readCsv('HTML\nCSS basics\nJS\n')
    expect(drawn(draft)).toBe('# Topics\n  - HTML\n  - CSS basics\n  - JS')
    expect(draft.guesses).toEqual([
      { line: 1, message: 'no header was found, so the first column was read as the titles' },
    ])
  })

  test.each([
    '',
    '\n\n',
    'It was a dark night, and all was still.\nThen there came a sound, from far away.\n',
    '1,2\n3,4\n',
  ])('is not seen in %j', (text) => {
    const draft = readCsv(text)
    expect(draft.stages).toEqual([])
    expect(draft.leftOut.length).toBeGreaterThan(0)
  })

  it('gives a title back that was quoted against formulas', () => {
    expect(everyDraftTopic(readCsv("Topic\n'=SUM(A1)\n"))[1]?.title).toBe('=SUM(A1)')
  })

  it('of any titles has a topic for each', () => {
    const title = fc
      .string({ minLength: 1 })
      .filter((text) => /^[\p{L}]/u.test(text) && text.trim() === text)
    fc.assert(
      fc.property(fc.array(title, { minLength: 1 }), (titles) => {
        const quoted = titles.map((text) => `"${text.replaceAll('"', '""')}",done`)
        const draft = readCsv(`Topic,Status\n${quoted.join('\n')}\n`)
        expect(everyDraftTopic(draft).filter((topic) => topic.status === 'done')).toHaveLength(
          titles.length,
        )
      }),
    )
  })
})

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { renderPage } from '../../src/render/report/page.ts'
import { tea } from '../contract.ts'
import { learner } from '../learner.ts'

/** Somebody who has learned for some weeks. */
async function begun(yaml = tea) {
  const roadmap = learner(yaml, { now: '2025-05-05T10:00:00.000Z' })
  await roadmap('start water')
  roadmap.now = '2025-05-14T10:00:00.000Z'
  await roadmap('done water')
  await roadmap('note water "softer than it looks"')
  roadmap.now = '2025-05-26T10:00:00.000Z'
  await roadmap('done green')
  await roadmap('start copper')
  roadmap.now = '2025-06-04T10:00:00.000Z'
  return roadmap
}

/** What is read on a page, without its style and script. */
function textOf(page: string): string {
  return page
    .replace(/<(style|script)>[\s\S]*?<\/\1>/g, '')
    .replace(/<svg[\s\S]*?<\/svg>/g, '')
    .replace(/<\/(bdi|a|strong|span)>|<(bdi|a|strong)[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
}

test('says where the learner stands, what comes next and why, and how it went', async () => {
  const text = textOf((await (await begun())('report')).out)
  const [summary = '', map = ''] = text.split(/^The map$/m)
  expect(summary).toMatchInlineSnapshot(`
    "
    Tea: 33 %
    Skip to the map
    Learning roadmap 4 June 2025
    Tea
    33 % 2 of 6 done
    Left 7 weeks of work Begun 5 May Done, even odds by the week of 14 July Done, 85 % sure by the week of 4 August
    Done, and to come In half of all cases it goes on within the dark part of the fan, in 9 of 10 within all of it. These numbers as a table
    Day Done of
    2025-05-05 0 10.5 2025-05-14 1.5 10.5 2025-05-26 3.5 10.5 2025-06-04 3.5 10.5
    Rough, until more is finished: 2 topics finished; you take 1.0 × the plan, likely 0.7–1.5 ×. The plan alone: 7 weeks, the week of 21 July.
    Basics 53 % Mastery 0 %
    Next
    Basics › Kettle
    Copper kettle
    in progress since 26 May; 3 weeks left; unlocks Ceremony Mastery
    Pottery
    needs nothing first; optional; 1 week; unlocks nothing further
    "
  `)
  expect(map).toMatchInlineSnapshot(`
    "
    Filter by words
    Filter by status
    All Open In progress Done
    Unfold all
    open in progress done skipped not needed
    Basics
    53 %
    2 of 4 done, 3 weeks left
    Water
    done 1–2 weeks
    Unlocks Kettle
    About, 1 link of Water Soft water makes better tea. water.example/
    Leaves
    done 2 weeks
    Unlocks Ceremony
    Picked 1 of 3 done: Green not needed: Black not needed: Oolong
    2 links of Leaves leaves.example/ The book of leaves
    Kettle
    in progress 3 weeks left 0 of 2
    Needs Water Unlocks Ceremony
    in progress: Copper kettle open: Steel kettle
    Mastery
    0 %
    0 of 2 done, 4 weeks left
    Ceremony
    open 4 weeks 0 of 2
    Needs Kettle, Leaves
    open: Host open: Guest
    Pottery
    open 1 week optional
    Week by week
    Progress in 3 of 4 weeks. The bars are what was finished, by the plan.
    The weeks as a table
    Week of Topics Plan weeks Finished
    2025-05-26 1 2 Green 2025-05-12 1 1.5 Water
    What things took
    The weeks of the plan as a bar, those it took as a dot.
    Topic Planned Took
    Water
    planned 1–2 weeks
    took 1.3 weeks
    Leaves
    planned 2 weeks
    took 1.7 weeks
    Made on 4 June 2025 by roadmap report from the roadmap file and the progress log. This page holds everything it shows and asks nobody for anything.
    "
  `)
})

test('is a function of its JSON', async () => {
  const roadmap = await begun()
  const answer = await roadmap.json('report')
  expect(await renderPage(answer)).toBe((await roadmap('report')).out)
  expect(answer).toMatchObject({
    roadmap: { id: 'tea', title: 'Tea' },
    today: '2025-06-04',
    units: { done: 2, total: 6 },
    finish: { finished: 2, started: '2025-05-05' },
    history: { unit: 'weeks', started: '2025-05-05' },
    notes: null,
    out: null,
  })
  expect(answer.stages[0].topics[1].topics[0]).toMatchObject({ id: 'green', status: 'done' })
  expect(answer.progress).toBe((await roadmap.json('status')).progress)
})

test('notes are only on the page when they are asked for', async () => {
  const roadmap = await begun()
  expect((await roadmap('report')).out).not.toContain('softer than it looks')
  expect((await roadmap('report --notes')).out).toContain('softer than it looks')
  expect((await roadmap.json('report --notes')).notes).toEqual([
    { topic: 'water', day: '2025-05-14', text: 'softer than it looks' },
  ])
})

test('carries a policy that lets in its own style and script and nothing else', async () => {
  const { out } = await (await begun())('report')
  const hashOf = (element: string) => {
    const [, text = ''] = new RegExp(`<${element}>([\\s\\S]*?)</${element}>`).exec(out) ?? []
    return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  }
  const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(out) ?? []
  expect(policy.replaceAll('&#39;', "'").split('; ')).toEqual([
    "default-src 'none'",
    `style-src ${hashOf('style')}`,
    `script-src ${hashOf('script')}`,
    "base-uri 'none'",
    "form-action 'none'",
  ])
  expect(out).not.toMatch(/ style=| on\w+=|<(img|link|iframe|object|embed|base|form)\b/)
})

describe('where it goes', () => {
  test('-o writes the same page, and replaces what is there', async () => {
    const roadmap = await begun()
    const { out: page } = await roadmap('report')
    const path = roadmap.write('my.html', 'earlier')
    expect(await roadmap('report -o my.html')).toEqual({
      code: 0,
      out: `Written to ${path}.\n`,
      err: '',
    })
    expect(readFileSync(path, 'utf8')).toBe(page)
    expect((await roadmap.json('report -o my.html')).out).toBe(path)
  })

  test('the roadmap itself is not written over', async () => {
    const roadmap = learner(tea)
    const { code, err } = await roadmap('report -o roadmap.yaml')
    expect(code).toBe(1)
    expect(err).toContain('is the roadmap itself')
    expect(readFileSync(join(roadmap.folder, 'roadmap.yaml'), 'utf8')).toBe(tea)
  })

  test.each(['report', 'export html'])(
    '%s on a terminal writes a page of its own',
    async (typed) => {
      const roadmap = await begun()
      const { out: page } = await roadmap(typed)
      roadmap.terminal = { width: 300 }
      const path = join(roadmap.folder, 'roadmap-tea.html')
      expect((await roadmap(typed)).out).toContain(path)
      expect(readFileSync(path, 'utf8')).toBe(page)
      await roadmap('done steel')
      await roadmap(typed)
      expect(readFileSync(path, 'utf8')).not.toBe(page)
    },
  )

  test.each(['report', 'export html'])(
    '%s leaves a file alone that is none of its pages',
    async (typed) => {
      const roadmap = learner(tea, { terminal: { width: 80 } })
      const path = roadmap.write('roadmap-tea.html', '<p>mine</p>')
      const { code, err } = await roadmap(typed)
      expect(code).toBe(1)
      expect(err).toContain('is there already')
      expect(readFileSync(path, 'utf8')).toBe('<p>mine</p>')
    },
  )

  test('--json on a terminal writes no file', async () => {
    const roadmap = learner(tea, { terminal: { width: 80 } })
    expect((await roadmap.json('report')).out).toBeNull()
  })

  test('export html is the same page', async () => {
    const roadmap = await begun()
    const { out } = await roadmap('report')
    expect((await roadmap('export html')).out).toBe(out)
    expect((await roadmap.json('export html')).text).toBe(out)
    await roadmap('export html -o page.html')
    expect(readFileSync(join(roadmap.folder, 'page.html'), 'utf8')).toBe(out)
  })

  test('--open opens what was written, and only a page', async () => {
    const roadmap = learner(tea)
    await roadmap('report --open')
    await roadmap('report -o other.html --open')
    expect(roadmap.opened).toEqual(
      ['roadmap-tea.html', 'other.html'].map((file) => join(roadmap.folder, file)),
    )
    const { code, err } = await roadmap('report -o page.desktop --open')
    expect(code).toBe(2)
    expect(err).toContain('ends in .html')
    expect(roadmap.opened).toHaveLength(2)
  })
})

test('--at shows what was then', async () => {
  const roadmap = await begun()
  const { out } = await roadmap('report --at 2025-05-10')
  expect(textOf(out)).toContain('0 of 6 done')
  expect(out).toContain('10 May 2025')
})

test.each([
  ['nothing begun', tea, [], '0 of 6 done'],
  ['everything done', tea, ['done basics', 'done mastery'], '100 %'],
  ['no durations', 'title: T\nid: tea\nstages: [A, B]\n', ['done a'], 'a date needs a pace'],
  ['one stage without topics', 'title: T\nid: tea\nstages: [A]\n', [], '0 of 1 done'],
])('has something to say with %s', async (_, yaml, commands, said) => {
  const roadmap = learner(yaml)
  for (const typed of commands) await roadmap(typed)
  expect(textOf((await roadmap('report')).out)).toContain(said)
})

test('words from files stay words, and only links to the web are links', async () => {
  const evil = `</title></style></script><script>alert(1)</script>"'><img src=x onerror=alert(1)>&lt;`
  const links = [
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'https://ok.example/?a=1&b="2"',
  ]
  const topic = {
    title: evil,
    description: evil,
    links: [...links, { title: evil, url: links[0] }],
  }
  const roadmap = learner(
    JSON.stringify({
      id: 'tea',
      title: evil,
      description: evil,
      stages: [{ ...topic, id: 'evil', topics: [topic] }],
    }),
  )
  await roadmap(['note', 'evil', evil])
  const { out } = await roadmap('report --notes')
  expect(out).toContain('<blockquote>')
  const { out: plain } = await learner('title: T\nstages: [A]\n')('report')
  const elements = (page: string) => page.match(/<(script|img|style|title)\b[^>]*/g)
  expect(elements(out)).toEqual(elements(plain))
  const hrefs = [...out.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href)
  const outward = new Set(hrefs.filter((href) => !href.startsWith('#')))
  expect([...outward]).toEqual(['https://ok.example/?a=1&amp;b=%222%22'])
})

test('2,000 topics and a title of 5,000 characters are less than 3 MB', async () => {
  const long = 'A title that never ends '.repeat(210)
  const part = (_: unknown, i: number) => ({
    title: `${i % 9 === 0 ? long : 'Topic'} ${i}`,
    description: 'What it is about, in a sentence or two of ordinary length.',
    links: [`https://example.org/topics/${i}`],
    needs: i === 0 ? [] : ['first'],
  })
  const stages = Array.from({ length: 10 }, (_, s) => ({
    title: `Stage ${s}`,
    topics: Array.from({ length: 20 }, (_, c) => ({
      title: `${long} ${s} ${c}`,
      ...(s + c === 0 && { id: 'first' }),
      topics: s + c === 0 ? [] : Array.from({ length: 9 }, part),
    })),
  }))
  const { code, out } = await learner(JSON.stringify({ title: long, stages }))('report')
  expect(code).toBe(0)
  expect(out.length).toBeLessThan(3_000_000)
})

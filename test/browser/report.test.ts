import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { learner } from '../learner.ts'
import { open, browserTest as test } from './chromium.ts'

/** The page of somebody who has learned the bundled roadmap for some months. */
async function bundledPage(): Promise<string> {
  const roadmap = learner(undefined, { now: '2025-03-03T10:00:00.000Z' })
  const days: [day: string, ...typed: string[]][] = [
    ['2025-03-03', 'start internet'],
    ['2025-03-10', 'done dns domain-names', 'note dns "names are cheap"'],
    ['2025-03-24', 'done internet', 'start go'],
    ['2025-05-19', 'done go', 'start version-control'],
    ['2025-05-30', 'done git', 'skip elasticsearch'],
    ['2025-06-04', 'done version-control', 'start relational'],
  ]
  for (const [day, ...commands] of days) {
    roadmap.now = `${day}T10:00:00.000Z`
    for (const typed of commands) await roadmap(typed)
  }
  return (await roadmap('report --notes')).out
}

const fragments = [
  '</script><script>window.owned = 1</script>',
  '</title></style></svg><img src=x onerror="window.owned = 1">',
  '"><svg onload=window.owned=1>',
  `' onmouseover='window.owned = 1`,
  '" autofocus onfocus="window.owned = 1" x="',
  '<iframe srcdoc="<script>parent.owned = 1</script>"></iframe>',
  '<style>*{display:none}</style><base href="https://evil.example/">',
  '<!-- --> ]]> <![CDATA[ <?php &lt; &#60;script&#62; &quot; &amp;amp;',
  '$' + '{window.owned = 1} {{owned}} <%= 1 %> `window.owned`',
  '\u202eright to left\u202c \u2066 שלום עולם مرحبا بالعالم',
  '👩‍👩‍👧 🎉 日本語のとても長い題名 e\u0301\u0301\u0301\u0301',
  'NoSpacesAnywhereInThisTitleSoThatNothingCanBreakIt'.repeat(8),
  'A title that never ends '.repeat(210),
  '\u2028\u2029\ufeff\u200b\ufffe\ufffd',
  '__proto__ constructor #t1 javascript:alert(1)',
]
const links = [
  'javascript:window.owned=1',
  'data:text/html,<script>window.owned=1</script>',
  'JaVaScRiPt:window.owned=1',
  'vbscript:x',
  'file:///etc/passwd',
  'https://example.org/"onclick="window.owned=1',
  'https://example.org/</a><script>window.owned=1</script>',
]

/** A roadmap of 200 titles, each word of it by the given hand. */
function roadmapOf(text: (i: number) => string, url: (i: number) => string): string {
  let n = 0
  const topic = (depth: number): object => {
    const i = n++
    const under = depth === 3 ? 0 : 4
    return {
      id: `i${i}`,
      title: text(i),
      description: text(i + 1),
      links: [url(i), { title: text(i + 2), url: url(i + 3) }],
      needs: i > 0 && depth === 3 ? ['i0'] : [],
      ...(under > 0 && { topics: Array.from({ length: under }, () => topic(depth + 1)) }),
    }
  }
  const stages = Array.from({ length: 10 }, () => topic(1)).map((stage, i) =>
    i === 0 ? { ...stage, topics: undefined } : stage,
  )
  return JSON.stringify({ id: 'tea', title: text(12), description: text(1), stages })
}

async function pageOf(yaml: string, note: string): Promise<string> {
  const roadmap = learner(yaml)
  await roadmap(['note', 'i0', note])
  await roadmap('done i30')
  const { code, out, err } = await roadmap('report --notes')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return out
}

const hostilePage = () =>
  pageOf(
    roadmapOf(
      (i) => `${fragments[i % fragments.length]} ${i}`,
      (i) => links[i % links.length] ?? '',
    ),
    `${fragments.join(' ')}\0\u0007\u001b[2J\ud800`,
  )

const evaluate = (page: Page, expression: string): Promise<unknown> => page.evaluate(expression)

const isWide = '[document.documentElement.scrollWidth, document.documentElement.clientWidth]'

async function violationsIn(page: Page): Promise<unknown> {
  await page.addScriptTag({ content: axe.source })
  return evaluate(
    page,
    `axe.run({ rules: { 'target-size': { enabled: true } } }).then(({ passes, violations }) =>
      passes.length < 20
        ? 'axe has seen next to nothing'
        : violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => [id, html, failureSummary])))`,
  )
}

async function unfoldAll(page: Page): Promise<void> {
  await evaluate(
    page,
    `document.querySelectorAll('details').forEach((fold) => { fold.open = true })`,
  )
}

describe('the page of the bundled roadmap', () => {
  test('asks nobody for anything, and has nothing to complain of', async () => {
    const { page, said, asked } = await open(await bundledPage())
    await page.click('text=Unfold all')
    await page.emulateMedia({ media: 'print' })
    expect({ said, asked }).toEqual({ said: [], asked: [] })
    expect(await page.title()).toContain('Backend developer')
  })

  test('lets no other script, style or file in', async () => {
    const page = (await bundledPage()).replace(
      '<main>',
      '<main><script>window.owned = 1</script><style>body{color:red}</style><p style="color:red" onclick="1">x</p><img src="https://example.org/x.png"><link rel="stylesheet" href="https://example.org/x.css">',
    )
    const opened = await open(page)
    expect(await evaluate(opened.page, 'window.owned')).toBeUndefined()
    expect(opened.asked.length).toBe(2)
    expect(opened.refused).toEqual(opened.asked)
    expect(opened.said.filter((text) => text.includes('Content Security Policy'))).toHaveLength(
      opened.said.length,
    )
    expect(opened.said.length).toBeGreaterThanOrEqual(5)
  })

  test.each(
    (['light', 'dark'] as const).flatMap((scheme) =>
      [360, 1600].map((width) => [scheme, width] as const),
    ),
  )('axe finds nothing, %s and %i wide, folded and unfolded', async (colorScheme, width) => {
    const { page } = await open(await bundledPage(), {
      bypassCSP: true,
      colorScheme,
      viewport: { width, height: 900 },
    })
    expect(await violationsIn(page)).toEqual([])
    await unfoldAll(page)
    expect(await violationsIn(page)).toEqual([])
  })

  test.each([320, 360, 800, 1600])('%i wide, nothing is wider', async (width) => {
    const { page } = await open(await bundledPage(), { viewport: { width, height: 900 } })
    await unfoldAll(page)
    expect(await evaluate(page, isWide)).toEqual([width, width])
  })

  test('the keyboard reaches all that can be used, and shows where it is', async () => {
    const { page } = await open(await bundledPage())
    const reached = new Set<unknown>()
    for (;;) {
      await page.keyboard.press('Tab')
      const [name, outline] = listIn(
        await evaluate(
          page,
          `(() => {
            const at = document.activeElement
            if (at === document.body) return ['', '']
            const shown = at.matches('[type=radio]') ? at.nextElementSibling : at
            const { outlineStyle, outlineWidth } = getComputedStyle(shown)
            at.dataset.reached ??= String(document.querySelectorAll('[data-reached]').length)
            return [at.dataset.reached, outlineStyle + ' ' + outlineWidth]
          })()`,
        ),
      )
      if (name === '' || reached.has(name)) break
      reached.add(name)
      expect(outline).toMatch(/^(solid|auto) [2-9]/)
    }
    const left = await evaluate(
      page,
      `[...document.querySelectorAll('a[href], summary, button, input, [tabindex]')]
        .filter((one) => one.checkVisibility() && !one.matches('[data-reached], [type=radio]:not(:checked)'))
        .map((one) => one.outerHTML)`,
    )
    expect(left).toEqual([])
    expect(reached.size).toBeGreaterThan(100)
  })

  test('the filter leaves what has the words and the status', async () => {
    const { page } = await open(await bundledPage())
    const shown = () =>
      evaluate(
        page,
        `[...document.querySelectorAll('.card')].filter((card) => card.checkVisibility()).map((card) => card.querySelector('h4').textContent)`,
      )
    const whole = listIn(await shown()).length
    await page.focus('#filter-words')
    await page.keyboard.type('memcached')
    expect(await shown()).toEqual(['Caching'])
    expect(await page.textContent('#found')).toBe(`1 of ${whole} shown`)
    await page.fill('#filter-words', '')
    await page.focus('[name=status]:checked')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(await shown()).toEqual(['Database'])
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    expect(listIn(await shown()).length).toBe(whole)
  })

  test('a topic that is pointed at or focused shows what it needs and unlocks', async () => {
    const { page } = await open(await bundledPage())
    const marked = (name: string) =>
      evaluate(
        page,
        `[...document.querySelectorAll('.comes-${name}')].map((card) => card.querySelector('h4').textContent)`,
      )
    await page.hover('.card:has-text("Memcached") h4')
    expect(await marked('before')).toEqual(['Database'])
    expect(await marked('after')).toEqual([])
    await page.focus('.card:has-text("Unit testing") h4 a')
    expect(await marked('before')).toEqual(['Choose a programming language'])
    expect(await marked('after')).toEqual(['CI/CD'])
    expect(await page.textContent('.card:has-text("Memcached")')).toContain('Needs Database')
  })

  test('without scripts all is there but the filter', async () => {
    const { page } = await open(await bundledPage(), { javaScriptEnabled: false })
    expect(await page.isVisible('.filter')).toBe(false)
    expect(await page.isVisible('text=Memcached')).toBe(true)
    await page.click('.card:has-text("Caching") .more summary')
    expect(await page.isVisible('.card:has-text("Caching") .more .links a')).toBe(true)
    expect(await page.locator('.burn-up svg.drawing:visible').count()).toBe(1)
  })
})

describe('200 hostile titles', () => {
  test('run nothing, ask for nothing and add no element', async () => {
    const { page, said, asked } = await open(await hostilePage())
    await unfoldAll(page)
    await page.mouse.move(200, 200)
    await page.keyboard.press('Tab')
    expect(await evaluate(page, 'window.owned')).toBeUndefined()
    expect({ said, asked }).toEqual({ said: [], asked: [] })
    const shape = `[...document.querySelectorAll('*')].map((one) => [one.localName, ...one.getAttributeNames()].join(' '))`
    const plain = await open(
      await pageOf(
        roadmapOf(
          (i) => `Plain ${i} ${'words '.repeat(i === 12 ? 20 : 1)}`,
          (i) => (links[i % links.length] ?? '').replace(/(example.org).*/, '$1/x'),
        ),
        'plain',
      ),
    )
    await unfoldAll(plain.page)
    const found = listIn(await evaluate(page, shape))
    expect(found.length).toBeGreaterThan(2000)
    expect(found).toEqual(await evaluate(plain.page, shape))
    const schemes = `[...new Set([...document.querySelectorAll('a')].map((one) => one.protocol))]`
    expect(await evaluate(page, schemes)).toEqual(['file:', 'https:'])
  })

  test.each([360, 1600])('flow over nowhere, %i wide', async (width) => {
    const { page } = await open(await hostilePage(), { viewport: { width, height: 900 } })
    await unfoldAll(page)
    expect(await evaluate(page, isWide)).toEqual([width, width])
    const spilling = `[...document.querySelectorAll('.card, .next li, h1, .overview li')]
      .filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.outerHTML.slice(0, 200))`
    expect(await evaluate(page, spilling)).toEqual([])
  })
})

test('topics 30 levels deep stay on the page', async () => {
  const deep = (level: number): object =>
    level === 0
      ? { title: 'Deepest' }
      : {
          title: `Level ${level}`,
          choose: 1 + (level % 2),
          topics: [deep(level - 1), 'Other', 'X'],
        }
  const yaml = JSON.stringify({ id: 'tea', title: 'Deep', stages: [deep(30)] })
  const { page } = await open((await learner(yaml)('report')).out, {
    viewport: { width: 360, height: 900 },
  })
  await unfoldAll(page)
  expect(await evaluate(page, isWide)).toEqual([360, 360])
})

test('axe finds nothing where nothing has an estimate', async () => {
  const roadmap = learner(
    '{ id: tea, title: T, stages: [{ title: A, choose: 1, topics: [B, C] }] }',
  )
  const { page } = await open((await roadmap('report')).out, { bypassCSP: true })
  expect(await violationsIn(page)).toEqual([])
})

/** A list that the page answered with. */
function listIn(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new Error(`the page answered ${String(value)}`)
  return value
}

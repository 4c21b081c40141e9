import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tea } from '../contract.ts'
import { type Learner, learner } from '../learner.ts'
import { hostileTitles, pictureIn } from '../picture.ts'

const styles = ['wide', 'tall', 'compact']

const begun = async (given = {}) => {
  const roadmap = learner(tea, given)
  await roadmap('done water')
  await roadmap('done green')
  await roadmap('start copper-kettle')
  return roadmap
}

async function drawn(roadmap: Learner, options = '') {
  const { code, out, err } = await roadmap(`card ${options}`)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return pictureIn(out)
}

test('has the title, the per cent, the stages, the weeks left and what is next', async () => {
  const { texts, title, description, width } = await drawn(await begun())
  expect(texts).toEqual([
    'Tea',
    '2 of 6 done · 7 weeks left',
    '33 %',
    'Basics',
    '53 %',
    'Mastery',
    '0 %',
    'Next',
    'Copper kettle',
    '1½ weeks, in Kettle',
  ])
  expect(title).toBe('Tea: 33 %')
  expect(description).toBe(
    '2 of 6 done, 7 weeks left. Stages: Basics 53 %, Mastery 0 %. Next: Copper kettle.',
  )
  // As wide as a README, or less.
  expect(width).toBeLessThanOrEqual(830)
})

test.each(styles)(
  '%s: the same bytes for the same standing, on any day and any machine',
  async (style) => {
    const roadmap = await begun()
    const { out } = await roadmap(`card --style ${style}`)
    expect((await roadmap(`card --style ${style}`)).out).toBe(out)
    roadmap.now = '2031-12-31T23:59:59.000Z'
    expect((await roadmap(`card --style ${style}`)).out).toBe(out)
    const other = await begun({ now: '2026-02-28T04:00:00.000Z', terminal: { width: 40 } })
    expect((await other(`card --style ${style}`)).out).toBe(out)
    await roadmap('done copper-kettle')
    expect((await roadmap(`card --style ${style}`)).out).not.toBe(out)
  },
)

test.each(styles)('%s: reads well by day and by night', async (style) => {
  const roadmap = await begun()
  const cards = new Map<string, string>()
  for (const theme of ['auto', 'light', 'dark'])
    cards.set(theme, (await roadmap(`card --style ${style} --theme ${theme}`)).out)
  expect(cards.get('auto')).toContain('@media(prefers-color-scheme:dark)')
  const { texts } = pictureIn(cards.get('auto') ?? '')
  for (const theme of ['light', 'dark']) {
    expect(cards.get(theme)).not.toContain('@media')
    expect(pictureIn(cards.get(theme) ?? '').texts).toEqual(texts)
    for (const [ground, words] of coloursOf(cards.get(theme) ?? ''))
      expect(contrast(ground, words)).toBeGreaterThan(4.5)
  }
})

/** The colours of the ground and of each kind of words on it. */
function coloursOf(svg: string): [string, string][] {
  const fill = (name: string) => new RegExp(`\\.${name}\\{fill:(#\\w{6})`).exec(svg)?.[1] ?? ''
  return [
    [fill('paper'), fill('ink')],
    [fill('paper'), fill('faint')],
  ]
}

/** As WCAG counts it. */
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [a, b]
    .map((colour) => {
      const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
        const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    })
    .sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

test('when everything is done it says so', async () => {
  const roadmap = learner(tea)
  await roadmap('done basics mastery')
  const { texts } = await drawn(roadmap)
  expect(texts).toContain('6 of 6 done · Everything is done')
  expect(texts).toContain('100 %')
  expect(texts).not.toContain('Next')
})

test('--counts-only has none of the words', async () => {
  const roadmap = await begun()
  for (const style of styles) {
    const { out } = await roadmap(`card --counts-only --style ${style}`)
    expect(out).not.toMatch(/Tea|Basics|Mastery|Kettle|Copper/i)
    expect(pictureIn(out).texts).toContain('33 %')
  }
})

test('an imported roadmap has counts only, unless its words are asked for', async () => {
  const roadmap = learner()
  roadmap.write('plan.md', '# Secret plan\n\n- [x] Hidden\n- [ ] Buried\n')
  await roadmap('import plan.md')
  expect((await roadmap('card')).out).not.toMatch(/Secret|Hidden|Buried/)
  const written = await roadmap('card -o card.svg')
  expect(written.out).toContain('came from plan.md; --no-counts-only shows its words too')
  expect(await roadmap.json('card')).toMatchObject({ countsOnly: true, source: 'plan.md' })
  expect((await drawn(roadmap, '--no-counts-only')).texts).toContain('Secret plan')
  expect((await roadmap('card --no-counts-only -o card.svg')).out).not.toContain('counts')
})

test('so has one that came by a pipe', async () => {
  const roadmap = learner(undefined, { input: '# Secret plan\n\n- [x] Hidden\n- [ ] Buried\n' })
  await roadmap('import -')
  expect(await roadmap.json('card')).toMatchObject({ countsOnly: true, source: 'standard input' })
  const own = learner(undefined, { input: (await learner(tea)('export markdown')).out })
  await own('import -')
  expect(await own.json('card')).toMatchObject({ countsOnly: false })
})

test('many stages share rows, so that the card stays a card', async () => {
  const stages = Array.from({ length: 40 }, (_, i) => ({
    title: `Week ${i + 1}`,
    topics: ['A', 'B'],
  }))
  const roadmap = learner(JSON.stringify({ id: 'tea', title: 'Forty', stages }))
  await roadmap(['done', ...Array.from({ length: 9 }, (_, i) => `week-${i + 1}`)])
  const { texts, height } = await drawn(roadmap)
  const rows = texts.filter((text) => /Week|stages/.test(text))
  expect(rows).toEqual([
    '9 stages done',
    ...[10, 11, 12, 13, 14, 15].map((week) => `Week ${week}`),
    '25 more stages',
    'in Week 10',
  ])
  expect(height).toBeLessThan(500)
  for (const style of styles) await drawn(roadmap, `--style ${style}`)
})

test.each(hostileTitles)('nothing breaks out of the picture, title %#', async (title) => {
  const topics = [{ title, duration: '1 week', topics: [title, 'B'] }]
  const yaml = JSON.stringify({ id: 'tea', title, stages: [{ title, topics }, { title }, title] })
  const roadmap = learner(yaml)
  for (const style of styles) {
    const { names } = await drawn(roadmap, `--style ${style}`)
    const known = [
      'title',
      'desc',
      'style',
      'linearGradient',
      'stop',
      'rect',
      'text',
      'circle',
      'path',
    ]
    expect(names.filter((name) => !known.includes(name))).toEqual([])
  }
})

test('any words make sound XML under 20 kB', async () => {
  const fragments = fc.oneof(
    fc.constantFrom(...hostileTitles),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  )
  const titles = fc
    .array(fragments, { minLength: 1, maxLength: 3 })
    .map((parts) => parts.join(' '))
    .filter((title) => title.trim() !== '' && !/\p{Cc}/u.test(title))
  await fc.assert(
    fc.asyncProperty(fc.array(titles, { minLength: 13, maxLength: 40 }), async (words) => {
      const roadmap = learner(JSON.stringify({ title: words[0], stages: words }))
      for (const style of styles) await drawn(roadmap, `--style ${style}`)
    }),
    { numRuns: 25 },
  )
})

test('is written to a file, and never over the roadmap', async () => {
  const roadmap = await begun()
  const { out } = await roadmap('card')
  expect((await roadmap('card -o card.svg')).out).toBe(
    `Written to ${join(roadmap.folder, 'card.svg')}.\n`,
  )
  expect(readFileSync(join(roadmap.folder, 'card.svg'), 'utf8')).toBe(out)
  expect((await roadmap('card -o card.svg')).code).toBe(0)
  expect((await roadmap('export svg')).out).toBe(out)
  const refused = await roadmap('card -o roadmap.yaml')
  expect(refused.code).toBe(1)
  expect(refused.err).toContain('is the roadmap itself')
  expect(readFileSync(join(roadmap.folder, 'roadmap.yaml'), 'utf8')).toBe(tea)
})

test('--at draws what was then', async () => {
  expect((await drawn(await begun(), '--at 2025-06-03')).texts).toContain(
    '0 of 6 done · 10–11 weeks left',
  )
})

test.each(['--style round', '--theme blue'])('%s is wrong usage', async (option) => {
  const { code, err } = await learner(tea)(`card ${option}`)
  expect(code).toBe(2)
  expect(err).toMatch(/is one of (wide, tall, compact|auto, light, dark)/)
})

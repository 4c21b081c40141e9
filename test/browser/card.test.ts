import { describe, expect } from 'vitest'
import { type Learner, learner } from '../learner.ts'
import { hostileTitles } from '../picture.ts'
import { open, browserTest as test } from './chromium.ts'

const styles = ['wide', 'tall', 'compact']

const begun = async (yaml?: string) => {
  const roadmap = learner(yaml)
  if (yaml === undefined) await roadmap('done internet go version-control')
  return roadmap
}

const pageOf = (pictures: string[]) => `<!doctype html><title>x</title>${pictures.join('\n')}`

/** The pictures of a roadmap, each style of card and the badge. */
async function picturesOf(roadmap: Learner): Promise<string[]> {
  const typed = [...styles.map((style) => `card --style ${style}`), 'badge']
  return Promise.all(typed.map(async (words) => (await roadmap(words)).out))
}

/** As it stands in a README: an image of the width it wants, or of the page where that is narrower. */
function inReadme(svg: string): string {
  return `<meta charset="utf-8"><img style="max-width:100%" src="data:image/svg+xml,${encodeURIComponent(svg)}">`
}

// Words that lie over others, over a bar or a circle, or beyond the picture. The shadow of a badge is no word.
const collisions = `
  [...document.querySelectorAll('svg')].flatMap((svg) => {
    const { width, height } = svg.viewBox.baseVal
    const all = [...svg.querySelectorAll('text:not([aria-hidden]), .rail, circle')]
      .map((drawn) => ({ drawn, box: drawn.getBBox() }))
    const words = all.filter(({ drawn }) => drawn.tagName === 'text')
    const outside = words.filter(({ box }) =>
      box.x < 0 || box.y < -3 || box.x + box.width > width || box.y + box.height > height + 3)
    const overlap = (a, b) =>
      Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 0.5 &&
      Math.min(a.y + 0.75 * a.height, b.y + 0.75 * b.height) -
        Math.max(a.y + 0.25 * a.height, b.y + 0.25 * b.height) > 0.5
    const over = words.filter((a) => all.some((b) => a !== b && overlap(a.box, b.box) &&
      !(b.drawn.matches('.ring') && a.drawn.matches('.middle'))))
    return [...outside, ...over].map(({ drawn }) => drawn.outerHTML)
  })`

describe('a card', () => {
  test.for(['light', 'dark'] as const)('is read well in a README, %s', async (colorScheme) => {
    for (const svg of await picturesOf(await begun())) {
      const { page, said, asked } = await open(pageOf([svg]), { colorScheme })
      const faint = await page.evaluate(
        `(() => {
          const light = (colour) => colour.match(/\\d+/g).map(Number)
            .map((part) => part / 255)
            .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
            .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0)
          const paper = document.querySelector('.paper')
          if (paper === null) return []
          const ground = light(getComputedStyle(paper).fill)
          const isNight = ground < 0.2
          return [...document.querySelectorAll('text')].flatMap((words) => {
            const { fill, fontSize } = getComputedStyle(words)
            const [low, high] = [ground, light(fill)].sort((a, b) => a - b)
            const reads = (high + 0.05) / (low + 0.05) > 4.5 && parseFloat(fontSize) >= 14
            return reads && isNight === ${colorScheme === 'dark'} ? [] : [words.outerHTML]
          })
        })()`,
      )
      expect({ faint, said, asked }).toEqual({ faint: [], said: [], asked: [] })
    }
  })

  test('is an image that fits a README, and a phone', async () => {
    const sizes = { 830: [640, 340, 480], 360: [344, 340, 344] }
    for (const [width, widths] of Object.entries(sizes)) {
      const viewport = { width: Number(width), height: 900 }
      const shown: unknown[] = []
      for (const svg of (await picturesOf(await begun())).slice(0, styles.length)) {
        const { page } = await open(inReadme(svg), { viewport })
        await page.waitForFunction('document.images[0].complete')
        shown.push(
          await page.evaluate('document.images[0].naturalWidth && document.images[0].width'),
        )
      }
      expect(shown).toEqual(widths)
    }
  })

  test('has nothing over anything, whatever the words', async () => {
    const titles = [
      ...hostileTitles,
      'm'.repeat(60),
      'Ж'.repeat(60),
      'Полный путь разработчика от первой страницы до последней',
      'Όλα όσα χρειάζεται κανείς, από την αρχή ως το τέλος',
      '⅔ → ✓ — … '.repeat(20),
      'A title of usual length for a roadmap, 2025 edition',
    ]
    const yamls = titles.map((title) => {
      const topics = [{ title, duration: '3 weeks', topics: [title, 'B'] }, 'C']
      return JSON.stringify({ id: 'tea', title, stages: [{ title, topics }, { title }, 'D'] })
    })
    const pictures = await Promise.all(yamls.map(async (yaml) => picturesOf(await begun(yaml))))
    const { page, said, asked } = await open(pageOf(pictures.flat()))
    expect(await page.evaluate(`document.querySelectorAll('svg').length`)).toBe(4 * titles.length)
    expect(await page.evaluate(`document.querySelectorAll('script, img').length`)).toBe(0)
    expect({ over: await page.evaluate(collisions), said, asked }).toEqual({
      over: [],
      said: [],
      asked: [],
    })
  })
})

import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, test } from 'vitest'

const program = process.env.CHROMIUM ?? '/usr/bin/chromium'
const isThere = existsSync(program)
if (!isThere) {
  const missing = `there is no Chromium at ${program}; set CHROMIUM to one`
  if (process.env.CI !== undefined) throw new Error(missing)
  process.stderr.write(`Skipped: ${missing}\n`)
}

/** A test that needs a browser. */
export const browserTest = test.skipIf(!isThere)

const folder = mkdtempSync(join(tmpdir(), 'roadmap-browser-'))
let browser: Promise<Browser> | null = null
let pages = 0
afterAll(async () => {
  await (await browser)?.close()
  rmSync(folder, { recursive: true, force: true })
})

export interface Opened {
  page: Page
  /** All that was written to the console, and errors nobody caught. */
  said: string[]
  /** Every address that was asked for beside the page's own. */
  asked: string[]
  /** What the page's own policy kept it from asking for. */
  refused: string[]
}

/** Opens a document from disk in a browser that remembers nothing. */
export async function open(document: string, options: BrowserContextOptions = {}): Promise<Opened> {
  browser ??= chromium.launch({
    executablePath: program,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  const context = await (await browser).newContext(options)
  const page = await context.newPage()
  const path = join(folder, `${pages++}.html`)
  writeFileSync(path, document)
  const [said, asked, refused]: [string[], string[], string[]] = [[], [], []]
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', (error) => said.push(error.message))
  const { href } = pathToFileURL(path)
  page.on('request', (request) => {
    if (request.url() !== href) asked.push(request.url())
  })
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText === 'csp') refused.push(request.url())
  })
  await page.goto(href)
  return { page, said, asked, refused }
}

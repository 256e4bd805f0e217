/** `lectern dev` as an author meets it: in a browser, with files that change. */
import { basename, join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { launch } from './chromium.ts'
import { type DevServer, startDev } from './dev-server.ts'
import { openReader } from './reader.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const WORDS = 'The kernel of a map is all that it sends to zero. '.repeat(40)
const sections = (names: readonly string[]) => names.map((name) => `## ${name}\n\n${WORDS}\n\n`).join('')
const FILES = {
  'notes/a.md': `# A\n\n${sections(['One', 'Two', 'Three', 'Four', 'Five'])}`,
  'notes/b.md': '# B\n\nSee [[Not written]], [[c#Nowhere]] and\n\n![[gone.png]].',
  'notes/c.md': '# C',
  'notes/sketch.md': '---\ndraft: true\n---\n# Sketch\n\nWords.',
  'lectern.config.json': '{ "theme": { "colors": { "color-accent": "#123456" } } }',
}

async function open(address: string, files: { readonly [path: string]: string } = FILES, ...words: string[]) {
  const server = await startDev(files, ...words)
  onTestFinished(async () => void (await server.stop()))
  const { page, trouble, close } = await openReader(browser, server.url)
  onTestFinished(close)
  await page.goto(server.url + address)
  return { server, page, trouble }
}

/** Saves again and again until the page shows it: the watcher needs a moment to start. */
async function saveUntil(server: DevServer, path: string, text: string, isShown: () => Promise<boolean>) {
  for (let tries = 0; tries < 300 && !(await isShown().catch(() => false)); tries++) {
    if (tries % 10 === 0) server.save(path, text)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  expect(await isShown()).toBe(true)
}

const textOf = async (locator: Locator) => (await locator.textContent()) ?? ''

/** Marks the document, so that a reload can be told from a change in place. */
const mark = (page: Page) => page.evaluate("document.documentElement.setAttribute('data-test', 'same')")
const isMarked = (page: Page) => page.evaluate("document.documentElement.hasAttribute('data-test')")
const panel = (page: Page) => page.locator('[data-lectern="dev"] .panel')
const badge = (page: Page) => page.locator('[data-lectern="dev"] .open')

test('DIA-1 the overlay lists what concerns the page and counts what the vault has, with links to Obsidian', async () => {
  const { server, page, trouble } = await open('b.html')
  await badge(page).waitFor()
  expect(await textOf(badge(page))).toBe('3 on this page · 3 in the vault')
  expect(await panel(page).isVisible()).toBe(false)
  await badge(page).click()
  const text = await textOf(panel(page))
  expect(text).toContain('There is no file “gone.png” in the vault. notes/b.md:5:1')
  expect(text).toContain('Notes that are not written yet')
  expect(text).toContain('No note is called “Not written”. notes/b.md:3:5')
  const vault = encodeURIComponent(basename(join(server.cwd, 'notes')))
  expect(await panel(page).locator('a.place').first().getAttribute('href')).toBe(
    `obsidian://open?vault=${vault}&file=b.md`,
  )
  await page.keyboard.press('Escape')
  expect(await panel(page).isVisible()).toBe(false)
  await page.locator('[data-lectern="dev"] .close').click()
  expect(await badge(page).isVisible()).toBe(false)
  await page.goto(`${server.url}a.html`)
  await page.waitForLoadState('networkidle').catch(() => {})
  expect(await badge(page).isVisible()).toBe(false)
  expect(trouble).toEqual([])
})

test('a page without problems says so, and where the others are', async () => {
  const { page } = await open('a.html', FILES, '--editor', 'vscode')
  await badge(page).waitFor()
  expect(await textOf(badge(page))).toBe('0 on this page · 3 in the vault')
  await badge(page).click()
  await panel(page).getByText('Elsewhere in the vault (3)').click()
  expect(await panel(page).locator('a.place').first().getAttribute('href')).toMatch(
    /^vscode:\/\/file\/.*\/notes\/b\.md:\d+:\d+$/,
  )
  await panel(page).getByText('All notes that are not written yet').click()
  await page.waitForURL('**/wanted.html')
})

test('PRV-2 a draft is marked with --drafts, kept from search engines, and not there without', async () => {
  const { server, page } = await open('sketch.html', FILES, '--drafts')
  expect(await textOf(page.locator('.draft-mark'))).toBe('Draft')
  await badge(page).waitFor()
  expect(await textOf(badge(page))).toContain('Draft')
  expect(await page.locator('meta[name="robots"]').getAttribute('content')).toBe('noindex')
  await page.goto(`${server.url}a.html`)
  expect(await page.locator('meta[name="robots"]').count()).toBe(0)
  const plain = await open('sketch.html')
  expect(await plain.page.locator('.draft-mark').count()).toBe(0)
})

test('a page keeps its place when text above it grows', async () => {
  const { server, page, trouble } = await open('a.html')
  await page.locator('#four').evaluate((heading) => heading.scrollIntoView())
  const place = () => page.locator('#four').evaluate((heading) => heading.getBoundingClientRect().top)
  const before = await place()
  await mark(page)
  const text = `# A\n\n${sections(['One', 'New', 'Two', 'Three', 'Four', 'Five'])}`
  await saveUntil(server, 'notes/a.md', text, async () => (await page.locator('#new').count()) === 1)
  expect(await isMarked(page)).toBe(false)
  await expect.poll(place).toBeCloseTo(before, -1)
  expect(trouble).toEqual([])
})

test('style sheets are swapped in place, and a change elsewhere leaves the page alone', async () => {
  const { server, page } = await open('a.html')
  await badge(page).waitFor()
  await mark(page)
  const accent = () =>
    page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--color-accent').trim()")
  expect(await accent()).toBe('#123456')
  const config = '{ "theme": { "colors": { "color-accent": "#654321" } } }'
  await saveUntil(server, 'lectern.config.json', config, async () => (await accent()) === '#654321')
  const b = '# B\n\nSee [[Not written]] and [[Nor this]] and [[Nor that]] and [[Never]].'
  await saveUntil(server, 'notes/b.md', b, async () => (await textOf(badge(page))).includes('4 in the'))
  expect(await isMarked(page)).toBe(true)
  expect(await page.locator('link[rel="stylesheet"]').count()).toBe(1)
})

test('TR-30 a failed rebuild keeps the last good site and says why; the next good one takes it back', async () => {
  const { server, page } = await open('a.html')
  await badge(page).waitFor()
  const shows = (text: string) => async () => (await textOf(panel(page))).includes(text)
  await saveUntil(server, 'lectern.config.json', '{ "titel": "Maps" }', shows('Did you mean “title”?'))
  expect(await panel(page).getByRole('alert').isVisible()).toBe(true)
  await page.reload()
  expect(await textOf(page.locator('h1'))).toBe('A')
  await expect.poll(shows('could not be built')).toBe(true)
  const isRepaired = async () => (await textOf(page.locator('.site-title'))) === 'Maps'
  await saveUntil(server, 'lectern.config.json', '{ "title": "Maps" }', isRepaired)
  await expect.poll(() => panel(page).getByRole('alert').count()).toBe(0)
})

test('a page finds the server that takes the place of one that has ended', async () => {
  const { server, page } = await open('a.html')
  await badge(page).waitFor()
  await mark(page)
  await server.stop()
  const { port } = new URL(server.url)
  const next = await startDev({ ...FILES, 'notes/a.md': '# Another' }, '--port', port)
  onTestFinished(async () => void (await next.stop()))
  expect(next.url).toBe(server.url)
  await expect.poll(() => textOf(page.locator('h1')), { timeout: 60_000 }).toBe('Another')
  expect(await isMarked(page)).toBe(false)
})

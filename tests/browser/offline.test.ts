import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from './chromium.ts'
import { openReader } from './reader.ts'
import { type ServedSite, serveSite } from './site.ts'
import { VAULT } from './vault.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser?.close())

/** A site of its own for each test, since going offline means that its server stops. */
async function withSite(
  look: (site: ServedSite, page: Page) => Promise<void>,
  settings: { readonly offline: boolean } = { offline: true },
): Promise<void> {
  const site = await serveSite(VAULT, settings)
  const reader = await openReader(browser, site.root)
  try {
    await look(site, reader.page)
    expect(reader.trouble).toEqual([])
  } finally {
    await reader.close()
    site.close()
  }
}

/** Waits until an expression, which may be a promise, is true in the page. */
async function waitFor(page: Page, expression: string): Promise<void> {
  await expect.poll(() => page.evaluate(expression), { timeout: 60_000 }).toBe(true)
}

/** Waits until a page is among what the worker has kept. */
function waitForKept(page: Page, address: string): Promise<void> {
  return waitFor(page, `caches.match(${JSON.stringify(address)}).then((found) => found !== undefined)`)
}

async function titleAt(page: Page, address: string): Promise<string | undefined> {
  await page.goto(address)
  return (await page.locator('h1').first().textContent())?.trim()
}

test('WEB-4 a page that was read can be read again without a network, with its style and formulas', () =>
  withSite(async (site, page) => {
    const kernel = `${site.root}kernel.html`
    await page.goto(kernel)
    await waitForKept(page, kernel)
    const look = () => page.evaluate('getComputedStyle(document.querySelector("h1")).fontSize')
    const online = await look()
    site.close()
    expect(await titleAt(page, kernel)).toBe('Kernel')
    expect(await look()).toBe(online)
    expect(await page.evaluate('document.fonts.load("1em KaTeX_Main").then((fonts) => fonts.length)')).toBe(1)
    const picture = 'document.querySelector(".prose img")'
    await page.evaluate(`${picture}.scrollIntoView()`)
    await waitFor(page, `${picture}.decode().then(() => ${picture}.naturalWidth > 0)`)
    expect(await titleAt(page, `${site.root}dual-space.html`)).toContain('offline')
  }))

test('WEB-4 a page is kept whose style sheets name each other', () =>
  withSite(async (site, page) => {
    writeFileSync(join(site.folder, 'one.css'), '@import url("two.css");')
    writeFileSync(join(site.folder, 'two.css'), '@import url("one.css"); h1 { rotate: 1deg }')
    change(join(site.folder, 'kernel.html'), '</head>', '<link rel="stylesheet" href="one.css"></head>')
    const kernel = `${site.root}kernel.html`
    await page.goto(kernel)
    await waitForKept(page, kernel)
    site.close()
    await page.goto(kernel)
    expect(await page.evaluate('getComputedStyle(document.querySelector("h1")).rotate')).toBe('1deg')
  }))

test('WEB-4 a course is kept on request, below a base path too, and says so', () =>
  withSite(async (site, page) => {
    await page.goto(`${site.below}linear-algebra.html`)
    const button = page.locator('.course-offline button')
    await button.filter({ hasText: 'Keep this course' }).click()
    await button.filter({ hasText: 'This course is kept' }).waitFor()
    await page.reload()
    await button.filter({ hasText: 'This course is kept' }).waitFor()
    site.close()
    expect(await titleAt(page, `${site.below}dual-space.html`)).toBe('Dual space')
    expect(await titleAt(page, `${site.below}image.html#rank`)).toBe('Image')
    expect(await titleAt(page, `${site.below}diagrams.html`)).toContain('offline')
  }))

test('WEB-4 online, pages are those of now; a new build takes the place of what was kept', () =>
  withSite(async (site, page) => {
    const kernel = `${site.root}kernel.html`
    await page.goto(kernel)
    await waitForKept(page, kernel)
    const names = () => page.evaluate('caches.keys()')
    const before = await names()
    change(join(site.folder, 'kernel.html'), '>Kernel</h1>', '>Kernel, revised</h1>')
    change(join(site.folder, 'sw.js'), '"version":"', '"version":"x')
    expect(await titleAt(page, `${site.root}image.html`)).toBe('Image')
    await page.evaluate('navigator.serviceWorker.getRegistration().then((found) => found.update())')
    await waitFor(page, 'navigator.serviceWorker.ready.then((found) => !found.installing && !found.waiting)')
    await page.reload()
    await waitFor(page, 'caches.keys().then((names) => names.length === 1 && names[0].includes(" x"))')
    expect(await names()).not.toEqual(before)
    site.close()
    expect(await titleAt(page, kernel)).toBe('Kernel, revised')
  }))

test('WEB-4 from disk and where nobody asks for it there is no worker and no button', async () => {
  await withSite(async (site, page) => {
    await page.goto(pathToFileURL(join(site.folder, 'linear-algebra.html')).href)
    await page.locator('.course-outline').waitFor()
    expect(await page.locator('.course-offline').isVisible()).toBe(false)
  })
  await withSite(
    async (site, page) => {
      await page.goto(`${site.root}linear-algebra.html`)
      expect(await page.locator('.course-offline').count()).toBe(0)
      expect(
        await page.evaluate('navigator.serviceWorker.getRegistrations().then((all) => all.length)'),
      ).toBe(0)
      expect((await page.request.get(`${site.root}sw.js`)).status()).toBe(404)
    },
    { offline: false },
  )
})

function change(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(from)
  writeFileSync(file, text.replace(from, to))
}

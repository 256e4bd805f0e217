/** Readers with settings of their own: other colours, more contrast, larger text, a keyboard, a narrow window. */
import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { painted } from './keys.ts'
import { serveVault } from './served-vault.ts'

const { site, open } = serveVault()

async function read(
  options: BrowserContextOptions,
  path: string,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await open(options)
  await page.goto(site().root + path)
  await painted(page)
  await look(page)
}

test('PG-3 in forced colours the signs of buttons and callouts have the colour of text, not of the page', () =>
  read({ forcedColors: 'active' }, 'kernel.html', async (page) => {
    await page.waitForFunction('document.documentElement.dataset.js !== undefined')
    const colors = (element: string, pseudo: string) =>
      page.evaluate(
        `getComputedStyle(document.querySelector(${JSON.stringify(element)}), ${pseudo}).backgroundColor`,
      )
    const paper = await colors('html', 'null')
    expect(await colors('.search-link', '"::before"')).not.toBe(paper)
    expect(await colors('theme-toggle button', '"::before"')).not.toBe(paper)
    expect(await colors('.callout-icon', 'null')).not.toBe(paper)
  }))

test('PG-3 PG-10 in forced colours the boxes of a diagram differ from the words in them', () =>
  read({ forcedColors: 'active', colorScheme: 'light' }, 'diagrams.html', async (page) => {
    const picture = page.locator('.diagram img').first()
    await picture.waitFor()
    const fills = await page.evaluate(`(() => {
      const svg = decodeURIComponent(document.querySelector('.diagram img').src)
      const of = (rule) => new RegExp(rule + '[^{}]*\\\\{[^{}]*fill:(#[0-9a-f]+)').exec(svg)?.[1]
      return [of(' \\\\.node rect'), of('#lectern-diagram')]
    })()`)
    expect(fills).toEqual(['#f5f3ed', '#22201c'])
  }))

test('PG-3 more contrast, when asked for, is black on white and quiet text hardly less', () =>
  read({ contrast: 'more', colorScheme: 'light' }, 'kernel.html', async (page) => {
    const style = (element: string, property: string) =>
      page.evaluate(`getComputedStyle(document.querySelector('${element}')).${property}`)
    expect(await style('html', 'backgroundColor')).toBe('rgb(255, 255, 255)')
    expect(await style('.prose', 'color')).toBe('rgb(0, 0, 0)')
    expect(await style('.page-meta', 'color')).toBe('rgb(38, 38, 38)')
  }))

test('PG-1 text at twice its size needs no scrolling sideways and hides no button', () =>
  read({ viewport: { width: 1280, height: 800 } }, 'kernel.html', async (page) => {
    for (const name of ['kernel.html', 'linear-algebra.html', 'a-z.html', 'graph.html', 'sources.html']) {
      await page.goto(site().root + name)
      await page.evaluate("document.documentElement.style.fontSize = '200%'")
      expect([name, await page.evaluate('document.documentElement.scrollWidth - innerWidth')]).toEqual([
        name,
        0,
      ])
      for (const button of ['.search-link', 'theme-toggle button']) {
        const box = await page.locator(button).boundingBox()
        expect((box?.x ?? 9999) + (box?.width ?? 0)).toBeLessThanOrEqual(1280)
      }
    }
  }))

test('PG-1 NAV-6 where a window is narrow, a paragraph that scrolls is reached by keyboard', () =>
  read({ viewport: { width: 320, height: 800 } }, 'kernel.html', async (page) => {
    const paragraph = page.locator('.prose p', { hasText: 'in one piece' })
    await expect.poll(() => paragraph.getAttribute('tabindex')).toBe('0')
    await page.setViewportSize({ width: 1000, height: 800 })
    await expect.poll(() => paragraph.getAttribute('tabindex')).toBe(null)
  }))

test('PG-8 a picture with a caption is a button that the space bar works, and named by it, also when enlarged', () =>
  read({}, 'kernel.html', async (page) => {
    const picture = page.locator('.prose figure img').first()
    const named = page.locator('.prose figure').getByRole('button', { name: 'A wide picture' })
    expect(await named.count()).toBe(1)
    await picture.focus()
    await page.keyboard.press('Space')
    await page
      .getByRole('dialog', { name: 'A wide picture' })
      .getByRole('img', { name: 'A wide picture' })
      .waitFor()
    // A drawing fills the window, whatever size it has of itself.
    expect((await page.locator('dialog.picture img').boundingBox())?.width).toBeGreaterThan(1200)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.evaluate('document.activeElement?.localName')).toBe('img')
  }))

test('NAV-1 the open drawer keeps the focus: the page behind it cannot be reached with the Tab key', () =>
  read({ viewport: { width: 390, height: 800 } }, 'kernel.html', async (page) => {
    await page.getByRole('button', { name: 'Menu' }).click()
    await page.locator('.sidebar [aria-current="page"]').waitFor({ state: 'visible' })
    const outside: unknown[] = []
    for (let presses = 0; presses < 25; presses += 1) {
      await page.keyboard.press('Tab')
      outside.push(
        await page.evaluate(
          "document.activeElement === document.body || document.activeElement.closest('.sidebar') !== null || document.activeElement.className",
        ),
      )
    }
    expect(outside.filter((found) => found !== true)).toEqual([])
  }))

test('PG-12 the fonts that formulas are set in are announced in the head, and no others', () =>
  read({}, 'kernel.html', async (page) => {
    await page.waitForLoadState('networkidle')
    const announced = await page.evaluate(
      "[...document.querySelectorAll('link[as=font]')].map((link) => link.href.split('/').pop()).sort()",
    )
    const loaded = await page.evaluate(
      "[...new Set(performance.getEntriesByType('resource').map((entry) => entry.name.split('/').pop()))].filter((name) => name.endsWith('.woff2')).sort()",
    )
    expect(announced).toContain('KaTeX_AMS-Regular.woff2')
    expect(loaded).toEqual(announced)
  }))

test('PG-10 Mermaid never draws by itself: not even when the page has loaded before the first diagram is near', () =>
  read({}, 'index.html', async (page) => {
    // The script's own watch over the diagrams is not answered, as if they were far away.
    await page.addInitScript(`
      const Real = IntersectionObserver
      let made = 0
      globalThis.IntersectionObserver = class extends Real {
        constructor(react, options) { super(made++ === 0 ? react : () => {}, options) }
      }`)
    const arrived = page.waitForResponse((response) => /mermaid\.[0-9a-f]+\.js/.test(response.url()))
    await page.goto(`${site().root}diagrams.html`)
    await (await arrived).finished()
    await page.waitForTimeout(500)
    await page.evaluate("dispatchEvent(new Event('load'))")
    await page.waitForTimeout(700)
    expect(await page.locator('pre.mermaid svg').count()).toBe(0)
    expect(await page.locator('pre.mermaid').first().textContent()).toContain('Kernel')
  }))

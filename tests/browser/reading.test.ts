import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { hold, painted, pressUntil } from './keys.ts'
import { serveVault } from './served-vault.ts'

const { site, open } = serveVault()

async function read(options: BrowserContextOptions, look: (page: Page) => Promise<void>): Promise<void> {
  await look(await open(options))
}

test('PG-4 the theme follows the system, can be chosen, and the choice is there before the first paint', () =>
  read({ colorScheme: 'dark' }, async (page) => {
    const paper = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor')
    await page.goto(`${site().root}kernel.html`)
    await painted(page)
    const dark = await paper()
    await page.keyboard.press('t')
    const light = await paper()
    expect(light).not.toBe(dark)
    await page.addInitScript(`requestAnimationFrame(() => {
      document.documentElement.dataset.first = getComputedStyle(document.documentElement).backgroundColor
    })`)
    await page.goto(`${site().root}image.html`)
    expect(await page.evaluate('document.documentElement.dataset.first')).toBe(light)
  }))

test('NAV-1 NAV-6 the drawer opens by its button, takes the focus, and closes by Escape', () =>
  read({ viewport: { width: 390, height: 800 } }, async (page) => {
    await page.goto(`${site().root}kernel.html`)
    await page.getByRole('button', { name: 'Menu' }).click()
    const current = page.locator('.sidebar [aria-current="page"]')
    await current.waitFor({ state: 'visible' })
    await expect
      .poll(() => page.evaluate("document.activeElement?.getAttribute('aria-current')"))
      .toBe('page')
    await page.keyboard.press('Escape')
    await current.waitFor({ state: 'hidden' })
  }))

test('NAV-6 keys lead along the course and to the graph, and ? lists them; in a field they are letters', () =>
  read({}, async (page) => {
    await page.goto(`${site().root}kernel.html`)
    await painted(page)
    await page.keyboard.press('?')
    await page.locator('dialog kbd', { hasText: 'g g' }).waitFor()
    await page.keyboard.press('Escape')
    await page.locator('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('ArrowRight')
    await page.waitForURL(/image\.html/)
    await pressUntil(page, ['g', 'g'], /graph\.html/)
    const field = page.locator('.graph-bar input')
    await field.fill('')
    await field.pressSequentially('gg t')
    expect(await field.inputValue()).toBe('gg t')
  }))

test('NAV-6 a key that is pressed before the script is there is heard, one that is held down is pressed once', () =>
  read({}, async (page) => {
    const release = await hold(page, /\/lectern\.\w+\.js/)
    await page.goto(`${site().root}kernel.html`, { waitUntil: 'commit' })
    await page.locator('.site-footer').waitFor()
    await painted(page)
    await page.keyboard.press('?')
    expect(await page.locator('dialog').count()).toBe(0)
    release()
    await page.locator('dialog kbd').first().waitFor()
    await page.keyboard.press('Escape')
    await page.locator('dialog').waitFor({ state: 'detached' })
    await page.keyboard.down('t')
    await page.keyboard.down('t')
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('light')
  }))

test('NAV-3 what is typed before the search box is there is its query, and nothing else', () =>
  read({}, async (page) => {
    await page.goto(`${site().root}kernel.html`)
    await painted(page)
    const release = await hold(page, /search\.\w+\.js/)
    await page.keyboard.press('/')
    await page.keyboard.type('gg rank t')
    release()
    const field = page.locator('[role="combobox"]')
    await field.waitFor()
    expect(await field.inputValue()).toBe('gg rank t')
    await field.fill('rank')
    await page.locator('[role="option"][href*="image.html#rank"]').waitFor()
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBeUndefined()
  }))

test('NAV-5 going back finds the page where it was left', () =>
  read({ viewport: { width: 800, height: 500 } }, async (page) => {
    await page.goto(`${site().root}kernel.html`)
    await page.evaluate('scrollTo(0, 900)')
    await painted(page)
    await page.goto(`${site().root}image.html`)
    await page.goBack()
    await page.waitForFunction('Math.abs(scrollY - 900) < 5')
  }))

test('PG-12 a formula that is selected is copied as its TeX', () =>
  read({}, async (page) => {
    await page.goto(`${site().root}kernel.html`)
    const copied = await page.evaluate(`(() => {
      getSelection().selectAllChildren(document.querySelector('.prose .katex'))
      const event = new ClipboardEvent('copy', {
        clipboardData: new DataTransfer(),
        bubbles: true,
        cancelable: true,
      })
      document.dispatchEvent(event)
      return event.clipboardData.getData('text/plain')
    })()`)
    expect(copied).toBe('$T$')
  }))

test('PG-8 a picture is enlarged by a click or the keyboard, and closed by Escape', () =>
  read({}, async (page) => {
    await page.goto(`${site().root}kernel.html`)
    await page.locator('.prose img').first().focus()
    await page.keyboard.press('Enter')
    await page.locator('dialog.picture[open] img').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0)
  }))

test('PG-5 without JavaScript everything can be read and reached', () =>
  read({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } }, async (page) => {
    await page.goto(`${site().root}kernel.html`)
    expect(await page.locator('.footnotes li').first().textContent()).toContain('The zero of the target.')
    expect(await page.locator('.katex-mathml math').count()).toBeGreaterThan(0)
    expect(await page.locator('.local-graph a').count()).toBeGreaterThan(1)
    await page.getByRole('button', { name: 'Menu' }).click()
    await page.locator('.sidebar').getByRole('link', { name: 'Graph' }).click()
    expect(await page.locator('.graph-list a').count()).toBeGreaterThan(4)
    expect(await page.locator('.graph-stage').isVisible()).toBe(false)
    await page.goto(`${site().root}diagrams.html`)
    expect(await page.locator('pre.mermaid').first().isVisible()).toBe(true)
    expect(await page.locator('.diagram-links a').getAttribute('href')).toBe('kernel.html')
  }))

test('PG-6 on paper there is no furniture, and footnotes stand below', () =>
  read({}, async (page) => {
    await page.goto(`${site().root}kernel.html`)
    await page.emulateMedia({ media: 'print' })
    for (const part of ['.site-header', '.sidebar', '.toc', '.foot', '.site-footer']) {
      expect([part, await page.locator(part).first().isVisible()]).toEqual([part, false])
    }
    expect(await page.locator('.footnotes').isVisible()).toBe(true)
    expect((await page.pdf()).length).toBeGreaterThan(10_000)
  }))

test('PG-1 on a wide screen footnotes stand in the margin, beside their references and apart', () =>
  read({ viewport: { width: 1440, height: 900 } }, async (page) => {
    await page.goto(`${site().root}kernel.html`)
    await page.locator('.sidenotes').waitFor({ state: 'attached' })
    const tops = (selector: string) =>
      page.locator(selector).evaluateAll((all) => all.map((one) => one.getBoundingClientRect()))
    const [text] = await tops('.prose > p')
    const notes = await tops('.sidenotes li')
    const references = await tops('.footnote-ref')
    expect(notes[0]?.left).toBeGreaterThan(text?.right ?? 0)
    expect(Math.abs((notes[1]?.top ?? 0) - (references[1]?.top ?? 999))).toBeLessThan(60)
    expect(notes[1]?.top).toBeGreaterThan(notes[0]?.bottom ?? 0)
  }))

test('NAV-7 an address that does not exist is answered with the nearest titles', () =>
  read({}, async (page) => {
    await page.goto(`${site().root}dual-spaec.html`)
    const first = page.locator('[data-lectern="not-found"] .folder-list a').first()
    await page.getByText('Perhaps you are looking for').waitFor()
    expect(await first.textContent()).toBe('Dual space')
    await first.click()
    await page.waitForURL(/dual-space\.html/)
  }))

test('NAV-7 an address that is badly encoded is answered like any other', () =>
  read({}, async (page) => {
    await page.goto(`${site().root}dual%-space.html`)
    await page.getByText('Perhaps you are looking for').waitFor()
    expect(await page.locator('[data-lectern="not-found"] .folder-list a').first().textContent()).toBe(
      'Dual space',
    )
  }))

test('URL-12 the site works below another path', () =>
  read({}, async (page) => {
    await page.goto(`${site().below}kernel.html`)
    await page.locator('.prose').getByRole('link', { name: 'the equation' }).hover()
    await page.locator('.preview .katex').first().waitFor()
    await page.goto(`${site().below}graph.html`)
    await page.locator('.graph-canvas canvas').first().waitFor()
  }))

test('PG-5 opened from disk pages are styled, and a preview of the page itself works', () =>
  read({}, async (page) => {
    await page.goto(pathToFileURL(join(site().folder, 'kernel.html')).href)
    expect(await page.evaluate('getComputedStyle(document.body).display')).toBe('flex')
    await page.setViewportSize({ width: 1000, height: 800 })
    await page.locator('.footnote-ref a').first().hover()
    await page.locator('.preview').waitFor()
  }))

test('PG-10 COD-4 a diagram is drawn as a picture with links over its nodes; what cannot be drawn keeps its source', () =>
  read({}, async (page) => {
    await page.goto(`${site().root}diagrams.html`)
    const picture = page.locator('.diagram img').first()
    await picture.waitFor()
    expect(await picture.getAttribute('src')).toMatch(/^data:image\/svg\+xml,/)
    await page.locator('.diagram-area').first().click()
    await page.waitForURL(/kernel\.html/)
    await page.goto(`${site().root}diagrams.html`)
    await picture.waitFor()
    await page.waitForTimeout(1000)
    expect(await page.locator('.diagram').count()).toBe(1)
    expect(await page.locator('pre.mermaid:visible').count()).toBe(2)
  }))

test('SRC-8 TR-41 a video is asked for only after a click', () =>
  read({}, async (page) => {
    await page.goto(`${site().root}diagrams.html`)
    expect(await page.locator('iframe').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Play the video from YouTube' }).isVisible()).toBe(true)
  }))

test('PG-7 code is highlighted and copied as its source', () =>
  read({ permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
    await page.goto(`${site().root}kernel.html`)
    expect(await page.locator('.highlighted-line').textContent()).toBe('print(np.linalg.svd(A))\n')
    await page.locator('.code-block').hover()
    await page.locator('.code-block .copy-button').click()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
      'import numpy as np\nprint(np.linalg.svd(A))\n',
    )
  }))

test('WEB-1 the manifest names the site', () => {
  const manifest: unknown = JSON.parse(readFileSync(join(site().folder, 'manifest.webmanifest'), 'utf8'))
  expect(manifest).toMatchObject({ name: 'Linear algebra', start_url: 'index.html' })
})

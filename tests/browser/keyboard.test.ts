/** A walk through the site with the keyboard alone: search, navigation, preview, graph (NAV-2, NAV-3, NAV-4, NAV-6). */
import type { Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import { painted, pressUntil } from './keys.ts'
import { serveVault } from './served-vault.ts'

const { site, open } = serveVault()
let page: Page

beforeEach(async () => {
  page = await open()
  await page.goto(`${site().root}kernel.html`)
  await painted(page)
})

test('NAV-3 a search opens, is typed, walked with the arrows, and leads to the section', async () => {
  await page.keyboard.press('/')
  await page.locator('[role="combobox"]').waitFor()
  await page.keyboard.type('rank')
  await page.locator('[role="option"]').first().waitFor()
  const chosen = () => page.locator('[role="option"][aria-selected="true"]').getAttribute('href')
  await expect.poll(async () => page.locator('[role="option"][href*="image.html#rank"]').count()).toBe(1)
  for (let tries = 0; tries < 10 && !(await chosen())?.includes('image.html#rank'); tries++) {
    await page.keyboard.press('ArrowDown')
  }
  expect(await chosen()).toContain('image.html#rank')
  await page.keyboard.press('Enter')
  await page.waitForURL(/image\.html.*#rank/)
})

test('NAV-3 Escape closes the search and gives the focus back', async () => {
  await tabTo('Image')
  await page.keyboard.press('Control+k')
  await page.locator('[role="combobox"]').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('dialog[open]').waitFor({ state: 'detached' })
  await expect.poll(focused).toContain('Image')
})

test('NAV-1 the first key leads past the furniture, and the focus can always be seen', async () => {
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe('#ui:main')
  for (let steps = 0; steps < 40; steps++) {
    await page.keyboard.press('Tab')
    const seen = await page.evaluate(`(() => {
      const style = getComputedStyle(document.activeElement)
      const marks = [style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0, style.boxShadow !== 'none']
      return document.activeElement === document.body || marks.includes(true)
    })()`)
    expect([await focused(), seen]).toEqual([await focused(), true])
  }
})

test('NAV-2 the focus on a link shows its target; Escape closes it and the link keeps the focus', async () => {
  await tabTo('Image#Rank', 'Image > Rank', 'Image › Rank')
  await page.locator('.preview').waitFor()
  expect(await page.locator('.preview').textContent()).toContain('The rank of a map.')
  const before = await focused()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('.preview').count()).toBe(0)
  expect(await focused()).toBe(before)
})

test('NAV-4 NAV-6 the graph is reached and moved, and its list is a way to every note', async () => {
  await pressUntil(page, ['g', 'g'], /graph\.html/)
  const canvas = page.locator('.graph-canvas canvas').first()
  await canvas.waitFor()
  await canvas.focus()
  await page.keyboard.press('+')
  await page.keyboard.press('ArrowLeft')
  // The arrows moved the graph, not the reader along the course.
  expect(page.url()).toContain('graph.html')
  await page.keyboard.press('Tab')
  await tabTo('Kernel')
  await page.keyboard.press('Enter')
  await page.waitForURL(/kernel\.html/)
})

/** Presses Tab until the link of one of these names inside the page's main part has the focus. */
async function tabTo(...names: readonly string[]): Promise<void> {
  for (let steps = 0; steps < 120; steps++) {
    const isInMain = await page.evaluate('document.activeElement.closest("main") !== null')
    if (isInMain === true && names.includes(await focused())) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${names.join(' or ')}.`)
}

function focused(): Promise<string> {
  return page.evaluate('document.activeElement?.textContent?.trim() ?? ""')
}

import type { Page } from 'playwright-core'
import { beforeEach, expect, test } from 'vitest'
import { painted } from './keys.ts'
import { serveVault } from './served-vault.ts'

const { site, open } = serveVault()
let page: Page

beforeEach(async () => {
  page = await open()
  await page.goto(`${site().root}kernel.html`)
  await painted(page)
})

const preview = (index = 0) => page.locator('.preview').nth(index)
const link = (name: string) => page.locator('.prose').first().getByRole('link', { name, exact: true })

test('NAV-2 a link shows exactly the section that it names: first one, then the other', async () => {
  await link('Image > Rank').or(link('Rank')).first().hover()
  await preview().waitFor()
  expect(await preview().locator('.preview-body').textContent()).toContain('The rank of a map.')
  expect(await preview().locator('.preview-body').textContent()).not.toContain('Columns with pivots')
  await page.mouse.move(5, 790)
  await preview().waitFor({ state: 'detached' })
  await link('Image > Basis').or(link('Basis')).first().hover()
  await preview().waitFor()
  expect(await preview().locator('.preview-body').textContent()).toContain('Columns with pivots')
  expect(await preview().locator('.preview-body').textContent()).not.toContain('The rank of a map.')
})

test('NAV-2 an equation is shown alone, with its formula', async () => {
  await link('the equation').hover()
  await preview().waitFor()
  expect(await preview().locator('.preview-body > *').count()).toBe(1)
  expect(await preview().locator('.katex annotation').textContent()).toContain('\\dim')
})

test('NAV-2 a footnote shows its text, a link in it a further preview', async () => {
  await page.setViewportSize({ width: 1000, height: 800 })
  await page.locator('.footnote-ref a').first().hover()
  await preview().waitFor()
  expect(await preview().locator('.preview-body').textContent()).toContain('The zero of the target.')
  await preview().getByRole('link', { name: 'Dual space' }).hover()
  await preview(1).waitFor()
  expect(await preview(1).locator('.preview-bar').textContent()).toContain('Dual space')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('.preview').count()).toBe(1)
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('.preview').count()).toBe(0)
})

test('NAV-2 the focus shows a preview, Escape closes it for as long as the focus stays', async () => {
  await page.locator('.footnote-ref a').first().focus()
  await page.keyboard.press('Tab')
  await preview().waitFor()
  await page.keyboard.press('Escape')
  await page.waitForTimeout(500)
  expect(await page.locator('.preview').count()).toBe(0)
})

test('NAV-2 a pinned preview stays until it is closed', async () => {
  await link('Image').first().hover()
  await preview().waitFor()
  await preview().getByRole('button', { name: 'Keep open' }).click()
  await page.mouse.move(5, 790)
  await page.waitForTimeout(700)
  expect(await page.locator('.preview').count()).toBe(1)
  await preview().getByRole('button', { name: 'Close' }).click()
  expect(await page.locator('.preview').count()).toBe(0)
})

test('NAV-2 a pointer that passes by asks for nothing and shows nothing', async () => {
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('.html')) asked.push(request.url())
  })
  await link('Image').first().scrollIntoViewIfNeeded()
  const { x = 0, y = 0 } = (await link('Image').first().boundingBox()) ?? {}
  // Sent together: between two answers of a busy machine it would not be passing by.
  await Promise.all([page.mouse.move(x + 5, y + 5), page.mouse.move(5, 790)])
  await page.waitForTimeout(600)
  expect(await page.locator('.preview').count()).toBe(0)
  expect(asked).toEqual([])
})

test('NAV-2 TR-12 ids stay unique while a preview is open', async () => {
  await link('Image').first().hover()
  await preview().waitFor()
  const ids: string[] = await page.evaluate("[...document.querySelectorAll('[id]')].map(({ id }) => id)")
  expect(new Set(ids).size).toBe(ids.length)
})

test('NAV-2 a tap goes where the link leads; a long press shows the preview', async () => {
  const touch = await open({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 800 },
  })
  await touch.goto(`${site().root}kernel.html`)
  const target = touch.getByRole('link', { name: 'the equation' })
  const box = await target.boundingBox()
  const session = await touch.context().newCDPSession(touch)
  const point = { x: (box?.x ?? 0) + 5, y: (box?.y ?? 0) + 5 }
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] })
  await touch.locator('.preview').waitFor()
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  expect(touch.url()).toContain('kernel.html')
  await touch.touchscreen.tap(195, 2)
  expect(await touch.locator('.preview').count()).toBe(0)
  await target.tap()
  await touch.waitForURL(/image\.html/)
  expect(await touch.locator('.preview').count()).toBe(0)
})

test('NAV-5 a page on which the pointer rests is fetched before the click', async () => {
  const asked = page.waitForRequest(`${site().root}dual-space.html`)
  await page.locator('.local-graph').getByRole('link', { name: 'Dual space' }).hover()
  await asked
})

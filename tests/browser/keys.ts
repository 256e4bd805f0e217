/** Keys and time: what a test waits for before it presses, so that a busy machine changes nothing. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Waits for the second frame: before the first, Chromium drops keys. */
export async function painted(page: Page): Promise<void> {
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
}

/** Presses keys until they have led somewhere: on a busy machine the two of a pair may lie a second apart. */
export async function pressUntil(page: Page, keys: readonly string[], url: RegExp): Promise<void> {
  await painted(page)
  await expect
    .poll(
      async () => {
        for (const key of keys) await page.keyboard.press(key)
        await page.waitForURL(url, { timeout: 3000 }).catch(() => {})
        return page.url()
      },
      { timeout: 60_000 },
    )
    .toMatch(url)
}

/** Keeps a file from the page until the answer is called. */
export async function hold(page: Page, file: RegExp): Promise<() => void> {
  let release = (): void => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(file, async (route) => {
    await released
    await route.continue()
  })
  return release
}

/** Opens pages of the test site and notes what no page may do. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

export interface Reader {
  readonly page: Page
  /** Errors of scripts, breaches of the policy, and requests to other origins, as they happen. */
  readonly trouble: readonly string[]
  readonly close: () => Promise<void>
}

/** A new window; the origin is the only one that its pages may ask for anything. */
export async function openReader(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<Reader> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
  // A busy machine is slow, not wrong.
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  const trouble: string[] = []
  page.on('pageerror', (error) => {
    // A navigation that overtakes the transition of the one before says so.
    if (!error.message.startsWith('Transition was')) trouble.push(error.message)
  })
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) trouble.push(message.text())
  })
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(origin) && !/^(?:data|blob|about|file):/.test(url)) trouble.push(`asked ${url}`)
  })
  return { page, trouble, close: () => context.close() }
}

/** The test site in a browser, for all tests of a file. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { launch } from './chromium.ts'
import { openReader, type Reader } from './reader.ts'
import { type ServedSite, serveSite } from './site.ts'
import { VAULT } from './vault.ts'

export interface ServedVault {
  /** The site; only while tests run. */
  readonly site: () => ServedSite
  /** A new window, closed after the test, which fails if a page did what none may do. */
  readonly open: (options?: BrowserContextOptions) => Promise<Page>
}

/** Builds and serves a vault, the test vault unless another is given, before the first test of the file, and starts a browser. */
export function serveVault(vault: Parameters<typeof serveSite>[0] = VAULT): ServedVault {
  let started: readonly [Browser, ServedSite] | null = null
  const readers: Reader[] = []

  beforeAll(async () => {
    started = await Promise.all([launch(), serveSite(vault)])
  })
  afterEach(async () => {
    const opened = readers.splice(0)
    for (const { close } of opened) await close()
    expect(opened.flatMap(({ trouble }) => trouble)).toEqual([])
  })
  afterAll(async () => {
    await started?.[0].close()
    started?.[1].close()
  })

  function running(): readonly [Browser, ServedSite] {
    if (started === null) throw new Error('The site is not served yet.')
    return started
  }

  return {
    site: () => running()[1],
    open: async (options) => {
      const [browser, site] = running()
      const reader = await openReader(browser, site.root, options)
      readers.push(reader)
      return reader.page
    },
  }
}

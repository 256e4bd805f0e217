/** The pages of lists that are too long for one: without barriers, and on a phone too. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { serveVault } from './served-vault.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Long names: an index of short ones is one page. */
const NAMES = Array.from(
  { length: 220 },
  (_, index) =>
    `Note ${index} of a family whose name is long in every language that anybody has ever spoken or written`,
)
const VAULT = {
  ...Object.fromEntries(
    NAMES.map((name) => [`In/${name}.md`, `Words. #kind [[Hub]] [[Gone ${name}]] [[Lost ${name}]]`]),
  ),
  'Hub.md': '# Hub\n\nText.',
}
const PAGES = [
  'a-z.html',
  'a-z/n.html',
  'a-z/h.html',
  'tags/kind.html',
  'tags/kind/page-2.html',
  'in/page-2.html',
  'hub.html',
  'hub/backlinks.html',
  'hub/backlinks-2.html',
  'wanted.html',
  'wanted/page-2.html',
]

const { site, open } = serveVault(VAULT)

test.each([
  ['light', 320],
  ['dark', 1280],
] as const)(
  'PG-3 NAV-8 no part of a list has a barrier that axe finds: %s, %i px',
  async (colorScheme, width) => {
    const viewport = { width, height: 800 }
    const page = await open({ colorScheme, viewport })
    for (const name of PAGES) {
      expect([name, (await page.goto(site().root + name))?.status()]).toEqual([name, 200])
      await page.waitForLoadState('networkidle')
      const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
      expect([name, overflow]).toEqual([name, 0])
      await page.evaluate(AXE)
      const found: unknown = await page.evaluate(
        'axe.run().then((r) => r.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.target.join(" ")).slice(0, 3)))',
      )
      expect([name, found]).toEqual([name, []])
    }
  },
  120_000,
)

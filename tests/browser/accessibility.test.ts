import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { serveVault } from './served-vault.ts'

/** One page of every kind. */
const PAGES = [
  'index.html',
  'kernel.html',
  'linear-algebra.html',
  'diagrams.html',
  'a-z.html',
  'tags/index.html',
  'tags/maps.html',
  'graph.html',
  'recent.html',
  'wanted.html',
  'print/linear-algebra.html',
  '404.html',
]

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const { site, open } = serveVault()

test.each([
  ['light', 320],
  ['dark', 320],
  ['light', 1280],
  ['dark', 1280],
] as const)(
  'PG-3 no page has a barrier that axe finds, or scrolls sideways: %s, %i px',
  async (colorScheme, width) => {
    const page = await open({
      colorScheme,
      viewport: { width, height: 800 },
    })
    for (const name of PAGES) {
      await page.goto(site().root + name)
      await page.waitForLoadState('networkidle')
      expect([name, await page.evaluate('document.documentElement.scrollWidth - innerWidth')]).toEqual([
        name,
        0,
      ])
      await page.evaluate(AXE)
      const found: unknown = await page.evaluate(
        // Links and buttons large enough for fingers (WCAG 2.2) are what axe looks for only if asked.
        'axe.run({ rules: { "target-size": { enabled: true } } }).then((r) => r.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.target.join(" ")).slice(0, 3)))',
      )
      expect([name, found]).toEqual([name, []])
    }
  },
)

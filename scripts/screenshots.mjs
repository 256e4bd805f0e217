// Makes the pictures of the README from the example course: node scripts/screenshots.mjs, after a compile.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const SHOTS = [
  {
    name: 'note-desktop-light.png',
    page: 'anomaly-detection/roc-curve.html',
    options: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  },
  {
    name: 'note-phone-dark.png',
    page: 'risk-and-accidents/disaster-risk-equation.html',
    options: { viewport: { width: 390, height: 780 }, colorScheme: 'dark', isMobile: true },
  },
]

const site = mkdtempSync(join(tmpdir(), 'lectern-screenshots-'))
try {
  const cli = join(root, 'lib', 'cli.js')
  execFileSync(process.execPath, [cli, 'build', join(root, 'notes'), '-o', site, '--no-cache', '-q'])
  const browser = await chromium.launch({
    executablePath: process.env.LECTERN_CHROMIUM ?? findChromium(),
    chromiumSandbox: process.getuid?.() !== 0,
  })
  for (const { name, page, options } of SHOTS) {
    const context = await browser.newContext(options)
    const tab = await context.newPage()
    await tab.goto(pathToFileURL(join(site, page)).href)
    await tab.evaluate(() => document.fonts.ready)
    await tab.screenshot({ path: join(root, 'docs', 'images', name), animations: 'disabled' })
    await context.close()
    console.log(`written: docs/images/${name}`)
  }
  await browser.close()
} finally {
  rmSync(site, { recursive: true })
}

/** The system's Chromium; Playwright's own if there is none. */
function findChromium() {
  try {
    return execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}

// What a page costs its reader: bytes (Brotli), requests, script, layout shift, in headless Chromium.
// node bench/web.mjs [folder…]   vaults, built with lib/cli.js, or sites already built; prints a Markdown table
// (default: notes). With a small and a large site of the same vault the last column shows how pages grow.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { brotliBytes, serveFolder } from './serve-folder.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** Pages looked at in each vault, evenly spread. */
const SAMPLE = 16
const BUDGETS = { plain: 30_000, math: 110_000, script: 12_000, requests: 6, shift: 0 }

const vaults = process.argv.slice(2)
const browser = await chromium.launch({
  executablePath:
    process.env.LECTERN_CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync),
  chromiumSandbox: process.getuid?.() !== 0,
})
const rows = []
for (const vault of vaults.length > 0 ? vaults : [join(ROOT, 'notes')]) rows.push(await measureVault(vault))
await browser.close()
console.log(
  '| vault | pages | without math, largest | with math, largest | script | requests | layout shift | HTML of a note, mean |',
)
console.log('|---|---:|---:|---:|---:|---:|---:|---:|')
console.log(
  `| *budget* | | ${kB(BUDGETS.plain)} | ${kB(BUDGETS.math)} | ${kB(BUDGETS.script)} | ${BUDGETS.requests} | ${BUDGETS.shift} | |`,
)
for (const row of rows) console.log(row)

async function measureVault(vault) {
  if (existsSync(join(vault, 'lectern-manifest.json'))) return measureSite(vault, basename(vault))
  const folder = mkdtempSync(join(tmpdir(), 'lectern-web-'))
  try {
    const site = join(folder, 'site')
    const args = [
      join(ROOT, 'lib/cli.js'),
      'build',
      vault,
      '--output',
      site,
      '--cache-dir',
      join(folder, 'cache'),
      '--threads',
      '1',
    ]
    const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    if (status !== 0) throw new Error(`${vault} could not be built.`)
    return await measureSite(site, basename(vault))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measureSite(site, name) {
  const pages = htmlFiles(site)
  const step = Math.max(1, Math.floor(pages.length / SAMPLE))
  const measured = []
  const server = await serveFolder(site)
  for (const page of pages.filter((_, index) => index % step === 0)) {
    measured.push(await measurePage(server, page))
  }
  server.close()
  const largest = (list, key) => list.reduce((most, one) => Math.max(most, one[key]), 0)
  const plain = measured.filter((page) => !page.hasMath)
  const math = measured.filter((page) => page.hasMath)
  const cells = [
    name,
    pages.length,
    kB(largest(plain, 'bytes')),
    kB(largest(math, 'bytes')),
    kB(largest(measured, 'script')),
    largest(measured, 'requests'),
    largest(measured, 'shift').toFixed(3),
    kB(meanNote(site, pages)),
  ]
  return `| ${cells.join(' | ')} |`
}

/** The mean of the HTML of notes, for the growth of pages with the vault. */
function meanNote(site, pages) {
  const notes = pages.filter((page) =>
    readFileSync(join(site, page), 'utf8').includes('og:type" content="article"'),
  )
  const step = Math.max(1, Math.floor(notes.length / 200))
  const sizes = notes
    .filter((_, index) => index % step === 0)
    .map((page) => brotliBytes(join(site, page)).length)
  return sizes.reduce((sum, size) => sum + size, 0) / Math.max(1, sizes.length)
}

/** Everything that a page asks for until it is still, pictures and the icon left out. */
async function measurePage(server, path) {
  server.asked.clear()
  const page = await browser.newPage({ viewport: { width: 390, height: 800 } })
  await page.addInitScript(() => {
    globalThis.shift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.shift += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(server.origin + path.split('/').map(encodeURIComponent).join('/'))
  await page.waitForLoadState('networkidle')
  const shift = await page.evaluate(() => globalThis.shift)
  await page.close()
  const asked = [...server.asked].filter(
    ([name]) => !/\.(?:svg|png|jpe?g|webp|avif|gif|webmanifest)$/.test(name),
  )
  const sum = (list) => list.reduce((bytes, [, size]) => bytes + size, 0)
  return {
    bytes: sum(asked),
    requests: asked.filter(([name]) => !name.endsWith('.woff2')).length,
    script: sum(asked.filter(([name]) => name.endsWith('.js'))),
    hasMath: asked.some(([name]) => name.includes('katex')),
    shift,
  }
}

function htmlFiles(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html') && name !== '404.html')
    .map((name) => name.replaceAll('\\', '/'))
    .sort()
}

function kB(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`
}

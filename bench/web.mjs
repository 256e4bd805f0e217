// What a page costs its reader: bytes (Brotli), requests, script, layout shift, in headless Chromium.
// node bench/web.mjs [vault…]   builds each vault with lib/cli.js and prints a Markdown table (default: notes)
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { chromium } from 'playwright-core'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
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
  '| vault | pages | without math, largest | with math, largest | script | requests | layout shift |',
)
console.log('|---|---:|---:|---:|---:|---:|---:|')
console.log(
  `| *budget* | | ${kB(BUDGETS.plain)} | ${kB(BUDGETS.math)} | ${kB(BUDGETS.script)} | ${BUDGETS.requests} | ${BUDGETS.shift} |`,
)
for (const row of rows) console.log(row)

async function measureVault(vault) {
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
    ]
    const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    if (status !== 0) throw new Error(`${vault} could not be built.`)
    const pages = htmlFiles(site)
    const step = Math.max(1, Math.floor(pages.length / SAMPLE))
    const measured = []
    const server = await serve(site)
    for (const page of pages.filter((_, index) => index % step === 0)) {
      measured.push(await measurePage(server, page))
    }
    server.close()
    const largest = (list, key) => list.reduce((most, one) => Math.max(most, one[key]), 0)
    const plain = measured.filter((page) => !page.hasMath)
    const math = measured.filter((page) => page.hasMath)
    const cells = [
      basename(vault),
      pages.length,
      kB(largest(plain, 'bytes')),
      kB(largest(math, 'bytes')),
      kB(largest(measured, 'script')),
      largest(measured, 'requests'),
      largest(measured, 'shift').toFixed(3),
    ]
    return `| ${cells.join(' | ')} |`
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
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

async function serve(site) {
  const asked = new Map()
  const server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, 'http://x').pathname).slice(1) || 'index.html'
    const file = join(site, name)
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end()
      return
    }
    const bytes = readFileSync(file)
    asked.set(name, name.endsWith('.woff2') ? bytes.length : brotliCompressSync(bytes).length)
    response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' }).end(bytes)
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  return {
    asked,
    origin: `http://127.0.0.1:${server.address().port}/`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
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

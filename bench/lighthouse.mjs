// Lighthouse (mobile) on one page of each type: node bench/lighthouse.mjs <built site>
// The package “lighthouse” is not a dependency of Lectern: “npm install --no-save lighthouse” brings it for a while.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { serveFolder } from './serve-folder.mjs'

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo']
const site = process.argv[2]
const lighthouse = await import(process.env.LECTERN_LIGHTHOUSE ?? 'lighthouse').then(
  (module) => module.default,
  (error) => error,
)
if (typeof lighthouse !== 'function') {
  console.error(`Lighthouse cannot be loaded: ${lighthouse.message}`)
  console.error('“npm install --no-save lighthouse@12” brings it; it runs on Node 20.')
  process.exit(1)
}
if (site === undefined || !existsSync(join(site, 'index.html'))) {
  console.error('usage: node bench/lighthouse.mjs <folder of a built site>')
  process.exit(1)
}

const server = await serveFolder(site)
const port = 9200 + (process.pid % 700)
const browser = await chromium.launch({
  executablePath:
    process.env.LECTERN_CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync),
  chromiumSandbox: process.getuid?.() !== 0,
  args: [`--remote-debugging-port=${port}`],
})
console.log('| page | performance | accessibility | best practices | search engines | what costs points |')
console.log('|---|---:|---:|---:|---:|---|')
for (const [type, path] of pageTypes(site)) {
  const url = server.origin + path.split('/').map(encodeURIComponent).join('/')
  const result = await lighthouse(url, { port, onlyCategories: CATEGORIES, logLevel: 'error' })
  const { categories, audits } = result.lhr
  const scores = CATEGORIES.map((name) => Math.round((categories[name]?.score ?? 0) * 100))
  const lost = CATEGORIES.flatMap((name) => categories[name]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9)
    .map(({ id }) => id)
  console.log(`| ${[type, ...scores, lost.join(', ')].join(' | ')} |`)
}
await browser.close()
server.close()

/** One page of each type: the pages at the root, and the first of each folder of lists; notes with and without math. */
function pageTypes(folder) {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html') && name !== '404.html')
    .map((name) => name.replaceAll('\\', '/'))
    .sort()
  const found = new Map()
  for (const page of pages) {
    const html = readFileSync(join(folder, page), 'utf8')
    if (html.includes('http-equiv="refresh"')) continue
    const type = typeOf(page) + (html.includes('class="katex"') ? ' with math' : '')
    if (!found.has(type)) found.set(type, page)
  }
  return found
}

function typeOf(page) {
  const parts = page.split('/')
  if (parts.length === 1) return page
  return ['tags', 'sources', 'print'].includes(parts[0]) ? `${parts[0]}/` : 'a note'
}

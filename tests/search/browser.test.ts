/** The search in a real browser, from a server and from disk, under the site's own security policy. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { escapeHtml } from '../../src/html/escape.ts'
import { outputPath } from '../../src/lib/paths.ts'
import type { SearchNote } from '../../src/site/search/note.ts'
import { launch } from '../browser/chromium.ts'
import { painted } from '../browser/keys.ts'
import { filesOf, note } from './site.ts'

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"

const NOTES: readonly SearchNote[] = [
  note(
    'Linear Maps',
    'Maps between spaces.\n# Kernel\nThe kernel of a map is what it sends to zero.\n# Image\nWhat it reaches.',
    {
      output: outputPath('week 1/linear maps.html'),
      aliases: ['Homomorphism'],
    },
  ),
  note(
    'Kernel methods',
    'A kernel measures how alike two points are.\n# The kernel trick\nNo map is needed.',
  ),
  note('Größe und Ångström', 'Eine Größe hat eine Einheit.'),
  note('特征值', '矩阵的特征值与特征向量。\n# 估计\n特征值的估计方法。', { lang: 'zh' }),
  note('Bow tie', 'A bow and a tie.\n# Model\nThe bow tie model has two sides.'),
  ...Array.from({ length: 14 }, (_, index) => note(`Lecture ${index + 1}`, 'A lecture about risk.')),
]

let browser: Browser
let server: Server
let page: Page
let root = ''
const folder = mkdtempSync(join(tmpdir(), 'lectern-search-'))

beforeAll(async () => {
  await writeSite()
  server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname)
    const types = new Map([
      ['.html', 'text/html'],
      ['.js', 'text/javascript'],
      ['.css', 'text/css'],
    ])
    try {
      const bytes = readFileSync(join(folder, path))
      response.writeHead(200, { 'content-type': types.get(extname(path)) ?? 'text/plain' }).end(bytes)
    } catch {
      response.writeHead(path === '/favicon.ico' ? 204 : 404).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  root = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`
  browser = await launch()
})

afterAll(async () => {
  await browser.close()
  server.close()
  rmSync(folder, { recursive: true })
})

afterEach(() => page.close())

/** A site as the templates make it, with nothing on its pages but text and the search. */
async function writeSite(): Promise<void> {
  const source = join(import.meta.dirname, '../../src/client')
  const main = `import { offerSearch } from './search/trigger.ts'; offerSearch()`
  await build({
    stdin: { contents: main, resolveDir: source, loader: 'ts' },
    outfile: join(folder, 'assets/lectern.js'),
    bundle: true,
    format: 'iife',
  })
  await build({
    entryPoints: { 'lectern-search': join(source, 'search/entry.ts') },
    outdir: join(folder, 'assets'),
    bundle: true,
    format: 'iife',
    charset: 'utf8',
  })
  await build({
    stdin: {
      contents: '@import "./index.css"; @import "./search.css";',
      resolveDir: join(source, 'styles'),
      loader: 'css',
    },
    outfile: join(folder, 'assets/lectern.css'),
    bundle: true,
    loader: { '.svg': 'dataurl' },
  })
  for (const { path, text } of filesOf(NOTES)) write(path, text)
  for (const one of NOTES) write(one.output, pageOf(one))
  write('index-a-z.html', pageOf(note('A–Z', 'All notes.')))
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

function pageOf({ output, title, lang, sections }: SearchNote): string {
  const up = '../'.repeat(output.split('/').length - 1)
  const body = sections.map(({ anchor, heading, text }) => {
    const head = anchor === null ? '' : `<h2 id="${anchor}">${escapeHtml(heading ?? '')}</h2>`
    return `${head}<p>${escapeHtml(text)}</p><div class="space"></div>`
  })
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><link rel="stylesheet" href="${up}assets/lectern.css">
<script src="${up}assets/lectern.js" defer></script></head><body>
<a href="${up}index-a-z.html" data-lectern="search" data-script="${up}assets/lectern-search.js" data-root="${up}">Search</a>
<main><h1>${escapeHtml(title)}</h1>${body.join('')}<p><input aria-label="Answer"></p></main></body></html>`
}

/** Opens a page; `loaded` collects what it asks for, `problems` what it complains about. */
async function visit(from: 'http' | 'disk', path = 'bow-tie.html', size = { width: 1000, height: 800 }) {
  const loaded: string[] = []
  const problems: string[] = []
  page = await browser.newPage({ viewport: size, reducedMotion: 'reduce' })
  page.on('request', (request) => loaded.push(request.url().split('/').at(-1) ?? ''))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.message))
  await page.goto((from === 'http' ? root : `${pathToFileURL(folder).href}/`) + path)
  await painted(page)
  return { loaded, problems }
}

/** Types a query into the open box and waits until the texts have answered. */
async function type(query: string): Promise<void> {
  await page.getByRole('combobox').fill(query)
  await answered()
}

async function answered(): Promise<void> {
  await expect.poll(() => page.getByRole('status').textContent()).not.toBe('')
}

/** The options as a screen reader names them. */
function options(): Promise<string[]> {
  return page.getByRole('option').evaluateAll((all) => all.map((option) => option.textContent?.trim() ?? ''))
}

/** The page's path from the site's root, and its fragment. */
async function place(): Promise<string> {
  const url = decodeURIComponent(page.url())
  return url.slice(url.indexOf('week 1/') === -1 ? url.lastIndexOf('/') + 1 : url.indexOf('week 1/'))
}

function markedWords(): Promise<string[]> {
  return page.evaluate<string[]>(
    "[...CSS.highlights.get('lectern-search') ?? []].map((range) => range.toString())",
  )
}

for (const from of ['http', 'disk'] as const) {
  test(`NAV-3 NAV-6 / opens the search, which had loaded nothing, and Enter leads to the section (${from})`, async () => {
    const { loaded, problems } = await visit(from)
    expect(loaded.filter((name) => name.includes('search') || name.includes('index'))).toEqual([])
    await page.keyboard.press('/')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type('kern')
    await answered()
    const found = await options()
    expect(found[0]).toMatch(/^Kernel methods/)
    expect(found.some((option) => option.startsWith('Kernel Linear Maps The kernel of a map'))).toBe(true)
    while (
      (await page.locator('[aria-selected="true"]').textContent())?.startsWith('Kernel Linear') === false
    ) {
      await page.keyboard.press('ArrowDown')
    }
    await Promise.all([page.waitForURL(/linear%20maps/), page.keyboard.press('Enter')])
    expect(await place()).toBe('week 1/linear maps.html#kernel')
    await expect.poll(markedWords).toEqual(['Kernel', 'kernel'])
    expect(problems).toEqual([])
  })

  test(`NAV-3 accents, Chinese, phrases and typing errors (${from})`, async () => {
    await visit(from, 'week 1/linear maps.html')
    await page.keyboard.press('Control+k')
    await type('angstrom grosse')
    expect(await options()).toEqual(['Größe und Ångström Eine Größe hat eine Einheit.'])
    await type('特征向量')
    expect(await options()).toEqual(['特征值 矩阵的特征值与特征向量。'])
    expect(await page.getByRole('option').getAttribute('lang')).toBe('zh')
    await type('"bow tie model"')
    expect(await options()).toEqual(['Model Bow tie The bow tie model has two sides.'])
    expect(await page.locator('.search-excerpt mark').allTextContents()).toEqual(['bow tie model'])
    await type('homomorphsim')
    expect((await options())[0]).toMatch(/^Homomorphism Linear Maps/)
  })
}

test('NAV-3 the list follows the combobox pattern', async () => {
  await visit('http')
  await page.getByText('Search', { exact: true }).click()
  const input = page.getByRole('combobox')
  expect(await input.getAttribute('aria-expanded')).toBe('false')
  await type('kernel')
  expect(await input.getAttribute('aria-expanded')).toBe('true')
  const active = async () => [
    await input.getAttribute('aria-activedescendant'),
    await page.locator('[aria-selected="true"]').getAttribute('id'),
  ]
  const first = await active()
  expect(first[0]).toBe(first[1])
  await page.keyboard.press('ArrowDown')
  const second = await active()
  expect(second[0]).toBe(second[1])
  expect(second[0]).not.toBe(first[0])
  await page.keyboard.press('ArrowUp')
  expect(await active()).toEqual(first)
  await page.keyboard.press('ArrowUp')
  expect((await active())[0]).toBe(await page.getByRole('option').last().getAttribute('id'))
  expect(await page.locator(':focus').getAttribute('role')).toBe('combobox')
})

test('NAV-3 results are announced, and more come on demand', async () => {
  await visit('http')
  await page.keyboard.press('/')
  await type('unicorn')
  expect(await page.getByRole('status').textContent()).toBe('Nothing found')
  await type('"risk"')
  expect(await page.getByRole('status').textContent()).toBe('10+ results')
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect.poll(() => page.getByRole('status').textContent()).toBe('14 results')
  expect(await options()).toHaveLength(14)
  expect(await page.getByRole('button', { name: 'Show more' }).count()).toBe(0)
})

test('NAV-6 a slash is a slash where one types; Escape closes and gives the focus back', async () => {
  await visit('http')
  await page.getByLabel('Answer').pressSequentially('1/2')
  expect(await page.getByLabel('Answer').inputValue()).toBe('1/2')
  expect(await page.getByRole('dialog').count()).toBe(0)
  const link = page.getByText('Search', { exact: true })
  await link.focus()
  await page.keyboard.press('/')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type('a/b')
  expect(await page.getByRole('combobox').inputValue()).toBe('a/b')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  await expect.poll(() => page.locator(':focus').textContent()).toBe('Search')
})

test('NAV-3 a section of the same page is gone to and marked without loading the page again', async () => {
  const { loaded } = await visit('http')
  await page.keyboard.press('/')
  await type('"two sides"')
  await page.keyboard.press('Enter')
  await expect.poll(markedWords).toEqual(['two sides'])
  expect(await place()).toBe('bow-tie.html#model')
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(loaded.filter((name) => name === 'bow-tie.html')).toHaveLength(1)
})

test('NAV-3 a result can be opened in a new tab like any link', async () => {
  await visit('http')
  await page.keyboard.press('/')
  await type('kernel trick')
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    page
      .getByRole('option')
      .first()
      .click({ modifiers: ['ControlOrMeta'] }),
  ])
  expect(tab.url()).toMatch(/kernel-methods\.html#the-kernel-trick$/)
  expect(await page.getByRole('dialog').count()).toBe(1)
})

test('PG-5 without the search script the link is a link', async () => {
  page = await browser.newPage()
  await page.route('**/lectern-search.js', (route) => route.abort())
  await page.goto(`${root}bow-tie.html`)
  await painted(page)
  await Promise.all([page.waitForURL(/index-a-z/), page.keyboard.press('/')])
  expect(await place()).toBe('index-a-z.html')
})

test('NAV-3 data that cannot be loaded is said so, and tried again at the next key', async () => {
  page = await browser.newPage()
  let isOffline = true
  await page.route('**/search/*.js', (route) => (isOffline ? route.abort() : route.continue()))
  await page.goto(`${root}bow-tie.html`)
  await painted(page)
  await page.keyboard.press('/')
  await type('kern')
  expect(await page.getByRole('status').textContent()).toBe('The search data could not be loaded.')
  isOffline = false
  await type('kernel')
  await page.getByRole('option').first().waitFor()
})

const AXE = `axe
  .run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] })
  .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html).join(' ')))`
const OVERFLOW = `(() => {
  const box = document.querySelector('.search-box')
  return Math.max(box.scrollWidth - box.clientWidth, box.getBoundingClientRect().right - innerWidth)
})()`

for (const width of [320, 1280]) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`NAV-3 PG-1 the open search has no accessibility violation and fits ${width} px (${scheme})`, async () => {
      await visit('http', 'bow-tie.html', { width, height: 700 })
      await page.emulateMedia({ colorScheme: scheme })
      await page.keyboard.press('/')
      await type('kernel')
      await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
      const violations = await page.evaluate<string[]>(AXE)
      expect(violations).toEqual([])
      const overflow = await page.evaluate<number>(OVERFLOW)
      expect(overflow).toBeLessThanOrEqual(0)
    })
  }
}

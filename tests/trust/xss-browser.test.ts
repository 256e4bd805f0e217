/**
 * Every payload in every place, opened in Chromium: with the policy switched off nothing may run, and with the policy
 * on there may be nothing for it to stop. The browser reads HTML and addresses by its own rules, not by ours.
 */
import { createServer, type Server } from 'node:http'
import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CONTENT_SECURITY_POLICY } from '../../src/site/policy.ts'
import { launch } from '../browser/chromium.ts'
import { build, type Files, PNG } from '../site/vault.ts'
import { PAYLOADS } from './payloads.ts'
import { fileName, noteWith } from './surfaces.ts'

/** Pages open at the same time. */
const TABS = 4
/** One of so many payloads is tried: all of them take minutes (LECTERN_XSS=all). */
const SAMPLE = process.env.LECTERN_XSS === 'all' ? 1 : 8
const CHOSEN = PAYLOADS.filter((_, i) => i % SAMPLE === 0)
/** Notes of one site: the navigation shows all of them on every page. */
const GROUP = 32
/** Payloads on one page of diagrams: a browser takes a while for each. */
const DIAGRAMS = 12

let browser: Browser
let server: Server
let origin: string
/** Files of all sites by address, and the addresses of what is to be opened. */
const files = new Map<string, Uint8Array>()
const addresses: string[] = []

const TYPES = new Map([
  ['html', 'text/html; charset=utf-8'],
  ['css', 'text/css'],
  ['js', 'text/javascript'],
  ['json', 'application/json'],
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
  ['xml', 'application/xml'],
])

async function addSite(prefix: string, vault: Files): Promise<void> {
  const site = await build({ 'Home.md': 'home', 'picture.png': PNG, ...vault }, { properties: 'all' })
  for (const { path, body } of site.outputs) {
    const bytes = body.kind === 'bytes' ? body.bytes : body.kind === 'copy' ? vault[body.source] : null
    if (bytes != null) files.set(`/${prefix}/${path}`, Buffer.from(bytes))
  }
  const opened = [...site.pages, ...site.assets].map(({ output }) => output)
  addresses.push(...opened.filter((path) => /\.(?:html|svg)$/.test(path)).map((path) => `/${prefix}/${path}`))
}

/** Diagrams are drawn in the browser, by a large program: they have pages of their own. */
function withoutDiagrams(note: string): string {
  return note.replaceAll('~~~mermaid', '~~~text')
}

function diagramsOf(payload: string): string {
  const line = payload.replace(/[\r\n]/g, ' ')
  return `~~~mermaid\ngraph TD\n  A["${line}"] --> B[${line}]\n~~~\n\n~~~mermaid\nsequenceDiagram\n  A->>B: ${line}\n~~~\n`
}

beforeAll(async () => {
  for (let start = 0; start < CHOSEN.length; start += GROUP) {
    const group = CHOSEN.slice(start, start + GROUP)
    const notes = group.map((payload, i) => [`n${i}.md`, withoutDiagrams(noteWith(payload))] as const)
    await addSite(`notes${start}`, Object.fromEntries(notes))
  }
  const diagrams: [string, string][] = []
  for (let start = 0; start < CHOSEN.length; start += DIAGRAMS) {
    const group = CHOSEN.slice(start, start + DIAGRAMS)
    diagrams.push([`Diagrams ${start}.md`, group.map(diagramsOf).join('\n')])
  }
  await addSite('diagrams', Object.fromEntries(diagrams))
  const names = [...new Set(CHOSEN.flatMap((payload) => fileName(payload) ?? []))]
  await addSite(
    'names',
    Object.fromEntries(names.map((name) => [`${name}.md`, `[[${name}]] ![[${name}.png]]`])),
  )
  const pictures = PAYLOADS.map((payload, i) => [
    `p${i}.svg`,
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${payload}</svg>`,
  ])
  const embeds = pictures.map(([name]) => `![[${name}]]`).join('\n')
  await addSite('pictures', {
    ...Object.fromEntries(pictures),
    'p.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'All.md': `${embeds}\n![[p.svg]]`,
  })

  server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname)
    const bytes = files.get(path)
    const type = TYPES.get(path.slice(path.lastIndexOf('.') + 1)) ?? 'application/octet-stream'
    response.writeHead(bytes === undefined ? 404 : 200, {
      'content-type': type,
      'content-security-policy': CONTENT_SECURITY_POLICY,
    })
    response.end(bytes)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  browser = await launch()
}, 300_000)

afterAll(async () => {
  await browser?.close()
  server?.close()
})

/** Watches every frame, and has `inspectPage()` for the tests. */
const IN_PAGE = path.join(import.meta.dirname, 'in-page.js')

/** What pages do that they must not, by address. Nothing leaves the machine: requests to others are refused and judged. */
async function dangersOf(context: BrowserContext, wanted: readonly string[]): Promise<string[]> {
  const found: string[] = []
  await context.addInitScript({ path: IN_PAGE })
  const rest = [...wanted]
  const openRest = async () => {
    const page = await context.newPage()
    let current = ''
    const tell = (what: string) => void found.push(`${current}: ${what}`)
    await page.route(
      (url) => url.origin !== origin,
      async (route) => {
        const type = route.request().resourceType()
        // What notes may embed; the frames are ours, and sandboxed.
        if (!['image', 'media', 'document'].includes(type)) tell(`${type} from ${route.request().url()}`)
        if (type === 'document' && route.request().frame() === page.mainFrame())
          tell(`leads to ${route.request().url()}`)
        await route.abort()
      },
    )
    page.on('dialog', (dialog) => {
      tell(`dialog ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('popup', (popup) => tell(`popup ${popup.url()}`))
    for (let address = rest.pop(); address !== undefined; address = rest.pop()) {
      current = address
      await open(page, address, tell)
    }
    await page.close()
  }
  await Promise.all(Array.from({ length: TABS }, openRest))
  return found
}

async function open(page: Page, address: string, tell: (what: string) => void): Promise<void> {
  const place = origin + address.split('/').map(encodeURIComponent).join('/')
  await page.goto(place, { waitUntil: 'load' })
  // Diagrams are drawn when they come near the window.
  if (address.startsWith('/diagrams')) {
    await page.setViewportSize({ width: 1200, height: 800 * DIAGRAMS })
    await page.waitForTimeout(250 * DIAGRAMS)
  }
  for (const what of await page.evaluate<string[]>('inspectPage()')) tell(what)
  if (page.url().split('#')[0] !== place) tell(`went to ${page.url()}`)
}

test('what is dangerous is noticed', async () => {
  files.set(
    '/evil.html',
    Buffer.from(
      '<body onload="alert(1)"><script>alert(2)</script><a href="java\nscript:alert(3)">x</a><script src="https://evil.test/x.js"></script>',
    ),
  )
  const off = await browser.newContext({ bypassCSP: true })
  const found = await dangersOf(off, ['/evil.html'])
  await off.close()
  for (const what of [
    'alert 1',
    'alert 2',
    'a href javascript:',
    'script from https://evil.test',
    'body onload',
  ]) {
    expect(found).toContainEqual(expect.stringContaining(what))
  }
  const on = await browser.newContext()
  const stopped = await dangersOf(on, ['/evil.html'])
  await on.close()
  expect(stopped).toContainEqual(expect.stringContaining('policy: script-src-elem inline'))
  expect(stopped).not.toContainEqual(expect.stringContaining('alert 2'))
})

test('TR-10 TR-11 TR-12 nothing runs, leads away or is loaded in Chromium with the policy off', async () => {
  expect(addresses.length).toBeGreaterThan(2 * CHOSEN.length)
  const context = await browser.newContext({ bypassCSP: true })
  expect(await dangersOf(context, addresses)).toEqual([])
  await context.close()
}, 900_000)

test('TR-40 with the policy on there is nothing for it to stop', async () => {
  const context = await browser.newContext()
  expect(
    await dangersOf(
      context,
      addresses.filter((address) => address.endsWith('.html')),
    ),
  ).toEqual([])
  await context.close()
}, 900_000)

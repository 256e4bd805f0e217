// Pictures of every kind of page, to be looked at after a change to the theme. After a compile:
// node scripts/screenshots.mjs [vault [options of build…]]
// They are written to dist-screenshots/, with a sheet of all in index.html. Without a vault it is the example course,
// and the pictures of the README are made anew too. Sheets of paper become pictures if there is pdftoppm.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { pageKinds } from './page-kinds.mjs'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
const CLI = join(ROOT, 'lib', 'cli.js')
const FOLDER = join(ROOT, 'dist-screenshots')
const PORT = 4387
const ORIGIN = `http://127.0.0.1:${PORT}/`

const DEVICES = {
  phone: { viewport: { width: 390, height: 780 }, isMobile: true, hasTouch: true },
  tablet: { viewport: { width: 820, height: 1100 }, hasTouch: true },
  desktop: { viewport: { width: 1360, height: 900 } },
}
/** Longer pages are cut off here. In pixels. */
const LONGEST = 3200
/** What is printed, and how many sheets of it are looked at. */
const PRINTED = new Map([
  ['formulas', 3],
  ['blocks', 4],
  ['course', 3],
  ['whole-course', 8],
])

/** What a reader opens on a page: where, on which devices (all unless told), and how. */
const OPENED = {
  search: { kind: 'home', open: openSearch },
  preview: { kind: 'formulas', devices: ['tablet', 'desktop'], open: openPreview },
  drawer: { kind: 'formulas', devices: ['phone'], open: (tab) => tab.locator('.menu-button').click() },
  keys: { kind: 'home', open: (tab) => tab.keyboard.press('?') },
  picture: { kind: 'pictures', open: (tab) => tab.locator('.prose img.enlargeable').first().click() },
}

const README = [
  ['note-desktop-light.png', 'anomaly-detection/roc-curve.html', 'light', { width: 1280, height: 900 }],
  ['note-phone-dark.png', 'robustness/fgsm.html', 'dark', DEVICES.phone.viewport],
]

const [vault = join(ROOT, 'notes'), ...options] = process.argv.slice(2)
const site = mkdtempSync(join(tmpdir(), 'lectern-screenshots-'))
execFileSync(process.execPath, [CLI, 'build', vault, '-o', site, '--no-cache', '-q', ...options])
const host = spawn(process.execPath, [CLI, 'preview', site, '-q', '--port', String(PORT)], {
  stdio: 'inherit',
})
const browser = await chromium.launch({
  executablePath: process.env.LECTERN_CHROMIUM ?? findChromium(),
  chromiumSandbox: process.getuid?.() !== 0,
})
try {
  await hostAnswers()
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER)
  const kinds = pageKinds(site)
  for (const [device, settings] of Object.entries(DEVICES)) {
    for (const colorScheme of ['light', 'dark'])
      await shootAll(kinds, `${device}-${colorScheme}`, device, { ...settings, colorScheme })
  }
  for (const { kind, path } of kinds.filter(({ kind }) => PRINTED.has(kind))) await printPage(kind, path)
  writeSheet()
  if (process.argv.length === 2) await renewReadme()
} finally {
  await browser.close()
  host.kill()
  rmSync(site, { recursive: true })
}

/** Every kind of page, and everything that can be opened, on one device in one theme. */
async function shootAll(kinds, look, device, settings) {
  const context = await browser.newContext(settings)
  for (const { kind, path } of kinds) {
    const tab = await openPage(context, path)
    const height = await tab.evaluate(() => document.documentElement.scrollHeight)
    const { width } = settings.viewport
    // The picture of a whole course would be larger than Chromium can make.
    if (height > LONGEST) await tab.setViewportSize({ width, height: LONGEST })
    await shoot(tab, `${kind}-${look}.png`, { fullPage: height <= LONGEST })
  }
  for (const [name, { kind, devices, open }] of Object.entries(OPENED)) {
    const page = kinds.find((one) => one.kind === kind)
    if (page === undefined || devices?.includes(device) === false) continue
    const tab = await openPage(context, page.path)
    try {
      await open(tab)
      await tab.waitForTimeout(900)
      await shoot(tab, `${name}-${look}.png`)
    } catch (error) {
      console.error(`${name}, ${look}: ${error.message.split('\n')[0]}`)
    }
  }
  await context.close()
}

async function openPage(context, path) {
  const tab = await context.newPage()
  tab.setDefaultTimeout(8000)
  // A redirect is looked at before it leads on.
  const body = readFileSync(join(site, path), 'utf8').replace(/<meta http-equiv="refresh"[^>]*>/, '')
  await tab.route(`${ORIGIN}${path}`, (route) => route.fulfill({ body, contentType: 'text/html' }))
  await tab.goto(`${ORIGIN}${path}`)
  await tab.evaluate(async () => {
    for (const details of document.querySelectorAll('.mentions')) details.open = true
    // Diagrams and pictures come when they come into view.
    for (let y = 0; y < Math.min(document.documentElement.scrollHeight, 8000); y += innerHeight) {
      scrollTo(0, y)
      await new Promise((done) => setTimeout(done, 30))
    }
    scrollTo(0, 0)
    await document.fonts.ready
  })
  await tab.waitForLoadState('networkidle')
  return tab
}

async function openSearch(tab) {
  await tab.keyboard.press('/')
  await tab.locator('.search-input').pressSequentially('risk')
  await tab.locator('.search-excerpt').first().waitFor()
}

async function openPreview(tab) {
  await tab.locator('.prose > p .internal-link').first().hover()
  await tab.locator('.preview').waitFor()
}

async function shoot(tab, name, options = {}) {
  await tab.screenshot({ path: join(FOLDER, name), animations: 'disabled', ...options })
  await tab.close()
}

/** As on paper; its first sheets as pictures. */
async function printPage(kind, path) {
  const context = await browser.newContext({ colorScheme: 'dark' })
  const tab = await openPage(context, path)
  const pdf = join(FOLDER, `${kind}-paper.pdf`)
  await tab.pdf({ path: pdf, format: 'A4', preferCSSPageSize: true })
  await context.close()
  const sheets = String(PRINTED.get(kind))
  spawnSync('pdftoppm', ['-png', '-r', '80', '-l', sheets, pdf, pdf.replace(/\.pdf$/, '')])
}

async function renewReadme() {
  for (const [name, path, colorScheme, viewport] of README) {
    const context = await browser.newContext({ viewport, colorScheme, isMobile: viewport.width < 800 })
    const tab = await openPage(context, path)
    await tab.screenshot({ path: join(ROOT, 'docs', 'images', name), animations: 'disabled' })
    await context.close()
  }
}

/** All pictures on one page, small, by name. */
function writeSheet() {
  const names = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.png'))
    .sort()
  const figures = names.map(
    (name) =>
      `<figure><a href="${name}"><img src="${name}" width="300" alt=""></a><figcaption>${name}</figcaption></figure>`,
  )
  const style = 'body{display:flex;flex-wrap:wrap;align-items:start;font:12px sans-serif;background:#888}'
  writeFileSync(
    join(FOLDER, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>Screenshots</title><style>${style}</style>${figures.join('\n')}`,
  )
  console.log(`${names.length} pictures in ${FOLDER}`)
}

async function hostAnswers() {
  for (let tries = 0; tries < 50; tries += 1) {
    if (
      await fetch(ORIGIN).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('The preview of the site does not answer.')
}

/** The system's Chromium; Playwright's own if there is none. */
function findChromium() {
  try {
    return execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}

import { expect, test } from 'vitest'
import { serveVault } from './served-vault.ts'

const { site, open } = serveVault()

test('PG-6 on paper a course has no furniture, begins a page for every unit, and needs no script', async () => {
  const page = await open({ javaScriptEnabled: false })
  await page.goto(`${site().root}print/linear-algebra.html`)
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.site-header').isVisible()).toBe(false)
  expect(await page.locator('.print-contents').isVisible()).toBe(true)
  expect(await page.locator('.print-note').count()).toBe(4)
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
  const pages = pdf.match(/\/Type \/Page\b/g)?.length ?? 0
  // Contents, the course note, and two units at least.
  expect(pages).toBeGreaterThanOrEqual(4)
})

test('PG-6 on the page of a course a link to another note leads to its section', async () => {
  const page = await open()
  await page.goto(`${site().root}print/linear-algebra.html`)
  await page.locator('.print-note a.internal-link', { hasText: 'Rank' }).first().click()
  expect(new URL(page.url()).pathname).toBe('/print/linear-algebra.html')
  expect(await page.locator(':target').textContent()).toContain('Rank')
})

test('FN-4 links back from footnotes are seen on the screen alone', async () => {
  const page = await open()
  await page.goto(`${site().root}kernel.html`)
  const back = page.locator('.footnotes a[role="doc-backlink"]').first()
  expect(await back.isVisible()).toBe(true)
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.footnotes').isVisible()).toBe(true)
  expect(await back.isVisible()).toBe(false)
})

test('FN-1 a heading in a footnote can be read', async () => {
  const page = await open()
  await page.goto(`${site().root}kernel.html`)
  await page.evaluate(
    'document.querySelector(".footnotes li").insertAdjacentHTML("beforeend", "<h2>Notation</h2>")',
  )
  const box = await page.locator('.footnotes h2').boundingBox()
  expect(box?.width).toBeGreaterThan(50)
})

/** The pieces of KaTeX's fonts have the outlines and widths of the whole fonts (reader.md section 4). */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compileClient } from '../../scripts/compile-client.mjs'
import { codePointsOf } from '../../scripts/katex-fonts.mjs'
import { launch } from './chromium.ts'

const originals = join(dirname(createRequire(import.meta.url).resolve('katex/dist/katex.min.css')), 'fonts')
const names = readdirSync(originals).filter((name) => name.endsWith('.woff2'))
const folder = mkdtempSync(join(tmpdir(), 'lectern-fonts-'))
let browser: Browser
let page: Page

beforeAll(async () => {
  await compileClient(folder)
  browser = await launch()
  page = await browser.newPage()
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true })
})

describe('fonts of formulas in Chromium', () => {
  test.each(names)('%s is drawn the same from its pieces', async (name) => {
    const whole = readFileSync(join(originals, name))
    const stem = name.replace('.woff2', '')
    const pieces = readdirSync(join(folder, 'katex/fonts'))
      .filter((file) => file === name || file.startsWith(`${stem}-`))
      .map((file) => readFileSync(join(folder, 'katex/fonts', file)))
    for (const piece of pieces) {
      // Only the characters of the piece: another face of the family has the rest.
      const text = String.fromCodePoint(...codePointsOf(piece))
      const [one, other] = [await drawn(whole, text), await drawn(piece, text)]
      expect(one.ink).toBeGreaterThan(20)
      expect(other).toEqual(one)
    }
  })
})

/**
 * Each character of a text drawn alone in a font: how many pixels are not empty, widths, and a digest of the pixels.
 * As large as this Chromium fills outlines; smaller ones go through the automatic hinting of the system,
 * which looks at all glyphs of a file and may move an edge by a fraction of a pixel.
 */
async function drawn(font: Uint8Array, text: string): Promise<Drawing> {
  return page.evaluate(`(${DRAW})(${JSON.stringify([Buffer.from(font).toString('base64'), text])})`)
}

interface Drawing {
  readonly ink: number
  readonly lines: readonly string[]
}

const DRAW = `async ([base64, chars]) => {
  const family = 'f' + Math.random().toString(36).slice(2)
  const face = new FontFace(family, 'url(data:font/woff2;base64,' + base64 + ')')
  document.fonts.add(await face.load())
  const context = new OffscreenCanvas(500, 500).getContext('2d', { willReadFrequently: true })
  context.font = '300px ' + family
  const lines = []
  let ink = 0
  for (const char of chars) {
    context.clearRect(0, 0, 500, 500)
    context.fillText(char, 50, 330)
    const pixels = new Uint32Array(context.getImageData(0, 0, 500, 500).data.buffer)
    let digest = 0x811c9dc5
    for (const pixel of pixels) {
      if (pixel !== 0) ink++
      digest = Math.imul(digest ^ pixel, 0x01000193)
    }
    const { width, fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText(char)
    lines.push([char, width, fontBoundingBoxAscent, fontBoundingBoxDescent, digest].join(' '))
  }
  return { ink, lines }
}`

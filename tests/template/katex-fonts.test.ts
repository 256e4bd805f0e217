/** The fonts of KaTeX are cut into pieces when Lectern is published (reader.md section 4); nothing may get lost. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compileClient } from '../../scripts/compile-client.mjs'
import { codePointsOf } from '../../scripts/katex-fonts.mjs'

const originals = join(dirname(createRequire(import.meta.url).resolve('katex/dist/katex.min.css')), 'fonts')
const names = readdirSync(originals).filter((name) => name.endsWith('.woff2'))
const folder = mkdtempSync(join(tmpdir(), 'lectern-fonts-'))
const client = join(folder, 'client')
beforeAll(() => compileClient(client))
afterAll(() => rmSync(folder, { recursive: true }))

describe('fonts of formulas', () => {
  test.each(names)('every character of %s is in exactly one piece', (name) => {
    const whole = codePointsOf(readFileSync(join(originals, name)))
    const pieces = piecesOf(name).flatMap((piece) => codePointsOf(readFileSync(piece)))
    expect(whole.length).toBeGreaterThan(10)
    expect(pieces.toSorted((a, b) => a - b)).toEqual(whole)
  })

  test.each(names)('the style sheet asks for a piece of %s for just the characters that it has', (name) => {
    const rules = facesOf(name)
    expect(rules).toHaveLength(piecesOf(name).length)
    for (const { file, codePoints } of rules) {
      if (rules.length > 1) {
        expect(codePoints, file).toEqual(codePointsOf(readFileSync(join(client, 'katex/fonts', file))))
      } else expect(codePoints, file).toEqual([])
    }
  })

  test('the pieces are the same bytes at every compile', async () => {
    await compileClient(join(folder, 'again'))
    for (const name of readdirSync(join(client, 'katex/fonts'))) {
      const [one, other] = ['client', 'again'].map((run) =>
        readFileSync(join(folder, run, 'katex/fonts', name)),
      )
      expect(one, name).toEqual(other)
    }
  })
})

/** The files that a font became. */
function piecesOf(name: string): string[] {
  const stem = name.replace('.woff2', '')
  return readdirSync(join(client, 'katex/fonts'))
    .filter((file) => file === name || file.startsWith(`${stem}-`))
    .map((file) => join(client, 'katex/fonts', file))
}

/** The @font-face rules of a font, with the code points of their `unicode-range` in ascending order. */
function facesOf(name: string): { file: string; codePoints: number[] }[] {
  const css = readFileSync(join(client, 'katex/katex.min.css'), 'utf8')
  const stem = name.replace('.woff2', '')
  return [...css.matchAll(/@font-face\{([^}]*)\}/g)].flatMap(([, rule = '']) => {
    const file = /fonts\/([\w-]+\.woff2)/.exec(rule)?.[1] ?? ''
    if (file !== name && !file.startsWith(`${stem}-`)) return []
    const ranges = /unicode-range:([^;]*)/.exec(rule)?.[1]?.split(',') ?? []
    return [{ file, codePoints: ranges.flatMap(codePointsOfRange) }]
  })
}

function codePointsOfRange(range: string): number[] {
  const [from = 0, to = from] = range
    .slice(2)
    .split('-')
    .map((hex) => Number.parseInt(hex, 16))
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compileClient } from '../../scripts/compile-client.mjs'

const folder = mkdtempSync(join(tmpdir(), 'lectern-client-'))
beforeAll(() => compileClient(folder))
afterAll(() => rmSync(folder, { recursive: true }))

const read = (name: string) => readFileSync(join(folder, name), 'utf8')
const packed = (name: string) => brotliCompressSync(readFileSync(join(folder, name))).length

test('the script, the theme and the style sheet stay within the budgets of reader.md', () => {
  expect(packed('lectern.js') + packed('theme.js')).toBeLessThan(12_000)
  expect(packed('theme.js')).toBeLessThan(320)
  expect(packed('lectern.css')).toBeLessThan(12_000)
})

test('TR-12 the script makes no markup from text and runs no text', () => {
  const script = read('lectern.js') + read('theme.js')
  expect(script).toContain('textContent')
  expect(script).not.toMatch(
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|srcdoc/,
  )
})

test('TR-40 the style sheets ask no other origin', () => {
  const urls = [...`${read('lectern.css')}${read('katex/katex.min.css')}`.matchAll(/url\(["']?([^)]{1,20})/g)]
  const places = new Set(urls.map(([, url = '']) => url.replace(/^(data:image\/svg|fonts\/KaTeX_).*/, '$1')))
  expect([...places].sort()).toEqual(['data:image/svg', 'fonts/KaTeX_'])
})

test('KaTeX ships with woff2 fonts only, each of which its style sheet names', () => {
  const fonts = readdirSync(join(folder, 'katex/fonts'))
  const named = new Set(
    [...read('katex/katex.min.css').matchAll(/fonts\/([\w.-]+)/g)].map(([, name]) => name),
  )
  expect(fonts.length).toBeGreaterThan(10)
  expect(fonts.filter((name) => !name.endsWith('.woff2'))).toEqual([])
  expect([...named].sort()).toEqual([...fonts].sort())
})

test('PG-9 every kind of callout has a colour of its own or an icon', () => {
  const css = read('lectern.css')
  const kinds = [
    ...[
      'note',
      'abstract',
      'summary',
      'tldr',
      'info',
      'todo',
      'tip',
      'hint',
      'important',
      'success',
      'check',
    ],
    ...['done', 'question', 'help', 'faq', 'warning', 'caution', 'attention', 'failure', 'fail', 'missing'],
    ...[
      'danger',
      'error',
      'bug',
      'example',
      'quote',
      'cite',
      'definition',
      'theorem',
      'lemma',
      'proposition',
    ],
    ...[
      'corollary',
      'proof',
      'remark',
      'exercise',
      'axiom',
      'conjecture',
      'claim',
      'assumption',
      'thm',
      'lem',
    ],
    ...['prop', 'cor', 'def', 'ex'],
  ]
  expect(kinds.filter((kind) => !css.includes(`[data-callout=${kind}]`))).toEqual([])
})

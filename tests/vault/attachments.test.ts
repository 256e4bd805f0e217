import { expect, test } from 'vitest'
import { vaultPath } from '../../src/lib/paths.ts'
import { createAllocator } from '../../src/vault/allocator.ts'
import {
  allocateAttachments,
  isActive,
  linkedAttachments,
  type Refusal,
  refusalDiagnostics,
} from '../../src/vault/attachments.ts'
import { resolveVault } from '../../src/vault/links.ts'
import { type NoteSpec, paths, vault } from './builder.ts'

const DIGEST = '3f2a91c0ffee'
const none = { attachments: { allow: [] } }

function linked(files: Record<string, NoteSpec>) {
  return linkedAttachments(resolveVault(vault(files)).values())
}

/** The outputs of these attachments, all with the same bytes. */
function outputs(...names: string[]) {
  const digests = new Map(paths(...names).map((path) => [path, DIGEST]))
  const found = allocateAttachments(paths(...names), digests, none, createAllocator())
  return Object.fromEntries([...found].map(([path, { output }]) => [path, output]))
}

test('PRV-7 TR-3 only what a published note links to or embeds is published', () => {
  const files: Record<string, NoteSpec> = {
    'A.md': { links: ['![[used.png]]', '[doc](sub/a%20b.pdf#page=2)', '![[used.png]]'] },
    'P.md': { links: ['![[quiet.png]]'], visibility: 'private' },
    'used.png': {},
    'sub/a b.pdf': {},
    'quiet.png': {},
    'unused.png': {},
  }
  expect(linked(files)).toEqual(['sub/a b.pdf', 'used.png'])
})

test('LNK-1 an attachment has its digest in its name', () => {
  expect(outputs('img/ROC Curve.PNG', 'LICENSE', 'a.tar.gz', 'x.v1 2')).toEqual({
    'img/ROC Curve.PNG': 'assets/roc-curve.3f2a91c0.png',
    LICENSE: 'assets/license.3f2a91c0',
    'a.tar.gz': 'assets/a-tar.3f2a91c0.gz',
    'x.v1 2': 'assets/x-v1-2.3f2a91c0',
  })
})

test('IMG-10 two files of one name stay two files', () => {
  const [a, b] = paths('a/p.png', 'b/p.png')
  const digests = new Map([a, b].flatMap((path, i) => (path ? [[path, `${i}`.repeat(64)] as const] : [])))
  const found = allocateAttachments(digests.keys(), digests, none, createAllocator())
  expect([...found.values()].map(({ url }) => url)).toEqual([
    '/assets/p.00000000.png',
    '/assets/p.11111111.png',
  ])
  expect(new Set(Object.values(outputs('a/p.png', 'b/p.png'))).size).toBe(2)
})

test('TR-10 MED-4 active types are not published unless the configuration names them', () => {
  const digests = new Map(paths('a.html', 'b.JS', 'c.pdf').map((path) => [path, DIGEST]))
  const published = (allow: string[]) => [
    ...allocateAttachments(digests.keys(), digests, { attachments: { allow } }, createAllocator()).keys(),
  ]
  expect(published([])).toEqual(['c.pdf'])
  expect(published(['.HTML'])).toEqual(['a.html', 'c.pdf'])
})

test.each([
  'html',
  'htm',
  'xhtml',
  'shtml',
  'svgz',
  'js',
  'mjs',
  'cjs',
  'xml',
  'xsl',
  'xslt',
  'swf',
  'hta',
  'htc',
  'wasm',
])('TR-10 %s is an active type, in any case and with blanks after it', (ending) => {
  expect(isActive(vaultPath(`x.${ending}`), [])).toBe(true)
  expect(isActive(vaultPath(`x.${ending.toUpperCase()}`), [])).toBe(true)
  expect(isActive(vaultPath(`x.${ending} `), [])).toBe(true)
  expect(isActive(vaultPath(`${ending}.png`), [])).toBe(false)
})

test('TR-10 a file without a digest was refused elsewhere and is not published', () => {
  expect([...allocateAttachments(paths('x.svg'), new Map(), none, createAllocator())]).toEqual([])
})

test('TR-10 every link to an active file is reported at its place', () => {
  const tables = resolveVault(
    vault({ 'A.md': { links: ['[[B]]', '![[x.html]]'] }, 'B.md': {}, 'x.html': {} }),
  )
  const place = (_: string, link: number) => ({ line: link + 1, column: 1 })
  const refusals = new Map(paths('x.html').map((path) => [path, 'active-attachment' as Refusal]))
  expect(refusalDiagnostics(tables, refusals, place)).toEqual([
    expect.objectContaining({ severity: 'warning', code: 'active-attachment', file: 'A.md', line: 2 }),
  ])
  expect(refusalDiagnostics(tables, new Map(), place)).toEqual([])
})

test('TR-10 a file of an active type is published if its content was found to be passive', () => {
  const digests = new Map(paths('a.html', 'b.html').map((path) => [path, DIGEST]))
  const passive = new Set(paths('a.html'))
  expect([...allocateAttachments(digests.keys(), digests, none, createAllocator(), passive).keys()]).toEqual([
    'a.html',
  ])
})

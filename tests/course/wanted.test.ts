import { expect, test } from 'vitest'
import { orphanDiagnostics } from '../../src/course/wanted.ts'
import { vaultPath } from '../../src/lib/paths.ts'
import { place, type TestVault, vault } from './vault.ts'

function wantedLines(site: TestVault): string[] {
  return [...site.wanted.values()].map(
    ({ name, wants }) => `${name}: ${wants.map((want) => place(site, want)).join(', ')}`,
  )
}

test('WNT-1 unwritten notes are grouped by Fold, with every section that wants them, most wanted first', () => {
  const site = vault({
    'A.md': '[[Zeta]]\n## One\n[[ALPHA|x]] and [[alpha#Part]] [[Alpha.md]]\n## Two\n[a](alpha.md)\n',
    'B.md': '![[Beta]] [[beta\u00a0]] [[folder/Beta]]',
  })
  expect(wantedLines(site)).toEqual(['ALPHA: A › One, A › Two', 'Beta: B', 'Beta: B', 'Zeta: A'])
})

test('WNT-1 what is written, a heading that is missing and a missing picture are not wanted', () => {
  expect(
    wantedLines(vault({ 'A.md': '[[B]] [[B#gone]] ![[pic.png]] [[data.csv]] [[#gone]]', 'B.md': '' })),
  ).toEqual([])
})

test('WNT-1 sections that want a note are in course order', () => {
  const site = vault({
    'A.md': '[[Gone]]',
    'B.md': '[[Gone]]',
    'C.md': '---\ntype: course\n---\n## Last\n[[B]] [[Gone]]\n## Never\n[[A]]',
  })
  expect(wantedLines(site)).toEqual(['Gone: C › Last, B, A'])
})

test('WNT-2 private notes are never wanted, and their own wants do not count', () => {
  expect(wantedLines(vault({ 'A.md': '[[P]]', 'P.md': '---\ndraft: true\n---\n[[Secret wish]]' }))).toEqual(
    [],
  )
})

test('WNT-3 notes that neither a link nor a course leads to are reported as info; the home page is none', () => {
  const site = vault({ 'index.md': '', 'A.md': '[[B]]', 'B.md': '', 'C.md': '---\ntype: course\n---\n' })
  const found = orphanDiagnostics(site.graph, site.courses, vaultPath('index.md'))
  expect(found.map(({ file, severity, code }) => [file, severity, code])).toEqual([
    ['A.md', 'info', 'orphan-note'],
  ])
  const ordered = vault({ 'W/x.md': '---\norder: 1\n---\n', 'W/y.md': '---\norder: 2\n---\n', 'W/z.md': '' })
  expect(orphanDiagnostics(ordered.graph, ordered.courses, null).map(({ file }) => file)).toEqual(['W/z.md'])
})

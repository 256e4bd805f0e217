import { expect, test } from 'vitest'
import { collectFolders } from '../../src/vault/collections.ts'
import { sortFolders } from '../../src/vault/folder-order.ts'
import { build } from '../site/vault.ts'
import { type NoteSpec, vault } from './builder.ts'

/** Folders and notes of a folder as they are listed. */
function listed(notes: { readonly [path: string]: NoteSpec }, lang = 'en', folder = '') {
  const { published } = vault(notes)
  const found = sortFolders(collectFolders(published), published, lang).get(folder)
  return [...(found?.folders ?? []), ...(found?.notes ?? [])]
}

test('NAV-1 numbers in names count as numbers', () => {
  expect(listed({ '10 a.md': {}, '2 b.md': {}, '1.md': {}, 'Week 10.md': {}, 'Week 9.md': {} })).toEqual([
    '1.md',
    '2 b.md',
    '10 a.md',
    'Week 9.md',
    'Week 10.md',
  ])
})

test('NAV-1 notes are in the order of their titles, or of the numbers in front of their names', () => {
  expect(listed({ 'a.md': { title: 'Zeta' }, 'z.md': { title: 'Alpha' } })).toEqual(['z.md', 'a.md'])
  expect(listed({ '01 x.md': { title: 'Zeta' }, '02 y.md': { title: 'Alpha' } })).toEqual([
    '01 x.md',
    '02 y.md',
  ])
})

test('NAV-1 CRS-3 the property “order” comes before everything, for folders that of their own note', () => {
  expect(listed({ 'a.md': {}, 'b.md': { order: 2 }, 'c.md': { order: -1.5 } })).toEqual([
    'c.md',
    'b.md',
    'a.md',
  ])
  expect(
    listed({
      'A/x.md': {},
      'B/index.md': { order: 1 },
      'B/x.md': {},
      'C/C.md': { title: 'Aa' },
      'C/x.md': {},
    }),
  ).toEqual(['B', 'A', 'C'])
})

test('NAV-1 letters come in the alphabet of the site, and nothing is left to chance', () => {
  const notes = { 'Zeta.md': {}, 'ärger.md': {}, 'Arm.md': {}, 'B/Same.md': {}, 'arm.md': {} }
  expect(listed(notes, 'de')).toEqual(['B', 'ärger.md', 'arm.md', 'Arm.md', 'Zeta.md'])
  expect(listed(notes, 'sv')).toEqual(['B', 'arm.md', 'Arm.md', 'Zeta.md', 'ärger.md'])
  expect(listed(notes, 'x-nobody-knows')).toEqual(listed(notes, 'en'))
  const same = { 'b.md': { title: 'T' }, 'a.md': { title: 'T' } }
  expect(listed(same)).toEqual(['a.md', 'b.md'])
})

test('NAV-1 pages and lists of folders show this order', async () => {
  const site = await build({
    'index.md': 'x',
    'w/10 b.md': 'x',
    'w/2 a.md': 'x',
    'w/last.md': '---\norder: 0\n---\nx',
  })
  const $ = site.page('w/2 a.md')
  const texts = $('.sidebar a')
    .toArray()
    .map((link) => $(link).text())
  expect(texts.filter((text) => ['10 b', '2 a', 'last'].includes(text))).toEqual(['last', '2 a', '10 b'])
  const [, list = ''] = site.outputText('w/index.html').split('<main')
  expect(list.search('last')).toBeLessThan(list.search('2 a'))
  expect(list.search('2 a')).toBeLessThan(list.search('10 b'))
})

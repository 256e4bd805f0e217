import { expect, test } from 'vitest'
import { note, named, searchIn, shown } from './site.ts'
import type { SearchNote } from '../../src/site/search/note.ts'

const COURSE = [
  note('Bow Tie Model', 'x\n# Swiss cheese\ny', { aliases: ['Butterfly diagram'] }),
  note('Eigenvalue', 'x\n# Characteristic polynomial\ny'),
  note('Principal Component Analysis', 'x\n# Eigenvalues and variance\ny'),
  note('Black Swans', 'x'),
]

test('NAV-3 titles, aliases and headings are found from the first key, titles first', async () => {
  expect(await named(COURSE, 'b')).toEqual(['bow-tie-model.html', 'black-swans.html'])
  expect(await named(COURSE, 'e')).toEqual([
    'eigenvalue.html',
    'principal-component-analysis.html#eigenvalues-and-variance',
  ])
  expect(await named(COURSE, 'butter')).toEqual(['bow-tie-model.html'])
  expect(await named(COURSE, 'chee')).toEqual(['bow-tie-model.html#swiss-cheese'])
})

test('NAV-3 words may come in any order, unfinished, joined, or as initials', async () => {
  expect(await named(COURSE, 'model bow')).toEqual(['bow-tie-model.html'])
  expect(await named(COURSE, 'bowtie')).toEqual(['bow-tie-model.html'])
  expect(await named(COURSE, 'eigen value')).toContain('eigenvalue.html')
  expect(await named(COURSE, 'pca')).toEqual(['principal-component-analysis.html'])
})

test('NAV-3 typing errors are forgiven, in unfinished words too, but not in short ones', async () => {
  expect(await named(COURSE, 'eigenvlaue')).toContain('eigenvalue.html')
  expect(await named(COURSE, 'igenval')).toContain('eigenvalue.html')
  expect(await named(COURSE, 'prinicpal')).toEqual(['principal-component-analysis.html'])
  expect(await named(COURSE, 'blakc swan')).toEqual(['black-swans.html'])
  expect(await named(COURSE, 'zow')).toEqual([])
})

test('NAV-3 what is found as typed comes before what is only near', async () => {
  const notes = [note('Risks', 'x'), note('Risk', 'x'), note('Disk', 'x')]
  expect(await named(notes, 'risk')).toEqual(['risk.html', 'risks.html', 'disk.html'])
})

test('NAV-3 accents and Chinese in names', async () => {
  const notes = [note('Théorème de Noether', 'x'), note('特征值估计', 'x'), note('Wirtinger 算子', 'x')]
  expect(await named(notes, 'theoreme')).toEqual(['théorème-de-noether.html'])
  expect(await named(notes, '估计')).toEqual(['特征值估计.html'])
  expect(await named(notes, '算')).toEqual(['wirtinger-算子.html'])
})

test('NAV-3 an alias says which note it is, and the typed part is marked', async () => {
  const [hit] = await (await searchIn(COURSE)).names('butterfly', 5)
  expect([hit?.kind, hit?.title, shown(hit?.stretches ?? [])]).toEqual([
    'alias',
    'Bow Tie Model',
    '[Butterfly] diagram',
  ])
})

test('NAV-3 a query with operators asks for more than names', async () => {
  expect(await named(COURSE, 'tag:x bow')).toEqual([])
  expect(await named(COURSE, '"bow tie"')).toEqual([])
})

test('NAV-3 on a small site names need no file but the first', async () => {
  const asked: string[] = []
  await (await searchIn(COURSE, asked)).names('eigenvlaue', 5)
  expect(asked).toEqual(['index'])
})

/** So many names that they do not fit into the first file. */
const LARGE: readonly SearchNote[] = Array.from({ length: 1500 }, (_, index) => {
  const letters = [...String(index)].map((digit) => 'abcdefghij'[Number(digit)]).join('')
  return note(`Theorem ${letters}x of Category${index % 40}`, `x\n# Proof by ${letters}y\nz\n# Summary\nz`)
})

test('NAV-3 on a large site titles, aliases and headings are found too, by any of their words', async () => {
  expect(await named(LARGE, 'bcdx')).toEqual(['theorem-bcdx-of-category3.html'])
  expect(await named(LARGE, 'theorem bcdx')).toEqual(['theorem-bcdx-of-category3.html'])
  expect(await named(LARGE, 'bcdy')).toEqual(['theorem-bcdx-of-category3.html#proof-by-bcdy'])
  expect((await named(LARGE, 'bcxd'))[0]).toBe('theorem-bcdx-of-category3.html')
  expect((await named(LARGE, 'cbdx'))[0]).toBe('theorem-bcdx-of-category3.html')
})

test('NAV-3 on a large site the first key gives names at once, and few bytes', async () => {
  for (const key of ['t', 'b', 's', 'cat']) {
    const asked: string[] = []
    const hits = await (await searchIn(LARGE, asked)).names(key, 6)
    expect(hits).toHaveLength(6)
    expect(asked).toHaveLength(2)
  }
})

test('NAV-3 on a large site a heading that most notes have is listed a few times only', async () => {
  const hits = await (await searchIn(LARGE)).names('summary', 50)
  expect(hits).toHaveLength(8)
})

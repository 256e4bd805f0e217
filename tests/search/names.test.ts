import { expect, test } from 'vitest'
import { openSearch } from '../../src/search-core/search.ts'
import type { SearchNote } from '../../src/site/search/note.ts'
import { filesOf, loaderFor, named, note, placeOf, searchIn, shown } from './site.ts'

const COURSE = [
  note('Bow Tie Model', 'x\n# Swiss cheese\ny', { aliases: ['Butterfly diagram'] }),
  note('Eigenvalue', 'x\n# Characteristic polynomial\ny'),
  note('Principal Component Analysis', 'x\n# Eigenvalues and variance\ny'),
  note('Black Swans', 'x'),
]

test('NAV-3 titles, aliases and headings are found from the first key, titles first', async () => {
  expect(await named(COURSE, 'b')).toEqual(['black-swans.html', 'bow-tie-model.html'])
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

test('NAV-3 what is only near is not offered where there is something as typed', async () => {
  const notes = [note('Risks', 'x'), note('Risk', 'x'), note('Disk', 'x')]
  expect(await named(notes, 'risk')).toEqual(['risk.html', 'risks.html'])
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

const largeFiles = filesOf(LARGE)

async function namedInLarge(query: string, limit = 6, asked: string[] = []): Promise<string[]> {
  const search = await openSearch(loaderFor(largeFiles, asked))
  return (await search.names(query, limit)).map((hit) => placeOf(hit))
}

test('NAV-3 on a large site titles, aliases and headings are found too, by any of their words', async () => {
  expect(await namedInLarge('bcdx')).toEqual(['theorem-bcdx-of-category3.html'])
  expect(await namedInLarge('theorem bcdx')).toEqual(['theorem-bcdx-of-category3.html'])
  expect(await namedInLarge('bcdy')).toEqual(['theorem-bcdx-of-category3.html#proof-by-bcdy'])
  expect((await namedInLarge('bcdxx'))[0]).toBe('theorem-bcdx-of-category3.html')
  expect((await namedInLarge('bkcdx'))[0]).toBe('theorem-bcdx-of-category3.html')
})

test('NAV-3 on a large site the first key gives names at once, from one more file', async () => {
  for (const key of ['t', 'b', 's', 'cat']) {
    const asked: string[] = []
    expect(await namedInLarge(key, 6, asked)).toHaveLength(6)
    expect(asked).toHaveLength(2)
  }
})

test('NAV-3 on a large site a heading that most notes have is listed a few times only', async () => {
  expect(await namedInLarge('summary', 50)).toHaveLength(8)
})

import { expect, test } from 'vitest'
import { hasPage, type Source, sourcesByKind, sourcesOfNote } from '../../src/course/sources.ts'
import { vaultPath } from '../../src/lib/paths.ts'
import { place, summaryOf, type TestVault, vault } from './vault.ts'

/** A note's citations as `section: title @ locator`. */
function citations(markdown: string): string[] {
  return summaryOf(markdown).citations.map(({ section, title, locator }) => {
    return `${section}: ${title}${locator === null ? '' : ` @ ${locator}`}`
  })
}

function citedIn(site: TestVault, source: Source | undefined): string[] {
  return (source?.sections ?? []).map((section) => place(site, section))
}

test.each(['References', 'reference', 'Source', 'sources', 'Ref', '**References**'])(
  'SRC-1 a field with the key %s cites its links',
  (key) => {
    expect(citations(`- (${key}:: [A](https://a.org))\n- ${key}:: [B](https://b.org)\n`)).toEqual([
      '-1: A',
      '-1: B',
    ])
  },
)

test('SRC-1 other fields, and fields without a link, cite nothing', () => {
  expect(
    citations(
      '(See:: [A](https://a.org)) and References:: Strang, chapter 3\n\nReferences: [B](https://b.org)',
    ),
  ).toEqual([])
})

test('SRC-1 values are links, bare addresses and wikilinks, separated by commas or blanks', () => {
  expect(
    citations(
      'Source:: [A](https://a.org), https://b.org/x, [[C]] ![[d.pdf|D]] *[E](https://e.org)* <https://f.org>',
    ),
  ).toEqual(['-1: A', '-1: https://b.org/x', '-1: C', '-1: D', '-1: E', '-1: https://f.org'])
  expect(citations('Source:: [A][ref]\n\n[ref]: https://a.org')).toEqual(['-1: A'])
})

test('SRC-1 the text after a link up to the separator is its locator', () => {
  expect(
    citations(
      'Source:: [A](https://a.org) p. 12, [B](https://b.org) §1.2 [C](https://c.org)  00:14:32, see also [D](https://d.org)',
    ),
  ).toEqual(['-1: A @ p. 12', '-1: B @ §1.2', '-1: C @ 00:14:32', '-1: D'])
  expect(citations('Source:: [A](https://a.org), p. 12')).toEqual(['-1: A @ p. 12'])
  expect(citations('Source:: [A](https://a.org) (p. 12), [B](https://b.org) [slide 3]')).toEqual([
    '-1: A @ p. 12',
    '-1: B @ slide 3',
  ])
})

test('SRC-1 a stray parenthesis is no locator', () => {
  expect(citations('- References:: [A](https://a.org/x))')).toEqual(['-1: A'])
})

test('SRC-1 a citation belongs to the nearest heading above, one under “References” to the note', () => {
  const site = vault({
    'N.md':
      'Source:: [A](https://a.org)\n## One\n### Two\nSource:: [B](https://b.org)\n## References\nSource:: [C](https://c.org)',
  })
  expect(site.sources.list.map((source) => [source.title, ...citedIn(site, source)])).toEqual([
    ['A', 'N'],
    ['C', 'N'],
    ['B', 'N › Two'],
  ])
})

test('SRC-2 the same source cited twice is one source, and each citation keeps its own address', () => {
  const site = vault({
    'A.md': 'Source:: [Talk](https://youtu.be/344sNPH-cSE?t=3)',
    'B.md': '## X\nSource:: https://www.youtube.com/watch?v=344sNPH-cSE',
  })
  expect(site.sources.list).toHaveLength(1)
  const [source] = site.sources.list
  expect(source?.title).toBe('Talk')
  expect(source?.citations.map(({ target }) => target)).toEqual([
    { kind: 'url', url: 'https://youtu.be/344sNPH-cSE?t=3' },
    { kind: 'url', url: 'https://www.youtube.com/watch?v=344sNPH-cSE' },
  ])
})

test('SRC-2 a title is better than an address, wherever it stands', () => {
  const site = vault({ 'A.md': 'Source:: https://a.org/x', 'B.md': 'Source:: [The title](https://a.org/x)' })
  expect(site.sources.list[0]?.title).toBe('The title')
})

test('SRC-3 notes and files of the vault are sources too', () => {
  const site = vault({
    'A.md': 'Source:: [[B]], [[lecture.key]], [the book](book.pdf)',
    'B.md': '---\ntitle: Beta\n---\n',
    'lecture.key': '',
    'book.pdf': '',
  })
  expect(site.sources.list.map(({ kind, title, target }) => [kind, title, target.kind])).toEqual([
    ['note', 'Beta', 'note'],
    ['slides', 'lecture.key', 'file'],
    ['document', 'the book', 'file'],
  ])
})

test('SRC-1 PRV-10 citations of private and missing notes, and those in private notes, are no sources', () => {
  const site = vault({
    'A.md': 'Source:: [[P]], [[Missing]], [[A]], [[#Part]], [ok](https://ok.org)',
    'P.md': '---\npublish: false\n---\nSource:: [secret](https://secret.org)',
  })
  expect(site.sources.list.map(({ title }) => title)).toEqual(['ok'])
})

test('SRC-6 sources are sorted by course and unit, and each lists the sections that cite it', () => {
  const site = vault({
    'A.md': '## a\nSource:: [Both](https://both.org)',
    'B.md': 'Source:: [Late](https://late.org)',
    '0.md': 'Source:: [Nowhere](https://nowhere.org), [Both](https://both.org)',
    'Course.md':
      '---\ntype: course\n---\n## One\n[[B]]\nSource:: [First](https://first.org)\n## Two\n[[A]]\n# References\nSource:: [Whole](https://whole.org)',
  })
  expect(site.sources.list.map(({ title }) => title)).toEqual(['Whole', 'First', 'Late', 'Both', 'Nowhere'])
  const both = site.sources.list[3]
  expect(citedIn(site, both)).toEqual(['A › a', '0'])
  expect(both?.citations.map(({ standing }) => standing)).toEqual([
    { course: 0, unit: 1 },
    { course: null, unit: null },
  ])
})

test('SRC-6 sources can be listed by kind and by note, and one cited in five sections gets a page', () => {
  const cite = (title: string, url: string) => `Source:: [${title}](${url})\n`
  const sections = [1, 2, 3, 4].map((n) => `## S${n}\n${cite('Often', 'https://often.org')}`).join('')
  const site = vault({
    'A.md': sections + cite('Often', 'https://often.org'),
    'B.md': cite('b', 'https://arxiv.org/abs/2206.05862') + cite('Often', 'https://often.org'),
    'C.md': cite('a', 'https://arxiv.org/abs/2206.05863'),
  })
  expect(
    sourcesByKind(site.sources.list).map(({ kind, sources }) => [kind, ...sources.map(({ title }) => title)]),
  ).toEqual([
    ['paper', 'a', 'b'],
    ['website', 'Often'],
  ])
  expect(sourcesOfNote(site.sources, vaultPath('B.md')).map(({ title }) => title)).toEqual(['b', 'Often'])
  expect(site.sources.list.map((source) => [source.title, source.sections.length, hasPage(source)])).toEqual([
    ['Often', 5, true],
    ['b', 1, false],
    ['a', 1, false],
  ])
})

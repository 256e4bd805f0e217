/** Backlinks that say why. */
import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { build, type Files } from '../site/vault.ts'
import { excerptsIn } from './excerpts.ts'

/** Excerpts under a note. */
async function excerpts(files: Files, note = 'T.md'): Promise<string[]> {
  return excerptsIn((await build(files)).page(note), '.backlinks')
}

test('BKL-1 the sentence of each link, with the heading path and the link marked', async () => {
  expect(
    await excerpts({
      'T.md': '',
      'A.md':
        'First sentence. Here is [[T]], e.g. for you; see Fig. 3. Last [[B]].\n\n## One\n\n### Two\n\nThe [[T|target]] and\n[[T]] again.',
      'B.md': '',
    }),
  ).toEqual([
    'A: Here is *T*, e.g. for you; see Fig. 3.',
    'A › One › Two: The *target* and',
    'A › One › Two: *T* again.',
  ])
})

test('BKL-1 TR-15 of a note that links again and again the first hundred places are quoted', async () => {
  const links = (count: number) =>
    Array.from({ length: count }, (_, i) => `Place ${i + 1}: [[T]].`).join('\n\n')
  const site = await build({ 'T.md': '', 'A.md': links(101), 'B.md': links(2) })
  const pages = ['t/backlinks.html', 't/backlinks-2.html'].map((path) => load(site.outputText(path)))
  const found = pages.flatMap((page) => excerptsIn(page, '.backlinks'))
  expect(found).toHaveLength(102)
  expect(found.slice(99)).toEqual(['A: Place 100: *T*.', 'B: Place 1: *T*.', 'B: Place 2: *T*.'])
})

test('BKL-1 a list item stands with its parent', async () => {
  expect(
    await excerpts({
      'T.md': '',
      'A.md':
        '- AUROC, AUPR\n  - The curve. It needs [[T]] to be drawn.\n    - deeper\n\n  - [[T]]\n- Alone [[T]]',
    }),
  ).toEqual(['A: AUROC, AUPR The curve. It needs *T* to be drawn.', 'A: AUROC, AUPR *T*', 'A: Alone *T*'])
})

test('BKL-1 links in tables, headings, titles, sources and embeds are quoted too', async () => {
  expect(
    await excerpts({
      'T.md': 'x',
      'A.md':
        '## On [[T]]\n\n| a | b |\n| - | - |\n| c | [[T]] |\n\n> [!note] About [[T]]\n> x\n\n(Source:: [[T]], p. 3)\n\n![[T]]',
    }),
  ).toEqual([
    'A › On T: On *T*',
    'A › On T: c · *T*',
    'A › On T: About *T*',
    'A › On T: *T* p. 3',
    'A › On T: *T*',
  ])
})

test('BKL-1 notes come in course order: the course, its concepts, then the others', async () => {
  const lines = await excerpts({
    'T.md': '',
    'A.md': '[[T]]',
    'B.md': '[[T]]',
    'C.md': '[[T]]',
    'Z Course.md': '---\ntype: course\n---\n## U\n[[T]]\n\n## V\n[[C]] and [[B]]',
  })
  expect(lines.map((line) => line.split(/[:›]/)[0]?.trim())).toEqual(['Z Course', 'C', 'B', 'A'])
})

test('BKL-2 links to a heading, or to a block below it, are counted at the heading', async () => {
  const site = await build({
    'T.md': '# T\n\n## One\n\ntext ^b\n\n## Two\n\n## Three',
    'A.md': 'To [[T#One]]. To [[T#^b]]. To [[T]]. To [[T#Three|three]].',
    'B.md': '![[T#One]]',
  })
  const $ = site.content('T.md')
  const counts = $('details.links-here')
    .toArray()
    .map((details) => [
      $(details).prev().attr('id'),
      $(details).find('.count').text(),
      $(details).find('li').length,
    ])
  expect(counts).toEqual([
    ['one', '3', 3],
    ['three', '1', 1],
  ])
  expect(
    $('details.links-here')
      .eq(0)
      .find('mark')
      .map((_, mark) => $(mark).text())
      .get(),
  ).toEqual(['T > One', 'T > ^b', 'T > One'])
  expect(site.content('B.md')('.links-here')).toHaveLength(0)
})

test('BKL-3 math, code and emphasis stay; links, pictures and footnotes are flattened', async () => {
  const site = await build({
    'T.md': '',
    'A.md':
      'Of **$x^2$** and `c` [[T]] with [[B]], [w](https://w.org)[^1] and ![alt](https://p.org/p.png).\n\n[^1]: note',
    'B.md': '',
  })
  const $ = site.page('T.md')
  const excerpt = $('.backlinks .excerpt > div')
  expect(excerpt.find('strong .katex')).toHaveLength(1)
  expect(excerpt.find('code').text()).toBe('c')
  expect(excerpt.find('a, img, sup')).toHaveLength(0)
  expect(excerpt.text()).toContain('T with B, w and alt.')
})

test('BKL-3 PRV-10 private notes quote nothing, and private names are withheld on request', async () => {
  const files = {
    'T.md': '',
    'A.md': '[[T]] beside [[CANARYNAME]].',
    'CANARYNAME.md': '---\npublish: false\n---\nCANARYBODY [[T]]',
  }
  const site = await build(files, { privateLinks: 'redact' })
  expect(site.page('T.md')('.backlinks').text()).toContain('T beside Private note.')
  const all = site.outputs.flatMap(({ body }) =>
    body.kind === 'bytes' ? [Buffer.from(body.bytes).toString()] : [],
  )
  expect(all.filter((text) => text.includes('CANARY'))).toEqual([])
})

test('BKL-1 HTM-7 a link written as HTML is quoted in its section, too', async () => {
  const a = [
    'Before. See <a href="T.md">the target</a> here. After.',
    '## One\n\n<div><p>First. In a <a href="T.md"><b>box</b></a>. Last.</p><p>Not this.</p></div>',
    '### Two\n\n<ul><li>An item with <a href="T.md#x">a link</a></li><li>none</li></ul>',
    '<table><tr><td>cell</td><td><a href="T.md">T</a></td></tr></table>',
    '## Three\n\n[[T]] beside <a href="T.md">T again</a>.',
    '<div>Bare <a href="T.md">words</a> in a box<p>and a paragraph</p></div>',
  ].join('\n\n')
  expect(await excerpts({ 'T.md': '', 'A.md': a })).toEqual([
    'A: See *the target* here.',
    'A › One: In a *box*.',
    'A › One › Two: An item with *a link*',
    'A › One › Two: cell · *T*',
    'A › Three: *T* beside T again.',
    'A › Three: T beside *T again*.',
    'A › Three: Bare *words* in a box',
  ])
})

test('BKL-2 CRS-2 a link written as HTML leads to its heading’s count and into its unit', async () => {
  const site = await build({
    'Course.md':
      '---\ntags: [course]\n---\n## One\n\n<p>About <a href="T.md#part">T</a>.</p>\n\n## Two\n\n[[B]]',
    'T.md': '## Part\n\nx',
    'B.md': 'x',
  })
  expect(site.content('T.md')('details.links-here .excerpt').text()).toBe('About T.')
  expect(site.page('T.md')('.course-position').text()).toContain('One')
})

test('BKL-1 HTM-7 a tag that is left open makes no excerpt of all that follows', async () => {
  const a =
    '<span>Open.\n\nFirst <a href="T.md">one</a>. Other.\n\n## Part\n\nThen <a href="T.md">two</a>.\n\n<a href="T.md"><div>A card</div></a>'
  expect(await excerpts({ 'T.md': '', 'A.md': a })).toEqual([
    'A: First *one*.',
    'A › Part: Then *two*.',
    'A › Part: *A card*',
  ])
})

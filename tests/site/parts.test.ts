/** Lists that are too long for one page. */
import { type CheerioAPI, load } from 'cheerio'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { outputPath } from '../../src/lib/paths.ts'
import { cutList, furtherPage, numberedParts, partsView } from '../../src/site/parts.ts'
import { createAllocator } from '../../src/vault/allocator.ts'
import { type Built, build } from './vault.ts'

const ROOM = { whole: 4, part: 3 }

test('NAV-8 a list that fits stays whole, a longer one is cut in order', () => {
  expect(cutList([1, 2, 3, 4], ROOM)).toEqual([])
  expect(cutList([1, 2, 3, 4, 5], ROOM)).toEqual([
    [1, 2, 3],
    [4, 5],
  ])
  expect(cutList([], ROOM)).toEqual([])
})

test('NAV-8 no part weighs more than there is room for, but what cannot be cut', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9)), (weights) => {
      const parts = cutList(weights, ROOM, (weight) => weight)
      if (parts.length > 0) expect(parts.flat()).toEqual(weights)
      for (const part of parts) {
        const sum = part.reduce((total, weight) => total + weight, 0)
        expect(part.length > 0 && (sum <= ROOM.part || part.length === 1 || part[0] === sum)).toBe(true)
      }
    }),
  )
})

test('NAV-8 the page of one of very many parts names its neighbours, both ends and some between', () => {
  const cut = cutList(
    Array.from({ length: 400 }, (_, index) => index),
    { whole: 0, part: 2 },
  )
  const first = outputPath('tags/a.html')
  const parts = numberedParts(createAllocator([first]), cut, {
    first,
    path: (number) => furtherPage(first, number),
    owner: 'tag',
  })
  const view = partsView({ style: 'file' }, outputPath('tags/a/page-100.html'), parts)
  expect(view.links.map(({ text }) => text)).toContain('1–2')
  expect(view.links.map(({ text }) => text)).toContain('399–400')
  expect(view.links.length).toBeLessThan(25)
  expect(view.links.filter(({ href }) => href === null).map(({ text }) => text)).toEqual(['199–200'])
  expect([view.previous?.href, view.next?.href]).toEqual(['page-99.html', 'page-101.html'])
  const onFirst = partsView({ style: 'file' }, first, parts).links.map(({ text }) => text)
  expect([onFirst[0], onFirst.at(-1)]).toEqual(['1–2', '399–400'])
  expect(onFirst.length).toBeLessThan(45)
  // Somewhere in the middle as well, so that nobody has to walk through all of them.
  expect(
    onFirst.some((text) => text.startsWith('19') || text.startsWith('20') || text.startsWith('21')),
  ).toBe(true)
})

test('NAV-8 further pages of a list lie in the folder of its name', () => {
  expect(furtherPage(outputPath('index.html'), 2)).toBe('page-2.html')
  expect(furtherPage(outputPath('a/index.html'), 3)).toBe('a/page-3.html')
  expect(furtherPage(outputPath('tags/x.html'), 2)).toBe('tags/x/page-2.html')
})

const names = (count: number, prefix: string): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix} ${String(index).padStart(4, '0')}`)

function vaultOf(titles: readonly string[], text = '#kind'): Record<string, string> {
  return Object.fromEntries(titles.map((title) => [`In/${title}.md`, text]))
}

function page(site: Built, path: string): CheerioAPI {
  return load(site.outputText(path))
}

/** Pages that can be reached by their parts, and the titles that they list. */
function walk(site: Built, first: string, titles: string): { paths: string[]; titles: string[] } {
  const paths: string[] = []
  const found: string[] = []
  for (let path: string | undefined = first; path !== undefined; ) {
    paths.push(path)
    const $ = page(site, path)
    found.push(
      ...$(titles)
        .toArray()
        .map((item) => $(item).text()),
    )
    const next: string | undefined = $('.step-next').attr('href')
    path = next === undefined ? undefined : new URL(next, `file:///${path}`).pathname.slice(1)
  }
  return { paths, titles: found }
}

test('NAV-8 PG-5 the notes of a large tag and folder are on pages of eighty, each with the way to the others', async () => {
  const titles = names(190, 'Note')
  const site = await build({ ...vaultOf(titles), 'In/Secret.md': '---\npublish: false\n---\n#kind' })
  const tag = walk(site, 'tags/kind.html', '.note-title')
  expect(tag.paths).toEqual(['tags/kind.html', 'tags/kind/page-2.html', 'tags/kind/page-3.html'])
  expect(tag.titles).toEqual(titles)
  const folder = walk(site, 'in/index.html', '.note-title')
  expect(folder).toEqual({ paths: ['in/index.html', 'in/page-2.html', 'in/page-3.html'], titles })
  const $ = page(site, 'tags/kind/page-2.html')
  expect($('.breadcrumbs a').last().attr('href')).toBe('../kind.html')
  expect($('.parts [aria-current]').text()).toBe('81–160')
  expect($('.step-previous').attr('href')).toBe('../kind.html')
  expect($('h1').text()).toBe('#kind 81–160')
})

test('NAV-8 TAG-4 very many tags are on several pages', async () => {
  const tags = names(700, 'tag').map((name) => name.replace(' ', '-'))
  const notes = Array.from({ length: 7 }, (_, index) => tags.slice(index * 100, (index + 1) * 100))
  const site = await build(
    Object.fromEntries(notes.map((own, index) => [`N${index}.md`, own.map((tag) => `#${tag}`).join(' ')])),
  )
  const all = walk(site, 'tags/index.html', '.all-tags .tag-list a')
  expect(all.paths).toEqual(['tags/index.html', 'tags/page-2.html'])
  expect(all.titles.map((text) => /tag-\d+/.exec(text)?.[0])).toEqual(tags)
  const link = page(site, 'tags/page-2.html')('.all-tags .tag-list a').first().attr('href')
  expect(link).toBe('tag-0500.html')
})

test('NAV-8 a short list has no parts', async () => {
  const site = await build(vaultOf(names(100, 'Note')))
  expect(page(site, 'tags/kind.html')('.note-title')).toHaveLength(100)
  expect(page(site, 'tags/kind.html')('.parts, .steps')).toHaveLength(0)
  expect(site.outputs.filter(({ path }) => path.includes('page-'))).toEqual([])
})

test('NAV-8 a page of a list that a note has taken gets another address', async () => {
  const site = await build({ ...vaultOf(names(101, 'Note')), 'In/page-2.md': '' })
  const $ = page(site, 'in/index.html')
  const next = String($('.step-next').attr('href'))
  expect(next).toMatch(/^page-2-[0-9a-f]{8}\.html$/)
  expect(page(site, `in/${next}`)('.note-title')).toHaveLength(22)
})

test('BKL-1 a note to which very many link shows the first, and all of them on pages of their own', async () => {
  const titles = names(100, 'From')
  const site = await build({
    ...vaultOf(titles, 'See [[Hub]] and [[Hub#Part]].'),
    'Hub.md': '## Part\n\nText.',
    'Small.md': '',
    'S.md': '[[Small]]',
    'Secret.md': '---\npublish: false\n---\nCANARY [[Hub]]',
  })
  const hub = site.page('Hub.md')
  expect(hub('.backlinks h2 .count').text()).toBe('100')
  expect(hub('.backlink-title').length).toBeLessThan(40)
  const more = String(hub('.more-backlinks a').attr('href'))
  expect(hub('.more-backlinks a').text()).toBe('Who links to Hub')
  const all = walk(site, more, '.backlink-title')
  expect(all.paths).toEqual(['hub/backlinks.html', 'hub/backlinks-2.html', 'hub/backlinks-3.html'])
  expect(all.titles).toEqual(titles)
  const $ = page(site, 'hub/backlinks-2.html')
  expect($('.excerpt mark').length).toBe(80)
  expect($('.breadcrumbs a').last().attr('href')).toBe('../hub.html')
  expect($('meta[name="robots"]').attr('content')).toBe('noindex')
  expect(site.page('Small.md')('.more-backlinks')).toHaveLength(0)
  expect(site.page('Small.md')('.backlink-title').text()).toBe('S')
})

test('BKL-2 a section to which very many link shows the first, and says how many there are', async () => {
  const site = await build({
    ...vaultOf(names(100, 'From'), 'See [[Hub#Part]].'),
    'Hub.md': '## Part\n\nText.',
  })
  const section = site.page('Hub.md')('.links-here')
  expect(section.find('.count').text()).toBe('100')
  expect(section.find('li').length).toBe(13)
  expect(section.find('li').last().find('a').attr('href')).toBe('hub/backlinks.html')
})

test('NAV-8 very many subfolders and subtags are on several pages, before the notes', async () => {
  const folders = names(620, 'Sub')
  const tags = names(620, 'sub').map((name) => `#top/${name.replace(' ', '-')}`)
  const site = await build({
    ...Object.fromEntries(folders.map((name) => [`In/${name}/A.md`, ''])),
    'In/Last.md': '',
    'One.md': tags.slice(0, 310).join(' '),
    'Two.md': tags.slice(310).join(' '),
  })
  const folder = walk(site, 'in/index.html', '.folder-list a')
  expect(folder).toEqual({ paths: ['in/index.html', 'in/page-2.html'], titles: folders })
  expect(page(site, 'in/index.html')('.note-title')).toHaveLength(0)
  expect(page(site, 'in/page-2.html')('.note-title').text()).toBe('Last')
  expect(page(site, 'in/page-2.html')('.folder-list a').first().attr('href')).toBe('sub-0480/index.html')
  const tag = walk(site, 'tags/top.html', '.tag-list a')
  expect([tag.paths, tag.titles.length]).toEqual([['tags/top.html', 'tags/top/page-2.html'], 620])
})

/** The index of a vault with more notes than one page can list. */
import { brotliCompressSync } from 'node:zlib'
import { type CheerioAPI, load } from 'cheerio'
import { expect, test } from 'vitest'
import { type Built, build } from './vault.ts'

const page = (site: Built, path: string): CheerioAPI => load(site.outputText(path))

/** Paths of the parts, from the page that lists them. */
function partsOf(site: Built): string[] {
  const $ = page(site, 'a-z.html')
  return $('.part-list a')
    .toArray()
    .map((link) => decodeURIComponent(String(link.attribs.href)))
}

const empty = (titles: readonly string[]): Record<string, string> =>
  Object.fromEntries(titles.map((title) => [`${title}.md`, '']))

/** Long names, so that some hundred of them are too many for a page. */
const FAMILY = ' of a family whose name is long in every language that anybody has ever spoken or written'

const numbered = (count: number, prefix: string): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix} ${index}`)
const long = (count: number, prefix: string): string[] => numbered(count, prefix).map((name) => name + FAMILY)

test('NAV-8 GLS-1 the index of a small vault is one page', async () => {
  const site = await build(empty(numbered(40, 'Note')))
  expect(page(site, 'a-z.html')('.letter li')).toHaveLength(40)
  expect(page(site, 'a-z.html')('.part-list')).toHaveLength(0)
  expect(site.outputs.filter(({ path }) => path.startsWith('a-z/'))).toEqual([])
})

test('NAV-8 GLS-1 the index of a large vault is spread over pages by letters, each entry on one of them', async () => {
  const titles = ['Alpha', 'Élan', 'Beta', 'Gamma', 'Sigma', '42', '中文', '【注】'].flatMap((word) =>
    long(30, word),
  )
  const site = await build({ ...empty(titles), 'Äpfel.md': '---\naliases: [Zitrone]\n---\n' })
  const parts = partsOf(site)
  expect(parts.length).toBeGreaterThan(1)
  const found = parts.flatMap((path) => {
    const $ = page(site, path)
    return $('.letter')
      .toArray()
      .flatMap((group) =>
        $(group)
          .find('li')
          .toArray()
          .map((entry) => [$(group).children('h2').text(), $(entry).text()] as const),
      )
  })
  expect(found.map(([, text]) => text).sort()).toEqual([...titles, 'Zitrone, see Äpfel', 'Äpfel'].sort())
  const letterOf = (title: string) => found.find(([, text]) => text === title)?.[0]
  expect(['Élan 3', '42 3', '中文 3', '【注】 3'].map((name) => letterOf(name + FAMILY))).toEqual([
    'E',
    '0–9',
    '中',
    '注',
  ])
  expect(page(site, 'a-z.html')('.letter')).toHaveLength(0)
})

test('NAV-8 the list of the parts says what is in them, without private notes', async () => {
  const secret = '---\npublish: false\n---\nCANARY'
  const site = await build({
    ...empty([...long(130, 'Ant'), ...long(130, 'Bee')]),
    'Aaa.md': secret,
    'Bee 5a.md': secret,
  })
  const $ = page(site, 'a-z.html')
  const counts = $('.part-list .count')
    .toArray()
    .map((count) => Number($(count).text()))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(260)
  expect($('.part-span').first().text()).toMatch(/^Ant 0 of .* … /)
  expect($('.part-span').last().text()).toMatch(/ … Bee 99 of [^…]*$/)
})

test('NAV-8 a letter that is too large for a page is cut, and its parts are told apart', async () => {
  const site = await build(empty([...long(150, 'Salamander'), ...long(150, 'Sponge')]))
  const parts = partsOf(site)
  expect(parts.slice(0, 2)).toEqual(['a-z/s.html', 'a-z/s-2.html'])
  const names = page(
    site,
    'a-z.html',
  )('.part-name')
    .toArray()
    .map((name) => page(site, 'a-z.html')(name).text())
  expect(new Set(names).size).toBe(parts.length)
  expect(names.every((name) => name.startsWith('S'))).toBe(true)
})

test('NAV-8 PG-5 the parts lead to each other and back, without a script', async () => {
  const site = await build(empty(long(300, 'Salamander')), { baseUrl: 'https://e.org/' })
  const [first = '', second = '', ...others] = partsOf(site)
  const $ = page(site, first)
  expect($('.breadcrumbs a').last().attr('href')).toBe('../a-z.html')
  expect($('.step-previous')).toHaveLength(0)
  expect(`a-z/${$('.step-next').attr('href')}`).toBe(second)
  expect(`a-z/${page(site, second)('.step-previous').attr('href')}`).toBe(first)
  expect($('.parts a').length).toBe(others.length + 1)
  expect($('.letter a').first().attr('href')).toMatch(/^\.\.\/salamander-0-of-/)
  expect(site.outputText('sitemap.xml')).toContain(`<loc>https://e.org/${second}</loc>`)
  expect(site.generated.filter(({ kind }) => kind === 'index').map(({ output }) => output)).toContain(second)
})

/** Notes with words of their own, each of which links to so many others. */
function linked(titles: readonly string[], links: number): Record<string, string> {
  const text = (at: number): string =>
    Array.from({ length: links }, (_, step) => `[[${titles[(at + 1 + step) % titles.length]}]]`).join(' ')
  return Object.fromEntries(
    titles.map((title, at) => [`${title}.md`, `Words of ${title} and of others.\n\nSee ${text(at)}.`]),
  )
}

/** What the index of a vault says beside names, if it is one page. */
async function detailOf(count: number, links: number) {
  const $ = page(await build(linked(numbered(count, 'Note'), links)), 'a-z.html')
  return {
    entries: $('.letter > ul > li').length,
    definitions: $('.index-definition').length,
    sections: $('.index-sections').first().find('li').length,
  }
}

test('NAV-8 GLS-2 an index says as much as lets it be one page, up to some hundred notes', async () => {
  expect(await detailOf(40, 20)).toEqual({ entries: 40, definitions: 40, sections: 13 })
  expect(await detailOf(80, 20)).toEqual({ entries: 80, definitions: 80, sections: 4 })
  expect(await detailOf(120, 4)).toEqual({ entries: 120, definitions: 120, sections: 2 })
  expect(await detailOf(300, 3)).toEqual({ entries: 300, definitions: 0, sections: 0 })
})

test('NAV-8 the index of a few hundred notes with many links keeps its page within the budget', async () => {
  const site = await build(linked(numbered(110, 'Concept of something else'), 20))
  // What style sheet and scripts leave of 30 kB.
  expect(brotliCompressSync(site.outputText('a-z.html')).length).toBeLessThan(10_800)
})

test('NAV-8 GLS-2 parts say what each concept is, until a vault is very large', async () => {
  const titles = long(230, 'Note')
  const site = await build(Object.fromEntries(titles.map((title) => [`${title}.md`, 'Words of it.'])))
  expect(
    page(
      site,
      partsOf(site)[0] ?? '',
    )('.index-definition')
      .first()
      .text(),
  ).toBe('Words of it.')
})

test('NAV-8 a note that has the address of a part keeps it', async () => {
  const site = await build({ ...empty(long(300, 'Salamander')), 'A-Z/S.md': '# Mine' })
  expect(site.pages.find(({ source }) => source === 'A-Z/S.md')?.output).toBe('a-z/s.html')
  expect(partsOf(site)).not.toContain('a-z/s.html')
  expect(partsOf(site).length).toBeGreaterThan(1)
})

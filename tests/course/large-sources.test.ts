/** The sources of a site that has very many. */
import { type CheerioAPI, load } from 'cheerio'
import { beforeAll, expect, test } from 'vitest'
import { type Built, build } from '../site/vault.ts'

const COUNT = 410

let site: Built

beforeAll(async () => {
  const unit = (from: number, to: number): string =>
    Array.from(
      { length: to - from },
      (_, at) => `Source:: [S ${from + at}](https://example.org/${from + at})`,
    ).join('\n\n')
  site = await build({
    'Course.md': `---\ntags: [course]\n---\n## One\n\n${unit(0, 150)}\n\n## Two\n\n${unit(150, COUNT - 10)}`,
    'Other.md': `## Part\n\n${unit(COUNT - 10, COUNT)}\n\nSource:: [S 0](https://example.org/0)`,
    ...Object.fromEntries([1, 2, 3, 4].map((n) => [`N${n}.md`, 'Source:: [S 1](https://example.org/1)'])),
  })
})

function page(path: string): CheerioAPI {
  return load(site.outputText(path))
}

test('SRC-6 each source of a large site has its entry, with every place that cites it, on one of several pages', () => {
  const lists = page('sources.html')('.parts a')
  expect(lists.toArray().map((link) => page('sources.html')(link).text())).toEqual([
    '1–200',
    '201–400',
    '401–410',
  ])
  const entries = lists.toArray().flatMap((link) => {
    const $ = page(String(link.attribs.href))
    return $('.source-entry')
      .toArray()
      .map(
        (entry) =>
          [$(entry).children('p').children('a').text(), $(entry).find('.cited-in li').length] as const,
      )
  })
  expect(entries).toHaveLength(COUNT)
  expect(new Set(entries.map(([title]) => title)).size).toBe(COUNT)
  expect(Object.fromEntries(entries)).toMatchObject({ 'S 0': 2, 'S 1': 5, 'S 2': 1, 'S 409': 1 })
})

test('SRC-6 the index keeps the fragment of every source, and leads to its entry or own page', () => {
  const $ = page('sources.html')
  const items = $('.source-kinds li[id^="s-"]').toArray()
  expect(items).toHaveLength(COUNT)
  for (const item of items) {
    const [path = '', fragment] = ($(item).children('a').attr('href') ?? '').split('#')
    if (fragment === undefined) expect(page(path)('h1').text()).toBe('S 1')
    else expect(fragment).toBe(item.attribs.id)
  }
  const one = items.find((item) => $(item).text() === 'S 300')
  const [path = '', fragment] = ($(one).children('a').attr('href') ?? '').split('#')
  expect(path).toBe('sources/list-2.html')
  expect(page(path)(`[id="${fragment}"] > p > a`).text()).toBe('S 300')
  expect($('.source-entry')).toHaveLength(0)
})

test('SRC-6 the index names courses and units, with counts and the way to their first source', () => {
  const $ = page('sources.html')
  const units = $('.source-units a').toArray()
  expect(units.map((unit) => $(unit).parent().text())).toEqual(['One 150', 'Two 250', 'Elsewhere 10'])
  const [path = '', fragment] = (units[1]?.attribs.href ?? '').split('#')
  expect(page(path)(`[id="${fragment}"] > p > a`).text()).toBe('S 150')
  expect(page('sources/list-1.html')('.parts [aria-current]').text()).toBe('1–200')
})

test('SRC-6 a very large site lists the sources of each kind on pages of their own', async () => {
  const text = Array.from({ length: 510 }, (_, at) => `Source:: [S ${at}](https://example.org/${at}.pdf)`)
  const large = await build({
    'A.md': text.join('\n\n'),
    'B.md': 'Source:: [Film](https://www.youtube.com/watch?v=1)',
  })
  const at = (path: string): CheerioAPI => load(large.outputText(path))
  const $ = at('sources.html')
  const kinds = $('.source-kinds li').toArray()
  expect(kinds.map((kind) => $(kind).text())).toEqual(['Video 1', 'Document 510'])
  const path = String($(kinds.at(-1)).find('a').attr('href'))
  const next = `sources/${at(path)('.step-next').attr('href')}`
  expect(at(path)('.source-links a').length + at(next)('.source-links a').length).toBe(510)
  const [list = '', id] = String(at(path)('.source-links a').first().attr('href')).split('#')
  expect(at(`sources/${list}`)(`[id="${id}"]`)).toHaveLength(1)
})

test('SRC-6 a source that very many places cite has them on pages of its own; its entry names the first', async () => {
  const cite = (title: string): string => `Source:: [${title}](https://example.org/${title})`
  const many = await build(
    Object.fromEntries(
      Array.from({ length: 130 }, (_, note) => [
        `N${note}.md`,
        ['One', 'Two', 'Three', 'Four'].map((name) => `## ${name}\n\n${cite('Often')}`).join('\n\n'),
      ]),
    ),
  )
  const at = (path: string): CheerioAPI => load(many.outputText(path))
  const entry = at('sources.html')('.source-entry')
  expect(entry.find('.cited-in li')).toHaveLength(30)
  expect(entry.find('.more-places a').text()).toBe('All 520 places')
  expect(entry.find('.more-places a').attr('href')).toBe('sources/often.html')
  const [first, second] = [at('sources/often.html'), at('sources/often/page-2.html')]
  expect([first('.cited-in li').length, second('.cited-in li').length]).toEqual([400, 120])
  expect(first('.step-next').attr('href')).toBe('often/page-2.html')
  expect(second('.breadcrumbs a').last().attr('href')).toBe('../often.html')
  expect(second('h1').text()).toBe('Often 401–520')
})

import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { fromXml } from 'xast-util-from-xml'
import { type Built, build } from './vault.ts'

const BASE = { baseUrl: 'https://example.org/x/' }
const VAULT = {
  'Course.md': '---\ntype: course\n---\n# Algebra & more\n\n[[Kernel]], [[Image]], [[Secret]]',
  'Kernel.md': '---\ndate: 2024-02-01\ntags: [maps/linear]\n---\nWhat *goes* to zero.',
  'Image.md': '---\ndate: 2024-01-01\nmodified: 2024-03-01\n---\nReached.',
  'Undated.md': '---\ntags: [plain]\n---\nx',
  'Secret.md': '---\ndate: 2024-05-01\npublish: false\ntags: [maps, hidden]\n---\nx',
}

function feed(site: Built, path: string) {
  const xml = site.outputText(path)
  expect(() => fromXml(xml)).not.toThrow()
  const $ = load(xml, { xml: true })
  return {
    title: $('feed > title').text(),
    updated: $('feed > updated').text(),
    page: $('feed > link[rel=alternate]').attr('href'),
    entries: $('entry')
      .toArray()
      .map((entry) => `${$(entry).find('title').text()} ${$(entry).find('link').attr('href')}`),
    summaries: $('summary')
      .toArray()
      .map((summary) => $(summary).text()),
  }
}

test('WEB-2 a course has a feed of its notes, newest first, and its page names it', async () => {
  const site = await build(VAULT, { ...BASE, title: 'Notes' })
  expect(feed(site, 'feeds/algebra-more.xml')).toEqual({
    title: 'Algebra & more · Notes',
    updated: '2024-03-01T00:00:00Z',
    page: 'https://example.org/x/course.html',
    entries: ['Image https://example.org/x/image.html', 'Kernel https://example.org/x/kernel.html'],
    summaries: ['Reached.', 'What goes to zero.'],
  })
  const links = site.page('Course.md')('link[type="application/atom+xml"]').toArray()
  expect(links.map(({ attribs }) => `${attribs.title}: ${attribs.href}`)).toEqual([
    'Notes: feed.xml',
    'Algebra & more: feeds/algebra-more.xml',
  ])
  expect(site.page('Course.md')('.site-footer a').first().text()).toBe('Feed: Algebra & more')
  expect(site.page('Kernel.md')('link[type="application/atom+xml"]')).toHaveLength(1)
})

test('WEB-2 a tag has a feed beside its page if a note with it has a date', async () => {
  const site = await build(VAULT, BASE)
  expect(feed(site, 'tags/maps.xml')).toMatchObject({
    page: 'https://example.org/x/tags/maps.html',
    entries: ['Kernel https://example.org/x/kernel.html'],
  })
  const page = load(site.outputText('tags/maps/linear.html'))
  expect(page('link[type="application/atom+xml"]').last().attr('href')).toBe('linear.xml')
  expect(site.outputs.map(({ path }) => path).filter((path) => /\.xml$/.test(path))).toEqual([
    'feed.xml',
    'feeds/algebra-more.xml',
    'sitemap.xml',
    'tags/maps.xml',
    'tags/maps/linear.xml',
  ])
})

test('WEB-2 feeds name public addresses: without one there is none, and no page names one', async () => {
  const site = await build(VAULT)
  expect(site.outputs.filter(({ path }) => path.endsWith('.xml'))).toEqual([])
  expect(site.page('Course.md')('link[type="application/atom+xml"]')).toHaveLength(0)
})

test('WEB-2 CRS-3 a folder in order has a feed too, of the folder page', async () => {
  const note = (order: number) => `---\norder: ${order}\ndate: 2024-01-0${order}\n---\nText.`
  const site = await build({ 'Week/B.md': note(1), 'Week/A.md': note(2), 'C.md': 'x' }, BASE)
  expect(feed(site, 'feeds/week.xml')).toMatchObject({ page: 'https://example.org/x/week/' })
  const page = load(site.outputText('week/index.html'))
  expect(page('link[type="application/atom+xml"]').last().attr('href')).toBe('../feeds/week.xml')
})

/** Titles where they are plain text: their formulas are words for readers, but links and anchors go by their TeX. */
import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { build } from './vault.ts'

const site = await build(
  {
    'Course.md': '---\ntype: course\n---\n# Course\n\n## Of $\\frac{a}{b}$\n\n[[A]]\n\n## Rest\n\n[[B]]',
    'A.md': '---\ndate: 2022-08-03\ntags: [maps]\n---\n# On $x_{\\text{adv}}$\n\nText of [[B]].',
    'B.md': '---\ntitle: The $\\ell_2$ norm\n---\nSee [[A]], [[Course#Of \\frac{a}{b}|there]].',
  },
  { baseUrl: 'https://notes.example/' },
)

test('MTH-5 the page of a note says its title in words for readers', () => {
  expect(site.pages.map(({ title }) => title)).toContain('On x_adv')
  expect(site.page('A.md')('title').text()).toBe('On x_adv · vault')
  expect(site.page('A.md')('meta[property="og:title"]').attr('content')).toBe('On x_adv')
  expect(site.page('B.md')('h1').text()).toBe('The ℓ_2 norm')
})

test('MTH-5 navigation, steps, index and tags do too', () => {
  const navigation = site.page('A.md')('.sidebar').text()
  expect(navigation).toContain('On x_adv')
  expect(navigation).toContain('Of a/b')
  expect(site.page('A.md')('.step-next').text()).toContain('The ℓ_2 norm')
  expect(load(site.outputText('a-z.html'))('main').text()).toContain('On x_adv')
  expect(load(site.outputText('tags/maps.html'))('main').text()).toContain('On x_adv')
})

test('MTH-5 so do graph, feed and search', async () => {
  expect(site.outputText('graph.json')).toContain('"On x_adv"')
  expect(site.outputText('feed.xml')).toContain('<title>On x_adv</title>')
  const search = site.outputs.flatMap(({ path, body }) =>
    path.startsWith('search/') && body.kind === 'lazy' ? [body.read()] : [],
  )
  expect(Buffer.concat(await Promise.all(search)).toString('utf8')).toContain('On x_adv')
})

test('MTH-5 no page, feed or file says TeX as a title; anchors and links go by it', () => {
  for (const { path } of site.outputs.filter(({ path }) => /\.(?:html|xml)$/.test(path))) {
    const text = load(site.outputText(path), { xml: path.endsWith('.xml') })
    text('annotation, pre, code').remove()
    expect([path, /\\(?:text|frac|ell)/.test(text.root().text())]).toEqual([path, false])
  }
  expect(site.content('B.md')('a[href="course.html#of-fracab"]')).toHaveLength(1)
  expect(site.trouble('B.md')).toEqual([])
})

test('MTH-5 a heading that is nearly the one that a link names is suggested as a link may name it', async () => {
  const site = await build({ 'A.md': '## Norms of $x_{\\text{adv}}$\n\n[[#Norm of $x_{\\text{adv}}$]]' })
  expect(site.diagnostics.find(({ code }) => code === 'unresolved-heading')?.help).toContain(
    '“Norms of x_{\\text{adv}}”',
  )
})

import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { fromXml } from 'xast-util-from-xml'
import type { Site } from '../../src/build/interface.ts'
import { build, PNG } from '../site/vault.ts'
import { dangersOf } from './judge.ts'
import { PAYLOADS } from './payloads.ts'
import { fileName, noteWith } from './surfaces.ts'

/** The dangers of all pages of a site, by output. */
function dangersOfSite(site: Site): string[] {
  return site.outputs.flatMap((output) => {
    if (output.body.kind !== 'bytes' || !output.path.endsWith('.html')) return []
    const html = Buffer.from(output.body.bytes).toString('utf8')
    return dangersOf(html).map((danger) => `${output.path}: ${danger}`)
  })
}

const OTHERS = { 'Home.md': 'home\n', 'picture.png': PNG, 'sound.mp3': 'x' }

test('the judge finds what it is to find', () => {
  const page = (body: string) => `<!doctype html><title>x</title><main class="prose">${body}</main>`
  expect(dangersOf(page('<p>text <a href="x.html">y</a></p>'))).toEqual([])
  const harmless = PAYLOADS.filter(
    (payload) => dangersOf(page(`${payload}<p title="${payload}"><a href="${payload}">`)).length === 0,
  )
  // What is left is text to an HTML parser, or an address without a scheme.
  const harmful = /^<(?:script|img|svg|iframe|object|embed|base|form)[\s>]/i
  expect(harmless.filter((payload) => harmful.test(payload))).toEqual([])
  expect(harmless.length).toBeLessThan(PAYLOADS.length / 3)
})

/** Small sites: the navigation of one shows all of its notes on every page. */
const GROUPS = Array.from({ length: Math.ceil(PAYLOADS.length / 24) }, (_, i) =>
  PAYLOADS.slice(i * 24, i * 24 + 24),
)

test('there are more than 300 payloads', () => {
  expect(new Set(PAYLOADS).size).toBeGreaterThanOrEqual(300)
})

test.each(GROUPS.map((payloads, i) => [i, payloads] as const))(
  'TR-10 TR-11 TR-12 TR-13 no text takes control of a page, whatever place it stands in (%i)',
  { timeout: 120_000 },
  async (_, payloads) => {
    const notes = payloads.map((payload, i) => [`n${i}.md`, noteWith(payload)] as const)
    const site = await build(
      { ...OTHERS, ...Object.fromEntries(notes) },
      { baseUrl: 'https://example.org/', properties: 'all' },
    )
    expect(site.pages.length).toBe(payloads.length + 1)
    expect(dangersOfSite(site)).toEqual([])
  },
)

test('TR-12 no file or folder name takes control of a page', { timeout: 120_000 }, async () => {
  const names = [...new Set(PAYLOADS.flatMap((payload) => fileName(payload) ?? []))]
  const files = names.flatMap((name, i) => [
    [`${name}.md`, `[[${name}]] ![[${name}.png]]`] as const,
    [`${i} ${name}/x.md`, '# x'] as const,
    [`${name}.png`, PNG] as const,
  ])
  const site = await build(Object.fromEntries(files), { baseUrl: 'https://example.org/' })
  expect(site.pages.length).toBeGreaterThan(names.length)
  expect(dangersOfSite(site)).toEqual([])
})

test('TR-12 the files beside the pages stay what they are: XML and JSON', { timeout: 120_000 }, async () => {
  const notes = PAYLOADS.map((payload, i) => {
    const title = JSON.stringify(payload)
    return [
      `n${i}.md`,
      `---\ntitle: ${title}\ndescription: ${title}\ndate: 2024-01-0${(i % 9) + 1}\ntags: [${title}]\n---\n${payload}\n`,
    ] as const
  })
  const site = await build(Object.fromEntries(notes), {
    baseUrl: 'https://example.org/',
    title: '</title>]]>"',
  })
  const texts = site.outputs.filter(({ body, path }) => body.kind === 'bytes' && /\.(?:xml|json)$/.test(path))
  expect(texts.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['feed.xml', 'sitemap.xml', 'graph.json']),
  )
  for (const { path } of texts) {
    const text = site.outputText(path)
    if (path.endsWith('.xml')) expect(() => fromXml(text), path).not.toThrow()
    else expect(() => JSON.parse(text), path).not.toThrow()
  }
})

test('TR-12 data in a page cannot end its element', async () => {
  const note =
    '---\ntitle: "</script><!--"\n---\nReferences:: [a\\</script>\\<!--](https://example.org/</script>)'
  const site = await build({ 'A.md': note }, { baseUrl: 'https://example.org/' })
  const data = load(site.outputText('a.html'))('script[type="application/ld+json"]').text()
  expect(JSON.stringify(JSON.parse(data))).toContain('</script><!--')
  expect(data).not.toContain('<')
})

test('TR-41 no link to another site hands over this one, however it is written', async () => {
  const note = [
    '[a](https://example.org/a) <https://example.org/b> https://example.org/c www.example.org/d',
    '<a href="https://example.org/e" rel="opener" target="_blank">e</a> [x][r]\n\n[r]: https://example.org/f',
    'References:: [g](https://example.org/g)\n\nsource:: https://example.org/h',
    '![](https://www.youtube.com/watch?v=dQw4w9WgXcQ)',
  ].join('\n\n')
  const site = await build({ 'A.md': note }, { baseUrl: 'https://mine.example/', properties: 'all' })
  const links = site.outputs.flatMap(({ path }) => {
    if (!path.endsWith('.html')) return []
    const $ = load(site.outputText(path))
    return $('a[href^="http"]')
      .toArray()
      .map((link) => [$(link).attr('href') ?? '', $(link).attr('rel') ?? ''] as const)
  })
  const addresses = new Set(links.map(([href]) => href))
  for (const letter of 'abcefgh') expect(addresses).toContain(`https://example.org/${letter}`)
  const open = links.filter(
    ([href, rel]) => !href.startsWith('https://mine.') && !rel.split(' ').includes('noopener'),
  )
  expect(open).toEqual([])
})

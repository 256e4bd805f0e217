import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { renderSite } from '../../src/build/build-site.ts'
import { buildRequest } from '../build/request.ts'
import { build } from './vault.ts'

const COURSE = {
  'Maps.md':
    '---\ntags: [course]\n---\n# Maps\n\nWhat [[#Second|comes later]].\n\n## First\n\n[[Kernel]] and [[Image]]\n\n## Second\n\n[[Dual]], [[Kernel]] again, [[Secret]]',
  'Kernel.md':
    '# Kernel\n\nSee [[Image#Rank]], [[Image]], [[Kernel#Proof]], [[Aside]], [[Secret]][^1]. #maps\n\n## Proof\n\n$$x$$ ^eq\n\n[^1]: A footnote on [[Dual]].',
  'Image.md': 'Reaches. ![[Kernel]]\n\n## Rank\n\n[[Kernel#^eq]] [^1]\n\n[^1]: Another.',
  'Dual.md':
    '![[Dual]] ![[Image]] ![[Image]]\n\n## Rank\n\n[x](https://example.org)\n\nReferences:: [[Kernel]]',
  'Aside.md': 'Not on the course. [[Kernel]]',
  'Secret.md': '---\npublish: false\n---\n# Hidden words',
}

async function printed(files: Readonly<Record<string, string>> = COURSE, path = 'print/maps.html') {
  const site = await build(files, { baseUrl: 'https://example.org/' })
  return { site, $: load(site.outputText(path)) }
}

test('PG-6 a course is one page: its own text, then every concept once, in path order', async () => {
  const { $ } = await printed()
  expect(
    $('h1')
      .toArray()
      .map((heading) => $(heading).text()),
  ).toEqual([...['Maps', 'Maps', 'First', 'Kernel', 'Image', 'Second', 'Dual']])
  const contents = $('.print-contents a').toArray()
  expect(contents.map((link) => $(link).text())).toEqual(['First', 'Kernel', 'Image', 'Second', 'Dual'])
  for (const link of contents) expect($(`[id="${$(link).attr('href')?.slice(1)}"]`)).toHaveLength(1)
  expect($('script[src*="katex"]')).toHaveLength(0)
  expect($('link[href*="katex"]').length).toBeGreaterThan(0)
})

test('PG-6 its ids are unique, and every link inside it leads to one, embedded copies and footnotes included', async () => {
  const { $ } = await printed()
  const ids = $('[id]')
    .toArray()
    .map((element) => element.attribs.id)
  expect(ids.length).toBeGreaterThan(20)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  const inside = $('a[href^="#"]')
    .toArray()
    .map((link) => decodeURIComponent(link.attribs.href ?? '').slice(1))
  expect(inside.filter((id) => !ids.includes(id))).toEqual([])
})

test('PG-6 a link to a note of the course stays on the page, any other leads to the site', async () => {
  const { $ } = await printed()
  const links = $('#ui\\:n2 a.internal-link')
    .toArray()
    .map((link) => `${$(link).text()}: ${$(link).attr('href')}`)
  expect(links).toEqual([
    'Image > Rank: #n3:rank',
    'Image: #ui:n3',
    'Kernel > Proof: #n2:proof',
    'Aside: ../aside.html',
    'Dual: #ui:n4',
  ])
  expect($('#ui\\:n2 a.tag').attr('href')).toBe('../tags/maps.html')
  expect($('#ui\\:n3 a[href="#n2:%5Eeq"]').length).toBeGreaterThan(0)
})

test('PG-6 PRV-4 nothing of a private note is on it', async () => {
  const { $, site } = await printed()
  expect($('.private-link').first().text()).toBe('Secret')
  expect(site.outputText('print/maps.html')).not.toMatch(/Hidden|secret\.html/)
  const open = await build({ ...COURSE, 'Secret.md': '# Hidden words' })
  expect(open.outputText('print/maps.html')).toContain('Hidden words')
})

test('PG-6 EMB-7 what embeds itself ends as a link, is reported once, and swells nothing', async () => {
  const { site } = await printed()
  expect(site.trouble('Dual.md')).toHaveLength(1)
  const own = [...site.pages].filter(({ source }) => source !== 'Aside.md').map(({ output }) => output)
  const bytes = own.reduce((sum, output) => sum + site.outputText(output).length, 0)
  expect(site.outputText('print/maps.html').length).toBeLessThan(bytes)
})

test('PG-6 the course page leads to it; search engines leave it out', async () => {
  const { $, site } = await printed()
  expect(site.page('Maps.md')('.course-print a').attr('href')).toBe('print/maps.html')
  expect($('h1 a').first().attr('href')).toBe('../maps.html')
  expect($('meta[name=robots]').attr('content')).toBe('noindex')
  expect(site.outputText('sitemap.xml')).not.toContain('print/')
  expect(site.outputText('sitemap.xml')).toContain('maps.html')
})

test('PG-6 CRS-3 a folder in order has such a page too; a course without a written note has none', async () => {
  const note = (order: number) => `---\norder: ${order}\n---\nText.`
  const site = await build({ 'Week/B.md': note(1), 'Week/A.md': note(2), 'C.md': 'x' })
  const page = load(site.outputText('week/index.html'))
  expect(page('.course-print a').attr('href')).toBe('../print/week.html')
  const $ = load(site.outputText('print/week.html'))
  expect($('.print-title').text()).toBe('BA')
  expect($('h1 a').first().attr('href')).toBe('../week/index.html')
  const empty = await build({ 'Maps.md': '---\ntags: [course]\n---\n## Unit\n\n[[Unwritten]]' })
  expect(empty.outputs.filter(({ path }) => path.startsWith('print/'))).toEqual([])
  expect(empty.page('Maps.md')('.course-print')).toHaveLength(0)
})

test('PG-6 an edit of a concept is on the page after a warm build, as after a build from nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-print-'))
  try {
    const vault = join(folder, 'vault')
    mkdirSync(vault)
    for (const [path, text] of Object.entries(COURSE)) writeFileSync(join(vault, path), text)
    const digest = async (cacheDir: string | null) => {
      const site = await renderSite(buildRequest(vault, { cacheDir }))
      return site.outputs.find(({ path }) => path === 'print/maps.html')?.digest
    }
    const cache = join(folder, 'cache')
    const before = await digest(cache)
    writeFileSync(join(vault, 'Dual.md'), 'Other words.')
    const after = await digest(cache)
    expect(after).not.toBe(before)
    expect(after).toBe(await digest(null))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

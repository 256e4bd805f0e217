/** The pages and files of the course layer. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CheerioAPI, load } from 'cheerio'
import { expect, test } from 'vitest'
import { type Built, build } from '../site/vault.ts'

const COURSE = '---\ntype: course\n---\n'

function generated(site: Built, path: string): CheerioAPI {
  return load(site.outputText(path))
}

function words(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

test('CRS-1 a vault without a course shows nothing of courses', async () => {
  const $ = (await build({ 'A.md': '## U\n\n[[B]]', 'B.md': 'x' })).page('B.md')
  expect(
    $('.course-position, .course-steps, .course-outline, link[rel="next"], link[rel="prev"]'),
  ).toHaveLength(0)
})

test('CRS-5 the course page opens with its units, their concepts and sources', async () => {
  const site = await build({
    'Course.md': `${COURSE}## One\n\n[[A]]\n\n### Sub $x$\n\n[[B]]\n\nSource:: [S](https://s.org)\n\n## Two\n\n[[A]]`,
    'A.md': 'x',
    'B.md': 'y',
  })
  const $ = site.page('Course.md')
  const units = $('.outline-units > li')
  expect(units.map((_, unit) => $(unit).children('.outline-unit').attr('href')).get()).toEqual([
    '#one',
    '#two',
  ])
  expect(
    units
      .eq(0)
      .find('.outline-concepts a')
      .map((_, a) => $(a).attr('href'))
      .get(),
  ).toEqual(['a.html', 'b.html'])
  expect(units.eq(0).find('.outline-part-name .katex')).toHaveLength(1)
  expect(units.eq(0).find('.outline-sources a').text()).toBe('S')
  expect($('.course-start a').attr('href')).toBe('a.html')
  expect($('article').children().index($('.course-outline'))).toBeLessThan(
    $('article').children().index($('.prose')),
  )
})

test('CRS-6 WNT-1 what is not written stands in the outline as such, with the way to its entry', async () => {
  const site = await build({ 'Course.md': `${COURSE}## One\n\n[[Bow Tie]]\n\n## Two\n\n[[A]]`, 'A.md': 'x' })
  const $ = site.page('Course.md')
  const concept = $('.outline-concepts').eq(0)
  expect(concept.find('.unresolved').text()).toBe('Bow Tie')
  const link = concept.find('a').attr('href') ?? ''
  expect(link).toMatch(/^wanted\.html#/)
  expect(generated(site, 'wanted.html')(`[id="${link.split('#')[1]}"]`)).toHaveLength(1)
})

test('CRS-4 a note on several courses shows each; the head follows the first', async () => {
  const site = await build({
    'M.md': `---\ntype: course\ntitle: Math\n---\n## One\n\n[[A]] [[B]]\n\n## Two\n\n[[C]]`,
    'P.md': `---\ntype: course\ntitle: Physics\n---\n## Eins\n\n[[C]]\n\n## Zwei\n\n[[B]]`,
    'A.md': '',
    'B.md': '',
    'C.md': '',
  })
  const $ = site.page('B.md')
  expect(
    $('.course-position')
      .map((_, line) => words($(line).text()))
      .get(),
  ).toEqual(['One · 2 of 2 in Math', 'Zwei · 1 of 1 in Physics'])
  expect($('.course-steps')).toHaveLength(2)
  expect(
    $('link[rel="prev"], link[rel="next"]')
      .map((_, link) => $(link).attr('href'))
      .get(),
  ).toEqual(['a.html', 'c.html'])
})

test('CRS-3 CRS-4 notes of a folder with an order have a path too', async () => {
  const site = await build({ 'W/b.md': '---\norder: 1\n---\nx', 'W/a.md': '---\norder: 2\n---\ny' })
  expect(site.page('W/b.md')('link[rel="next"]').attr('href')).toBe('a.html')
  const position = site.page('W/a.md')('.course-position')
  expect(words(position.text())).toBe('2 of 2 in W')
  expect(position.find('a').attr('href')).toBe('index.html')
})

test('SRC-6 the Sources page has an entry for each source, and below it every section that cites it', async () => {
  const site = await build({
    'Course.md': `---\ntype: course\ntitle: Course\n---\n## One\n\n[[A]]\n\nSource:: [S](https://s.org/#x) p. 3\n\n## Two\n\nx`,
    'A.md': '## Deep\n\nSource:: [S](https://www.s.org), [v](https://youtu.be/344sNPH-cSE) 1:00',
  })
  const $ = generated(site, 'sources.html')
  const entries = $('.source-entry').toArray()
  expect(entries.map((entry) => words($(entry).children('p').text()))).toEqual(['Website S', 'Video v'])
  expect($(entries[0]).children('p').find('a').attr('href')).toBe('https://s.org/#x')
  const places = $(entries[0]).find('.cited-in li').toArray()
  expect(places.map((place) => words($(place).text()))).toEqual([
    'Course › One p. 3',
    'Course › One › A › Deep',
  ])
  expect(places.map((place) => $(place).find('a').attr('href'))).toEqual(['course.html#one', 'a.html#deep'])
  expect($(entries[1]).find('a.source-locator').attr('href')).toBe('https://youtu.be/344sNPH-cSE?t=60')
  const byKind = $('.source-kinds .source-links a').toArray()
  expect(byKind.map((link) => words($(link).text()))).toEqual(['v', 'S'])
  for (const link of byKind) expect($(`[id="${($(link).attr('href') ?? '').slice(1)}"]`)).toHaveLength(1)
})

test('SRC-6 a source cited by five sections has a page of its own', async () => {
  const sections = [1, 2, 3, 4, 5].map((n) => `## S${n}\n\nSource:: [Often](https://often.org)\n`).join('\n')
  const site = await build({ 'A.md': sections })
  const $ = generated(site, 'sources/often.html')
  expect($('.cited-in li')).toHaveLength(5)
  expect($('.lead a').attr('href')).toBe('https://often.org')
})

test('SRC-7 the site has its sources as JSON, BibTeX and CSL-JSON; one without sources has none', async () => {
  const site = await build(
    { 'A.md': '## H\n\nSource:: [S](https://s.org) p. 3, [[B]]', 'B.md': '' },
    { baseUrl: 'https://e.org/notes/' },
  )
  const { sources } = JSON.parse(site.outputText('sources.json'))
  expect(sources[0]).toMatchObject({
    kind: 'website',
    title: 'S',
    url: 'https://s.org',
    citedIn: [{ note: 'A', section: 'H', url: 'https://e.org/notes/a.html#h', locator: 'p. 3' }],
  })
  expect(sources[1].url).toBe('https://e.org/notes/b.html')
  expect(site.outputText('sources.bib')).toContain('title = {{S}}')
  expect(JSON.parse(site.outputText('sources.csl.json'))).toHaveLength(2)
  const paths = (await build({ 'A.md': 'x' })).outputs.map(({ path }) => path)
  expect(paths.filter((path) => path.startsWith('sources'))).toEqual([])
})

test('WNT-1 a link to an unwritten note says so, is no link itself, and has the way to its entry beside it', async () => {
  const site = await build({
    'A.md': 'To [[Gone]].\n\n## H\n\nTo [[gone|again]].',
    'B.md': '[[Rare]] [[Gone]]',
  })
  const $ = site.content('A.md')
  expect($('span.unresolved').attr('title')).toBe('Not written yet')
  const href = $('span.unresolved').eq(0).next('a.wanted-link').attr('href') ?? ''
  const wanted = generated(site, 'wanted.html')
  const items = wanted('.wanted-list > li').toArray()
  expect(items.map((item) => words(wanted(item).children('p').text()))).toEqual(['Gone 3', 'Rare 1'])
  expect(wanted(items[0]).attr('id')).toBe(href.split('#')[1])
  expect(
    wanted(items[0])
      .find('ul a')
      .map((_, a) => wanted(a).attr('href'))
      .get(),
  ).toEqual(['a.html', 'a.html#h', 'b.html'])
})

test('GLS-1 GLS-2 the index says what each concept is and which sections link to it', async () => {
  const site = await build({
    'A.md': '---\naliases: [Alef]\ndefinition: By property.\n---\nFirst.',
    'B.md': 'First paragraph of B.\n\n> [!definition] Term\n> By callout.\n\n## H\n\n[[A]]',
    'C.md': 'By paragraph. [[A]]',
  })
  const $ = generated(site, 'a-z.html')
  const entries = $('.letter > ul > li').toArray()
  expect(entries.map((entry) => words($(entry).children('.index-definition').text()))).toEqual([
    'By property.',
    '',
    'By callout.',
    'By paragraph. A',
  ])
  expect(words($(entries[1]).text())).toBe('Alef, see A')
  expect(
    $(entries[0])
      .find('.index-sections a')
      .map((_, a) => $(a).attr('href'))
      .get(),
  ).toEqual(['b.html#h', 'c.html'])
})

test('WNT-3 orphans are advice, not diagnostics of a build', async () => {
  const site = await build({ 'A.md': '[[B]]', 'B.md': '' })
  expect(site.diagnostics).toEqual([])
  expect(site.advice?.map(({ code, file }) => [code, file])).toEqual([['orphan-note', 'A.md']])
})

test('WNT-2 PRV-10 nothing of private notes is in what the course layer makes', async () => {
  const site = await build(
    {
      'Course.md': `${COURSE}## One\n\n[[CANARY-note]] [[A]] [[gone]]\n\nSource:: [[CANARY-note]], [S](https://s.org)\n\n## Two\n\n$$x$$ ^eq`,
      'A.md': '[[CANARY-note#^CANARY-block]] ![[CANARY-note]]',
      'CANARY-note.md':
        '---\npublish: false\ntags: course\naliases: CANARY-alias\norder: 1\n---\n## CANARY-unit\n\n[[CANARY-wish]] [[A]] [[Course#^eq]]\n\nSource:: [CANARY-source](https://CANARY.org)\n\n> [!definition]\n> CANARY-definition ^CANARY-block',
    },
    { privateLinks: 'redact' },
  )
  const texts = site.outputs.flatMap(({ path, body }) =>
    body.kind === 'bytes' ? [`${path}\n${Buffer.from(body.bytes).toString('utf8')}`] : [path],
  )
  expect(texts.filter((text) => /canary/i.test(text)).map((text) => text.split('\n')[0])).toEqual([])
  expect(site.content('Course.md')('.equation-number')).toHaveLength(0)
})

test('CRS-6 WNT-1 the seed alone: unwritten concepts stand in the outline, and the wanted page names them', async () => {
  const name = 'Intro to ML Safety.md'
  const site = await build({
    [name]: readFileSync(join(import.meta.dirname, '..', 'fixtures', 'seed', name)),
  })
  const $ = site.page(name)
  expect($('.outline-units > li')).toHaveLength(11)
  expect($('.outline-concepts a:not(.wanted-link)')).toHaveLength(0)
  expect($('.outline-concepts .unresolved').length).toBeGreaterThan(30)
  expect(generated(site, 'wanted.html')('.wanted-list > li').length).toBe(
    $('.outline-concepts .unresolved').length,
  )
})

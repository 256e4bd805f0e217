/** Citations on the page: out of the running text, at the headings of their sections. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Built, build, type Files } from '../site/vault.ts'

/** The content of a note as lines of `tag text`; a strip is one line. */
async function lines(markdown: string, files: Files = {}): Promise<string[]> {
  return linesOf(await build({ 'N.md': markdown, ...files }), 'N.md')
}

function linesOf(site: Built, note: string): string[] {
  const $ = site.content(note)
  $('.anchor, [data-chrome]').remove()
  return $('h1, h2, h3, p, li, ul[data-sources]')
    .toArray()
    .filter((element) => $(element).parents('[data-sources]').length === 0)
    .map((element) => {
      const text = (node: typeof element) => $(node).text().replace(/\s+/g, ' ').trim()
      if (element.tagName !== 'ul') return `${element.tagName} ${text(element)}`.trim()
      return `sources: ${$(element).children('li').toArray().map(text).join(' | ')}`
    })
}

const A = '[A](https://a.org)'
const B = '[B](https://b.org)'

test('SRC-4 citations form a strip at the heading of their section, and leave the text', async () => {
  expect(
    await lines(`Text.\n\n## One\n\nMore.\n\n- (References:: ${A})\n- (References:: ${B})\n\n## Two\n\nEnd.`),
  ).toEqual(['p Text.', 'h2 One', 'sources: A | B', 'p More.', 'h2 Two', 'p End.'])
})

test('SRC-4 citations above the first heading stand at the top, those under the title too', async () => {
  expect(await lines(`Text.\n\nSource:: ${A}`)).toEqual(['sources: A', 'p Text.'])
  expect(await lines(`# N\n\nText.\n\nSource:: ${A}`)).toEqual(['sources: A', 'p Text.'])
})

test('SRC-4 no empty items, lists, quotes or paragraphs are left behind', async () => {
  expect(
    await lines(
      `## H\n\n- a\n  - (Source:: ${A})\n- (Source:: ${B}), (Source:: ${A})\n\n> (Source:: ${B})\n\n(Source:: ${A}).\n`,
    ),
  ).toEqual(['h2 H', 'sources: A | B | A | B | A', 'li a'])
  expect(await lines(`## H\n\n> [!cite]\n> Source:: ${A}\n\n> [!cite] My words\n> Source:: ${B}`)).toEqual([
    'h2 H',
    'sources: A | B',
  ])
})

test('SRC-4 what stands beside a field stays where it is, without the gap', async () => {
  expect(
    await lines(
      `## H\n\nThe method (Source:: ${A}) is old (Source:: ${B}).\n\n- item [source:: ${A}]\n\nOne\nSource:: ${B}\nTwo`,
    ),
  ).toEqual(['h2 H', 'sources: A | B | A | B', 'p The method is old.', 'li item', 'p One Two'])
})

test('SRC-4 what the author wrote beside a link inside the field is in the strip', async () => {
  expect(await lines(`## H\n\n(Source:: see ${A}, *chapter* 3 with $x$, and ${B} p. 4)`)).toEqual([
    'h2 H',
    expect.stringMatching(/^sources: see A chapter 3 with .*x.*, and \| B p\. 4$/),
  ])
})

test('SRC-1 SRC-4 a field without a link is no citation and stays a field', async () => {
  expect(await lines('## H\n\nReferences:: Strang, chapter 3')).toEqual([
    'h2 H',
    'p References Strang, chapter 3',
  ])
})

test('SRC-4 fields in headings, titles and tables stay there and are in the strip as well', async () => {
  expect(
    await lines(`## H (Source:: ${A})\n\n| a |\n| - |\n| (Source:: ${B}) |\n\n> [!note] T (ref:: ${A})\n> x`),
  ).toEqual(['h2 H A', 'sources: A | B | A', 'p x'])
})

test('SRC-4 a References section left empty shows all sources of the note, once each', async () => {
  const site = await build({
    'N.md': `## One\n\nx (Source:: ${A} p. 3)\n\n## Two\n\ny (Source:: [again](https://www.a.org/))\n\n## References\n\n- (References:: ${B}))\n`,
  })
  expect(linesOf(site, 'N.md')).toEqual([
    'sources: B',
    'h2 One',
    'sources: A p. 3',
    'p x',
    'h2 Two',
    'sources: again',
    'p y',
    'h2 References',
    'sources: A | B',
  ])
  const $ = site.content('N.md')
  expect(
    $('.all-sources li')
      .eq(0)
      .find('.source-sections a')
      .map((_, a) => $(a).attr('href'))
      .get(),
  ).toEqual(['#one', '#two'])
})

test('SRC-4 TR-15 of several References sections left empty the last one shows all sources, and no other', async () => {
  const site = await build({
    'N.md': `## One\n\nx (Source:: ${A})\n\n## References\n\n## Two\n\ny (Source:: ${B})\n\n## References\n`,
  })
  const $ = site.content('N.md')
  expect($('#references').next().attr('id')).toBe('two')
  expect($('#references-1').next().attr('class')).toContain('all-sources')
  expect($('.all-sources > li')).toHaveLength(2)
})

test('SRC-4 a References section with words of its own is left alone', async () => {
  expect(await lines(`## References\n\nAsk me.\n\n- (References:: ${A})`)).toEqual([
    'sources: A',
    'h2 References',
    'p Ask me.',
  ])
})

test('SRC-2 SRC-3 a source shows its kind in words, its address as written, and what a host adds apart', async () => {
  const url = 'https://docs.google.com/presentation/d/1RM/edit#slide=id.g60c1429d79_0_0'
  const site = await build({ 'N.md': `## H\n\n- (References:: [risk\\_x - Google Slides](${url}))` })
  const $ = site.content('N.md')
  expect($('.source-kind').text()).toBe('Slides')
  expect($('.source-kind').attr('data-kind')).toBe('slides')
  const link = $('[data-sources] a')
  expect(link.attr('href')).toBe(url)
  expect(link.find('.source-host').text()).toBe(' - Google Slides')
  expect(link.text()).toBe('risk_x - Google Slides')
})

test('SRC-3 SRC-5 notes and files of the vault are linked, and locators open them at their place', async () => {
  const site = await build({
    'N.md':
      '## H\n\nSource:: [[B]] ![[book.pdf]] p. 12, [talk](https://youtu.be/344sNPH-cSE) 14:32, [site](https://s.org) §1.2, [[Gone]]',
    'B.md': 'Source:: [[N]]',
    'book.pdf': '%PDF-1.4',
  })
  const $ = site.content('N.md')
  const items = $('[data-sources] li').toArray()
  expect(items.map((item) => $(item).find('.source-kind').text())).toEqual([
    'Note',
    'Document',
    'Video',
    'Website',
    '',
  ])
  expect($(items[0]).find('a').attr('href')).toBe('b.html')
  expect($(items[1]).find('a').eq(0).attr('href')).toMatch(/^assets\/book\.\w+\.pdf$/)
  expect($(items[1]).find('a').eq(1).attr('href')).toMatch(/^assets\/book\.\w+\.pdf#page=12$/)
  expect($(items[2]).find('a.source-locator').attr('href')).toBe('https://youtu.be/344sNPH-cSE?t=872')
  expect($(items[3]).find('a.source-locator')).toHaveLength(0)
  expect($(items[3]).find('.source-locator').text()).toBe('§1.2')
  expect($(items[4]).find('a:not(.wanted-link)')).toHaveLength(0)
})

test('BRF-12 SRC-4 a block id on a citation moves with it, so that links and embeds still find it', async () => {
  const site = await build({
    'N.md': `## H\n\n- a\n- (Source:: ${A}) ^ref\n\n(Source:: ${B}) ^other\n`,
    'M.md': '[[N#^ref]]\n\n![[N#^ref]]\n\n![[N#^other]]',
  })
  const $ = site.content('N.md')
  expect($('[id="^ref"]').text().replace(/\s+/g, ' ').trim()).toMatch(/A$/)
  const embeds = site.content('M.md')('.embed-content')
  expect(embeds.eq(0).find('ul > li').text()).toMatch(/A$/)
  expect(embeds.eq(1).find('ul > li').text()).toMatch(/B$/)
})

test('EMB-2 SRC-4 an embedded section brings its sources', async () => {
  const site = await build({ 'N.md': `## H\n\nx (Source:: ${A})\n\n## K`, 'M.md': '![[N#H]]' })
  expect(site.content('M.md')('.embed [data-sources]').text()).toContain('A')
})

test('SRC-7 the sources of a note are in its page as JSON-LD, which cannot end its element', async () => {
  const site = await build({ 'N.md': `---\ntitle: "</script><b>"\n---\n(Source:: ${A}) (Source:: ${A})` })
  const script = site.page('N.md')('script[type="application/ld+json"]')
  expect(JSON.parse(script.text())).toEqual({
    '@context': 'https://schema.org',
    '@type': 'LearningResource',
    name: '</script><b>',
    citation: [{ '@type': 'WebPage', name: 'A', url: 'https://a.org' }],
  })
  expect((await build({ 'N.md': 'x' })).page('N.md')('script[type="application/ld+json"]')).toHaveLength(0)
})

test('SRC-4 the seed: every citation is at its section, nothing of the fields is left', async () => {
  const name = 'Intro to ML Safety.md'
  const site = await build({
    [name]: readFileSync(join(import.meta.dirname, '..', 'fixtures', 'seed', name)),
  })
  const $ = site.content(name)
  const strips = $('[data-sources]:not(.all-sources)')
    .toArray()
    .map((strip) => {
      const heading = $(strip).prevAll('h1, h2, h3').first()
      heading.find('.anchor').remove()
      const links = $(strip).find('a').toArray()
      return `${heading.text().trim() || '(note)'}: ${links.map((a) => $(a).contents().first().text()).join(', ')}`
    })
  expect(strips).toEqual([
    '(note): Schedule | Intro to ML Safety',
    'Disaster Risk Equation: risk_decomposition',
    'Complex Systems Background: accident_models',
    'Black Swans: black_swans',
    'Review: adversarial_robustness, black_swan_robustness',
    'Anomaly Detection: Intro_to_ML_Safety/main.md at master Â· centerforaisafety/Intro_to_ML_Safety, anomaly_detection, Anomaly Detection',
    'Interpretable Uncertainty: interpretable_uncertainty, Interpretable Uncertainty',
    'Transparency: interpretable_uncertainty, Transparency',
    'Trojans: trojans, Trojans',
    'Detecting Emergent Behavior: emergent_behavior_proxy_gaming, Detecting Emergent Behavior',
  ])
  expect($('.all-sources > li')).toHaveLength(16)
  expect($('#references').next().attr('class')).toContain('all-sources')
  expect($.root().text()).not.toMatch(/References::|\(References/)
  expect(
    $('li')
      .toArray()
      .filter((item) => $(item).text().trim() === ''),
  ).toEqual([])
})

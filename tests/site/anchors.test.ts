import { expect, test } from 'vitest'
import { build } from './vault.ts'

test('ANC-1 ANC-2 ANC-3 ANC-5 every heading has an id of its own, symbols and repetitions too', async () => {
  const site = await build({ 'A.md': '## A\n\n## A\n\n## A-1\n\n## 🎉\n\n## $$\n\n## 数学' })
  const $ = site.content('A.md')
  const ids = $('h2')
    .toArray()
    .map((heading) => $(heading).attr('id'))
  expect(ids).toEqual(['a', 'a-1', 'a-1-1', 'section', 'section-1', '数学'])
})

test('ANC-2 ids are unique in the whole page, furniture included', async () => {
  const site = await build({
    'A.md': '## Main\n\n## Search\n\n## Toc\n\nx[^1] ^main\n\n![[#Main]]\n\n[^1]: n',
  })
  const $ = site.page('A.md')
  const ids = $('[id]')
    .toArray()
    .map((element) => $(element).attr('id'))
  expect(new Set(ids).size).toBe(ids.length)
})

test('ANC-4 a heading named like furniture is still the target of its link', async () => {
  const site = await build({ 'A.md': '[[#Search]] [[#Main]]\n\n## Search\n\n## Main' })
  const $ = site.page('A.md')
  const targets = $('.prose a.internal-link')
    .toArray()
    .map((link) => $(`[id="${($(link).attr('href') ?? '').slice(1)}"]`).text())
  expect(targets).toEqual(['Search', 'Main'])
})

test('ANC-6 a block id and a heading of one name are both reachable', async () => {
  const site = await build({ 'A.md': '## Setup\n\npara ^setup\n\n[[#Setup|h]] [[#^setup|b]]' })
  const $ = site.content('A.md')
  const target = (words: string) => decodeURIComponent($(`a:contains(${words})`).attr('href') ?? '').slice(1)
  expect($(`[id="${target('h')}"]`).is('h2')).toBe(true)
  expect($(`[id="${target('b')}"]`).text()).toBe('para')
})

test('BRF-12 the target of a block id is the block, or an empty element right before it', async () => {
  const site = await build({
    'A.md': '- item ^i\n\n> quote\n\n^q\n\n$$x$$\n^m\n\n## Heading ^h\n\n<p>raw</p>\n\n^r',
  })
  const $ = site.content('A.md')
  expect($('[id="^i"]').is('li')).toBe(true)
  expect($('[id="^q"]').is('blockquote')).toBe(true)
  expect($('[id="^m"]').find('.katex')).toHaveLength(1)
  expect($('[id="^h"]').next().is('h2')).toBe(true)
  expect($('[id="^r"]').next().text() || $('[id="^r"]').text()).toBe('raw')
})

test('HD-13 headings in callouts, quotes and items have ids and can be linked', async () => {
  const site = await build({
    'A.md':
      '> [!note] T\n> ## In callout\n\n> ## In quote\n\n- ## In item\n\n[[#In callout]] [[#In quote]] [[#In item]]',
  })
  const hrefs = site
    .content('A.md')('a.internal-link')
    .toArray()
    .map((link) => link.attribs.href)
  expect(hrefs).toEqual(['#in-callout', '#in-quote', '#in-item'])
})

test('HD-14 what looks like a heading in code, comments, HTML and frontmatter is none', async () => {
  const note =
    '---\nx: "# Front"\n---\n```\n# Code\n```\n\n%%\n# Comment\n%%\n\n<div>\n# Html\n</div>\n\n[[#Code]] [[#Comment]] [[#Html]]'
  const site = await build({ 'A.md': note })
  expect(site.content('A.md')('h1')).toHaveLength(0)
  expect(site.trouble('A.md').filter((line) => line.endsWith('unresolved-heading'))).toHaveLength(3)
})

test('HD-12 TTL-4 the heading that gives the title is still a target', async () => {
  const site = await build({ 'A.md': '# A\n\n[[A#A|up]] [[#A]]' })
  const $ = site.page('A.md')
  expect($('.prose a').eq(0).attr('href')).toBe('#a')
  expect($('[id="a"]').is('h1')).toBe(true)
})

test('MDL-1 MDL-2 MDL-4 Markdown links lead to notes, headings and blocks', async () => {
  const site = await build({
    'A.md':
      '[a](My%20Note.md) [b](My%20Note) [c](<My Note.md> "tip") [d][ref] [e](My%20Note.md#Some%20Part) [f](#Here) [g](My%20Note.md#^q)\n\n## Here\n\n[ref]: My%20Note.md',
    'My Note.md': '## Some Part\n\ntext ^q',
  })
  const $ = site.content('A.md')
  const href = (words: string) =>
    $('a.internal-link')
      .filter((_, link) => $(link).text() === words)
      .attr('href')
  expect(['a', 'b', 'c', 'd'].map(href)).toEqual(Array(4).fill('my-note.html'))
  expect(href('e')).toBe('my-note.html#some-part')
  expect(href('f')).toBe('#here')
  expect(decodeURIComponent(href('g') ?? '')).toBe('my-note.html#^q')
  expect($('a[title="tip"]')).toHaveLength(1)
})

test('MDL-7 a Markdown picture of a note embeds it', async () => {
  const site = await build({ 'A.md': '![x](B.md)', 'B.md': 'content of B' })
  expect(site.text('A.md')).toContain('content of B')
})

test('MDL-8 INL-12 other schemes are kept as written; those that run code lose their address', async () => {
  const site = await build({
    'A.md':
      '[a](obsidian://open?vault=V&file=x) [b](zotero://select/1) [c](https://e.org/x%20y?q=1&r=2) [d](javascript:alert(1)) [e](JaVa\tScript:x)',
  })
  const $ = site.content('A.md')
  const hrefs = $('a.external-link')
    .toArray()
    .map((link) => $(link).attr('href'))
  expect(hrefs).toEqual([
    'obsidian://open?vault=V&file=x',
    'zotero://select/1',
    'https://e.org/x%20y?q=1&r=2',
  ])
  expect(site.text('A.md')).toBe('a b c d [e](JaVa Script:x)')
  expect(site.trouble('A.md')).toEqual(['1:93 warning blocked-url'])
})

test('TAG-6 a tag shows its # and leads to its page', async () => {
  const site = await build({ 'A.md': 'about #Inbox/to-read', 'B.md': '---\ntags: [inbox]\n---\n' })
  const tag = site.content('A.md')('a.tag')
  expect(tag.text()).toBe('#Inbox/to-read')
  expect(site.outputText(tag.attr('href') ?? '')).toContain('href="../../a.html"')
})

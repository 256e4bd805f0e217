import { expect, test } from 'vitest'
import { build, html } from './vault.ts'

test('BLK-1 block structure is that of CommonMark and GFM', async () => {
  expect(await html('para\n\n> quote\n\n1. one\n2. two\n\n---\n\n| a |\n| - |\n| b |')).toBe(
    '<p>para</p><blockquote><p>quote</p></blockquote><ol><li>one</li><li>two</li></ol><hr>' +
      '<div class="table-scroll"><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table></div>',
  )
})

test('BLK-4 nothing is made typographic', async () => {
  expect(await html('"q" \'s\' -- ... -> (c)')).toBe('<p>"q" \'s\' -- ... -&gt; (c)</p>')
})

test('BLK-5 lists nest by tabs, by blanks and by both, at any depth', async () => {
  const depths = Array.from({ length: 9 }, (_, depth) => `${'\t'.repeat(depth)}- level ${depth}`).join('\n')
  const site = await build({ 'A.md': depths, 'B.md': '- a\n    - b\n\t    - c' })
  expect(site.content('A.md')('ul ul ul ul ul ul ul ul ul li').text()).toBe('level 8')
  expect(site.content('B.md')('ul ul ul').text().trim()).toBe('c')
})

test('BLK-6 a list may follow a text line; an ordered one only from 1', async () => {
  expect(await html('text\n- a')).toBe('<p>text</p><ul><li>a</li></ul>')
  expect(await html('text\n2. a')).toBe('<p>text<br> 2. a</p>')
})

test('BLK-7 a heading may be the content of a list item', async () => {
  const site = await build({ 'A.md': '- ## Topic' })
  expect(site.content('A.md')('li > h2').text()).toBe('Topic')
})

test('BLK-8 #Word is a tag, seven # are text, closing # are dropped', async () => {
  const site = await build({ 'A.md': '#Word\n\n####### x\n\n## x ##' })
  expect(site.content('A.md')('h1,h2,h3').toArray()).toHaveLength(1)
  expect(site.content('A.md')('h2').text()).toBe('x')
  expect(site.text('A.md')).toContain('####### x')
})

test('BLK-9 setext headings are headings', async () => {
  const site = await build({ 'A.md': 'text\n\nOne\n===\n\nTwo\n---\n' })
  expect(site.content('A.md')('h1').text()).toBe('One')
  expect(site.content('A.md')('h2').text()).toBe('Two')
})

test('BLK-10 a quote after an item ends the list; a picture after it goes on with the item', async () => {
  expect(await html('- item\n> quote')).toBe('<ul><li>item</li></ul><blockquote><p>quote</p></blockquote>')
  const site = await build({ 'A.md': '- item\n![](https://e.org/a.png)' })
  expect(site.content('A.md')('li br + img, li br ~ img')).toHaveLength(1)
})

test('BLK-11 a tab-indented line after an item belongs to the list; after a blank line in text it is code', async () => {
  expect(await html('- item\n\tmore')).toBe('<ul><li>item<br> more</li></ul>')
  expect(await html('text\n\n\tcode')).toBe('<p>text</p><pre><code>code </code></pre>')
})

test('BLK-12 no template language runs over content', async () => {
  const site = await build({ 'A.md': '{{title}} {% x %} <%= x %> {0, 1, …} {{ page.title }}' })
  expect(site.text('A.md')).toBe('{{title}} {% x %} <%= x %> {0, 1, …} {{ page.title }}')
})

test('VLT-9 an empty note is a page with its title and no content', async () => {
  const site = await build({ 'Empty.md': '', 'Only front.md': '---\ntags: [a]\n---\n' })
  expect(site.page('Empty.md')('h1').text()).toBe('Empty')
  expect(site.text('Empty.md')).toBe('')
  expect(site.page('Only front.md')('h1').text()).toBe('Only front')
})

test('TTL-5 an H1 that differs from the title is shown in addition to it', async () => {
  const site = await build({ 'A.md': '---\ntitle: Title\n---\n# Other\n', 'B.md': 'text\n\n# Late\n' })
  expect(site.page('A.md')('article h1').toArray()).toHaveLength(2)
  expect(site.content('A.md')('h1').text()).toBe('Other')
  expect(site.page('B.md')('article h1').first().text()).toBe('B')
  expect(site.content('B.md')('h1').text()).toBe('Late')
})

test('TTL-4 TTL-6 an H1 equal to the title is shown once, and the title is in the report and the head', async () => {
  const site = await build({ 'A.md': '---\ntitle: a $x$ & b\n---\n# A $x$ & b\ntext' })
  expect(site.pages[0]?.title).toBe('a x & b')
  expect(site.page('A.md')('title').text()).toContain('a x & b')
  expect(site.page('A.md')('article h1')).toHaveLength(1)
  expect(site.page('A.md')('article h1 .katex')).toHaveLength(1)
})

test('TAB-1 TAB-3 tables as in GFM; a bar in text makes none', async () => {
  const site = await build({ 'A.md': 'a | b\n-|-:\n**c** | [[A]]\n\nP(x | y) is text\n- or a list' })
  const $ = site.content('A.md')
  expect($('table')).toHaveLength(1)
  expect($('td').eq(1).attr('align')).toBe('right')
  expect($('td strong').text()).toBe('c')
  expect($('td a').attr('href')).toBe('a.html')
  expect(site.text('A.md')).toContain('P(x | y) is text')
})

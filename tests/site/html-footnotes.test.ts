import { expect, test } from 'vitest'
import { build, html, PNG } from './vault.ts'

test('HTM-1 text markup, tables, details and frames pass, with harmless style and class', async () => {
  const site = await build({
    'A.md':
      '<u>u</u> <kbd>k</kbd> H<sub>2</sub>O <span style="color: red; position: fixed" class="mine">s</span>\n\n<details open><summary>S</summary>body</details>\n\n<iframe src="https://e.org/x"></iframe>',
  })
  const $ = site.content('A.md')
  expect($('u, kbd, sub')).toHaveLength(3)
  expect($('span.mine').attr('style')).toBe('color: red')
  expect($('details[open] summary').text()).toBe('S')
  expect($('iframe').attr('sandbox')).not.toContain('allow-same-origin')
})

test('HTM-2 no Markdown inside an HTML block; a blank line ends it', async () => {
  const site = await build({ 'A.md': '<div>\n**x** [[Note]]\n</div>\n\n**bold**' })
  expect(site.text('A.md')).toBe('**x** [[Note]] bold')
  expect(site.content('A.md')('strong').text()).toBe('bold')
  expect(site.trouble('A.md')).toEqual([])
})

test('HTM-3 Markdown between inline tags works', async () => {
  expect(await html('<u>**x**</u>')).toBe('<p><u><strong>x</strong></u></p>')
})

test('HTM-4 HTM-5 nothing that could run survives', async () => {
  const note = [
    '<script>alert(1)</script>',
    '<img src="x" onerror="alert(1)">',
    '<a href="javascript:alert(1)">a</a> <a href=" java&#10;script:alert(1)">b</a> [c](vbscript:x) [d](data:text/html,x)',
    '<form action="https://e.org"><input name="q"><button>go</button></form>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe><object data="x"></object><embed src="x">',
    '<style>body { display: none }</style><svg onload="alert(1)"></svg>',
  ].join('\n\n')
  const site = await build({ 'A.md': note })
  const page = site.content('A.md').html() ?? ''
  expect(page).not.toMatch(
    /<(?:script|form|object|embed|style|svg|button|iframe)|on\w+=|javascript:|srcdoc|vbscript:|data:text/i,
  )
  expect(site.text('A.md')).toContain('a b c d')
  expect(site.trouble('A.md').map((line) => line.split(' ')[2])).toContain('html-removed')
  expect(site.trouble('A.md')).toContain('5:1 warning blocked-url')
})

test('HTM-6 unclosed and misnested HTML does not break the page around it', async () => {
  const site = await build({ 'A.md': '<div><b>open\n\ntext\n\n</main></article></body>\n\nlast' })
  const $ = site.page('A.md')
  expect($('main article').text()).toContain('last')
  expect($('body > footer, body footer')).not.toHaveLength(0)
})

test('HTM-7 addresses in HTML that name vault files resolve like Markdown links', async () => {
  const site = await build({
    'A.md': '<img src="x/pic.png" alt="P" width="40"> <a href="B.md#H">to B</a>',
    'x/pic.png': PNG,
    'B.md': '## H',
  })
  const $ = site.content('A.md')
  expect($('img').attr('src')).toMatch(/^assets\/pic\./)
  expect($('img').attr('width')).toBe('40')
  expect($('a').attr('href')).toBe('b.html#h')
})

test('FN-1 FN-2 FN-4 footnotes are numbered as they are met, repeated marks share one note', async () => {
  const site = await build({
    'A.md':
      'b[^b] a[^a] b again[^b] in[^c] line^[inline *note* [[B]]]\n\n[^a]: Note A\n\n    second paragraph\n[^b]: Note B\n[^c]: C',
    'B.md': '',
  })
  const $ = site.content('A.md')
  expect(
    $('.footnote-ref')
      .toArray()
      .map((mark) => $(mark).text()),
  ).toEqual(['1', '2', '1', '3', '4'])
  expect(
    $('.footnotes li')
      .toArray()
      .map((item) => $(item).find('p').first().text().trim()),
  ).toEqual(['Note B ↩1 ↩2', 'Note A', 'C ↩', 'inline note B ↩'])
  expect(
    $('.footnotes li')
      .eq(0)
      .find('.footnote-back')
      .toArray()
      .map((back) => $(back).attr('href')),
  ).toEqual(['#fnref:1', '#fnref:1:2'])
  expect($('[id="fnref:1:2"]')).toHaveLength(1)
})

test('FN-3 definitions without reference are not shown; references without definition stay text', async () => {
  const site = await build({ 'A.md': 'x[^gone]\n\n[^unused]: hidden [[Nowhere]]' })
  expect(site.text('A.md')).toBe('x[^gone]')
  expect(site.trouble('A.md')).toEqual([])
})

test('FN-6 a link to a footnote leads to the page', async () => {
  const site = await build({ 'A.md': '[[B#[^1]]] and [[B#^q|q]]', 'B.md': 'x[^1] ^q\n\n[^1]: n' })
  expect(site.content('A.md')('a').attr('href')).toMatch(/^b\.html/)
})

test('DIA-2 FM-13 the recommended codes are used', async () => {
  const site = await build({
    'A.md': '[[Gone]] [[B#Gone]] [[B#^gone]] ![[gone.png]] [[Hidden]] $\\frac$',
    'B.md': 'x ^a\n\ny ^a',
    'C.md': '---\na: 1\na: 2\npermalink: ../x\n---\n',
    'D.md': '---\ntitle: "open\n---\n',
    'E.md': '%%\nnever closed',
    'Hidden.md': '---\npublish: false\n---\n',
  })
  const codes = new Set(site.diagnostics.map((diagnostic) => diagnostic.code))
  codes.delete('orphan-note')
  expect([...codes].sort()).toEqual([
    'duplicate-block-id',
    'duplicate-key',
    'frontmatter-invalid',
    'invalid-permalink',
    'math-error',
    'missing-attachment',
    'private-link',
    'unclosed-comment',
    'unresolved-block',
    'unresolved-heading',
    'unresolved-link',
  ])
})

import { expect, test } from 'vitest'
import { build, html } from './vault.ts'

async function formulas(note: string) {
  const site = await build({ 'A.md': note })
  const $ = site.content('A.md')
  return $('.katex')
    .toArray()
    .map((formula) => ({
      tex: $(formula).find('annotation').text().trim(),
      display: $(formula).closest('.katex-display').length > 0,
    }))
}

test('MTH-1 a dollar is a delimiter only where Obsidian takes it for one', async () => {
  expect(await formulas('$20 and $30\n\n$15,000 and EUR$45,000\n\n5$ or 6 $\n\n$ x$ and $x $')).toEqual([])
  expect(await formulas('a $x$ b')).toEqual([{ tex: 'x', display: false }])
})

test('MTH-2 display math: alone, over lines, in mid-paragraph, in items, quotes and callouts', async () => {
  const note =
    '$$a$$\n\n$$\nb\n$$\n\ntext $$c$$ text\n\n- item\n  $$\n  d\n  $$\n\n> $$e$$\n\n> [!note] T\n> $$f$$\n\n$$g$$\nafter'
  expect(await formulas(note)).toEqual('abcdefg'.split('').map((tex) => ({ tex, display: true })))
  const site = await build({ 'A.md': '$$x$$\nafter' })
  expect(site.text('A.md')).toMatch(/after$/)
})

test('MTH-3 formulas are opaque', async () => {
  const tex = ['x_adv', 'a_1', 'b_1', 'Q*(s,a)', 'R*', 'O(|V|+2|E|)', '1 < x', 'a == b', '[[x]]', '50\\%']
  expect((await formulas(tex.map((one) => `$${one}$`).join(' and '))).map((formula) => formula.tex)).toEqual(
    tex,
  )
})

test('MTH-4 no delimiters: an escaped dollar, dollars in code, addresses and wikilinks', async () => {
  expect(await formulas('\\$x$ `$y$` https://e.org/$a$ [[Burns $97]] [[Won $8]]')).toEqual([])
})

test('MTH-5 formulas in headings, link texts, cells and titles', async () => {
  const site = await build({
    'A.md': '# On $x_1$\n\n## Of $y$\n\n[see $z$](https://e.org)\n\n| $w$ |\n| - |\n| v |',
  })
  expect(site.page('A.md')('h1 .katex')).toHaveLength(1)
  const $ = site.content('A.md')
  expect([$('h2 .katex').length, $('a .katex').length, $('th .katex').length]).toEqual([1, 1, 1])
})

test('MTH-6 the environments and commands of course notes are known', async () => {
  const tex = [
    '\\begin{align} a &= b \\\\ c &= d \\end{align}',
    '\\begin{aligned} a &= b \\end{aligned}',
    '\\begin{cases} 1 & x \\\\ 2 & y \\end{cases}',
    '\\begin{vmatrix} a & b \\\\ c & d \\end{vmatrix}',
    '\\text{if } \\boxed{x} \\lVert v \\rVert a \\mid b \\cdots \\tag{3}',
  ]
  const site = await build({ 'A.md': tex.map((one) => `$$\n${one}\n$$`).join('\n\n') })
  expect(site.content('A.md')('.katex-display')).toHaveLength(tex.length)
  expect(site.trouble('A.md')).toEqual([])
})

test('MTH-7 DIA-3 a TeX error shows the source and points into the formula; other characters are no error', async () => {
  const site = await build({ 'A.md': 'fine $a…b$\n\nbad $x + \\frac{1$ here' })
  expect(site.content('A.md')('.math-error').text()).toBe('x + \\frac{1')
  expect(site.trouble('A.md')).toHaveLength(1)
  expect(site.trouble('A.md')[0]).toMatch(/^3:\d+ warning math-error$/)
})

test('MTH-8 each formula keeps its source in an annotation', async () => {
  expect(await formulas('$\\alpha$')).toEqual([{ tex: '\\alpha', display: false }])
})

test('MTH-9 a display formula that is never closed costs at most its own note', async () => {
  const site = await build({ 'A.md': 'before\n\n$$\nx = 1\n\nmore', 'B.md': 'untouched $y$' })
  expect(site.text('A.md')).toContain('before')
  expect(site.content('B.md')('.katex')).toHaveLength(1)
})

test('MTH-10 an escaped dollar inside a formula is TeX’s', async () => {
  expect(await formulas('$x + \\$1$')).toEqual([{ tex: 'x + \\$1', display: false }])
})

test('TAB-2 bars in cells: links, pictures, code and formulas do not split', async () => {
  const site = await build({
    'A.md': '| a | b | c |\n| - | - | - |\n| [[B\\|x]] | `p\\|q` | $a \\| b$ |',
    'B.md': '',
  })
  const $ = site.content('A.md')
  expect($('td')).toHaveLength(3)
  expect($('td a').text()).toBe('x')
  expect($('td code').text()).toBe('p|q')
  expect($('td annotation').text()).toBe('a | b')
})

test('COD-1 COD-2 code is literal: the text of pre code is the source', async () => {
  const source = '\tif (a < b && "c") {\n\t\t// [[x]] $y$ %%z%%\n\t}'
  const site = await build({ 'A.md': `~~~~js\n${source}\n~~~~~\n\n    indented [[x]]\n\n\`inline [[x]]\`` })
  const $ = site.content('A.md')
  expect($('pre code').eq(0).text()).toBe(`${source}\n`)
  expect($('pre code').eq(1).text()).toBe('indented [[x]]\n')
  expect(site.trouble('A.md')).toEqual([])
})

test('COD-3 CMT-3 a Mermaid block keeps its source untouched', async () => {
  const source = 'graph TD\n  A[[Sub]] --> B\n  %% a comment'
  const site = await build({ 'A.md': `\`\`\`mermaid\n${source}\n\`\`\`` })
  expect(site.content('A.md')('.mermaid').text()).toBe(source)
})

test('COD-5 query blocks are shown as code, never run', async () => {
  const site = await build({ 'A.md': '```dataviewjs\nthrow new Error("ran")\n```\n\n```query\ntag:x\n```' })
  expect(site.content('A.md')('pre code').eq(0).text()).toBe('throw new Error("ran")\n')
  expect(site.trouble('A.md')).toEqual(['1:1 info unsupported-query', '5:1 info unsupported-query'])
})

test('CMT-6 HTML comments are not emitted', async () => {
  expect(await html('a <!-- inline --> b\n\n<!-- block -->\n\nc')).toBe('<p>a b</p><p>c</p>')
})

import { expect, test } from 'vitest'
import { readFenceMeta } from '../../src/render/highlight/fence-meta.ts'
import { createHighlighters } from '../../src/render/highlight/highlight.ts'
import { build } from './vault.ts'

/** Kind and text of the tokens of the first code block, plain text left out. */
async function tokens(note: string): Promise<string[]> {
  const $ = (await build({ 'A.md': note })).content('A.md')
  return $('pre code .token')
    .toArray()
    .map((token) => `${$(token).attr('class')?.replace('token ', '')} ${$(token).text().trim()}`)
}

test('PG-7 code of a known language is highlighted by kinds of tokens, without styles', async () => {
  expect(await tokens('```python\ndef f(x):  # note\n    return "a" + 1\n```')).toEqual([
    'keyword def',
    'function f',
    'variable x',
    'comment # note',
    'keyword return',
    'string "a"',
    'number 1',
  ])
  const site = await build({ 'A.md': '```js\nconst a = 1\n```' })
  expect(site.content('A.md')('[style]')).toHaveLength(0)
})

test('COD-2 the text of pre code is the source, highlighted or not', async () => {
  const sources = {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code to be coloured.
    js: 'const s = `a ${b}`\n\n\tif (a < b && c) { /* "x" */ }',
    html: '<p class="a">&amp;</p>\n<script>1 < 2</script>',
    bash: 'for f in *.md; do echo "$f"; done\ncat <<\'E\'\n  $x\nE',
    yaml: 'a: [1, "b"]\n# c\nd:\n  - e',
    unheard: 'of <language>',
  }
  const note = Object.entries(sources).map(([name, source]) => `\`\`\`${name} {1}\n${source}\n\`\`\``)
  const $ = (await build({ 'A.md': note.join('\n\n') })).content('A.md')
  const texts = $('pre code')
    .toArray()
    .map((code) => $(code).text())
  expect(texts).toEqual(Object.values(sources).map((source) => `${source}\n`))
  expect($('pre code').first().attr('class')).toBe('language-js')
})

test('PG-7 a language is known by its usual names, in any case; others are plain', async () => {
  expect(await tokens('~~~Py\nx = 1\n~~~')).toEqual(['number 1'])
  expect(await tokens('> - ```c++\n>   return 1;\n>   ```')).toEqual(['keyword return', 'number 1'])
  expect(await tokens('```text\nreturn 1\n```\n\n    return 1')).toEqual([])
})

test('PG-7 what a note shows does not depend on the languages of other notes', async () => {
  const highlighters = createHighlighters()
  await highlighters.forNote('```python\n```')
  const highlight = await highlighters.forNote('~~~js\n~~~')
  expect(highlight('x = 1', 'python')).toBeNull()
  expect(highlight('1', 'js')).toEqual([[{ text: '1', kind: 'number' }]])
})

test('TR-15 what a grammar cannot bear is shown plain: long blocks, lines and runs, and very much of it', async () => {
  const highlight = await createHighlighters().forNote('```bash')
  expect(highlight('x\n'.repeat(60_000), 'bash')).toBeNull()
  expect(highlight('x '.repeat(1001), 'bash')).toBeNull()
  expect(highlight('<'.repeat(60), 'bash')).toBeNull()
  expect(highlight('x '.repeat(1000), 'bash')).not.toBeNull()
  const block = '# x\n'.repeat(20_000)
  const blocks = Array.from({ length: 6 }, () => highlight(block, 'bash') !== null)
  expect(blocks).toEqual([true, true, true, true, true, false])
})

test('PG-7 a title stands above the block, marked lines are marked', async () => {
  const note = '```js title="src/a.js" {2-3}\na\nb\nc\nd\n```'
  const $ = (await build({ 'A.md': note })).content('A.md')
  expect($('figure.code-block > figcaption').text()).toBe('src/a.js')
  expect($('figure > pre > code').text()).toBe('a\nb\nc\nd\n')
  expect(
    $('.highlighted-line')
      .toArray()
      .map((line) => $(line).text()),
  ).toEqual(['b\n', 'c\n'])
})

test('TR-12 the words after the fence are text, not markup', async () => {
  const $ = (await build({ 'A.md': '```js title="<b onclick=x>" class="y"\na\n```' })).content('A.md')
  expect($('figcaption').text()).toBe('<b onclick=x>')
  expect($('b, .y, [onclick]')).toHaveLength(0)
})

test.each([
  ['title="a b" {1,3-5}', 'a b', [1, 3, 4, 5]],
  ["{2} title='{1}'", '{1}', [2]],
  ['title=a.js', 'a.js', []],
  ['{9-12}', null, [9, 10]],
  ['{5-3,x,0}', null, []],
  ['title="never closed', null, []],
  ['numbered', null, []],
])('PG-7 “%s” after the language', (meta, title, marked) => {
  const read = readFenceMeta(meta, 10)
  expect([read.title, [...read.marked]]).toEqual([title, marked])
})

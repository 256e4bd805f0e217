import { expect, test } from 'vitest'
import type { Config } from '../../src/config/config.ts'
import { splitPropertyLinks } from '../../src/vault/property-links.ts'
import { build, type Files } from './vault.ts'

/** The properties on the page of `a.md`: names and the HTML of values. */
async function shown(frontmatter: string, files: Files = {}, properties: Config['properties'] = 'all') {
  const site = await build({ 'a.md': `---\n${frontmatter}\n---\nx`, ...files }, { properties })
  const $ = site.page('a.md')
  const values = $('.properties > div')
    .map((_, row) => [[$(row).find('dt').text(), $(row).find('dd').html() ?? '']])
    .get()
  return { values, trouble: site.trouble('a.md'), $ }
}

test('FM-20 a link in a value leads to its note when it is shown, and to the heading it names', async () => {
  const files = { 'b.md': '# B\n\n## Null space\n\n[[a]]' }
  const { values, trouble } = await shown(
    'up: "[[b]]"\nsee: "[[b#Null space|the kernel]] and [[b#Null space]]"\nlater: "[[Not written]]"',
    files,
  )
  expect(values).toEqual([
    ['up', '<a class="internal-link" href="b.html">b</a>'],
    [
      'see',
      '<a class="internal-link" href="b.html#null-space">the kernel</a> and <a class="internal-link" href="b.html#null-space">b › Null space</a>',
    ],
    ['later', 'Not written'],
  ])
  expect(trouble).toEqual([])
})

test('FM-20 PRV-5 a value that links to a private note is left out, with a word to the author: private-link', async () => {
  const files = { 'secret.md': '---\npublish: false\n---\nx', 'b.md': 'x' }
  const { values, trouble, $ } = await shown(
    'title: A\nup: "[[secret]]"\nrelated:\n  - "[[b]]"\n  - "[[secret|words]]"\nwith: "see [[secret]]"\nonly: ["[[secret]]"]',
    files,
  )
  expect(values).toEqual([
    ['title', 'A'],
    ['related', '<ul><li><a class="internal-link" href="b.html">b</a></li></ul>'],
  ])
  expect($.html()).not.toContain('secret')
  expect(trouble).toEqual([
    '3:1 warning private-link',
    '4:1 warning private-link',
    '7:1 warning private-link',
    '8:1 warning private-link',
  ])
  // What is not shown needs no word.
  expect((await shown('up: "[[secret]]"', files, 'none')).trouble).toEqual([])
})

test('FM-20 each kind of value is shown as in Obsidian', async () => {
  const { values } = await shown(
    'done: true\nopen: false\nweek: 3\ndue: 2026-09-01\nauthors: [Ada, Emmy]\nsite: https://e.org/a?b&c\nempty:',
  )
  expect(values).toEqual([
    ['done', '<input type="checkbox" disabled="" checked="">'],
    ['open', '<input type="checkbox" disabled="">'],
    ['week', '3'],
    ['due', '<time datetime="2026-09-01">September 1, 2026</time>'],
    ['authors', '<ul><li>Ada</li><li>Emmy</li></ul>'],
    ['site', '<a href="https://e.org/a?b&amp;c" rel="noopener">https://e.org/a?b&amp;c</a>'],
    ['empty', ''],
  ])
})

test('FM-20 FM-21 markup, other schemes and nested values are shown as words', async () => {
  const { values } = await shown(
    'a: "**b** #tag <i>c</i>"\nb: "javascript:alert(1)"\nc: [[Note]]\nd: { e: [1, true] }',
  )
  expect(values).toEqual([
    ['a', '**b** #tag &lt;i&gt;c&lt;/i&gt;'],
    ['b', 'javascript:alert(1)'],
    ['c', '<ul><li>Note</li></ul>'],
    ['d', 'e: 1, <input type="checkbox" disabled="" checked="">'],
  ])
})

test('FM-20 only the properties that the configuration names are shown, whatever their case', async () => {
  expect((await shown('Author: Ada\nb: 1', {}, ['author'])).values).toEqual([['Author', 'Ada']])
  expect((await shown('Author: Ada\nb: 1', {}, 'none')).values).toEqual([])
})

test.each([
  ['[[a]]', [{ path: 'a', subpath: null, words: 'a' }]],
  ['x [[a|b]] y', ['x ', { path: 'a', subpath: null, words: 'b' }, ' y']],
  ['[[a#b#c]]', [{ path: 'a', subpath: 'b#c', words: 'a › b › c' }]],
  ['[[]] [[a', ['[[]]', ' [[a']],
  ['no link', ['no link']],
])('FM-20 the links of “%s”', (text, parts) => {
  expect(splitPropertyLinks(text)).toEqual(parts)
})

/** The tree at the left of a page: which branches it shows, in what order. */
import type { CheerioAPI } from 'cheerio'
import { expect, test } from 'vitest'
import { build } from './vault.ts'

const VAULT = {
  'index.md': 'Welcome.',
  'Algebra.md':
    '---\ntags: [course]\n---\n## Maps\n[[Kernel]], [[Image]]\n## Spaces\n[[Dual]], [[Unwritten]]',
  'notes/Dual.md': 'x',
  'notes/Image.md': 'x',
  'notes/Kernel.md': 'x',
  'notes/Loose.md': 'x',
}

/** The tree as lines: two blanks for each level, a star at the current page. */
function tree($: CheerioAPI): string[] {
  return $('.sidebar > ul:not(.site-pages) a')
    .toArray()
    .map((link) => {
      const depth = $(link).parents('details').length
      return `${'  '.repeat(depth)}${$(link).text()}${$(link).attr('aria-current') === undefined ? '' : ' *'}`
    })
}

test('NAV-1 the courses come first; the course page shows its units', async () => {
  const site = await build(VAULT)
  expect(tree(site.page('index.md'))).toEqual(['Algebra', 'notes'])
  expect(tree(site.page('Algebra.md'))).toEqual(['Algebra *', '  Maps', '  Spaces', 'notes'])
  expect(site.page('Algebra.md')('.sidebar a').eq(1).attr('href')).toBe('#maps')
})

test('NAV-1 CRS-4 a note on a course is shown on its path, in its unit; any other note in its folder', async () => {
  const site = await build(VAULT)
  expect(tree(site.page('notes/Image.md'))).toEqual([
    'Algebra',
    '  Maps',
    '    Kernel',
    '    Image *',
    '  Spaces',
    'notes',
  ])
  expect(tree(site.page('notes/Loose.md'))).toEqual([
    'Algebra',
    'notes',
    '  Dual',
    '  Image',
    '  Kernel',
    '  Loose *',
  ])
})

test('NAV-1 in a vault without folders a note of the course shown is not listed a second time', async () => {
  const site = await build({
    ...VAULT,
    'Flat.md': 'x',
    'Algebra.md': '---\ntags: [course]\n---\n## Maps\n[[Flat]]',
  })
  expect(tree(site.page('Flat.md'))).toEqual(['Algebra', '  Maps', '    Flat *', 'notes'])
  expect(tree(site.page('index.md'))).toEqual(['Algebra', 'notes', 'Flat'])
})

test('NAV-1 TR-15 a long course shows what is around the page, and its tree does not grow with it', async () => {
  const names = Array.from({ length: 60 }, (_, index) => `N${index}`)
  const site = await build({
    ...Object.fromEntries(names.map((name) => [`${name}.md`, 'x'])),
    'Long.md': `---\ntags: [course]\n---\n## One\n${names.map((name) => `[[${name}]]`).join(' ')}\n## Two\n[[index]]`,
    'index.md': 'x',
  })
  const shown = tree(site.page('N30.md')).filter((line) => line.startsWith('    '))
  expect(shown).toHaveLength(25)
  expect(shown[12]).toBe('    N30 *')
})

test('NAV-1 a private course, and private notes of a course, are not in the tree', async () => {
  const secret = '---\npublish: false\n---\nx'
  const hidden = tree((await build({ ...VAULT, 'notes/Kernel.md': secret })).page('notes/Image.md'))
  expect(hidden).toEqual(['Algebra', '  Maps', '    Image *', '  Spaces', 'notes'])
  const course = '---\ntags: [course]\npublish: false\n---\n## Maps\n[[Kernel]]'
  const none = tree((await build({ ...VAULT, 'Algebra.md': course })).page('notes/Image.md'))
  expect(none.filter((line) => /Algebra|Maps/.test(line))).toEqual([])
  expect(none).toContain('  Image *')
})

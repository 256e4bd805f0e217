/** Numbers of statements and formulas on the pages. */
import { expect, test } from 'vitest'
import { build } from '../site/vault.ts'

const NOTE =
  '> [!thm] Pythagoras\n> x\n^py\n\n> [!theorem]\n> y\n^two\n\n> [!example|*] Free\n> z\n\n> [!lemma|A.1]\n> w\n'

test('NUM-1 a numbered statement begins with its name and number; the author’s title follows', async () => {
  const $ = (await build({ 'N.md': NOTE })).content('N.md')
  const titles = $('.callout-title-inner')
    .map((_, title) => $(title).text())
    .get()
  expect(titles).toEqual(['Theorem 1 Pythagoras', 'Theorem 2', 'Free', 'Lemma A.1'])
  expect(
    $('.callout')
      .map((_, callout) => $(callout).attr('data-callout'))
      .get(),
  ).toEqual(['thm', 'theorem', 'example', 'lemma'])
})

test('NUM-2 links without own words show the number, others their words', async () => {
  const site = await build({
    'N.md': `${NOTE}\n$$a$$ ^eq\n\n$$b\\tag{B}$$ ^tagged\n\n[[#^eq]] [[#^two]] [[#^tagged]] [[#^py|own]]`,
    'M.md': '[[N#^eq]], [[N#^py]], [](N.md#^eq), [md](N.md#^eq)',
  })
  const links = (note: string) =>
    site
      .content(note)('a.internal-link')
      .map((_, a) => site.content(note)(a).text())
      .get()
  expect(links('N.md')).toEqual(['(1)', 'Theorem 2', '(B)', 'own'])
  expect(links('M.md')).toEqual(['N (1)', 'Theorem 1', 'N.md (1)', 'md'])
})

test('NUM-2 a formula shows its number beside it, if something refers to it', async () => {
  const site = await build({ 'N.md': '$$a$$ ^a\n\n$$\nb\n$$\n^b\n\n$$c\\tag{C}$$ ^c\n\n[[#^b]] [[#^c]]' })
  const $ = site.content('N.md')
  expect(
    $('.equation-number')
      .map((_, number) => $(number).text())
      .get(),
  ).toEqual(['(1)'])
  expect($('[id="^b"] .equation-number')).toHaveLength(1)
})

test('NUM-3 an embedded block has the number that it has at home', async () => {
  const site = await build({
    'N.md': `${NOTE}\n$$a$$ ^eq\n\n[[#^eq]]`,
    'M.md': '> [!theorem]\n> own\n\n![[N#^two]]\n\n![[N#^eq]]\n\n![[N]]',
  })
  const $ = site.content('M.md')
  expect($('.embed').eq(0).find('.callout-title-inner').text()).toBe('Theorem 2')
  expect($('.embed').eq(1).find('.equation-number').text()).toBe('(1)')
  expect($('.embed').eq(2).find('.equation-number').text()).toBe('(1)')
})

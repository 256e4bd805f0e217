/** Mentions that are no links. */
import { expect, test } from 'vitest'
import { DEFAULT_CONFIG } from '../../src/config/config.ts'
import { build, type Files } from '../site/vault.ts'
import { excerptsIn } from './excerpts.ts'

const ON = { course: { ...DEFAULT_CONFIG.course, unlinkedMentions: true } }

/** Mentions on a note's page. */
async function mentions(files: Files, note = 'T.md', config = {}): Promise<string[]> {
  return excerptsIn((await build(files, { ...ON, ...config })).page(note), 'details.mentions')
}

const LINEAR = '# Linear Regression'

test('BKL-4 a sentence that says the title without a link is offered, with its heading path', async () => {
  const files = {
    'T.md': LINEAR,
    'A.md':
      'Nothing here. Start with linear regression, then go on. More.\n\n## One\n\n### Two\n\n- The LINEAR-REGRESSION',
  }
  expect(await mentions(files)).toEqual([
    'A: Start with *linear regression*, then go on.',
    'A › One › Two: The *LINEAR-REGRESSION*',
  ])
})

test('BKL-4 the offer is closed, counts, needs no script, and is off unless it is asked for', async () => {
  const files = { 'T.md': LINEAR, 'A.md': 'Linear regression here.', 'B.md': 'Linear regression there.' }
  const $ = (await build(files, ON)).page('T.md')
  const details = $('article details.mentions')
  expect(details.children('summary').text()).toBe('Mentioned without a link 2')
  expect(details.attr('open')).toBeUndefined()
  expect((await build(files)).page('T.md')('details.mentions')).toHaveLength(0)
  expect((await build(files, ON)).page('A.md')('details.mentions')).toHaveLength(0)
})

test('BKL-4 only whole words are a mention', async () => {
  const text =
    'Nonlinear regression, linear regressions, non-linear regression, linear, regression. Linear regression’s.'
  expect(await mentions({ 'T.md': LINEAR, 'A.md': text })).toEqual(['A: *Linear regression*’s.'])
})

test('BKL-4 links, code, formulas and headings are no mentions', async () => {
  const text =
    '## Linear Regression\n\n`linear regression` and [[T|linear regression]] and $linear regression$ and ' +
    '[linear regression](https://example.org) and <a href="https://example.org">linear regression</a>.\n\n' +
    '```\nlinear regression\n```\n\nBut **linear** regression with $x^2$ and `x` is.'
  expect(await mentions({ 'T.md': LINEAR, 'A.md': text })).toEqual([
    expect.stringMatching(/^A › Linear Regression: But \*linear\*\* regression\* with .* and x is\.$/),
  ])
})

test('BKL-4 an excerpt keeps emphasis, code and formulas, and escapes what looks like HTML', async () => {
  const files = { 'T.md': LINEAR, 'A.md': '*Linear* regression: `a<b` & $x$ & 1 < 2.' }
  const $ = (await build(files, ON)).page('T.md')
  const html = $('details.mentions .excerpt > div').html()
  expect(html).toContain('<em><mark>Linear</mark></em><mark> regression</mark>: <code>a&lt;b</code> &amp; ')
  expect(html).toContain('class="katex"')
  expect(html).toContain('1 &lt; 2.')
  expect($('link[href*="katex"]').length).toBeGreaterThan(0)
})

test('BKL-4 a title of one word is none, and an alias is one if `mentions` marks it', async () => {
  const text = { 'A.md': 'The curve, the ROC curve, the AUROC, the area below.' }
  const note = (mark: string) => `---\naliases: [AUROC, area below]\n${mark}---\n# Curve`
  expect(await mentions({ ...text, 'T.md': note('') })).toEqual([])
  const marked = ['A: The curve, the ROC curve, the *AUROC*, the area below.']
  expect(await mentions({ ...text, 'T.md': note('mentions: AUROC\n') })).toEqual(marked)
  expect(await mentions({ ...text, 'T.md': note('mentions: [auroc]\n') })).toEqual(marked)
  expect(await mentions({ ...text, 'T.md': note('mentions: true\n') })).toEqual([
    'A: The curve, the ROC curve, the *AUROC*, the *area below*.',
  ])
})

test('BKL-4 the longer of two names is meant, and a name of two notes is nobody’s', async () => {
  const text = 'Bayesian linear regression is one.'
  expect(await mentions({ 'T.md': LINEAR, 'B.md': '# Bayesian Linear Regression', 'A.md': text })).toEqual([])
  expect(await mentions({ 'T.md': LINEAR, 'A.md': text })).toEqual([
    'A: Bayesian *linear regression* is one.',
  ])
  expect(await mentions({ 'T.md': LINEAR, 'x/U.md': LINEAR, 'A.md': text })).toEqual([])
})

test('BKL-4 a note does not mention itself, and a table’s row does', async () => {
  const files = {
    'T.md': `${LINEAR}\n\nLinear regression is old.`,
    'A.md': '| a | b |\n| - | - |\n| linear regression | c |',
  }
  expect(await mentions(files)).toEqual(['A: *linear regression* · c'])
})

test('BKL-4 accents and forms of characters make no difference', async () => {
  expect(await mentions({ 'T.md': '# Théorème de Bayes', 'A.md': 'Le the\u0301oreme de Bayes.' })).toEqual([
    'A: Le *the\u0301oreme de Bayes*.',
  ])
})

test('BKL-4 Chinese, Japanese and Korean names are found where no blanks part words', async () => {
  expect(await mentions({ 'T.md': '# 线性回归', 'A.md': '我们用线性回归方法。' })).toEqual([
    'A: 我们用*线性回归*方法。',
  ])
  expect(await mentions({ 'T.md': '# 回归', 'A.md': '我们用线性回归方法。' })).toEqual([])
  expect(await mentions({ 'T.md': '# ベクトル空間', 'A.md': 'これはベクトル空間です。' })).toEqual([
    'A: これは*ベクトル空間*です。',
  ])
  expect(await mentions({ 'T.md': '# ベクトル空間', 'A.md': 'これはサブベクトル空間です。' })).toEqual([])
  expect(await mentions({ 'T.md': '# 조건부 확률', 'A.md': '이것은 조건부 확률을 쓴다.' })).toEqual([
    'A: 이것은 *조건부 확률*을 쓴다.',
  ])
})

test('BKL-4 private notes are never named, matched or quoted', async () => {
  const files = {
    'T.md': LINEAR,
    'Secret.md': '---\npublish: false\n---\n# Hidden Plan\n\nLinear regression is in the hidden plan.',
    'A.md': 'The hidden plan has [[Secret]] linear regression.',
  }
  expect(await mentions(files, 'T.md', { privateLinks: 'redact' })).toEqual([
    'A: The hidden plan has Private note *linear regression*.',
  ])
  const site = await build(files, ON)
  expect(site.pages.map(({ title }) => title).sort()).toEqual(['A', 'Linear Regression'])
  expect(site.page('T.md')('details.mentions').text()).not.toContain('is in the')
})

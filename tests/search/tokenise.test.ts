import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldWord } from '../../src/search-core/fold-word.ts'
import { MAX_TERM, queryTerms, tokenise } from '../../src/search-core/tokenise.ts'

const terms = (text: string) => tokenise(text).map((token) => token.term)

test('NAV-3 accents, case, width and ligatures make no difference', () => {
  expect(terms('Café cafe\u0301 CAFÉ ｃａｆｅ')).toEqual(['cafe', 'cafe', 'cafe', 'cafe'])
  expect(terms('Gauß Ångström Łódź ﬁeld İstanbul œuvre')).toEqual([
    'gauss',
    'angstrom',
    'lodz',
    'field',
    'istanbul',
    'oeuvre',
  ])
  expect(terms('Λόγος ΛΟΓΟΣ')).toEqual(['λογοσ', 'λογοσ'])
})

test('NAV-3 marks that a reader may leave out are dropped, marks that are letters stay', () => {
  expect(terms('مُحَمَّد שָׁלוֹם')).toEqual(['محمد', 'שלום'])
  // が is another letter than か, and कि another syllable than क.
  expect(terms('が か')).toEqual(['が', 'か'])
  expect(terms('कि क')).toEqual(['कि', 'क'])
})

test('NAV-3 punctuation, apostrophes and hyphens part words; digits belong to them', () => {
  expect(terms("l'analyse, k-means (FPR95)")).toEqual(['l', 'analyse', 'k', 'means', 'fpr95'])
  expect(terms('eigen\u00advalue')).toEqual(['eigenvalue'])
})

test('NAV-3 writing without blanks is cut into pairs, and the last character can be found as well', () => {
  expect(terms('特征值')).toEqual(['特征', '征值', '值'])
  expect(queryTerms('特征值')).toEqual(['特征', '征值'])
  expect(queryTerms('值')).toEqual(['值'])
  expect(queryTerms('フーリエ')).toEqual(['フー', 'ーリ', 'リエ'])
  // Half-width kana and decomposed Korean are the same words.
  expect(queryTerms('ｶﾞｳｽ')).toEqual(queryTerms('ガウス'))
  expect(queryTerms('행렬'.normalize('NFD'))).toEqual(['행렬'])
})

test('NAV-3 kana, common Han and Korean syllables fold to themselves', () => {
  const ranges = ['ぁゖ', 'ァヺ', '一\u9fff', '가힣']
  const changed = ranges.flatMap((range) => {
    const first = range.charCodeAt(0)
    const all = Array.from({ length: range.charCodeAt(1) - first + 1 }, (_, at) =>
      String.fromCharCode(first + at),
    )
    return all.filter((character) => foldWord(character) !== character)
  })
  expect(changed).toEqual([])
})

test('NAV-3 where two ways of writing meet, a word ends', () => {
  expect(queryTerms('telescoping的用法')).toEqual(['telescoping', '的用', '用法'])
})

test('NAV-3 TeX commands are words of their own, in their own case, and are found by their bare name', () => {
  expect(terms('$\\nabla f$')).toEqual(['\\nabla', 'nabla', 'f'])
  expect(queryTerms('\\Delta \\delta')).toEqual(['\\Delta', '\\delta'])
})

test('NAV-3 mathematical symbols are words', () => {
  expect(terms('∇f ≠ 0')).toEqual(['∇', 'f', '≠', '0'])
})

test('NAV-3 tokens say where they stand in the text as it was', () => {
  const text = 'Die Größe cafe\u0301 特征\\nabla'
  expect(tokenise(text).map(({ from, to }) => text.slice(from, to))).toEqual([
    'Die',
    'Größe',
    'cafe\u0301',
    '特征',
    '征',
    '\\nabla',
    'nabla',
  ])
})

test('TR-15 whatever the text, tokens are in order, inside it, not empty, and bounded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      let last = 0
      for (const { term, from, to } of tokenise(text)) {
        expect(from).toBeGreaterThanOrEqual(last)
        expect(to).toBeGreaterThan(from)
        expect(to).toBeLessThanOrEqual(text.length)
        expect(term).toMatch(/^\S+$/u)
        expect(term.length).toBeLessThanOrEqual(MAX_TERM)
        last = from
      }
    }),
  )
})

test('NAV-3 words and queries fold to the same terms in either form of Unicode', () => {
  const letter = fc.constantFrom(...'éüÅłñйçάがプ행렬矩व')
  fc.assert(
    fc.property(fc.string({ unit: letter, maxLength: 40 }), fc.string({ unit: 'grapheme' }), (word, text) => {
      expect(terms(word.normalize('NFD'))).toEqual(terms(word.normalize('NFC')))
      expect(queryTerms(text.normalize('NFD'))).toEqual(queryTerms(text.normalize('NFC')))
    }),
  )
})

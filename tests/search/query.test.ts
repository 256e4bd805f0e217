import { expect, test } from 'vitest'
import { parseQuery } from '../../src/search-core/query.ts'

const words = (text: string) => parseQuery(text).words.map(({ term, open }) => (open ? `${term}…` : term))

test('NAV-3 the last word may be unfinished until something follows it', () => {
  expect(words('null spa')).toEqual(['null', 'spa…'])
  expect(words('null space ')).toEqual(['null', 'space'])
})

test('NAV-3 quotes of any shape make a phrase, closed or not, and its words are asked for as they are', () => {
  for (const text of ['"Bow Tie"', '“bow tie”', '„bow tie“', '"bow tie']) {
    expect(parseQuery(text).phrases).toEqual([['bow', 'tie']])
    expect(parseQuery(text).words).toEqual([
      { term: 'bow', open: false, exact: true },
      { term: 'tie', open: false, exact: true },
    ])
  }
  expect(parseQuery('"risk"').phrases).toEqual([])
})

test('NAV-3 a minus before a word or phrase excludes it, a hyphen inside a word does not', () => {
  expect(parseQuery('risk -model -"bow tie"').without).toEqual([['model'], ['bow', 'tie']])
  expect(words('k-means - x')).toEqual(['k', 'means', 'x…'])
  expect(parseQuery('k-means').without).toEqual([])
})

test('NAV-3 tag: and course: filter, also negated, quoted, with a full-width colon or as #tag', () => {
  const filters = (text: string) => parseQuery(text).filters.map((filter) => filter.term)
  expect(filters('tag:Math/Algebra x')).toEqual(['#math/algebra'])
  expect(filters('tag：数学 x')).toEqual(['#数学'])
  expect(filters('#math x')).toEqual(['#math'])
  expect(filters('course:"ML Safety" x')).toEqual(['@ml', '@safety'])
  expect(parseQuery('-tag:draft -course:old x').withoutFilters).toEqual(['#draft', '@old'])
})

test('NAV-3 a filter without a value yet asks for nothing', () => {
  expect(parseQuery('kernel tag:').words.map((word) => word.term)).toEqual(['kernel'])
  expect(parseQuery('tag:').words).toEqual([])
})

test('NAV-3 names are compared with plain words only', () => {
  expect(parseQuery(' bow tie ').plain).toBe('bow tie')
  expect(parseQuery('bow -tie').plain).toBeNull()
  expect(parseQuery('tag:x bow').plain).toBeNull()
  expect(parseQuery('?!').plain).toBeNull()
})

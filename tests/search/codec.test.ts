import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeNumbers, encodeNumber } from '../../src/search-core/numbers.ts'
import {
  cutMark,
  decodePostings,
  encodeEntry,
  type Posting,
  placedEntry,
} from '../../src/search-core/postings.ts'

test('NAV-3 numbers take one character up to 58, two up to 1946, and need no escape in a string', () => {
  expect([0, 58, 59, 1946, 1947].map((value) => encodeNumber(value).length)).toEqual([1, 1, 2, 2, 3])
  const alphabet = Array.from({ length: 5000 }, (_, value) => encodeNumber(value)).join('')
  expect(JSON.stringify(alphabet)).toBe(`"${alphabet}"`)
  expect(alphabet).not.toMatch(/[ !]/)
})

test('NAV-3 numbers can be read back', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 2 ** 40 })), (values) => {
      expect(decodeNumbers(values.map(encodeNumber).join(''))).toEqual(values)
    }),
  )
})

const hits = fc
  .uniqueArray(fc.record({ passage: fc.nat({ max: 300 }), level: fc.nat({ max: 7 }) }), {
    selector: (hit) => hit.passage,
    maxLength: 8,
  })
  .map((list) => list.sort((a, b) => a.passage - b.passage))
const posting = fc
  .record({ slot: fc.nat({ max: 2 ** 20 }), inTitle: fc.boolean(), hits })
  // A note that says nothing about a term is not in its list.
  .filter((one) => one.inTitle || one.hits.length > 0)
const list = fc
  .uniqueArray(posting, { selector: (one) => one.slot, maxLength: 30 })
  .map((postings) => postings.sort((a, b) => a.slot - b.slot))

function encode(postings: readonly Posting[]): string {
  let next = 0
  return postings
    .map(({ slot, inTitle, hits }) => {
      const text = placedEntry(encodeEntry(inTitle, hits), slot, next)
      next = slot + 1
      return text
    })
    .join('')
}

test('NAV-3 posting lists can be read back', () => {
  fc.assert(
    fc.property(list, (postings) => {
      expect(decodePostings(encode(postings))).toEqual({ postings, notes: postings.length })
    }),
  )
})

test('NAV-3 a list that was cut short still knows how many notes hold the word', () => {
  const postings = [{ slot: 3, inTitle: true, hits: [] }]
  expect(decodePostings(cutMark(2500) + encode(postings))).toEqual({ postings, notes: 2500 })
})

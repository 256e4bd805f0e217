import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance } from '../../src/lib/edit-distance.ts'

test.each([
  ['', '', 0],
  ['abc', 'abc', 0],
  ['', 'abc', 3],
  ['boe tie', 'bow tie', 1],
  ['gradeint', 'gradient', 1],
  ['kernels', 'kernel', 1],
  ['kitten', 'sitting', 3],
  ['ca', 'abc', 3],
])('from “%s” to “%s” there are %i edits', (a, b, edits) => {
  expect(editDistance(a, b, 5)).toBe(edits)
  expect(editDistance(b, a, 5)).toBe(edits)
})

test('what is beyond the limit is the limit and one', () => {
  expect(editDistance('kitten', 'sitting', 2)).toBe(3)
  expect(editDistance('kitten', 'x', 2)).toBe(3)
  expect(editDistance('a', 'b', 0)).toBe(1)
})

test('the band gives the same answer as the whole table', () => {
  const word = fc.stringMatching(/^[abc]{0,9}$/)
  fc.assert(
    fc.property(word, word, fc.nat({ max: 9 }), (a, b, limit) => {
      expect(editDistance(a, b, limit)).toBe(Math.min(wholeTable(a, b), limit + 1))
    }),
    { numRuns: 2000 },
  )
})

/** The textbook definition, by recursion on the ends of the words. */
function wholeTable(a: string, b: string): number {
  const known = new Map<string, number>()
  const edits = (i: number, j: number): number => {
    const key = `${i},${j}`
    const before = known.get(key)
    if (before !== undefined) return before
    if (i === 0 || j === 0) return i + j
    const same = a[i - 1] === b[j - 1] ? 0 : 1
    let least = Math.min(edits(i - 1, j) + 1, edits(i, j - 1) + 1, edits(i - 1, j - 1) + same)
    if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
      least = Math.min(least, edits(i - 2, j - 2) + 1)
    }
    known.set(key, least)
    return least
  }
  return edits(a.length, b.length)
}

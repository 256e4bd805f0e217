import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodePostings, encodeEntry, placedEntry } from '../../src/search-core/postings.ts'
import { cutList } from '../../src/site/search/cut-list.ts'
import type { SearchNote } from '../../src/site/search/note.ts'
import { found, indexOf, note, pathOf } from './site.ts'

/** Words with common beginnings, and one that is everywhere. */
const word = fc.stringMatching(/^(?:ab|kernel|矩阵|é)[a-d]{0,3}$/)
const notes = fc
  .uniqueArray(fc.tuple(fc.nat({ max: 5000 }), fc.array(word, { maxLength: 30 })), {
    selector: ([number]) => number,
    minLength: 1,
    maxLength: 60,
  })
  .map((list) => list.map(([number, words]) => note(`Note ${number}`, `the ${words.join(' ')}`)))

function textsOf(index: ReturnType<typeof indexOf>): string[] {
  return index.files.map(({ path, make }) => `${path} ${make()}`)
}

test('NAV-3 what an earlier build knows changes no file, whatever has been edited', () => {
  fc.assert(
    fc.property(notes, notes, (before, after) => {
      const { known } = indexOf(before)
      const stored = JSON.parse(JSON.stringify(known))
      expect(textsOf(indexOf(after, { known: stored }))).toEqual(textsOf(indexOf(after)))
    }),
  )
})

test('NAV-3 files with the same key hold the same, so they need not be made', () => {
  fc.assert(
    fc.property(notes, notes, (before, after) => {
      const made = new Map(indexOf(before).files.map(({ path, key, make }) => [`${path} ${key}`, make()]))
      for (const { path, key, make } of indexOf(after).files) {
        const known = made.get(`${path} ${key}`)
        if (known !== undefined) expect(make()).toBe(known)
      }
    }),
  )
})

test('NAV-3 of thousands of notes, one more word makes a handful of files anew', async () => {
  const many = Array.from({ length: 1500 }, (_, index) =>
    note(
      `Note ${index}`,
      `The ${index % 50}th of the things: word${index} ${'abcdefghij'[index % 10]}x${index}`,
    ),
  )
  const before = indexOf(many)
  const keys = new Set(before.files.map(({ path, key }) => `${path} ${key}`))
  const edited = many.map(
    (one, index): SearchNote =>
      index === 700 ? note(one.title, 'The 0th of the things: zebra word700 ax700') : one,
  )
  const after = indexOf(edited, { known: before.known })
  const changed = after.files.filter(({ path, key }) => !keys.has(`${path} ${key}`)).map(({ path }) => path)
  expect(after.files.length).toBeGreaterThan(20)
  expect(changed.length).toBeGreaterThan(1)
  expect(changed.length).toBeLessThan(8)
  expect(await found(edited, 'zebra')).toEqual([pathOf('Note 700')])
  expect(await found(edited, 'word1499')).toEqual([pathOf('Note 1499')])
})

test('NAV-3 a word of most notes keeps the notes that are most about it, and says how many there are', () => {
  const one = fc.record({
    gap: fc.nat({ max: 40 }),
    inTitle: fc.boolean(),
    level: fc.nat({ max: 7 }),
    passage: fc.nat({ max: 90 }),
  })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 40 }), fc.integer({ min: 1, max: 30 }), (list, most) => {
      let next = 0
      const text = list
        .map(({ gap, inTitle, level, passage }) => {
          const slot = next + gap
          const entry = placedEntry(encodeEntry(inTitle, [{ passage, level }]), slot, next)
          next = slot + 1
          return entry
        })
        .join('')
      const all = decodePostings(text).postings
      const rank = ({ inTitle, hits }: (typeof all)[number]): number =>
        inTitle ? 8 : Math.max(...hits.map(({ level }) => level))
      const best = [...all].sort((a, b) => rank(b) - rank(a) || a.slot - b.slot).slice(0, most)
      expect(decodePostings(cutList(text, most))).toEqual({
        postings: best.sort((a, b) => a.slot - b.slot),
        notes: all.length,
      })
    }),
  )
})

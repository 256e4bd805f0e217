import { expect, test } from 'vitest'
import { createPieces } from '../../src/build/pieces.ts'
import { createMemoryStore, MissingEntry, type Store } from '../../src/build/store.ts'

/** A store that counts what is written to it. */
function countingStore(): { store: Store; written: () => number } {
  const store = createMemoryStore()
  let written = 0
  const put: Store['put'] = (key, value) => {
    written++
    store.put(key, value)
  }
  return { store: { ...store, put }, written: () => written }
}

const LIST = Array.from({ length: 1000 }, (_, index) => [`note ${index}`, { words: index }] as const)

test('a list is read as it was saved, by whoever knows its keys', () => {
  const { store } = countingStore()
  const keys = createPieces(store).save('notes', LIST)
  expect(createPieces(store).load('notes', keys)).toEqual(LIST)
  expect(createPieces(store).load('nothing', createPieces(store).save('nothing', []))).toEqual([])
})

test('one changed item writes one piece; what is as it was, or is again as it was, writes none', () => {
  const { store, written } = countingStore()
  const pieces = createPieces(store)
  const first = pieces.save('notes', LIST)
  expect(written()).toBe(first.length)
  const edited = LIST.map((item, index) => (index === 700 ? (['note 700', { words: 1 }] as const) : item))
  const second = pieces.save('notes', edited)
  expect(written()).toBe(first.length + 1)
  expect(second.filter((key) => !first.includes(key))).toHaveLength(1)
  expect(pieces.save('notes', LIST)).toEqual(first)
  const madeAnew = LIST.map(([name, { words }]) => [name, { words }])
  expect(pieces.save('notes', madeAnew)).toEqual(first)
  expect(written()).toBe(first.length + 1)
})

test('a piece that is lost is missed when the list is read, and written again when it is saved', () => {
  const { store } = countingStore()
  const pieces = createPieces(store)
  const keys = pieces.save('notes', LIST)
  const lossy: Store = { ...store, get: (key) => (key === keys[1] ? null : store.get(key)) }
  expect(() => createPieces(lossy).load('notes', keys)).toThrow(MissingEntry)
  const empty = createMemoryStore()
  expect(createPieces(empty).save('notes', LIST)).toEqual(keys)
  expect(createPieces(empty).load('notes', keys)).toEqual(LIST)
})

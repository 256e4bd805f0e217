/** What is noted of what pages read, and what follows from it. */
import { expect, test } from 'vitest'
import { readNumbers, writeNumbers } from '../../src/site/trace/numbers.ts'
import { createRecorder, type FactReads, type Recorder } from '../../src/site/trace/recorder.ts'
import { createTracer, NO_BOOK, type Trace, type TraceBook } from '../../src/site/trace/tracer.ts'
import { createWatch, watchedMap, watchedRecords } from '../../src/site/trace/watched.ts'

/** A map with letters as keys, watched, and what was read of it: keys with the names of spaces. */
function watchLetters(entries: { readonly [letter: string]: string }) {
  const recorder = createRecorder()
  const map = new Map(Object.entries(entries))
  const watched = watchedMap(createWatch(recorder), recorder.space('n'), 'letters', map)
  const readBy = (look: () => unknown): string[] => {
    const { keys } = recorder.record(look).reads
    return keys.map((key) => recorder.keys()[key] ?? '').sort()
  }
  return { recorder, watched, readBy }
}

test('what is looked up is noted, and what is looked up in vain as well', () => {
  const { watched, readBy } = watchLetters({ a: 'x', b: 'y' })
  expect(readBy(() => watched.get('a'))).toEqual(['na'])
  expect(readBy(() => watched.has('b'))).toEqual(['nb'])
  expect(readBy(() => watched.get('gone'))).toEqual(['ngone'])
  expect(readBy(() => [watched.get('a'), watched.get('a')])).toEqual(['na'])
  expect(readBy(() => null)).toEqual([])
})

test('who walks through a map reads which keys there are, and the values on the way', () => {
  const { watched, readBy } = watchLetters({ a: 'x', b: 'y' })
  expect(readBy(() => watched.size)).toEqual(['.letters'])
  expect(readBy(() => [...watched.keys()])).toEqual(['.letters'])
  const all = ['.letters', 'na', 'nb']
  expect(
    readBy(() =>
      expect([...watched]).toEqual([
        ['a', 'x'],
        ['b', 'y'],
      ]),
    ),
  ).toEqual(all)
  expect(readBy(() => expect([...watched.values()]).toEqual(['x', 'y']))).toEqual(all)
  expect(readBy(() => watched.forEach(() => {}))).toEqual(all)
  // Whoever stops has not read the rest.
  expect(readBy(() => watched.entries().next())).toEqual(['.letters', 'na'])
})

test('a fact that is read by nobody that is known is an error', () => {
  const { watched } = watchLetters({ a: 'x' })
  expect(() => watched.get('a')).toThrow('read by nobody')
})

test('fields of a record are facts of their own', () => {
  const recorder = createRecorder()
  const watch = createWatch(recorder)
  const space = recorder.space('n')
  const facets = [recorder.facet(space, () => 'title'), recorder.facet(space, () => 'rest')] as const
  const show = watchedRecords<{ title: string; tags: string[]; links: string[] }>(watch, {
    title: facets[0],
    tags: facets[1],
    links: facets[1],
  })
  const record = show({ title: 'T', tags: ['a'], links: [] }, space.numberOf('note'))
  const readBy = (look: () => unknown): FactReads => recorder.record(look).reads
  expect(readBy(() => expect(record.title).toBe('T'))).toEqual({ keys: [0], facets: [1] })
  expect(readBy(() => record.tags)).toEqual({ keys: [0], facets: [2] })
  expect(readBy(() => [record.links, record.title])).toEqual({ keys: [0], facets: [3] })
})

test('numbers are read as they were written', () => {
  const numbers = [0, 1, 31, 32, 33, 1023, 1024, 65_535, 2 ** 30]
  expect(readNumbers(writeNumbers(numbers))).toEqual(numbers)
  expect(writeNumbers([5])).toHaveLength(1)
})

/** A plan of words, each made of the letters that it names. */
function spell(letters: { readonly [letter: string]: string }, words: readonly string[], before: TraceBook) {
  const recorder: Recorder = createRecorder(before.keys)
  const map = new Map(Object.entries(letters))
  const watched = watchedMap(createWatch(recorder), recorder.space('n'), 'letters', map)
  const traces = new Map<string, Trace>()
  const tracer = createTracer(recorder, before, (name, trace) => traces.set(name, trace))
  const made = words.map((word) =>
    tracer.trace(word, () =>
      (word === '*' ? [...watched.values()] : [...word].map((letter) => watched.get(letter))).join(''),
    ),
  )
  const facts = tracer.facts()
  return { made, count: tracer.made(), book: { ...facts, digests: [...facts.digests], traces } }
}

test('only what reads a fact that is another one is made again', () => {
  const letters = { a: '1', b: '2', c: '3' }
  const first = spell(letters, ['ab', 'bc', 'cx', '*'], NO_BOOK)
  expect(first).toMatchObject({ made: ['12', '23', '3', '123'], count: 4 })
  expect(spell(letters, ['ab', 'bc', 'cx', '*'], first.book)).toMatchObject({ made: first.made, count: 0 })
  const edited = spell({ ...letters, a: '9' }, ['ab', 'bc', 'cx', '*'], first.book)
  expect(edited).toMatchObject({ made: ['92', '23', '3', '923'], count: 2 })
  // What was not there before is a fact too.
  const more = spell({ ...letters, a: '9', x: '7' }, ['ab', 'bc', 'cx', '*'], edited.book)
  expect(more).toMatchObject({ made: ['92', '23', '37', '9237'], count: 2 })
  const { a: _, ...fewer } = letters
  expect(spell(fewer, ['ab', 'bc', 'cx', '*'], more.book)).toMatchObject({
    made: ['2', '23', '3', '23'],
    count: 3,
  })
  // A new word, made of facts that others have read and of one that nobody has.
  expect(spell({ ...letters, z: '8' }, ['ab', 'az'], first.book)).toMatchObject({
    made: ['12', '18'],
    count: 1,
  })
})

test('a trace is not taken over from a plan that has skipped it', () => {
  const first = spell({ a: '1' }, ['a'], NO_BOOK)
  const second = spell({ a: '2' }, [], first.book)
  expect(spell({ a: '1' }, ['a'], second.book)).toMatchObject({ made: ['1'], count: 1 })
})

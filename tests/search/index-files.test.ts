import fc from 'fast-check'
import { expect, test } from 'vitest'
import { outputPath } from '../../src/lib/paths.ts'
import { HOOK, type IndexPayload, shardName, shardStart } from '../../src/search-core/files.ts'
import type { SearchNote } from '../../src/site/search/note.ts'
import { passagesOf } from '../../src/site/search/passages.ts'
import { assignSlots } from '../../src/site/search/slots.ts'
import { splitByKey } from '../../src/site/search/split.ts'
import { filesOf, loaderFor, note } from './site.ts'

/** Notes with words of their own and words in common, enough of them for several shards. */
function manyNotes(count: number): SearchNote[] {
  return Array.from({ length: count }, (_, index) => {
    const own = Array.from({ length: 40 }, (_, at) => `${'abcdefgh'[(index + at) % 8]}${index * 7 + at}x`)
    return note(
      `Note ${index}`,
      `Intro of ${own.slice(0, 20).join(' ')}\n# Part ${index}\n${own.slice(20).join(' ')}`,
    )
  })
}

test('NAV-3 the files are the same in whatever order the notes come', () => {
  const notes = manyNotes(60)
  const shuffled = notes.map((_, index) => notes[(index * 37) % 60] ?? notes[0]).flatMap((one) => one ?? [])
  expect(filesOf(shuffled)).toEqual(filesOf(notes))
})

test('NAV-3 a sentence more rewrites the text of its note and the shards of its new words only', () => {
  const notes = manyNotes(300)
  const before = new Map(filesOf(notes).map(({ path, text }) => [path, text]))
  const edited = notes.map((one) => {
    if (one.title !== 'Note 120') return one
    const [first, ...rest] = one.sections
    return { ...one, sections: [{ anchor: null, heading: null, text: `${first?.text}A kernel.` }, ...rest] }
  })
  const changed = filesOf(edited).filter(({ path, text }) => before.get(path) !== text)
  expect(before.size).toBeGreaterThan(30)
  expect(changed.length).toBeGreaterThan(1)
  expect(changed.length).toBeLessThan(8)
})

test('NAV-3 a file is a script of one call, and no word in it becomes code or a property', async () => {
  const files = filesOf([note('__proto__', 'constructor </script> \u2028 " \\ \ud800 `x` */')])
  for (const { path, text } of files) {
    expect(text.startsWith(`${HOOK}("`)).toBe(true)
    expect(path).toBe(`search/${/"([^"]*)"/.exec(text)?.[1]}.js`)
    const received: unknown[] = []
    new Function(HOOK, text)((...call: unknown[]) => received.push(call))
    expect(received).toHaveLength(1)
    // The same when read as data: so it is data.
    expect(received[0]).toEqual(JSON.parse(`[${text.slice(HOOK.length + 1, text.lastIndexOf(')'))}]`))
    expect(text).not.toContain('{"')
  }
})

test('NAV-3 TR-26 file names are portable and differ in more than case', () => {
  const words = Array.from(
    { length: 4000 },
    (_, index) => `\\Delta${'ab'[index % 2]} 矩${String.fromCodePoint(0x4e00 + index)} ñ${index}`,
  )
  const files = filesOf(words.map((text, index) => note(`T${index}`, text)))
  const names = files.map(({ path }) => path)
  expect(names.some((name) => name.startsWith('search/words-_77e9_'))).toBe(true)
  expect(names.filter((name) => !/^search\/[a-z][a-z0-9_-]*\.js$/.test(name) || name.length > 160)).toEqual(
    [],
  )
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
})

test('NAV-3 every term is in the shard into whose range it falls, and shards stay below their size', () => {
  const key = fc.string({ unit: fc.constantFrom('a', 'b', '数', '矩', '𝛼'), maxLength: 6 })
  fc.assert(
    fc.property(fc.uniqueArray(key, { minLength: 1 }), (keys) => {
      const shards = splitByKey(
        keys.map((key) => ({ key, size: 10 })),
        60,
      )
      const starts = [...shards.keys()]
      expect(starts).toEqual([...starts].sort())
      for (const [start, items] of shards) {
        expect(items.length).toBeLessThanOrEqual(6)
        for (const { key } of items) expect(shardStart(starts, key)).toBe(start)
      }
      const found = [...shards.values()].flat().map((item) => item.key)
      expect(found.sort()).toEqual([...keys].sort())
    }),
  )
})

test('NAV-3 many names under one word are found where the word is looked up', () => {
  const items = ['ei', 'eig', 'a', ...Array.from({ length: 20 }, () => 'ei')].map((key) => ({
    key,
    size: 10,
  }))
  const shards = splitByKey(items, 60)
  const starts = [...shards.keys()]
  for (const [start, own] of shards) for (const { key } of own) expect(shardStart(starts, key)).toBe(start)
})

test('NAV-3 shards are neither tiny nor many, also where every word begins with another character', () => {
  const keys = Array.from({ length: 3000 }, (_, index) => String.fromCharCode(0x4e00 + index * 5) + index)
  const shards = splitByKey(
    keys.map((key) => ({ key, size: 10 })),
    500,
  )
  expect(shards.size).toBeLessThan(130)
})

test('NAV-3 a new note moves the numbers of few others', () => {
  const paths = Array.from({ length: 1000 }, (_, index) => `week-${index % 9}/note-${index}.html`)
  const before = assignSlots(paths)
  const after = assignSlots([...paths, 'new.html'])
  expect(new Set(before).size).toBe(1000)
  expect(Math.max(...before)).toBeLessThan(2100)
  expect(before.filter((slot, index) => slot !== after[index]).length).toBeLessThan(20)
})

test('NAV-3 a long section becomes passages that end with a sentence, and lead to the same place', () => {
  const text = 'This is a sentence about kernels of maps. '.repeat(100)
  const passages = passagesOf({ ...note('T', ''), sections: [{ anchor: 'a', heading: 'A', text }] })
  expect(passages[0]).toEqual([null, null, ''])
  expect(passages.length).toBe(4)
  for (const [anchor, heading, piece] of passages.slice(1)) {
    expect([anchor, heading]).toEqual(['a', 'A'])
    expect(piece.length).toBeLessThanOrEqual(1800)
    expect(piece).toMatch(/^This .* maps\.$/)
  }
  expect(
    passages
      .slice(1)
      .map((passage) => passage[2])
      .join(' '),
  ).toBe(text.trim())
})

test('NAV-3 text without blanks is cut as well, between whole characters', () => {
  const text = '𝛼'.repeat(3000)
  const pieces = passagesOf({ ...note('T', ''), sections: [{ anchor: null, heading: null, text }] })
  expect(pieces.map((piece) => piece[2]).join('')).toBe(text)
  for (const piece of pieces) expect(piece[2]).not.toMatch(/[\ud800-\udfff]/u)
})

test('NAV-3 addresses follow the site’s style', async () => {
  const notes = ['index.html', 'week/index.html', 'week/a.html'].map((path) =>
    note(path, '', { output: outputPath(path) }),
  )
  const paths = async (style: 'file' | 'clean') => {
    const index: IndexPayload = await loaderFor(filesOf(notes, style))('index', 'index')
    return index[6].map((record) => record[0])
  }
  expect(await paths('file')).toEqual(['index.html', 'week/a.html', 'week/index.html'])
  expect(await paths('clean')).toEqual(['', 'week/', 'week/a'])
})

test('NAV-3 a site without notes has an index too', () => {
  expect(filesOf([]).map(({ path }) => path)).toEqual([
    'search/index.js',
    `search/${shardName('words', '')}.js`,
  ])
})

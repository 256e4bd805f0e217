import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../src/config/config.ts'
import { parseBounded, parseInPieces } from '../../src/note/complexity/parse-bounded.ts'
import { parseMarkdown } from '../../src/syntax/parse-markdown.ts'
import { fuzzParameters } from './fuzz.ts'
import { body } from './grammar.ts'

/** Parsed in the smallest pieces and as a whole: one tree. */
function expectSame(source: string, pieceLength = 1): void {
  expect(parseInPieces(source, DEFAULT_LIMITS, pieceLength)).toEqual(
    expect.objectContaining({ tree: parseMarkdown(source), diagnostics: [] }),
  )
}

test.each([
  ['fenced code', '```\na\n\nb\n```\n\nc'],
  ['fenced code that is never closed', 'x\n\n```\na\n\nb\n\nc'],
  ['a longer fence', '````\n```\n\nb\n\n````\n\nc'],
  ['a fence in a list item', '- ```\n  a\n\n  b\n  ```\n\nc'],
  ['indented code', '    a\n\n    b\n\nc'],
  ['indented code before an empty list item', '    a\n\n> - '],

  ['raw HTML with its end', '<script>\na\n\nb\n</script>\n\nc'],
  ['an HTML comment', '<!-- a\n\nb\n\n-->\n\nc'],
  ['raw HTML up to a blank line', '<div>\na\n\n*b*\n\n</div>\n\nc'],
  ['a formula', '$$\na\n\nb\n$$\n\nc'],
  ['a formula in a quote that ends first', '> $$\n> a\n\nb\n\n$$\n\nc'],
  ['dollars without partner', 'a $$ b\n\nc\n\n$$ d'],
  ['a comment block', '%%\na\n\nb\n%%\n\nc'],
  ['a comment block that is never closed', 'x\n\n%%\na\n\nb\n\nc'],
  ['a comment block that ends in a text line', '%%\na\n\nb %%\n\nc\n\n%%\n\nd'],
  ['a comment from one block to another', 'a %%b\n\nc\n\nd%% e\n\nf'],
  ['a comment that a quote cuts off', '> %%\n> a\n\nb\n\nc'],
  ['a percentage', '100%% of a\n\nb'],
  ['lists', '- a\n\n- b\n\n* c\n\n1. d\n\n2. e\n\nf'],
  ['a list item with several blocks', '- a\n\n  b\n\n      c\n\nd'],
  ['an empty list item', '-\n\na'],
  ['quotes', '> a\nb\n\n> c\n\nd'],
  ['a callout', '> [!note] a\n> b\n\n> c'],
  ['a definition below its references', '[a] and [b][a]\n\n![a]\n\n[a]: c\n\n[a]'],
  ['a definition in a quote', '[a]\n\n> [a]: b'],
  ['a definition whose label has capitals', '[ẞ ı A]\n\n[ss I a]: b\n\n[SS i a]'],
  ['a definition in code', '[a]\n\n```\n[a]: b\n```'],
  ['footnotes', 'a[^b]\n\n[^b]: c\n\n    d\n\ne[^b] [^f]'],
  ['a footnote with a fence', '[^b]\n\n[^b]: ```\n    c\n\nd'],
  ['tables', '|a|\n|-|\n|b|\n\n|c|\n\nd'],
  ['headings', '# a\n\nb\n===\n\n---\n\nc\n---\n'],
  ['a mark of the byte order inside', 'a\n\n\ufeffb\n\nc'],
  ['tildes and emphasis', '*a*~b\n\n**c**d ~~e~~'],
  ['blanks at the ends of lines', 'a  \n  \n\t\nb\\\n\nc  '],
  ['nothing but blank lines', '\n\n \n\n'],
  ['nothing', ''],
])('TR-15 a note is parsed in pieces as it is as a whole: %s', (_, source) => {
  expectSame(source)
})

test('TR-15 the notes of the example course are parsed in pieces as they are as a whole', () => {
  for (const source of notesOf('notes')) {
    expectSame(source, 300)
    expectSame(source, 4000)
  }
})

test('TR-15 no limit is reached by the example course, nor by all of it in one note', () => {
  const sources = notesOf('notes')
  expect(sources.flatMap((source) => parseBounded(source, DEFAULT_LIMITS).diagnostics)).toEqual([])
  const all = sources.join('\n\n')
  expect(all.length).toBeGreaterThan(256 * 1024)
  expect(parseBounded(all, DEFAULT_LIMITS)).toEqual(
    expect.objectContaining({ tree: parseMarkdown(all), diagnostics: [] }),
  )
})

function notesOf(folder: string): string[] {
  return fs
    .readdirSync(path.resolve(folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => fs.readFileSync(path.resolve(folder, file), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, ''))
}

const FUZZ = fuzzParameters(1000)

test('TR-15 any note is parsed in pieces as it is as a whole', {
  timeout: 60_000 + 100 * FUZZ.numRuns,
}, () => {
  fc.assert(
    fc.property(body, fc.constantFrom(1, 20, 100), (source, pieceLength) => expectSame(source, pieceLength)),
    FUZZ,
  )
})

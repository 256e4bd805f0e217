import { expect, test } from 'vitest'
import { splitFrontmatter } from '../../src/note/frontmatter.ts'
import { processorSeconds } from '../processor-time.ts'
import { fields, note, read, reported } from './read.ts'

/** The text between the fences, or null. */
function block(text: string): string | null {
  const split = splitFrontmatter(text)
  return split && text.slice(split.yaml.start, split.yaml.end)
}

test('FM-1 a block starts on line 1 and ends at the next line of hyphens or dots', () => {
  expect(block('---\na: 1\n---\ntext')).toBe('a: 1\n')
  expect(block('---  \na: 1\n...\t\ntext')).toBe('a: 1\n')
  expect(block('---\na: 1\n---')).toBe('a: 1\n')
  expect(block('---\na: |\n  ---\n---\n')).toBe('a: |\n  ---\n')
})

test('FM-1 the block is blanked, so that lines, columns and offsets stay those of the file', () => {
  const text = '---\ntitle: ä\n---\n# Heading'
  const { body } = read(text)
  expect(body).toBe('   \n        \n   \n# Heading')
  expect(body).toHaveLength(text.length)
})

test('FM-2 a first line of hyphens without a closing one is a thematic break', () => {
  const text = '---\nprose\n'
  expect(read(text).body).toBe(text)
  expect(reported(text)).toEqual([])
})

test('FM-2 an unclosed block that looks like properties is text, with a warning', () => {
  const text = '---\ntitle: Nope\ntext'
  expect(read(text).frontmatter.title).toBeNull()
  expect(read(text).body).toBe(text)
  expect(reported(text)).toEqual(['1:1 warning frontmatter-invalid'])
})

test('FM-3 hyphens below line 1 never open a block', () => {
  expect(block('\n---\na: 1\n---\n')).toBeNull()
  expect(block(' ---\na: 1\n---\n')).toBeNull()
  expect(block('---- \na: 1\n---\n')).toBeNull()
})

test('FM-13 a block that is not YAML is hidden, and the error has its place', () => {
  const text = note('tags:', '\t- a')
  expect(read(text).frontmatter).toMatchObject({ title: null, visibility: 'public', tags: [] })
  expect(read(text).body.trim()).toBe('Text.')
  expect(reported(text)).toEqual(['3:1 error frontmatter-invalid'])
  expect(reported(note('title: A: B'))).toEqual(['2:8 error frontmatter-invalid'])
  expect(reported(note('a: "x'))[0]).toContain('error frontmatter-invalid')
})

test('FM-15 of two equal keys the last one counts, with a warning at its place', () => {
  expect(fields('title: First', 'title: Second').title).toBe('Second')
  expect(reported(note('title: First', 'title: Second'))).toEqual(['3:1 warning duplicate-key'])
  expect(reported(note('a:', '  b: 1', '  b: 2'))).toEqual(['4:3 warning duplicate-key'])
})

test('FM-16 a list or a word is no frontmatter; nothing at all is', () => {
  expect(reported(note('- a'))).toEqual(['2:1 error frontmatter-invalid'])
  expect(reported(note('word'))).toEqual(['2:1 error frontmatter-invalid'])
  expect(reported('---\n---\nText.')).toEqual([])
  expect(reported(note('# only a comment'))).toEqual([])
  expect(read('---\n---\nText.').body.trim()).toBe('Text.')
})

test('FM-12 JSON between the fences is frontmatter, however it is indented', () => {
  const json = fields('{', '\t"title": "A \\u00e9 \\/",', '\t"tags": ["x", "y"], "publish": false', '}')
  expect(json).toMatchObject({ title: 'A é /', tags: ['x', 'y'], visibility: 'private' })
})

test('TR-14 a header in another language is text; nothing of it runs', () => {
  const text = '---js\n{ title: (globalThis.ran = true) }\n---\nText.'
  expect(read(text).body).toBe(text)
  expect(reported(text)).toEqual(['1:1 warning frontmatter-invalid'])
  expect(reported('+++\ntitle = "x"\n+++\n')).toEqual(['1:1 warning frontmatter-invalid'])
  expect(globalThis).not.toHaveProperty('ran')
})

test('TR-14 names that reach a prototype are dropped at every level', () => {
  const { properties } = fields('__proto__: { polluted: 1 }', 'a:', '  constructor: x', '  b: 1')
  expect(properties).toEqual([{ key: 'a', value: { b: 1 } }])
  expect({}).not.toHaveProperty('polluted')
  const nested = properties[0]?.value ?? null
  expect(Object.getPrototypeOf(nested)).toBeNull()
})

test.each([
  ['many aliases', ['a: &a [x]', `b: [${'*a,'.repeat(101)}]`]],
  ['a doubling of aliases', ['a: &a [1]', ...range(30).map((i) => `k${i}: &a [*a, *a]`)]],
  ['an alias of itself', ['a: &a [*a]']],
  ['deep nesting', ['['.repeat(20_000)]],
  ['too many properties', range(2001).map((i) => `k${i}: 1`)],
  ['more than 64 KiB', [`a: ${'x'.repeat(64 * 1024)}`]],
])('TR-14 frontmatter with %s withholds the note', (_, lines) => {
  expect(fields(...lines).visibility).toBe('private')
  expect(reported(note(...lines))).toHaveLength(1)
  expect(reported(note(...lines))[0]).toContain('error frontmatter-invalid')
})

test('TR-14 aliases within the bounds work, merge keys do not', () => {
  expect(fields('a: &x [1, 2]', 'b: *x').properties[1]).toEqual({ key: 'b', value: [1, 2] })
  expect(fields('a: &x { c: 1 }', '<<: *x').properties).toEqual([{ key: 'a', value: { c: 1 } }])
  expect(reported(note('<<: { c: 1 }'))).toEqual(['2:1 warning frontmatter-value'])
})

test('TR-15 long runs of blank lines are read in linear time', () => {
  const slowest = '\n'.repeat(60_000)
  const seconds = processorSeconds(() => expect(fields(`${slowest}title: x`).title).toBe('x'))
  expect(seconds).toBeLessThan(5)
})

function range(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i)
}

test.each([
  [['title: A', 'tags: [a, b', 'date: 2026-01-01'], '3:7', 'A [ in the frontmatter is never closed.', ']'],
  [['tags: [a', 'aliases: [b]'], '2:7', 'A [ in the frontmatter is never closed.', ']'],
  [['x: { a: 1'], '2:4', 'A { in the frontmatter is never closed.', '}'],
  [['title: "Linear maps', 'tags: [a]'], '2:8', 'A " in the frontmatter is never closed.', '"'],
  [
    ['title: "Linear maps', 'description: "Kernel and image"'],
    '2:8',
    'A " in the frontmatter is never closed.',
    '"',
  ],
  [["title: 'Linear maps", 'draft: no'], '2:8', "A ' in the frontmatter is never closed.", "'"],
])('FM-13 what is not closed in %o is reported where it opens', (lines, place, message, closing) => {
  const [first] = read(note(...lines)).diagnostics
  expect(`${first?.line}:${first?.column}`).toBe(place)
  expect(first).toMatchObject({
    code: 'frontmatter-invalid',
    message,
    help: expect.stringContaining(closing),
  })
})

test('FM-13 a quoted value over several lines is whole', () => {
  expect(reported(note('title: "Linear', '  maps"', 'x: "a: b"'))).toEqual([])
  expect(reported(note('title: "Linear', '  maps"', '\tx: 1'))).toEqual(['4:1 error frontmatter-invalid'])
})

import fc from 'fast-check'
import type { Nodes, Text } from 'mdast'
import { decodeString } from 'micromark-util-decode-string'
import { expect, test } from 'vitest'
import { createSource } from '../../src/syntax/tree/source.ts'
import { mapText } from '../../src/syntax/tree/text-map.ts'
import { descendants, parse, placed, transform } from './outline.ts'

/** The first text of a note, as parsed. */
function firstText(source: string): Text {
  const text = descendants(parse(source)).find((node): node is Text => node.type === 'text')
  if (text === undefined) throw new Error('The note has no text.')
  return text
}

/** For each character of the first text: the piece of source that stands for it. */
function spelling(source: string): string[] {
  const text = firstText(source)
  const map = mapText(text, createSource(source))
  if (map === null) throw new Error('The text has no position.')
  return [...text.value].map((_, i) => source.slice(map.startOf(i), map.endOf(i)))
}

function check(source: string, type: Nodes['type'], expected: string[]) {
  const nodes = descendants(transform(source).tree).filter((node) => node.type === type)
  expect(nodes.map((node) => placed(node, source))).toEqual(expected)
}

test('a text is mapped character by character through escapes and references', () => {
  expect(spelling('a\\*b&amp;c&nope;')).toEqual([...'a', '\\*', 'b', '&amp;', ...'c&nope;'])
})

test('blanks around a line ending and the markers of containers have no character', () => {
  expect(spelling('> > a \n> >  b\nc')).toEqual([...'a\nb\nc'])
  expect(spelling('- a\n\n  b\n').join('')).toBe('a')
})

test('a greater-than sign that starts the content of a line is not taken for a marker', () => {
  expect(spelling('> a\n>     > b')).toEqual([...'a\n> b'])
  expect(spelling('> a\n> \\> b')).toEqual([...'a\n', '\\>', ...' b'])
  expect(spelling('> a\n> &gt; \nb')).toEqual([...'a\n', '&gt;', ...'\nb'])
})

test('the position of a point counts lines and columns from 1', () => {
  const source = createSource('ab\r\nc\n')
  expect([0, 4, 5, 6].map((offset) => source.pointAt(offset))).toEqual([
    { line: 1, column: 1, offset: 0 },
    { line: 2, column: 1, offset: 4 },
    { line: 2, column: 2, offset: 5 },
    { line: 3, column: 1, offset: 6 },
  ])
})

test('an address that GFM finds behind an open bracket gets its position back', () => {
  check('x [a:: https://e.org] y', 'link', ['1:8 https://e.org'])
  check('# **[a:: https://e.org]**', 'link', ['1:10 https://e.org'])
  check('| x [a:: https://e.org] |\n| - |', 'link', ['1:10 https://e.org'])
})

test('CAL-10 title and body of a callout keep their places', () => {
  check('> [!note]+ My *own*\n> > x\n> body', 'text', ['1:12 My ', '1:16 own', '2:5 x', '3:3 body'])
  check('> [!a] T\n> b *c*\n> d', 'paragraph', ['2:3 b *c*\n> d'])
})

test('INF-1 a field covers its brackets, its key and value what stands in them', () => {
  const source = 'a &lt; [k\\*:: v] b'
  check(source, 'inlineField', ['1:8 [k\\*:: v]'])
  check(source, 'text', ['1:1 a &lt; ', '1:9 k\\*', '1:15 v', '1:17  b'])
})

test('BLK-2 a break covers the line ending', () => {
  check('> a \n> b', 'break', ['1:5 \n'])
  check('> a \n> b', 'text', ['1:3 a', '2:3 b'])
})

const PIECES = [
  ...['%%', '[[A]]', '![[b]]', '^[', '#tag', '$$', '~', '&amp;'],
  ...['[', ']', '(', ')', '::', ':: ', ' ', ' ', '\n', '\n', '\n\n', '> ', '>', '- ', '  ', '    ', '1. '],
  ...[
    'a',
    'key',
    '^id',
    ' ^id\n',
    '\\',
    '&gt;',
    '&#91;',
    '*',
    '**',
    '`',
    '$',
    '[!note]',
    '[!a|b]-',
    '- [x] ',
    '[/] ',
  ],
  ...[
    '| a |\n| - |\n',
    '# ',
    '---',
    'https://e.org',
    '[t](u)',
    '![',
    '\t',
    '==',
    '~~',
    '<b>',
    '[^1]: ',
    '😀',
  ],
]

const note = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''))

test('whatever the note, a text is what its position says, and texts follow each other', () => {
  fc.assert(
    fc.property(note, (source) => {
      let end = 0
      for (const node of descendants(transform(source).tree)) {
        if (node.type !== 'text') continue
        const { start, end: stop } = node.position ?? { start: { offset: -1 }, end: { offset: -1 } }
        expect(start.offset).toBeGreaterThanOrEqual(end)
        end = stop.offset ?? 0
        const written = source.slice(start.offset, end)
        // A heading may have line endings in its text, and a comment may have stood in the text.
        if (node.value.includes('\n') || written.includes('%%')) continue
        // In a bare address a backslash is a backslash.
        expect([written, decodeString(written)]).toContain(node.value)
      }
    }),
    { numRuns: 1000 },
  )
})

test('whatever the note, a node lies within its parent', () => {
  fc.assert(
    fc.property(note, (source) => {
      const { tree } = transform(source)
      for (const parent of [tree, ...descendants(tree)]) {
        for (const child of descendants(parent)) {
          expect(child.position?.start.offset).toBeGreaterThanOrEqual(parent.position?.start.offset ?? -1)
          expect(child.position?.end.offset).toBeLessThanOrEqual(parent.position?.end.offset ?? -1)
        }
      }
    }),
    { numRuns: 300 },
  )
})

import type { BlockContent, Root } from 'mdast'
import { expect, test } from 'vitest'
import { applyTransforms } from '../../src/syntax/transforms.ts'
import { walk } from '../../src/syntax/tree/walk.ts'

/** A note of one paragraph of plain text, as the parser would give it. */
function textNote(source: string): Root {
  const position = {
    start: { line: 1, column: 1, offset: 0 },
    end: { line: 1, column: source.length + 1, offset: source.length },
  }
  return {
    type: 'root',
    position,
    children: [{ type: 'paragraph', position, children: [{ type: 'text', value: source, position }] }],
  }
}

function milliseconds(source: string): number {
  const start = performance.now()
  applyTransforms(textNote(source), source, { strictLineBreaks: false })
  return performance.now() - start
}

test.each([
  ['open brackets with keys', '[a:: '],
  ['open parentheses with keys', '(a:: b '],
  ['fields', '[a:: b] '],
  ['lines', 'a:: b\n'],
  ['brackets', '[]('],
  ['carets', ' ^a'],
  ['blanks', '  '],
  ['greater-than signs', '> '],
])('DIA-5 a megabyte of %s takes time in proportion', (_, piece) => {
  const source = piece.repeat(1_000_000 / piece.length)
  milliseconds(source.slice(0, 100_000))
  expect(milliseconds(source)).toBeLessThan(4000)
})

test('DIA-5 nesting costs no stack', () => {
  const depth = 20_000
  let block: BlockContent = { type: 'paragraph', children: [{ type: 'text', value: 'a\nb [c:: d] ^e' }] }
  for (let i = 0; i < depth; i++) block = { type: 'blockquote', children: [block] }
  const tree: Root = { type: 'root', children: [block] }
  applyTransforms(tree, 'a\nb [c:: d] ^e', { strictLineBreaks: false })
  const types: string[] = []
  walk(tree, (list) => {
    for (const node of list) if (node.type !== 'blockquote') types.push(node.type)
  })
  expect(types).toEqual(['paragraph', 'text', 'break', 'text', 'inlineField', 'text'])
})

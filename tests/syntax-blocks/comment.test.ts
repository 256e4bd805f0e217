import type { Root } from 'mdast'
import { expect, test } from 'vitest'
import { applyTransforms } from '../../src/syntax/transforms.ts'
import { outline, outlineOf } from './outline.ts'

function check(source: string, expected: string) {
  expect(outlineOf(source)).toBe(expected)
}

/** A note of three blocks, the middle one a comment from a line `%%` to a line `%%`, or to the end. */
function withBlockComment(closed: boolean): Root {
  const comment = { line: 2, column: 1, offset: 2 }
  return {
    type: 'root',
    children: [
      { type: 'paragraph', children: [{ type: 'text', value: 'a' }] },
      { type: 'comment', closed, position: { start: comment, end: comment } },
      { type: 'paragraph', children: [{ type: 'text', value: 'b' }] },
    ],
  }
}

test('CMT-1 a comment in a paragraph is removed', () => {
  check('a %%x%% b %%y%% c', 'p("a  b  c")')
  check('- *a%%x%%*\n\n| b%%x%% |\n| - |', 'list(li(p(em("a")))) table(tr(td("b")))')
})

test('CMT-2 a block comment is removed', () => {
  const tree = withBlockComment(true)
  expect(applyTransforms(tree, 'a\n%%\n%%\nb', { strictLineBreaks: false })).toEqual([])
  expect(outline(tree)).toBe('p("a") p("b")')
})

test('CMT-4 a paragraph with nothing but comments goes, and takes no part in anything', () => {
  check('a\n\n%%x%% %%y%%\n\nb', 'p("a") p("b")')
  check('%%[a:: b] ^id%%\n\nc', 'p("c")')
})

test('CMT-5 a block comment that is never closed is reported where it starts', () => {
  const tree = withBlockComment(false)
  const diagnostics = applyTransforms(tree, 'a\n%%\n  \nb', { strictLineBreaks: false })
  expect(diagnostics).toMatchObject([{ code: 'unclosed-comment', severity: 'warning', line: 2, column: 1 }])
  expect(outline(tree)).toBe('p("a") p("b")')
})

test('CMT-7 the text around a comment is joined as it stands', () => {
  check('a %%x%% b', 'p("a  b")')
  check('a%%x%%b', 'p("ab")')
})

test('CMT-7 a line with nothing but a comment leaves no empty line', () => {
  check('a\n%%x%%\nb', 'p("a", br, "b")')
  check('%%x%%\nb', 'p("b")')
  check('a\n%%x%%', 'p("a")')
  check('a  \n%%x%%  \nb', 'p("a", br, "b")')
})

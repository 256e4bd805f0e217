import { expect, test } from 'vitest'
import { outline, outlineOf, transform } from './outline.ts'

function check(source: string, expected: string) {
  expect(outlineOf(source)).toBe(expected)
}

test('BLK-2 a newline in a paragraph is a break', () => {
  check('a\nb\n\nc', 'p("a", br, "b") p("c")')
  check('[[A]]\n[[B]]\n[[C]]', 'p(wikilink(A), br, wikilink(B), br, wikilink(C))')
})

test('BLK-2 so it is in list items, quotes, callouts, footnotes and formatting', () => {
  check('- a\n  b', 'list(li(p("a", br, "b")))')
  check('> a\nb', 'quote(p("a", br, "b"))')
  check('> [!note] T\n> a\n> b', 'callout:note("T" | p("a", br, "b"))')
  check('[^1]: a\n    b', 'footnoteDefinition(p("a", br, "b"))')
  check('**a *b\nc***', 'p(strong("a ", em("b", br, "c")))')
  check('[a\nb](c)', 'p(link("a", br, "b"))')
})

test('BLK-2 an image line directly after an item’s text goes on in the item', () => {
  check('- a\n![](b)', 'list(li(p("a", br, image)))')
})

test('BLK-2 strict line breaks keep the newline as white space', () => {
  expect(outline(transform('a\nb  \nc', true).tree)).toBe('p("a\\nb", br, "c")')
})

test('BLK-3 a hard break is one break', () => {
  check('a  \nb\\\nc', 'p("a", br, "b", br, "c")')
})

test('BLK-3 headings, cells and code have no breaks', () => {
  check('a\nb\n===', 'h1("a\\nb")')
  check('| a |\n| - |\n| b |', 'table(tr(td("a")), tr(td("b")))')
  check('```\na\nb\n```', 'code("a\\nb")')
  check('`a\nb`', 'p(code("a\\nb"))')
})

test('VLT-7 CRLF is one line ending', () => {
  check('a\r\nb\r\n', 'p("a", br, "b")')
})

import { expect, test } from 'vitest'
import { descendants, outlineOf, transform } from './outline.ts'

function check(source: string, expected: string) {
  expect(outlineOf(source)).toBe(expected)
}

/** The places of all markers, by id. */
function places(source: string): Record<string, string> {
  const found = descendants(transform(source).tree).flatMap(({ data }) =>
    data?.blockId && data.blockIdPlace
      ? [[data.blockId, `${data.blockIdPlace.line}:${data.blockIdPlace.column}`]]
      : [],
  )
  return Object.fromEntries(found)
}

test('BRF-1 an id is made of letters, digits and hyphens, behind a blank', () => {
  check('a ^q1', 'p^q1("a")')
  check('a ^My-Id-2', 'p^My-Id-2("a")')
  check('a\t^x', 'p^x("a")')
  check('a ^x  \n\nb', 'p^x("a") p("b")')
})

test('BRF-2 the marker leaves no trace, and its place is kept for reports', () => {
  check('*a* ^x', 'p^x(em("a"))')
  check('a  \n^x', 'p^x("a")')
  check('a ^x ^y', 'p^y("a ^x")')
  expect(places('a\n\n> b\n> c ^x\n\n- d ^y')).toEqual({ x: '4:5', y: '6:5' })
  expect(places('&amp; \\* ^x')).toEqual({ x: '1:10' })
})

test('BRF-2 a comment behind the marker does not hide it', () => {
  check('a ^x %%todo%%', 'p^x("a")')
})

test('BRF-3 the marker stands at the end of the paragraph’s last line', () => {
  check('a\nb ^x\n\nc', 'p^x("a", br, "b") p("c")')
  check('a\n^x', 'p^x("a")')
  check('> a ^x\n>\n> b', 'quote(p^x("a"), p("b"))')
})

test('BRF-4 a line of its own names the block before it', () => {
  check('- a\n- b\n\n^x', 'list^x(li(p("a")), li(p("b")))')
  check('> a\n\n^x', 'quote^x(p("a"))')
  check('> [!tip] T\n> a\n\n^x', 'callout:tip^x("T" | p("a"))')
  check('| a |\n| - |\n\n^x', 'table^x(tr(td("a")))')
  check('```\na\n```\n\n^x', 'code^x("a")')
  check('```\na\n```\n^x', 'code^x("a")')
  check('$$\na\n$$\n\n^x', 'math^x("a")')
  check('$$\na\n$$\n^x', 'math^x("a")')
  check('<div>a</div>\n\n^x', 'html^x("<div>a</div>")')
  check('![[n]]\n\n^x', 'p^x(embed(n))')
})

test('BRF-4 paragraphs and headings can be named that way as well, and definitions are passed over', () => {
  check('a\n\n^x', 'p^x("a")')
  check('# a\n^x', 'h1^x("a")')
  check('> a\n\n[b]: c\n\n^x', 'quote^x(p("a")) definition')
})

test('BRF-4 in a quote it names the block before it in the quote', () => {
  check('> - a\n>\n> ^x', 'quote(list^x(li(p("a"))))')
})

test('BRF-4 at the start of a note there is nothing to name', () => {
  check('^x\n\na', 'p("^x") p("a")')
})

test('BRF-5 the line directly after a quote or callout names it', () => {
  check('> a\n^x', 'quote^x(p("a"))')
  check('> a\n> ^x', 'quote^x(p("a"))')
  check('> [!tip] T\n> a\n^x', 'callout:tip^x("T" | p("a"))')
  check('> [!tip] T\n^x', 'callout:tip^x("T" | )')
  check('> [!tip] T\n> ^x', 'callout:tip^x("T" | )')
  check('> - a\n^x', 'quote^x(list(li(p("a"))))')
})

test('BRF-5 with quotes in quotes the outermost one that has ended is named', () => {
  check('> > a\n^x', 'quote^x(quote(p("a")))')
  check('> > a\n> ^x', 'quote(quote^x(p("a")))')
  check('> > a\n> > ^x', 'quote(quote^x(p("a")))')
  check('> > a\n^x\n> > b', 'quote(quote(p("a", br, "^x", br, "b")))')
  check('> > a\n^x\n>\n> b', 'quote(quote^x(p("a")), p("b"))')
})

test('BRF-5 the line directly after a table names it', () => {
  check('| a | b |\n| - | - |\n| c | d |\n^x', 'table^x(tr(td("a"), td("b")), tr(td("c"), td("d")))')
  check('| a |\n| - |\n^x', 'table^x(tr(td("a")))')
  check('> | a |\n> | - |\n> ^x', 'quote(table^x(tr(td("a"))))')
  check('| a |\n| - |\n| ^x |', 'table(tr(td("a")), tr(td("^x")))')
})

test('BRF-6 at the end of an item’s text, or on an indented line, it names the item', () => {
  check('- a ^x\n\t- b\n- c', 'list(li^x(p("a"), list(li(p("b")))), li(p("c")))')
  check('- a\n    more\n    ^x\n- b', 'list(li^x(p("a", br, "more")), li(p("b")))')
  check('- a\n\n  ^x', 'list(li^x(p("a")))')
  check('- a\n\n  ```\n  b\n  ```\n  ^x', 'list(li^x(p("a"), code("b")))')
  check('- a\n\n  b\n  ^x', 'list(li^x(p("a"), p("b")))')
  check('1. [ ] a ^x', 'list(li[ ]^x(p("a")))')
})

test('BRF-6 directly after a list the line belongs to the last item', () => {
  check('- a\n- b\n^x', 'list(li(p("a")), li^x(p("b")))')
})

test('BRF-6 the end of a later paragraph of an item names that paragraph', () => {
  check('- a\n\n  b ^x', 'list(li(p("a"), p^x("b")))')
})

test('BRF-7 behind an embed the marker needs no blank', () => {
  check('![[x.png]]^id', 'p^id(embed(x.png))')
  check('![[x]] ^id', 'p^id(embed(x))')
  check('a [[x]]^id', 'p("a ", wikilink(x), "^id")')
})

test('BRF-8 what is not a marker stays', () => {
  for (const text of ['mc^2', 'a ^a_b', 'a ^id b', 'a ^', 'a ^ä', '*a*^x']) {
    expect(descendants(transform(text).tree).some((node) => node.data?.blockId)).toBe(false)
  }
  check('a \\^x', 'p("a ^x")')
  check('a ^x\nb', 'p("a ^x", br, "b")')
  check('`a ^x`', 'p(code("a ^x"))')
  check('$a ^x$', 'p(inlineMath("a ^x"))')
  check('```\na\n^x\n```', 'code("a\\n^x")')
})

test('BRF-4 display math is named by a marker behind it as well', () => {
  check('$$x$$ ^id', 'p^id(inlineMath("x"))')
  check('$$x$$\n^id', 'math^id("x")')
  check('$$\nx\n$$ ^id', 'math^id("x")')
  check('a $$x$$ ^id', 'p^id("a ", inlineMath("x"))')
  check('- a\n  $$x$$\n  ^id', 'list(li^id(p("a"), math("x")))')
})

test('BLK-13 a heading loses the marker and gets the id', () => {
  check('## Results ^res\nx', 'h2^res("Results") p("x")')
  check('## Results ^res ##', 'h2^res("Results")')
  check('Results ^res\n---', 'h2^res("Results")')
  check('# ^res', 'h1^res()')
  check('> [!note] Title ^res\n> a', 'callout:note^res("Title" | p("a"))')
})

test('BRF-1 of two ids for one block the later one counts', () => {
  check('> a\n^x\n\n^y', 'quote^y(p("a"))')
  check('- a ^x\n  b\n\n  ^y', 'list(li^y(p("a ^x", br, "b")))')
})

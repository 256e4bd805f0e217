import { expect, test } from 'vitest'
import { outlineOf } from './outline.ts'

function check(source: string, expected: string) {
  expect(outlineOf(source)).toBe(expected)
}

test('CAL-1 a block quote whose first line is [!kind] is a callout', () => {
  check('> [!info] A title\n> Body.', 'callout:info("A title" | p("Body."))')
  check('>[!info] A title', 'callout:info("A title" | )')
})

test('CAL-1 a definition of the same name changes nothing', () => {
  check('> [!note] T\n\n[!note]: https://e.org', 'callout:note("T" | ) definition')
  check('> [!note] [!tip]\n\n[!tip]: https://e.org', 'callout:note(ref("!tip") | ) definition')
})

test('CAL-2 the title keeps its inline syntax', () => {
  check('> [!tip] A **b** [[C]] `d`  ', 'callout:tip("A ", strong("b"), " ", wikilink(C), " ", code("d") | )')
  check('> [!tip] [a](b) c', 'callout:tip(link("a"), " c" | )')
})

test('CAL-2 without words behind the marker the title is empty', () => {
  check('> [!tip]\n> body', 'callout:tip( | p("body"))')
  check('> [!custom-type]  \n> body', 'callout:custom-type( | p("body"))')
})

test('CAL-3 the kind is in lower case, any name is one', () => {
  check('> [!TIP] a\n\n> [!My own *kind*] b', 'callout:tip("a" | ) callout:my own *kind*("b" | )')
})

test('CAL-4 a sign behind the marker makes it foldable', () => {
  check('> [!faq]- Closed\n> a', 'callout:faq:closed("Closed" | p("a"))')
  check('> [!faq]+ Open\n> a', 'callout:faq:open("Open" | p("a"))')
  check('> [!faq]-\n> a', 'callout:faq:closed( | p("a"))')
  check('> [!faq] - a', 'callout:faq("- a" | )')
})

test('CAL-5 a title alone is a callout without body', () => {
  check('> [!note] T', 'callout:note("T" | )')
  check('> [!note] T\n>\n', 'callout:note("T" | )')
})

test('CAL-6 the body holds all kinds of blocks', () => {
  check('> [!important]\n>  Text', 'callout:important( | p("Text"))')
  check('> [!a] T\n> - b\n>\n> ```\n> c\n> ```', 'callout:a("T" | list(li(p("b"))), code("c"))')
  check('> [!a] T\n> | b |\n> | - |', 'callout:a("T" | table(tr(td("b"))))')
})

test('CAL-6 callouts nest', () => {
  check(
    '> [!a] A\n> > [!b]- B\n> > > [!c] C\n> > > d',
    'callout:a("A" | callout:b:closed("B" | callout:c("C" | p("d"))))',
  )
  const depth = 60
  const lines = Array.from({ length: depth }, (_, i) => `${'> '.repeat(i + 1)}[!k${i}]`)
  const expected = `${lines.map((_, i) => `callout:k${i}( | `).join('')}${')'.repeat(depth)}`
  check(lines.join('\n'), expected)
})

test('CAL-7 the marker is in neither title nor body', () => {
  check('> [!a|b]+ T', 'callout:a|b:open("T" | )')
  check('> [!note]T', 'callout:note("T" | )')
})

test('CAL-8 a quote that has the marker in a later line, escaped or spelled otherwise is a quote', () => {
  check('> plain\n> [!note] x', 'quote(p("plain", br, "[!note] x"))')
  check('> \\[!note] x', 'quote(p("[!note] x"))')
  check('> [ !note] x', 'quote(p("[ !note] x"))')
  check('> [!] x', 'quote(p("[!] x"))')
  check('> [!a\n> ] x', 'quote(p("[!a", br, "] x"))')
  check('> # [!note] x', 'quote(h1("[!note] x"))')
  check('>\n> [!note] x', 'quote(p("[!note] x"))')
  check('[!note] x', 'p("[!note] x")')
})

test('CAL-8 a link whose text looks like the marker is a link', () => {
  check('> [!note](https://e.org) x', 'quote(p(link("!note"), " x"))')
})

test('CAL-9 the part after a bar is metadata', () => {
  check('> [!info|right wide] T', 'callout:info|right wide("T" | )')
  check('> [!info|] T', 'callout:info("T" | )')
})

test('CAL-10 the line after the title is the body', () => {
  check('> [!note] T\n> a\n> b\n>\n> c', 'callout:note("T" | p("a", br, "b"), p("c"))')
  check('> [!note] T\nlazy', 'callout:note("T" | p("lazy"))')
  check('> [!note] T  \n> a', 'callout:note("T" | p("a"))')
  check('> [!note] T\\\n> a', 'callout:note("T" | p("a"))')
})

test('CAL-10 formatting that spans the end of the title line is in both', () => {
  check(
    '> [!a] b **c *d\n> e* f** g',
    'callout:a("b ", strong("c ", em("d")) | p(strong(em("e"), " f"), " g"))',
  )
  check('> [!a] `b\n> c` d', 'callout:a(code("b\\nc") | p(" d"))')
})

test('CAL-10 a line of hyphens under the title does not make a heading of it', () => {
  check('> [!note] T\n> ---\n> b', 'callout:note("T" | thematicBreak, p("b"))')
  check('> [!note] T\n> ===', 'callout:note("T" | p("==="))')
  check('> [!note] T\n> Part\n> ---', 'callout:note("T" | h2("Part"))')
})

test('CAL-11 callouts work inside list items', () => {
  check('- > [!tip] T\n  > a\n- b', 'list(li(callout:tip("T" | p("a"))), li(p("b")))')
  check('1. a\n\n   > [!tip] T', 'list(li(p("a"), callout:tip("T" | )))')
})

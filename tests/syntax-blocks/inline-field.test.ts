import { expect, test } from 'vitest'
import { canonicalKey } from '../../src/syntax/inline-field/canonical-key.ts'
import { typedValue } from '../../src/syntax/inline-field/typed-value.ts'
import { descendants, outline, outlineOf, placed, transform } from './outline.ts'

function check(source: string, expected: string) {
  expect(outlineOf(source)).toBe(expected)
}

test('INF-1 a field in brackets has a key and a value', () => {
  check('I give [rating:: 9]!', 'p("I give ", field:bracket(rating = "9"), "!")')
  check('x [key::value] y', 'p("x ", field:bracket(key = "value"), " y")')
  check('[ key ::  value  ]', 'p(field:bracket(key = "value"))')
  check('[key:: ]', 'p(field:bracket(key = ))')
})

test('INF-2 a field in parentheses needs a blank after the colons', () => {
  check('a (key:: value) b', 'p("a ", field:paren(key = "value"), " b")')
  check('a (key::value) b', 'p("a (key::value) b")')
})

test('INF-3 a line or an item may be a field as a whole', () => {
  check('Key:: value', 'p(field:line(Key = "value"))')
  check('- Key:: value', 'list(li(p(field:line(Key = "value"))))')
  check('Key::', 'p(field:line(Key = ))')
  check('Key::value', 'p("Key::value")')
  check('See Key:: value', 'p(field:line(See Key = "value"))')
})

test('INF-3 a line with another field has no line form', () => {
  check('Key:: a [b:: c]', 'p("Key:: a ", field:bracket(b = "c"))')
  check('Key:: *a (b:: c)*', 'p("Key:: ", em("a ", field:paren(b = "c")))')
})

test('INF-4 a value keeps its inline syntax', () => {
  check(
    '[a:: **b** `c:: d` $e$] (f:: *g* [[H|h]])',
    'p(field:bracket(a = strong("b"), " ", code("c:: d"), " ", inlineMath("e")), " ", ' +
      'field:paren(f = em("g"), " ", wikilink(H)))',
  )
})

test('INF-5 a link with parentheses is whole, the field ends at the balancing parenthesis', () => {
  check(
    '- (References:: [a \\| b](https://e.org/x_(y)))',
    'list(li(p(field:paren(References = link("a | b")))))',
  )
  check('(k:: [a](b)) c', 'p(field:paren(k = link("a")), " c")')
})

test('INF-6 a bare address ends before the closing parenthesis or bracket', () => {
  const links = (source: string) =>
    descendants(transform(source).tree).flatMap((node) => (node.type === 'link' ? [node.url] : []))
  expect(links('(References:: https://e.org/a.pdf)')).toEqual(['https://e.org/a.pdf'])
  expect(links('[References:: https://e.org/a.pdf]')).toEqual(['https://e.org/a.pdf'])
  check('[R:: https://e.org] x', 'p(field:bracket(R = link("https://e.org")), " x")')
})

test('INF-7 a stray parenthesis is text in the value of the line', () => {
  check('- References:: [t](u))', 'list(li(p(field:line(References = link("t"), ")"))))')
})

test('INF-8 an unbalanced field is text', () => {
  check('(key:: value', 'p("(key:: value")')
  check('[key:: value', 'p("[key:: value")')
  check('[key:: a [b]', 'p("[key:: a [b]")')
  check('[a:: b\nc]', 'p("[a:: b", br, "c]")')
  check('[a:: b  \nc]', 'p("[a:: b", br, "c]")')
})

test('INF-8 an escape or a reference opens and closes nothing', () => {
  check('\\[a:: b]', 'p("[a:: b]")')
  check('[a:: b\\]', 'p("[a:: b]")')
  check('[a:: b\\] c]', 'p(field:bracket(a = "b] c"))')
  check('&#91;a:: b]', 'p("[a:: b]")')
  check('[a\\]:: b]', 'p("[a]:: b]")')
  check('[a:\\: b]', 'p("[a:: b]")')
  check('(a:: b\\)) c', 'p(field:paren(a = "b)"), " c")')
})

test('INF-9 several fields of both kinds stand in one line with text between', () => {
  check('a [b:: c](d:: e)', 'p("a [b:: c]", field:paren(d = "e"))')
  check(
    '[a:: b] x (c:: d)[e:: f]',
    'p(field:bracket(a = "b"), " x ", field:paren(c = "d"), field:bracket(e = "f"))',
  )
  check('(see [a:: b])', 'p("(see ", field:bracket(a = "b"), ")")')
})

test('INF-10 nested brackets belong to the value, only the kind of the field is counted', () => {
  check('[k:: [value]]', 'p(field:bracket(k = "[value]"))')
  check('[k:: [[Note|x]]]', 'p(field:bracket(k = wikilink(Note)))')
  check('(k:: (a) [b) c', 'p(field:paren(k = "(a) [b"), " c")')
  check('[k:: a) (b]', 'p(field:bracket(k = "a) (b"))')
  check('[k:: [a:: b]]', 'p(field:bracket(k = "[a:: b]"))')
})

test('INF-11 colons in ordinary text, code and formulas are no field', () => {
  for (const text of [
    'A[::-]',
    'std::vector',
    '(see std::vector docs)',
    'fe80::1',
    'a : b',
    ':: a',
    '** :: a',
  ]) {
    expect(outlineOf(text)).not.toContain('field')
  }
  check('`a:: b`', 'p(code("a:: b"))')
  check('$a:: b$', 'p(inlineMath("a:: b"))')
  check('    a:: b', 'code("a:: b")')
})

test('INF-12 a Markdown link is no field', () => {
  check('[label:: x](https://e.org)', 'p(link("label:: x"))')
  check('[label:: x][r]\n\n[r]: u', 'p(ref("label:: x")) definition')
  check('[label:: x](no link', 'p("[label:: x](no link")')
  check('[a (b:: c)](u)', 'p(link("a (b:: c)"))')
})

test('INF-13 a key may hold blanks, any script, emoji and formatting', () => {
  check('**Bold Field**:: x', 'p(field:line(Bold Field = "x"))')
  check('[*a* `b`:: x]', 'p(field:bracket(a b = "x"))')
  check('Größe 数 📏:: x', 'p(field:line(Größe 数 📏 = "x"))')
  check('*Key:: x', 'p(field:line(Key = "x"))')
  check('[[Note]]:: x', 'p(wikilink(Note), ":: x")')
  check('**a (b)**:: x', 'p(strong("a (b)"), ":: x")')
})

test('INF-13 the key is kept as written for display', () => {
  const source = '- **Bold** &amp; Key :: x'
  const field = descendants(transform(source).tree).find((node) => node.type === 'inlineField')
  const shown = field?.type === 'inlineField' ? field.keyChildren : []
  expect(shown.map(outline).join(' ')).toBe('strong("Bold") " & Key"')
  expect(shown.map((node) => placed(node, source))).toEqual(['1:3 **Bold**', '1:11  &amp; Key'])
})

test('INF-13 keys are compared in lower case with hyphens for blanks', () => {
  expect(canonicalKey('Bold  Field')).toBe('bold-field')
  expect(canonicalKey('Größe')).toBe('größe')
})

test('INF-14 fields work in items, tasks, callouts, table cells, headings and formatting', () => {
  check('- [ ] a [due:: 2022-04-05]', 'list(li[ ](p("a ", field:bracket(due = "2022-04-05"))))')
  check('> [!note] T [a:: 1]\n> b:: 2', 'callout:note("T ", field:bracket(a = "1") | p(field:line(b = "2")))')
  check('| [a:: 1] |\n| - |', 'table(tr(td(field:bracket(a = "1"))))')
  check('## Head [h:: 1]', 'h2("Head ", field:bracket(h = "1"))')
  check('**x (a:: 1)**', 'p(strong("x ", field:paren(a = "1")))')
})

test('INF-15 values are typed for exports', () => {
  expect(typedValue(' ')).toEqual({ kind: 'null' })
  expect(typedValue('-2.5')).toEqual({ kind: 'number', value: -2.5 })
  expect(typedValue('True')).toEqual({ kind: 'boolean', value: true })
  expect(typedValue('2022-04-05T10:30')).toEqual({ kind: 'date', value: '2022-04-05T10:30' })
  expect(typedValue('6 hours, 3m')).toEqual({ kind: 'duration', value: '6 hours, 3m' })
  expect(typedValue('[[A|b]]')).toEqual({ kind: 'link', value: 'A|b' })
  expect(typedValue('1, [[A, B]], "c, d"')).toEqual({
    kind: 'list',
    items: [
      { kind: 'number', value: 1 },
      { kind: 'link', value: 'A, B' },
      { kind: 'text', value: 'c, d' },
    ],
  })
  expect(typedValue('one, two')).toEqual({ kind: 'text', value: 'one, two' })
  expect(typedValue('2022-13-01')).toEqual({ kind: 'text', value: '2022-13-01' })
})

test('INF-16 each line of a paragraph may be a field', () => {
  check(
    'One:: a\nTwo:: [b](c)\ntext\nThree::',
    'p(field:line(One = "a"), br, field:line(Two = link("b")), br, "text", br, field:line(Three = ))',
  )
  check('One:: a  \nTwo:: b', 'p(field:line(One = "a"), br, field:line(Two = "b"))')
})

test('INF-16 a line that formatting carries over into the next is no field', () => {
  check('One:: *a\nb* c:: d', 'p("One:: ", em("a", br, "b"), " c:: d")')
})

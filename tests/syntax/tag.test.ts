import { expect, test } from 'vitest'
import { inline, outline, places } from './outline.ts'

test('TAG-1 a tag starts a line or stands after white space', () => {
  expect(inline('#a b #c\n#d\u00a0#e\t#f')).toBe(
    '<tag>a</tag> b <tag>c</tag>\n<tag>d</tag>\u00a0<tag>e</tag>\t<tag>f</tag>',
  )
  expect(inline('(#a) *#b* ==#c== "#d" [#e]')).toBe(
    '(#a) <emphasis>#b</emphasis> <highlight>#c</highlight> "#d" [#e]',
  )
})

test.each(['näme', '日本語', 'Ω-mega', 'a_b-c/d', '2024w', '1984-85', '😀', 'x👩‍🎓y', '☀️', 'a€→b', '𝒜'])(
  'TAG-1 #%s is a tag',
  (name) => {
    expect(inline(`a #${name} b`)).toBe(`a <tag>${name}</tag> b`)
  },
)

test('TAG-2 what is no tag', () => {
  for (const text of ['#1984', 'C#', 'a#b', '\\#x', '##x', '#', '# ', '#/', '#2024/', '#.a', '&#x;']) {
    expect(inline(`a ${text}`)).toBe(`a ${text.trim().replace('\\', '')}`)
  }
  expect(inline('https://e.org/#x')).toBe('<link url="https://e.org/#x">https://e.org/#x</link>')
  expect(outline('# heading')).toBe('<h1>heading</h1>')
  expect(inline('` #x` $ #x$ %% #x%%')).toBe('<inlineCode> #x</inlineCode> $ <tag>x</tag>$ <comment/>')
  expect(inline('$a #x$')).toBe('<inlineMath>a #x</inlineMath>')
})

test('TAG-2 in the text of a link a tag is text', () => {
  expect(inline('[see #a](u) ![see #b](v) #c')).toBe(
    '<link url="u">see #a</link> <image url="v" alt="see #b"/> <tag>c</tag>',
  )
  expect(outline('[see #a]\n\n[see #a]: u')).toBe(
    '<paragraph><linkReference>see #a</linkReference></paragraph><definition/>',
  )
  expect(inline('[see #a]')).toBe('[see <tag>a</tag>]')
})

test('TAG-3 a tag ends at the first other character', () => {
  expect(inline('#some.tag #done, #a’s #日本。')).toBe(
    '<tag>some</tag>.tag <tag>done</tag>, <tag>a</tag>’s <tag>日本</tag>。',
  )
})

test('TAG-3 an address does not start in a tag', () => {
  expect(inline('#a@b.co #www.e.org #http://e.org')).toBe(
    '<tag>a</tag>@b.co <tag>www</tag>.e.org <tag>http</tag>://e.org',
  )
})

test('TAG-3 another tag may follow directly', () => {
  expect(inline('#a#b#1984#c')).toBe('<tag>a</tag><tag>b</tag>#1984#c')
})

test('TAG-4 nested tags, without a trailing slash', () => {
  expect(inline('#inbox/to-read #2024/01 #a/ #b//c//.')).toBe(
    '<tag>inbox/to-read</tag> <tag>2024/01</tag> <tag>a</tag>/ <tag>b//c</tag>//.',
  )
})

test('TAG-5 a tag keeps its spelling', () => {
  expect(inline('#Tag #TAG')).toBe('<tag>Tag</tag> <tag>TAG</tag>')
})

test('TAG-7 tags work in headings, list items, tables and callouts', () => {
  expect(outline('# a #b')).toBe('<h1>a <tag>b</tag></h1>')
  expect(outline('- #b')).toBe('<list><listItem><paragraph><tag>b</tag></paragraph></listItem></list>')
  expect(outline('|#a|\n|-|\n|b #c|')).toContain('<tableCell>b <tag>c</tag></tableCell>')
  expect(outline('> [!note] #b')).toBe('<blockquote><paragraph>[!note] <tag>b</tag></paragraph></blockquote>')
})

test('TAG-8 a tag has letters, digits, underscores and slashes of frontmatter tags', () => {
  expect(inline('#On/Artificial_Intelligence/Safety')).toBe('<tag>On/Artificial_Intelligence/Safety</tag>')
})

test('TAG-1 a tag stands where it is written', () => {
  expect(places('> a 😀 #b/c/ d', 'tag')).toEqual(['#b/c'])
})

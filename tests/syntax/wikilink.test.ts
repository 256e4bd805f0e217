import { describe, expect, test } from 'vitest'
import { inline, outline, places } from './outline.ts'

describe('grammar', () => {
  test.each([
    ['[[A]]', '<wikilink target="A"/>'],
    ['[[A|b]]', '<wikilink target="A" display="b"/>'],
    ['[[A#B]]', '<wikilink target="A" subpath="B"/>'],
    ['[[A#B|c]]', '<wikilink target="A" subpath="B" display="c"/>'],
    ['![[A]]', '<embed target="A"/>'],
    ['![[A#^id|c]]', '<embed target="A" subpath="^id" display="c"/>'],
  ])('WL-1 %s is a link or an embed', (source, expected) => {
    expect(inline(source)).toBe(expected)
  })

  test('WL-2 the first bar and the first # separate', () => {
    expect(inline('[[P#A#B|c|d#e]]')).toBe('<wikilink target="P" subpath="A#B" display="c|d#e"/>')
    expect(inline('[[#H]]')).toBe('<wikilink target="" subpath="H"/>')
    expect(inline('[[N#]]')).toBe('<wikilink target="N" subpath=""/>')
    expect(inline('[[N|a#b]]')).toBe('<wikilink target="N" display="a#b"/>')
  })

  test('WL-3 blanks around the parts are ignored', () => {
    expect(inline('[[ Note ]]')).toBe('<wikilink target="Note"/>')
    expect(inline('[[Note |x]]')).toBe('<wikilink target="Note" display="x"/>')
    expect(inline('[[Note #^id | x ]]')).toBe('<wikilink target="Note" subpath="^id" display="x"/>')
  })

  test('WL-4 a single ] belongs to the target', () => {
    expect(inline('[[Odd]name]]')).toBe('<wikilink target="Odd]name"/>')
    expect(inline('[[a]]]')).toBe('<wikilink target="a"/>]')
  })

  test('WL-5 an inner [[ makes the outer one text', () => {
    expect(inline('[[a [[Inner]] c]]')).toBe('[[a <wikilink target="Inner"/> c]]')
    expect(inline('[[a ![[Inner]] c]]')).toBe('[[a <embed target="Inner"/> c]]')
    expect(inline('[[[A]]]')).toBe('[<wikilink target="A"/>]')
  })

  test('WL-6 parentheses mean nothing', () => {
    expect(inline('[[Hazard (AI Safety)]]')).toBe('<wikilink target="Hazard (AI Safety)"/>')
    expect(inline('[[Rate (FPR))]]')).toBe('<wikilink target="Rate (FPR))"/>')
    expect(inline('[[Rate (FPR))|FPR]]')).toBe('<wikilink target="Rate (FPR))" display="FPR"/>')
  })

  test.each([
    '100%25 x',
    "Goodhart's Law",
    'Learned to Add, Even Though',
    'SGD + Momentum',
    '99% Of It',
    'a & b ! ? = $ " Ω 日本 😀',
    '&amp; \\*',
  ])('WL-7 the target %s is kept as written', (target) => {
    expect(inline(`[[${target}|x]]`)).toBe(`<wikilink target="${target}" display="x"/>`)
  })

  test('WL-8 a target never formats', () => {
    expect(inline('[[_a_]] and [[_b_]]')).toBe('<wikilink target="_a_"/> and <wikilink target="_b_"/>')
    expect(inline('[[Burns $97]] x [[Won $8]]')).toBe(
      '<wikilink target="Burns $97"/> x <wikilink target="Won $8"/>',
    )
    expect(inline('[[An Odd `?` Name]]')).toBe('<wikilink target="An Odd `?` Name"/>')
    expect(inline('[[a `b]] c`')).toBe('<wikilink target="a `b"/> c`')
    expect(inline('[[==a== ~~b~~ *c* %%d%% <b> a@b.co]]')).toBe(
      '<wikilink target="==a== ~~b~~ *c* %%d%% <b> a@b.co"/>',
    )
    expect(inline('*a [[b*c]] d*')).toBe('<emphasis>a <wikilink target="b*c"/> d</emphasis>')
  })

  test('WL-9 there are no links in code, math, comments, HTML blocks and destinations', () => {
    expect(inline('`[[x]]`')).toBe('<inlineCode>[[x]]</inlineCode>')
    expect(outline('```\n[[x]]\n```')).toBe('<code>[[x]]</code>')
    expect(outline('    [[x]]')).toBe('<code>[[x]]</code>')
    expect(inline('$[[x]]$')).toBe('<inlineMath>[[x]]</inlineMath>')
    expect(outline('$$\n[[x]]\n$$')).toBe('<math>[[x]]</math>')
    expect(inline('%%[[x]]%%')).toBe('<comment/>')
    expect(outline('<div>\n[[x]]\n</div>')).toBe('<html><div>\n[[x]]\n</div></html>')
    expect(inline('[t](<[[x]]>)')).toBe('<link url="[[x]]">t</link>')
  })

  test('WL-10 a link does not span lines', () => {
    expect(inline('[[Multi\nLine]]')).toBe('[[Multi\nLine]]')
  })

  test('WL-11 empty and unclosed brackets are text', () => {
    expect(inline('[[]] [[ ]] ![[]] [[|x]] [[ \\|x]] [[unclosed')).toBe(
      '[[]] [[ ]] ![[]] [[|x]] [[ |x]] [[unclosed',
    )
    expect(inline('[[#]]')).toBe('<wikilink target="" subpath=""/>')
  })

  test('WL-16 an address is a target like any other', () => {
    expect(inline('[[https://e.org]]')).toBe('<wikilink target="https://e.org"/>')
  })

  test('WL-17 an extension belongs to the target', () => {
    expect(inline('[[Note.md]]')).toBe('<wikilink target="Note.md"/>')
  })

  test('WL-18 further bars are part of the display text', () => {
    expect(inline('[[N|a|b]]')).toBe('<wikilink target="N" display="a|b"/>')
  })

  test('WL-14 a blank display text is none', () => {
    expect(inline('[[N|]] [[N| ]]')).toBe('<wikilink target="N"/> <wikilink target="N"/>')
  })
})

describe('surroundings', () => {
  test('WL-12 links take part in inline structure', () => {
    const link = '<wikilink target="A"/>'
    expect(inline('*[[A]]* **[[A]]** ==[[A]]== ~~[[A]]~~')).toBe(
      `<emphasis>${link}</emphasis> <strong>${link}</strong> <highlight>${link}</highlight> <delete>${link}</delete>`,
    )
    expect(outline('# [[A]]')).toBe(`<h1>${link}</h1>`)
    expect(outline('- [[A]]')).toBe(`<list><listItem><paragraph>${link}</paragraph></listItem></list>`)
    expect(inline('x^[see [[A]]]')).toBe(`x<inlineFootnote>see ${link}</inlineFootnote>`)
    expect(outline('> [!note] [[A]]')).toBe(`<blockquote><paragraph>[!note] ${link}</paragraph></blockquote>`)
    expect(inline('<u>[[A]]</u>')).toBe(`<html><u></html>${link}<html></u></html>`)
  })

  test('WL-12 links stand next to any character', () => {
    expect(inline('[[A]]s ([[A]]) “[[A]]” [[A]][[B]] a[[A]]_[[A]]^[[A]]![[A]]')).toBe(
      '<wikilink target="A"/>s (<wikilink target="A"/>) “<wikilink target="A"/>” <wikilink target="A"/>' +
        '<wikilink target="B"/> a<wikilink target="A"/>_<wikilink target="A"/>^<wikilink target="A"/><embed target="A"/>',
    )
  })

  test('WL-13 a wikilink wins over a Markdown link', () => {
    expect(inline('[[A]](b)')).toBe('<wikilink target="A"/>(b)')
    expect(outline('[[A]][b]\n\n[A]: u\n[b]: v')).toBe(
      '<paragraph><wikilink target="A"/><linkReference>b</linkReference></paragraph><definition/><definition/>',
    )
  })

  test('WL-13 links do not nest: in the text of a Markdown link the wikilink wins', () => {
    expect(inline('[see [[A]]](u)')).toBe('[see <wikilink target="A"/>](u)')
    expect(inline('[a [b](v) [[A]]](u)')).toBe('[a <link url="v">b</link> <wikilink target="A"/>](u)')
    expect(inline('[a](u) [[A]]')).toBe('<link url="u">a</link> <wikilink target="A"/>')
    expect(inline('[a ![[Note]]](u)')).toBe('[a <embed target="Note"/>](u)')
  })

  test('EMB-13 an embedded image may be the text of a link', () => {
    expect(inline('[![[p.PNG|100]]](u)')).toBe('<link url="u"><embed target="p.PNG" display="100"/></link>')
    expect(inline('[![[p.png]] [[A]]](u)')).toBe('[<embed target="p.png"/> <wikilink target="A"/>](u)')
  })

  test('WL-12 in an alternative text only the words of a link remain', () => {
    expect(inline('![see [[A#B]] and [[A|b]]](u.png)')).toBe('<image url="u.png" alt="see A > B and b"/>')
  })

  test('INL-5 a backslash before a bracket makes it literal', () => {
    expect(inline('\\[[x]]')).toBe('[[x]]')
    expect(inline('\\[\\[x\\]\\]')).toBe('[[x]]')
    expect(inline('[\\[x]]')).toBe('[[x]]')
    expect(inline('!\\[[x]]')).toBe('![[x]]')
    expect(inline('\\![[x]]')).toBe('!<wikilink target="x"/>')
    expect(inline('\\\\[[x]]')).toBe('\\<wikilink target="x"/>')
  })
})

describe('tables', () => {
  test('WL-15 a backslash before the separator belongs to neither part', () => {
    expect(inline('[[Note\\|x]]')).toBe('<wikilink target="Note" display="x"/>')
    expect(outline('|a|\n|-|\n|[[Note\\|x]]|')).toContain(
      '<tableCell><wikilink target="Note" display="x"/></tableCell>',
    )
  })

  test('TAB-2 bars in links, embeds, code and formulas do not split a cell', () => {
    const row = '| [[N\\|x]] ![[p.png\\|100]] ![[N\\|x]] | `a\\|b` | $a \\| b$ |'
    expect(outline(`|a|b|c|\n|-|-|-|\n${row}`)).toContain(
      '<tableRow><tableCell><wikilink target="N" display="x"/> <embed target="p.png" display="100"/> ' +
        '<embed target="N" display="x"/></tableCell><tableCell><inlineCode>a|b</inlineCode></tableCell>' +
        '<tableCell><inlineMath>a | b</inlineMath></tableCell></tableRow>',
    )
  })

  test('IMG-7 a size is separated by \\| like the rest', () => {
    expect(outline('|a|\n|-|\n|![[p.png\\|alt\\|100x145]]|')).toContain(
      '<embed target="p.png" display="alt|100x145"/>',
    )
  })
})

test('WL-1 a node stands where it is written', () => {
  const source = '> a\n> - x [[A|b]]s\n>   ![[p.png]]'
  expect(places(source, 'wikilink')).toEqual(['[[A|b]]'])
  expect(places(source, 'embed')).toEqual(['![[p.png]]'])
})

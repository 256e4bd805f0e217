import { describe, expect, test } from 'vitest'
import { inline, outline, places } from './outline.ts'

describe('CommonMark and GFM', () => {
  test('INL-1 emphasis, strong, code, escapes, entities and autolinks', () => {
    expect(inline('*a* __b__ `c` \\*d\\* &amp; <https://e.org>')).toBe(
      '<emphasis>a</emphasis> <strong>b</strong> <inlineCode>c</inlineCode> *d* & ' +
        '<link url="https://e.org">https://e.org</link>',
    )
    expect(inline('TP / (TP + FP), AUROC/AUPR, a*=b and c*=d')).toBe(
      'TP / (TP + FP), AUROC/AUPR, a*=b and c*=d',
    )
  })

  test('INL-2 two tildes strike out, one does not', () => {
    expect(inline('~~x~~')).toBe('<delete>x</delete>')
    expect(inline('H~2~O, ~5 to ~10')).toBe('H~2~O, ~5 to ~10')
  })

  test('INL-6 a bare URL is a link with its balanced parentheses', () => {
    expect(inline('(see https://e.org/a_(b))')).toBe(
      '(see <link url="https://e.org/a_(b)">https://e.org/a_(b)</link>)',
    )
    expect(inline('www.e.org and a@e.org')).toBe(
      '<link url="http://www.e.org">www.e.org</link> and <link url="mailto:a@e.org">a@e.org</link>',
    )
  })

  test('INL-6 a URL behind an open bracket is a link, too', () => {
    expect(inline('[key:: https://e.org]')).toBe('[key:: <link url="https://e.org">https://e.org</link>]')
    expect(inline('[HTTP&#58;//e.org WWW.e.org a&#64;e.org')).toBe(
      '[<link url="HTTP://e.org">HTTP://e.org</link> <link url="http://WWW.e.org">WWW.e.org</link> ' +
        '<link url="mailto:a@e.org">a@e.org</link>',
    )
  })

  test('INL-7 autolinks keep their scheme', () => {
    expect(inline('<mailto:a@e.org> <zotero://x>')).toBe(
      '<link url="mailto:a@e.org">mailto:a@e.org</link> <link url="zotero://x">zotero://x</link>',
    )
  })

  test('INL-8 underscores and stars in URLs and targets do not format', () => {
    const url = 'https://e.org/edit#slide=id.g60c1429d79_0_0'
    expect(inline(`_a_ ${url} [t](${url}*) [[a_b_c]]`)).toBe(
      `<emphasis>a</emphasis> <link url="${url}">${url}</link> <link url="${url}*">t</link> <wikilink target="a_b_c"/>`,
    )
  })

  test('INL-9 link text unescapes, and a bar in it is literal', () => {
    expect(inline('[risk\\_decomposition - X](u)')).toBe('<link url="u">risk_decomposition - X</link>')
    expect(inline('[A | B](u)')).toBe('<link url="u">A | B</link>')
  })

  test('INL-10 a destination ends at its balanced parenthesis', () => {
    expect(inline('[t](https://e.org/#media-popup))')).toBe(
      '<link url="https://e.org/#media-popup">t</link>)',
    )
  })

  test('INL-11 an external address may end in .md', () => {
    expect(inline('[t](https://github.com/o/r/blob/master/a/main.md)')).toBe(
      '<link url="https://github.com/o/r/blob/master/a/main.md">t</link>',
    )
  })

  test('INL-12 an address is kept as written', () => {
    expect(inline('[t](https://e.org/a%20b_c)')).toBe('<link url="https://e.org/a%20b_c">t</link>')
  })
})

describe('escapes', () => {
  test.each(['[', ']', '#', '=', '$', '%', '*', '_', '~', '^', '|'])('INL-5 \\%s is literal', (character) => {
    expect(inline(`a \\${character}b${character}${character} c`)).toBe(
      `a ${character}b${character}${character} c`,
    )
  })

  test('INL-5 an escaped first character is no part of a marker', () => {
    expect(inline('\\==a== \\%%b%% \\^[c] \\#d \\$e$')).toBe('==a== %%b%% ^[c] #d $e$')
    expect(inline('\\~~f~~ \\**g**')).toBe('~~f~~ *<emphasis>g</emphasis>*')
  })
})

describe('highlights', () => {
  test('INL-3 a highlight holds inline syntax', () => {
    expect(inline('==**b** [[Note]]==')).toBe(
      '<highlight><strong>b</strong> <wikilink target="Note"/></highlight>',
    )
    expect(inline('==a `==` $==$ [t](u) #t==')).toBe(
      '<highlight>a <inlineCode>==</inlineCode> <inlineMath>==</inlineMath> <link url="u">t</link> <tag>t</tag></highlight>',
    )
    expect(inline('==a\nb==')).toBe('<highlight>a\nb</highlight>')
  })

  test('INL-3 a highlight stands in other inline syntax', () => {
    expect(inline('**==b==** *a ==b== c* ~~==d==~~ [==e==](u)')).toBe(
      '<strong><highlight>b</highlight></strong> <emphasis>a <highlight>b</highlight> c</emphasis> ' +
        '<delete><highlight>d</highlight></delete> <link url="u"><highlight>e</highlight></link>',
    )
    expect(outline('# ==a==')).toBe('<h1><highlight>a</highlight></h1>')
    expect(inline('a==b==c ==(d)== ==e==, ==f====')).toBe(
      'a<highlight>b</highlight>c <highlight>(d)</highlight> <highlight>e</highlight>, ==f====',
    )
  })

  test('INL-3 markers pair with the nearest one before them, and never cross other syntax', () => {
    expect(inline('==a ==b== c==')).toBe('==a <highlight>b</highlight> c==')
    expect(inline('==a *b== c*')).toBe('<highlight>a *b</highlight> c*')
    expect(inline('*x* ==a *b== c*')).toBe('<emphasis>x</emphasis> ==a <emphasis>b== c</emphasis>')
    expect(inline('==a [b== c](u)')).toBe('==a <link url="u">b== c</link>')
  })

  test('INL-4 what is no highlight', () => {
    for (const text of [
      'a == b',
      '==',
      '== x ==',
      '== x==',
      '==x ==',
      '====',
      '===x===',
      'a == b == c',
      '==a',
    ]) {
      expect(inline(text)).toBe(text)
    }
    expect(inline('`==a==` $==a==$')).toBe('<inlineCode>==a==</inlineCode> <inlineMath>==a==</inlineMath>')
    expect(inline('==a==\u00a0==\u00a0b==')).toBe('<highlight>a</highlight>\u00a0==\u00a0b==')
  })

  test('INL-3 a highlight stands where it is written', () => {
    expect(places('> a ==b\n> c== d', 'highlight')).toEqual(['==b\n> c=='])
  })
})

describe('inline footnotes', () => {
  test('FN-2 a footnote holds inline syntax, links included', () => {
    expect(inline('a^[b *c* [d](u) [[E|f]] [g] $h$] i')).toBe(
      'a<inlineFootnote>b <emphasis>c</emphasis> <link url="u">d</link> <wikilink target="E" display="f"/> [g] ' +
        '<inlineMath>h</inlineMath></inlineFootnote> i',
    )
    expect(inline('^[a\nb]')).toBe('<inlineFootnote>a\nb</inlineFootnote>')
    expect(inline('^[[a](u) b]')).toBe('<inlineFootnote><link url="u">a</link> b</inlineFootnote>')
    expect(inline('^[[[A]] b](u)')).toBe('<inlineFootnote><wikilink target="A"/> b</inlineFootnote>(u)')
  })

  test('FN-2 formatting ends at the bracket', () => {
    expect(inline('*a ^[b* c] d*')).toBe('<emphasis>a <inlineFootnote>b* c</inlineFootnote> d</emphasis>')
    expect(inline('==a ^[==b==] c==')).toBe(
      '<highlight>a <inlineFootnote><highlight>b</highlight></inlineFootnote> c</highlight>',
    )
  })

  test('FN-2 empty, unclosed and nested footnotes are text', () => {
    expect(inline('^[] ^[ ] ^[a [b] ^ [c]')).toBe('^[] ^[ ] ^[a [b] ^ [c]')
    expect(inline('^[a ^[b] c]')).toBe('<inlineFootnote>a ^[b] c</inlineFootnote>')
    expect(inline('^[] ^[a]')).toBe('^[] <inlineFootnote>a</inlineFootnote>')
  })

  test('FN-2 links do not nest: a footnote wins over a link around it', () => {
    expect(inline('[a ^[b] c](u)')).toBe('[a <inlineFootnote>b</inlineFootnote> c](u)')
  })

  test('FN-1 ordinary footnotes work beside them', () => {
    expect(outline('a[^1]^[b]\n\n[^1]: c')).toBe(
      '<paragraph>a<footnoteReference/><inlineFootnote>b</inlineFootnote></paragraph>' +
        '<footnoteDefinition><paragraph>c</paragraph></footnoteDefinition>',
    )
  })

  test('FN-2 a footnote stands where it is written', () => {
    expect(places('> a ^[b\n> [c]] d', 'inlineFootnote')).toEqual(['^[b\n> [c]]'])
  })
})

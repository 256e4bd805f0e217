import type { Root as HastRoot } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { toHast } from 'mdast-util-to-hast'
import rehypeKatex from 'rehype-katex'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { parseMarkdown } from '../../src/syntax/parse-markdown.ts'
import { inline, outline, places } from './outline.ts'

describe('inline formulas', () => {
  test('MTH-1 no white space inside the dollars', () => {
    expect(inline('$a$, ($b$) x$c$y $d$$e$ $f\ng$')).toBe(
      '<inlineMath>a</inlineMath>, (<inlineMath>b</inlineMath>) x<inlineMath>c</inlineMath>y ' +
        '<inlineMath>d</inlineMath><inlineMath>e</inlineMath> <inlineMath>f\ng</inlineMath>',
    )
    for (const text of ['$ a$', '$a $', '$\u00a0a$', '$', '$a', 'a$', '$a\n$', '$$$a$$$', '$$$$']) {
      expect(inline(text)).toBe(text)
    }
  })

  test.each(['$20 and $30', '$15,000 and EUR$45,000', '5$ or 6 $', '$5-$6', '($5)/($6)'])(
    'MTH-1 %s is text: the closing dollar is not followed by a digit',
    (text) => {
      expect(inline(text)).toBe(text)
    },
  )

  test('MTH-1 a dollar that closes nothing does not open what follows', () => {
    expect(inline('$20 and $x$')).toBe('$20 and <inlineMath>x</inlineMath>')
  })

  test.each([
    'x_adv',
    'Q*(s,a)',
    'O(|V|+2|E|)',
    '1 < x',
    '[[x]] == y == #z %%w%%',
    '[a](b)',
    '\\frac{a}{b} \\\\ c',
    '<b>',
    '&amp; \\& &',
    '\\|x\\|',
    'https://e.org a@b.co www.e.org',
  ])('MTH-3 the formula %s is opaque', (tex) => {
    expect(inline(`a $${tex}$ b`)).toBe(`a <inlineMath>${tex}</inlineMath> b`)
  })

  test('MTH-3 formulas side by side do not format', () => {
    expect(inline('$a_1$ and $b_1$, $Q*$ and $R*$')).toBe(
      '<inlineMath>a_1</inlineMath> and <inlineMath>b_1</inlineMath>, <inlineMath>Q*</inlineMath> and <inlineMath>R*</inlineMath>',
    )
  })

  test('MTH-4 an escaped dollar is no delimiter', () => {
    expect(inline('\\$a$ b$')).toBe('$a$ b$')
    expect(inline('\\$$a$')).toBe('$<inlineMath>a</inlineMath>')
    expect(inline('\\\\$a$')).toBe('\\<inlineMath>a</inlineMath>')
  })

  test('MTH-4 dollars in code, URLs and wikilinks are no delimiters', () => {
    expect(inline('$5 for `$a` and `b$`')).toBe(
      '$5 for <inlineCode>$a</inlineCode> and <inlineCode>b$</inlineCode>',
    )
    expect(inline('$5 at https://e.org/$a')).toBe(
      '$5 at <link url="https://e.org/$a">https://e.org/$a</link>',
    )
    expect(inline('https://e.org/$a$b')).toBe('<link url="https://e.org/$a$b">https://e.org/$a$b</link>')
    expect(inline('$5 for [[US$]]s')).toBe('$5 for <wikilink target="US$"/>s')
    expect(inline('[a](b$c) d$')).toBe('<link url="b$c">a</link> d$')
    expect(inline('`$a$`')).toBe('<inlineCode>$a$</inlineCode>')
  })

  test('MTH-3 grave accents in braces are quotation marks of TeX', () => {
    expect(inline("$\\text{``a''}$ and `b` $\\text{`c'}$ and `d`")).toBe(
      "<inlineMath>\\text{``a''}</inlineMath> and <inlineCode>b</inlineCode> " +
        "<inlineMath>\\text{`c'}</inlineMath> and <inlineCode>d</inlineCode>",
    )
    expect(inline('$a`b$')).toBe('<inlineMath>a`b</inlineMath>')
  })

  test('MTH-5 formulas in headings, link texts and table cells', () => {
    expect(outline('# a $x_adv$')).toBe('<h1>a <inlineMath>x_adv</inlineMath></h1>')
    expect(inline('[a $[[x]]$ b](u)')).toBe('<link url="u">a <inlineMath>[[x]]</inlineMath> b</link>')
    expect(outline('|a|\n|-|\n|$x$ $$y$$|')).toContain(
      '<tableCell><inlineMath>x</inlineMath> <displayMath>y</displayMath></tableCell>',
    )
  })

  test('TAB-2 a bar in a cell is written \\|, outside tables that is a norm', () => {
    expect(outline('|a|\n|-|\n|$\\|x\\| \\\\\\|y$|')).toContain('<inlineMath>|x| \\\\|y</inlineMath>')
    expect(inline('$\\|x\\|$')).toBe('<inlineMath>\\|x\\|</inlineMath>')
  })

  test('MTH-10 \\$ in a formula is a dollar of TeX', () => {
    expect(inline('$x + \\$1$')).toBe('<inlineMath>x + \\$1</inlineMath>')
    expect(inline('a $$x + \\$$ 1$$')).toBe('a <displayMath>x + \\$$ 1</displayMath>')
    expect(inline('$a \\\\$ b')).toBe('<inlineMath>a \\\\</inlineMath> b')
  })
})

describe('display formulas in a paragraph', () => {
  test('MTH-2 in the middle of a line', () => {
    expect(inline('a $$b$$ c')).toBe('a <displayMath>b</displayMath> c')
    expect(inline('$$a$$ b')).toBe('<displayMath>a</displayMath> b')
    expect(inline('$$a$$ $$ b $$')).toBe('<displayMath>a</displayMath> <displayMath>b</displayMath>')
    expect(inline('a $$\\text{if $x$}$$')).toBe('a <displayMath>\\text{if $x$}</displayMath>')
    expect(inline('$a$ $$b$$ $c$')).toBe(
      '<inlineMath>a</inlineMath> <displayMath>b</displayMath> <inlineMath>c</inlineMath>',
    )
  })

  test('MTH-2 over several lines of the paragraph', () => {
    expect(inline('a $$b\nc$$ d')).toBe('a <displayMath>b\nc</displayMath> d')
    expect(inline('a $$\nb\n$$ c\nd $$\ne\n$$')).toBe(
      'a <displayMath>b</displayMath> c\nd <displayMath>e</displayMath>',
    )
    expect(outline('> a $$\n> b\n> $$\n> c')).toBe(
      '<blockquote><paragraph>a <displayMath>b</displayMath>\nc</paragraph></blockquote>',
    )
  })

  test('MTH-2 blank or unclosed, it is text', () => {
    for (const text of ['a $$ $$', 'a $$b', 'a $$', '$$ $$', '$$\na']) expect(inline(text)).toBe(text)
  })
})

describe('display formulas as blocks', () => {
  test.each([
    ['$$x$$', '<math>x</math>'],
    ['  $$ x $$  ', '<math>x</math>'],
    ['$$x$$\ntext', '<math>x</math><paragraph>text</paragraph>'],
    ['$$\nx\n$$\ntext', '<math>x</math><paragraph>text</paragraph>'],
    ['text\n$$\nx\n$$', '<paragraph>text</paragraph><math>x</math>'],
    ['text\n$$x$$\ntext', '<paragraph>text</paragraph><math>x</math><paragraph>text</paragraph>'],
    ['$$x\ny$$', '<math>x\ny</math>'],
    ['$$\nx\n\n- y\n# z\n$$', '<math>x\n\n- y\n# z</math>'],
    [
      '$$\\begin{aligned}\na &= b\\\\\n\\end{aligned}$$',
      '<math>\\begin{aligned}\na &= b\\\\\n\\end{aligned}</math>',
    ],
    ['$$\r\nx\r\n$$\r\ny', '<math>x</math><paragraph>y</paragraph>'],
    ['$$\nx\n$$ where y', '<math>x</math><paragraph>where y</paragraph>'],
    ['$$\n$$', '<math/>'],
  ])('MTH-2 %j is a block', (source, expected) => {
    expect(outline(source)).toBe(expected)
  })

  test('MTH-2 in list items, quotes and callouts', () => {
    const math = '<math>x\ny</math>'
    expect(outline('- $$\n  x\n  y\n  $$\n- $$x\n  y$$')).toBe(
      `<list><listItem>${math}</listItem><listItem>${math}</listItem></list>`,
    )
    expect(outline('1. a\n   $$x\n   y$$\n   b')).toBe(
      `<list><listItem><paragraph>a</paragraph>${math}<paragraph>b</paragraph></listItem></list>`,
    )
    expect(outline('- a\n\t$$x\n\ty\n\t$$')).toBe(
      '<list><listItem><paragraph>a</paragraph><math>x\n  y</math></listItem></list>',
    )
    expect(outline('> $$\n> x\n> y\n> $$\n> a')).toBe(
      `<blockquote>${math}<paragraph>a</paragraph></blockquote>`,
    )
    expect(outline('> [!note]\n> $$x\n> y$$')).toBe(
      `<blockquote><paragraph>[!note]</paragraph>${math}</blockquote>`,
    )
  })

  test('MTH-2 code with $$ before it opens no formula', () => {
    expect(outline('write `$$` here\n$$\nx\n$$')).toBe(
      '<paragraph>write <inlineCode>$$</inlineCode> here</paragraph><math>x</math>',
    )
  })

  test('MTH-3 a block is opaque', () => {
    expect(outline('$$\n[[a]] %%b%% _c_ <d> #e\n%%\n```\n$$\nf')).toBe(
      '<math>[[a]] %%b%% _c_ <d> #e\n%%\n```</math><paragraph>f</paragraph>',
    )
  })

  test('MTH-9 without closing dollars in the rest of the note the opening is text', () => {
    expect(outline('$$\na [[b]]\n\n# c')).toBe(
      '<paragraph>$$\na <wikilink target="b"/></paragraph><h1>c</h1>',
    )
    expect(outline('$$a\n\nb \\$$')).toBe('<paragraph>$$a</paragraph><paragraph>b $$</paragraph>')
  })

  test('MTH-9 a formula ends with its container', () => {
    expect(outline('- $$\n  a\n\nb $$c$$')).toBe(
      '<list><listItem><math>a</math></listItem></list><paragraph>b <displayMath>c</displayMath></paragraph>',
    )
  })

  test('MTH-10 \\$ does not close a block', () => {
    expect(outline('$$\na \\$$ b\n$$\nc')).toBe('<math>a \\$$ b</math><paragraph>c</paragraph>')
  })

  test('MTH-2 a formula stands where it is written', () => {
    expect(places('a $b$ c\n\n> $$\n> d\n> $$ e', 'inlineMath')).toEqual(['$b$'])
    expect(places('a $b$ c\n\n> $$\n> d\n> $$ e', 'math')).toEqual(['$$\n> d\n> $$'])
  })
})

describe('nodes', () => {
  test('MTH-8 the nodes are those of remark-math', () => {
    for (const source of ['a $b$ c', '$$\na\nb\n$$']) {
      expect(parseMarkdown(source)).toEqual(unified().use(remarkParse).use(remarkMath).parse(source))
    }
  })

  test('MTH-8 rehype-katex shows them, display formulas as such', () => {
    const html = (source: string): string => {
      const tree = toHast(parseMarkdown(source)) as HastRoot
      rehypeKatex()(tree, new VFile())
      return toHtml(tree)
    }
    expect(html('a $b$')).toContain('class="katex"')
    expect(html('a $b$')).not.toContain('katex-display')
    expect(html('a $$b$$ c')).toContain('class="katex-display"')
    expect(html('$$b$$')).toContain('class="katex-display"')
  })

  test('MTH-6 environments reach KaTeX unchanged', () => {
    const tex = '\\begin{cases} a & \\text{if } b \\\\ \\boxed{c} \\tag{1} \\end{cases}'
    expect(outline(`$$${tex}$$`)).toBe(`<math>${tex}</math>`)
  })
})

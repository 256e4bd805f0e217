import { describe, expect, test } from 'vitest'
import { parseMarkdown } from '../../src/syntax/parse-markdown.ts'
import { inline, outline, places } from './outline.ts'

describe('inline', () => {
  test('CMT-1 a comment in a paragraph', () => {
    expect(inline('a %%b%% c')).toBe('a <comment/> c')
    expect(inline('%%a%%')).toBe('<comment/>')
    expect(inline('%%%% a %%b%%%%c%%')).toBe('<comment/> a <comment/><comment/>')
    expect(outline('# a %%b%%')).toBe('<h1>a <comment/></h1>')
    expect(outline('|a|\n|-|\n|b %%c%%|')).toContain('<tableCell>b <comment/></tableCell>')
  })

  test('CMT-1 a comment may span the lines of its paragraph', () => {
    expect(inline('a %%b\nc\nd%% e')).toBe('a <comment/> e')
    expect(inline('%% a\nb %% c')).toBe('<comment/> c')
    expect(outline('> a %%b\n> c%% d')).toBe('<blockquote><paragraph>a <comment/> d</paragraph></blockquote>')
  })

  test('CMT-1 a line of %% closes the comment that its paragraph opened', () => {
    expect(inline('a %% b\n%%\nc')).toBe('a <comment/>\nc')
    expect(inline('a %%\n%%\nb %%\n%%\nc')).toBe('a <comment/>\nb <comment/>\nc')
    expect(outline('- a %% b\n  %%\n  c')).toContain('<paragraph>a <comment/>\nc</paragraph>')
  })

  test('CMT-1 what a comment holds is opaque', () => {
    expect(inline('%%a `b%% c`')).toBe('<comment/> c`')
    expect(inline('%%[[a]] *b $c%% d* e$')).toBe('<comment/> d* e$')
    expect(inline('*a %%b* c%% d*')).toBe('<emphasis>a <comment/> d</emphasis>')
    expect(inline('![a %%b%% c](u)')).toBe('<image url="u" alt="a  c"/>')
  })

  test('CMT-7 the text around a comment stays as it stands', () => {
    expect(inline('a %%x%% b')).toBe('a <comment/> b')
    expect(inline('a%%x%%b')).toBe('a<comment/>b')
  })

  test('CMT-3 %% in code and math is literal', () => {
    expect(inline('`%%a%%` $%%b%%$')).toBe('<inlineCode>%%a%%</inlineCode> <inlineMath>%%b%%</inlineMath>')
    expect(outline('```mermaid\n%% a\n%%\n```')).toBe('<code>%% a\n%%</code>')
    expect(outline('    %%\n    a\n    %%')).toBe('<code>%%\na\n%%</code>')
    expect(outline('$$\n%%\na\n%%\n$$')).toBe('<math>%%\na\n%%</math>')
  })
})

describe('blocks', () => {
  const everything =
    'a\n\n# H\n\n- b\n- c\n\n```\nd\n```\n\n[[e]] ![[f]] #g\n\n[h]: u\n[^i]: j\n\n$$\n\n| k |'

  test('CMT-2 a block hides everything from a line %% to a line %%', () => {
    expect(outline(`x\n\n%%\n${everything}\n%%\n\ny [h] [^i]`)).toBe(
      '<paragraph>x</paragraph><comment/><paragraph>y [h] [^i]</paragraph>',
    )
    expect(outline('%%\n%%\n%% \t\n\n \t%%')).toBe('<comment/><comment/>')
  })

  test('CMT-2 a block needs no blank lines around it', () => {
    expect(outline('a\n%%\nb\n%%\nc')).toBe('<paragraph>a</paragraph><comment/><paragraph>c</paragraph>')
    expect(outline('|a|\n|-|\n%%\n|b|\n%%')).toBe(
      '<table><tableRow><tableCell>a</tableCell></tableRow></table><comment/>',
    )
    expect(outline('# a\n%%\nb\n%%\n# c')).toBe('<h1>a</h1><comment/><h1>c</h1>')
  })

  test('CMT-2 only a line %% ends a block, as long as the note has one', () => {
    expect(outline('%%\na %%b%% c\nd %%\n%%e\n%%\nf')).toBe('<comment/><paragraph>f</paragraph>')
    expect(outline('%%\na 100%%\nb\n%%\nc')).toBe('<comment/><paragraph>c</paragraph>')
  })

  test('CMT-2 otherwise a line that ends in %% does', () => {
    expect(outline('%%\na\n\nb %%\nc')).toBe('<comment/><paragraph>c</paragraph>')
  })

  test('CMT-2 code with %% before it does not open a comment', () => {
    expect(outline('use `%%` for\n%%\na\n\n# b\n%%\nc')).toBe(
      '<paragraph>use <inlineCode>%%</inlineCode> for</paragraph><comment/><paragraph>c</paragraph>',
    )
  })

  test('CMT-2 text behind the opening belongs to the comment', () => {
    expect(outline('%% a\n\n# b\n%%\nc')).toBe('<comment/><paragraph>c</paragraph>')
    expect(outline('%% a\n\nb %%\nc')).toBe('<comment/><paragraph>c</paragraph>')
    expect(outline('a\n%%b\n\nc\n%%\nd')).toBe('<paragraph>a</paragraph><comment/><paragraph>d</paragraph>')
    expect(outline('%% kanban:settings\n```\n{"x":1}\n```\n%%')).toBe('<comment/>')
  })

  test('CMT-2 blocks work in quotes and list items', () => {
    expect(outline('> a\n>\n> %%\n> # b\n>\n> c\n> %%\n> d')).toBe(
      '<blockquote><paragraph>a</paragraph><comment/><paragraph>d</paragraph></blockquote>',
    )
    expect(outline('- a\n  %%\n  - b\n\n  c\n  %%\n- d')).toBe(
      '<list><listItem><paragraph>a</paragraph><comment/></listItem><listItem><paragraph>d</paragraph></listItem></list>',
    )
    expect(outline('- a\n%%\n- b\n%%\n- c')).toBe(
      '<list><listItem><paragraph>a</paragraph></listItem></list><comment/><list><listItem><paragraph>c</paragraph></listItem></list>',
    )
  })

  test('CMT-2 a comment stands where it is written', () => {
    expect(places('a %%b%% c\n\n > %%\n > d\n > %%\n\ne', 'comment')).toEqual(['%%b%%', '%%\n > d\n > %%'])
  })
})

test('CMT-4 nothing in the tree holds the text of a comment', () => {
  const source =
    'a %%secret%% ![b %%secret%%](u)\n\n%%\nsecret\n%%\n\nc %% secret\n\nsecret %% d\n\n%%\nsecret'
  const tree = JSON.stringify(parseMarkdown(source))
  expect(tree).not.toContain('secret')
  for (const text of ['"a "', '"b "', '"c "', '" d"']) expect(tree).toContain(text)
})

describe('without partner', () => {
  test('CMT-5 a %% without any partner in the note is literal', () => {
    expect(inline('100%% sure, *a* b')).toBe('100%% sure, <emphasis>a</emphasis> b')
    expect(inline('a %% b')).toBe('a %% b')
    expect(inline('%% a')).toBe('%% a')
    expect(inline('![a %% b](u)')).toBe('<image url="u" alt="a %% b"/>')
    expect(outline('# %%\n\na')).toBe('<h1>%%</h1><paragraph>a</paragraph>')
    expect(outline('100%%\n\na %%b%% c\n\n%%\nd\n%%')).toBe(
      '<paragraph>100%%</paragraph><paragraph>a <comment/> c</paragraph><comment/>',
    )
  })

  test('CMT-5 the literal is one text with what stands around it', () => {
    expect(places('a \\* b %% c', 'text')).toEqual(['a \\* b %% c'])
  })

  test('CMT-5 a line %% that is never closed hides everything to the end of the note', () => {
    expect(outline('a\n\n%%\nb\n\n# c\n\n- d')).toBe('<paragraph>a</paragraph><comment closed="no"/>')
    expect(outline('%%')).toBe('<comment closed="no"/>')
    expect(outline('a\n%%')).toBe('<paragraph>a</paragraph><comment closed="no"/>')
  })

  test('CMT-5 if its container ends first, the rest of the note is hidden, too', () => {
    expect(outline('- a\n- %%\n  b\n- c\n\nd')).toBe(
      '<list><listItem><paragraph>a</paragraph></listItem><listItem><comment closed="no"/></listItem></list>',
    )
    expect(outline('> %%\n> a\n\nb\n\n%%\n\nc')).toBe('<blockquote><comment closed="no"/></blockquote>')
  })

  test('CMT-5 a comment that ends in a later block hides what is between', () => {
    expect(outline('a %% b\n\n# c\n\n- d\n- e %% f\n- g')).toBe(
      '<paragraph>a <comment closed="no"/></paragraph><list><listItem><paragraph> f</paragraph></listItem>' +
        '<listItem><paragraph>g</paragraph></listItem></list>',
    )
    expect(outline('*a %% b*\n\nc %% d\n\ne %% f\n\ng %% h')).toBe(
      '<paragraph><emphasis>a <comment closed="no"/></emphasis></paragraph><paragraph> d</paragraph>' +
        '<paragraph>e <comment closed="no"/></paragraph><paragraph> h</paragraph>',
    )
    expect(outline('[a %% b https://e.org\n\nc%% d')).toBe(
      '<paragraph>[a <comment closed="no"/></paragraph><paragraph> d</paragraph>',
    )
  })

  test('CMT-5 and to the end of the note, if a block comment there is never closed', () => {
    expect(outline('a %% b\n\nc\n\n%%\nd')).toBe('<paragraph>a <comment closed="no"/></paragraph>')
  })

  test('CMT-5 a percentage opens no such comment, but it closes one', () => {
    expect(outline('100%%\n\n50%%')).toBe('<paragraph>100%%</paragraph><paragraph>50%%</paragraph>')
    expect(outline('a %% b\n\nc 50%% d')).toBe(
      '<paragraph>a <comment closed="no"/></paragraph><paragraph> d</paragraph>',
    )
  })

  test('CMT-5 a table keeps its columns', () => {
    expect(outline('|a|b|c|\n|-|-|-|\n|d %%|e|%% f|\n|g|h|i|')).toContain(
      '<tableRow><tableCell>d <comment closed="no"/></tableCell><tableCell/><tableCell> f</tableCell></tableRow>',
    )
    expect(outline('a %%\n\n|b|\n|-|\n|c|\n\n%% d')).toBe(
      '<paragraph>a <comment closed="no"/></paragraph><paragraph> d</paragraph>',
    )
  })
})

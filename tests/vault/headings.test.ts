import { describe, expect, test } from 'vitest'
import { normaliseHeading } from '../../src/note/normalise-heading.ts'
import { processorSeconds } from '../processor-time.ts'
import { follow, type NoteSpec, vault } from './builder.ts'

/** Where `markdown`, written in A.md, leads in B.md, which has these headings and blocks. */
function target(markdown: string, headings: NoteSpec['headings'] = [], blocks: readonly string[] = []) {
  return follow(vault({ 'A.md': {}, 'B.md': { headings, blocks } }), 'A.md', markdown)
}

describe('what makes two headings the same', () => {
  test.each([
    ['HD-2 punctuation', 'lan 1.5 vs 9.0', 'lan 1 5 vs 9 0'],
    ['HD-2 punctuation', 'QA/R && D/Ops', 'QA R D Ops'],
    ['HD-2 brackets, slashes, pipes', '[a](b) {c} <d> \\e/ f|g', 'a b c d e f g'],
    ['HD-3 case', 'Second Part', 'second PART'],
    ['HD-4 dollars', 'Different Forms of $x_adv$', 'Different Forms of x_adv'],
    ['HD-6 code markers', '`encodeText()`', 'encodeText'],
    ['WL-3 blanks', '  Two \t words ', 'Two words'],
    ['HD-1 normal form', 'Re\u0301sume\u0301', 'Résumé'],
    ['HD-1 line ends', 'one\r\ntwo', 'one two'],
  ])('%s does not count: %s', (_, a, b) => {
    expect(normaliseHeading(a)).toBe(normaliseHeading(b))
  })

  test('HD-2 apostrophes, dashes, underscores and accents count', () => {
    const all = ["Goodhart's Law", 'Goodhart’s Law', 'Goodharts Law', 'a-b', 'a_b', 'a b', 'café', 'cafe']
    expect(new Set(all.map(normaliseHeading)).size).toBe(all.length)
  })
})

describe('headings', () => {
  test('HD-1 HD-3 the first heading of that text is the target', () => {
    expect(target('[[B#second PART]]', ['## First Part', '## Second Part', '### Second part'])).toBe(
      'B.md#second-part',
    )
  })

  test('HD-2 HD-4 punctuation and dollars are of no account on either side', () => {
    const headings = ['## Which tools do we need?', '## Distance for Point $x$']
    expect(target('[[B#Which tools do we need]]', headings)).toBe('B.md#which-tools-do-we-need-')
    expect(target('[[B#Distance for Point x]]', headings)).toBe('B.md#distance-for-point-x-')
    expect(target('[[B#Distance for Point $x$]]', headings)).toBe('B.md#distance-for-point-x-')
  })

  test('HD-5 a wikilink in a heading counts by target and alias, or as it is rendered', () => {
    const headings = [
      ['## Why Deriving [[Gradient]] is Bad', 'Why Deriving Gradient is Bad'],
      ['## [[Linear Classifier|Linear Classifiers]]', 'Linear Classifiers'],
    ] as const
    expect(target('[[B#Why Deriving Gradient is Bad]]', headings)).toBe('B.md#why-deriving-gradient-is-bad')
    expect(target('[[B#Linear Classifier Linear Classifiers]]', headings)).toBe('B.md#linear-classifiers')
    expect(target('[[B#Linear Classifiers]]', headings)).toBe('B.md#linear-classifiers')
  })

  test('HD-5 the source of any heading comes before the rendered text of any other', () => {
    const headings = [
      ['## [[X|Same]]', 'Same'],
      ['### Same', 'same source'],
    ] as const
    expect(target('[[B#Same]]', headings)).toBe('B.md#same-source')
  })

  test('HD-6 code in a heading is reached with and without its markers', () => {
    const headings = [['### `encodeText()`', 'encodeText()']] as const
    expect(target('[[B#`encodeText()`]]', headings)).toBe('B.md#encodetext-')
    expect(target('[[B#encodeText()]]', headings)).toBe('B.md#encodetext-')
  })

  test('HD-7 a nested subpath may skip levels', () => {
    expect(target('[[B#A#Deep heading]]', ['# A', '## B', '#### Deep heading'])).toBe('B.md#deep-heading')
  })

  test('HD-8 the last part is looked for below the first', () => {
    const headings = [
      ['## A', 'a'],
      ['### Setup', 'a setup'],
      ['## B', 'b'],
      ['### Setup', 'b setup'],
    ] as const
    expect(target('[[B#B#Setup]]', headings)).toBe('B.md#b-setup')
    expect(target('[[B#Setup]]', headings)).toBe('B.md#a-setup')
  })

  test('HD-9 containment wins over a scan that runs across the end of a section', () => {
    // The scan matches `A`, then any deeper `Setup`: it would take the one below `C`.
    const headings = [
      ['### A', 'first a'],
      ['## C', 'c'],
      ['#### Setup', 'c setup'],
      ['## A', 'second a'],
      ['### Setup', 'a setup'],
    ] as const
    expect(target('[[B#A#Setup]]', headings)).toBe('B.md#a-setup')
    // Where nothing contains it, the scan decides.
    expect(target('[[B#A#Setup]]', headings.slice(0, 3))).toBe('B.md#c-setup')
  })

  test('HD-7 HD-10 parts in the wrong order match nothing: the link leads to the page', () => {
    expect(target('[[B#Inner#Outer]]', ['## Outer', '### Inner'])).toBe('B.md#?')
    expect(target('[[B#Nope]]', ['## Outer'])).toBe('B.md#?')
    expect(target('[[B#x]]')).toBe('B.md#?')
  })

  test('HD-11 an empty subpath is the page', () => {
    expect(target('[[B#]]', ['## H'])).toBe('B.md')
    expect(target('[[B# # ]]', ['## H'])).toBe('B.md')
  })

  test('HD-12 the H1 that is merged with the title is a target', () => {
    expect(target('[[B#B]]', ['# B', '## B'])).toBe('B.md#b')
    expect(target('[[B#B#C]]', ['# B', '## C'])).toBe('B.md#c')
  })

  test('ANC-5 a heading of symbols alone is reached by symbols', () => {
    expect(target('[[B#???]]', ['## Words', ['## ???', 'section']])).toBe('B.md#section')
  })

  test('MDL-5 a Markdown link may name the anchor, a wikilink may not', () => {
    const headings = [['## Some Heading: a', 'some heading a']] as const
    expect(target('[t](B.md#some-heading-a)', headings)).toBe('B.md#some-heading-a')
    expect(target('[t](B.md#Some%20Heading%3A%20a)', headings)).toBe('B.md#some-heading-a')
    expect(target('[[B#some-heading-a]]', headings)).toBe('B.md#?')
  })

  test('TR-15 a subpath of thousands of parts is no work', () => {
    const headings = Array.from({ length: 5000 }, () => '## a')
    const seconds = processorSeconds(() =>
      expect(target(`[[B${'#a'.repeat(5000)}]]`, headings)).toBe('B.md#?'),
    )
    expect(seconds).toBeLessThan(5)
  })
})

describe('blocks', () => {
  test('BRF-9 ids compare case-insensitively', () => {
    expect(target('[[B#^Q1]]', [], ['q1'])).toBe('B.md#^q1')
    expect(target('[[B#^q1]]', [], ['Q1'])).toBe('B.md#^Q1')
    expect(target('[t](B#^q1)', [], ['q1'])).toBe('B.md#^q1')
  })

  test('BRF-9 a block of the note itself', () => {
    expect(follow(vault({ 'A.md': { blocks: ['x'] } }), 'A.md', '[[#^x]]')).toBe('A.md#^x')
  })

  test('BRF-10 an unknown id leads to the page', () => {
    expect(target('[[B#^nope]]', [], ['q1'])).toBe('B.md#?')
    expect(target('[[B#^]]', [], ['q1'])).toBe('B.md#?')
  })

  test('BRF-11 of equal ids, which the summary holds once, the first is the target', () => {
    expect(target('[[B#^D]]', [], ['d', 'e'])).toBe('B.md#^d')
  })

  test('ANC-6 a heading and a block of one name are both reached', () => {
    expect(target('[[B#^setup]]', ['## Setup'], ['setup'])).toBe('B.md#^setup')
    expect(target('[[B#Setup]]', ['## Setup'], ['setup'])).toBe('B.md#setup')
  })

  test('HD-11 a footnote has no place of its own', () => {
    expect(target('[[B#[^1]]]', ['## 1'])).toBe('B.md')
  })
})

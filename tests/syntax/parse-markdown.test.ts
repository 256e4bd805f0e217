import fc from 'fast-check'
import type { Nodes } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { ALL_CONSTRUCTS, constructsFor } from '../../src/syntax/constructs.ts'
import { lecternSyntax } from '../../src/syntax/index.ts'
import { indexMarkers } from '../../src/syntax/marker-index.ts'
import { parseMarkdown } from '../../src/syntax/parse-markdown.ts'
import { outline } from './outline.ts'

/** The same parser in remark's clothes, with every construct. */
const remark = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkMath)
  .use(lecternSyntax)
  .freeze()

/** What the syntax is made of, so that random notes are full of it. */
const PIECES = [
  ...[
    '[[',
    ']]',
    '![[',
    '[',
    ']',
    '](u)',
    '|',
    '\\|',
    '\\',
    '#',
    '#a',
    '/',
    '1',
    'a',
    'b',
    '(',
    ')',
    '!',
    '.',
    ',',
  ],
  ...[' ', ' ', '\t', '\n', '\n', '\n\n', '\r\n', '\u00a0', '    '],
  ...['==', '=', '===', '%%', '%', '\n%%\n', '$', '$$', '\n$$\n', '^[', '^', '[^a]', '[^a]: ', '[a]: u'],
  ...[
    '*',
    '**',
    '_',
    '~',
    '~~',
    '`',
    '``',
    '\n```\n',
    '> ',
    '- ',
    '1. ',
    '- [x] ',
    '# ',
    '-',
    ':-',
    '\n|-|\n',
  ],
  ...[
    '<b>',
    '<',
    '>',
    '<!--',
    '-->',
    '&amp;',
    '&#64;',
    '@',
    'a@b.co',
    'http://',
    'HTTP://a.b',
    'www.a.b',
    '://',
  ],
  ...['{', '}', ':', '😀', 'é', '日', '\u200d', '\ud83d', '\0'],
]
const note = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(''))

describe('INL-1 random notes', () => {
  test('INL-1 are parsed without error, each node inside its parent and the source', () => {
    fc.assert(
      fc.property(note, (source) => {
        checkPlaces(parseMarkdown(source), 0, source.length)
      }),
      { numRuns: 3000 },
    )
  })

  test('INL-1 give the same tree when the constructs that cannot match are left out', () => {
    fc.assert(
      fc.property(note, (source) => {
        expect(parseMarkdown(source)).toEqual(remark.parse(source))
      }),
      { numRuns: 3000 },
    )
  })
})

describe('the constructs of a note', () => {
  test('INL-1 prose needs none', () => {
    expect(Object.values(constructsFor('# Title\n\n- *a* `b`')).filter(Boolean)).toEqual([true])
    expect(constructsFor('# Title').tags).toBe(true)
  })

  test.each([
    ['emailAutolinks', 'a@b.co'],
    ['httpAutolinks', 'HTTPS://e.org'],
    ['wwwAutolinks', 'WWW.e.org'],
    ['autolinksInTree', 'a&commat;b.co'],
    ['footnotes', '[^a]\n\n[^a]: b'],
    ['strikethrough', 'a*~b*'],
    ['tables', 'a\n:-\nb'],
    ['taskListItems', '- [ ] a'],
    ['wikilinks', '![[a]]'],
    ['highlights', '==a=='],
    ['comments', '%%a%%'],
    ['tags', '#a'],
    ['inlineFootnotes', '^[a]'],
    ['math', '$a$'],
  ] as const)('INL-1 %s are kept for %s', (construct, source) => {
    expect(constructsFor(source)[construct]).toBe(true)
    expect(parseMarkdown(source)).toEqual(remark.parse(source))
  })

  test('INL-1 a note may need all of them', () => {
    expect(constructsFor('a@b.co http www [^ ~ | [[ == %% # ^[ $')).toEqual(ALL_CONSTRUCTS)
  })
})

test('INL-1 a note in whole', () => {
  const source = '# A #t\n\nb [[C|d]] ==e== $f$ %%g%% ^[h]\n\n%%\ni\n%%\n\n$$\nj\n$$'
  expect(outline(source)).toBe(
    '<h1>A <tag>t</tag></h1><paragraph>b <wikilink target="C" display="d"/> <highlight>e</highlight> ' +
      '<inlineMath>f</inlineMath> <comment/> <inlineFootnote>h</inlineFootnote></paragraph><comment/><math>j</math>',
  )
})

test('CMT-5 the markers below a line are indexed in one pass', () => {
  const text = '%% a\n> %%\n%% b\r\nc %% d\n$$x\n\\$$ \\\\$$\n100%%\n\\\\\\$$'
  expect(indexMarkers(text, 5)).toEqual({
    lastCommentLine: 6,
    commentsClosedAtLineEnd: new Set([5, 8]),
    lastFormulaLine: 10,
  })
})

function checkPlaces(node: Nodes, from: number, to: number): void {
  // GFM leaves the links that it finds in the finished tree without position.
  if (node.position === undefined) return
  const start = node.position.start.offset ?? -1
  const end = node.position.end.offset ?? -1
  expect([from, start, end, to], node.type).toEqual([from, start, end, to].sort((a, b) => a - b))
  if ('children' in node) for (const child of node.children) checkPlaces(child, start, end)
}

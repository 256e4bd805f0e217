import { expect, test } from 'vitest'
import { parseMarkdown } from '../../src/syntax/parse-markdown.ts'

const TIMEOUT = 20_000

/** What opens something, and things that look like it; repeated, quadratic work would take minutes. */
const MARKERS = ['[[', '![[', '==', '%%', '$', '$$', '#a', '^[']

test.each([...MARKERS, ...MARKERS.map((marker) => `${marker}a`), ...MARKERS.map((marker) => `${marker}a `)])(
  'DIA-5 100 kB of %j are parsed in linear time',
  (marker) => {
    expect(parseMarkdown(repeat(marker, 100_000)).children).toHaveLength(1)
  },
  TIMEOUT,
)

test.each([
  ['[[a]]', 'links'],
  ['[a ![[p.png]]', 'embeds behind open brackets'],
  ['==a== *b* ', 'highlights'],
  ['==*a', 'highlights and emphasis'],
  ['%%a%% ', 'comments'],
  ['^[a] ', 'footnotes'],
  ['$a$ ', 'formulas'],
  ['$a`', 'formulas and code'],
  ['$a://', 'formulas and addresses'],
  ['$a[[', 'formulas and brackets'],
  ['#a//', 'slashes'],
  ['a %%\n%%\n', 'comments closed on a line of their own'],
  ['a $$\n$$\n', 'formulas closed on a line of their own'],
  ['%% a\n', 'lines that may open a comment'],
  ['%%\n', 'block comments'],
  ['$$\n', 'block formulas'],
  ['- %%\n', 'comments in list items'],
  ['a %% b\n\n', 'comments that span blocks'],
])(
  'DIA-5 30 kB of %j: %s are parsed in linear time',
  (text) => {
    expect(parseMarkdown(repeat(text, 30_000)).children.length).toBeGreaterThan(0)
  },
  TIMEOUT,
)

function repeat(text: string, size: number): string {
  return text.repeat(Math.ceil(size / text.length)).slice(0, size)
}

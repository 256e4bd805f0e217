/** Notes made of bits of Markdown, as fast-check arbitraries. */
import fc from 'fast-check'

const WORDS = (
  'a b c *d* **e** `f` [a] [b][a] [^a] [[N]] ![[p.png]] ![[N#h]] $x$ $$ $$y$$ %% %%z%% ==h== ~~s~~ #t <b> </b> <!-- --> &amp; \\ ' +
  '^id k::v http://e.org a@b.c | ` ``` " [!x] ^[n] <i title=" [x](y "z") ![x](y) \\$ {1} 1. - > # : [ ] ( ) \u0000 \ud83d \u202e \u00a0'
).split(' ')

const STARTS = [
  ...[
    '',
    '',
    '',
    '',
    '> ',
    '- ',
    '1. ',
    '  ',
    '    ',
    '\t',
    '# ',
    '[a]: ',
    '[^a]: ',
    '```',
    '~~~',
    '$$',
    '%%',
    '---',
  ],
  ...[
    '<div>',
    '</div>',
    '<!--',
    '-->',
    '<script>',
    '</script>',
    '|',
    '|-|-|',
    '===',
    '> > ',
    '- - ',
    '> - ',
    '<?',
    '?>',
  ],
  ...[
    '* * *',
    '> [!note] ',
    '- [ ] ',
    'References:: ',
    '<svg>',
    '<table><tr><td>',
    '^',
    'title: ',
    'publish: ',
  ],
]

const line = fc
  .tuple(fc.constantFrom(...STARTS), fc.array(fc.constantFrom('k:: v', ...WORDS), { maxLength: 5 }))
  .map(([start, words]) => start + words.join(' '))

/** The text of a note, frontmatter apart. */
export const body = fc
  .array(fc.oneof({ weight: 2, arbitrary: line }, { weight: 1, arbitrary: fc.constant('') }), {
    maxLength: 24,
  })
  .map((lines) => lines.join('\n'))

const value = fc.oneof(
  fc.constantFrom(...'true false null 1 2024-01-01 [a,b] {a:b} "x" & * | > ! - : @ % ` [ { " \'x'.split(' ')),
  fc.string({ maxLength: 12 }),
)
const key = fc.constantFrom(
  ...'title aliases tags publish draft permalink description image cssclasses date lang order type __proto__ constructor x'.split(
    ' ',
  ),
)

/** The text of a note. */
export const noteText = fc.oneof(
  body,
  fc
    .tuple(fc.array(fc.tuple(key, value), { maxLength: 6 }), fc.constantFrom('---\n', '...\n', ''), body)
    .map(([entries, end, text]) => `---\n${entries.map(([k, v]) => `${k}: ${v}\n`).join('')}${end}${text}`),
)

/** The bytes of a note: text, text with wrong bytes in it, or any bytes. */
export const noteBytes = fc.oneof(
  { weight: 3, arbitrary: noteText.map((text) => Buffer.from(text)) },
  { weight: 1, arbitrary: noteText.map((text) => Buffer.from(`\ufeff${text}`, 'utf16le')) },
  {
    weight: 1,
    arbitrary: fc.tuple(noteText, fc.uint8Array({ maxLength: 8 }), fc.nat()).map(([text, wrong, at]) => {
      const bytes = Buffer.from(text)
      const cut = bytes.length === 0 ? 0 : at % bytes.length
      return Buffer.concat([bytes.subarray(0, cut), wrong, bytes.subarray(cut)])
    }),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
)

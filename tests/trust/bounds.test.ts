import { describe, expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../src/config/config.ts'
import { type CompiledNote, compileNote } from '../../src/render/compile.ts'
import { COMPILE_OPTIONS } from '../note/compile-options.ts'
import { SHAPES } from './shapes.ts'

function compile(text: string, limits: Partial<typeof DEFAULT_LIMITS> = {}): CompiledNote {
  return compileNote(text, { ...COMPILE_OPTIONS, limits: { ...DEFAULT_LIMITS, ...limits } })
}

/** The note's HTML without what is filled in later. */
function html(note: CompiledNote): string {
  return note.object.body.map((part) => (typeof part === 'string' ? part : '')).join('')
}

/** `line code` of each diagnostic. */
function trouble(note: CompiledNote): string[] {
  return note.diagnostics.map(({ line, code }) => `${line} ${code}`)
}

describe('DIA-5 TR-15 what is nested as deep as anybody nests is shown as it is meant', () => {
  test.each([
    ['lists', 60, (n: number) => steps(n), '<ul>'],
    ['lists', 100, (n: number) => steps(n), '<ul>'],
    ['quotes', 60, (n: number) => `${'> '.repeat(n)}deep`, '<blockquote>'],
    ['quotes', 100, (n: number) => `${'> '.repeat(n)}deep`, '<blockquote>'],
    ['quotes with a callout', 30, (n: number) => `${'> '.repeat(n)}[!note] deep`, '<blockquote>'],
    [
      'callouts',
      100,
      (n: number) => Array.from({ length: n }, (_, i) => `${'> '.repeat(i + 1)}[!a] b`).join('\n'),
      'class="callout"',
    ],
  ])('%s, %i deep', (_, depth, make, tag) => {
    const note = compile(make(depth))
    const expected = tag === '<blockquote>' && make(1).includes('[!') ? depth - 1 : depth
    expect(html(note).split(tag)).toHaveLength(expected + 1)
    expect(trouble(note)).toEqual([])
  })
})

function steps(depth: number): string {
  return Array.from({ length: depth }, (_, i) => `${'\t'.repeat(i)}- level ${i}`).join('\n')
}

describe('TR-15 what exceeds a bound is shown as it is written: too-complex', () => {
  test.each<[string, string, string, Partial<typeof DEFAULT_LIMITS>]>([
    ['nesting', `a *b*\n\n${'> '.repeat(6)}[[c]] *d*\n\ne`, '> > > > > > [[c]] *d*', { nesting: 5 }],
    ['markup in one paragraph', 'a *b*\n\n*c* *d* *e* *f*\n\ng', '*c* *d* *e* *f*', { delimiters: 6 }],
    [
      'columns',
      'a *b*\n\n|x|y|z|\n|-|-|-|\n|1|2|3|\n\nc',
      '|x|y|z|<br>|-|-|-|<br>|1|2|3|',
      { tableColumns: 2 },
    ],
    [
      'cells',
      'a *b*\n\n|x|y|\n|-|-|\n|1|2|\n|3|4|\n\nc',
      '|x|y|<br>|-|-|<br>|1|2|<br>|3|4|',
      { tableCells: 3 },
    ],
  ])('%s', (_, source, shown, limits) => {
    const note = compile(source, limits)
    expect(html(note)).toContain('<p>a <em>b</em></p>')
    expect(html(note).replaceAll('\n', '')).toContain(`<p>${shown}</p>`)
    expect(trouble(note)).toEqual(['3 too-complex'])
    expect(trouble(compile(source))).toEqual([])
  })

  test('a block that is too complex costs itself and nothing else', () => {
    const note = compile(`# One\n\n${'[['.repeat(20_000)}\n\n## Two ^id\n\n[[link]] text\n`)
    expect(note.summary.headings.map(({ title }) => title)).toEqual(['One', 'Two'])
    expect(note.summary.links.map(({ path }) => path)).toEqual(['link'])
    expect(html(note)).toContain('[['.repeat(20_000))
    expect(trouble(note)).toEqual(['3 too-complex'])
  })

  test('code, formulas and raw HTML hold no markup and are not counted', () => {
    const many = '*a* [b] `c` '.repeat(500)
    expect(trouble(compile(`\`\`\`\n${many}\n\`\`\`\n\n    ${many}\n\n<div>\n${many}\n</div>\n`))).toEqual([])
    expect(trouble(compile(`- \`\`\`\n  ${many}\n  \`\`\`\n\n> ~~~\n> ${many}\n> ~~~\n`))).toEqual([])
    expect(trouble(compile(many))).toEqual(['1 too-complex'])
  })

  test('raw HTML nested without end is reduced to its words', () => {
    const note = compile(`*a*\n\n${'<div>\n\n'.repeat(5000)}words <!-- hidden --> *b*\n`)
    expect(html(note)).toContain('words')
    expect(html(note)).toContain('<em>b</em>')
    expect(html(note)).not.toMatch(/<div>|hidden/)
    expect(trouble(note)).toEqual(['203 too-complex'])
    expect(trouble(compile('<div><p>a<p>b<ul><li>c<li>d</ul></div>\n\n'.repeat(500)))).toEqual([])
  })

  test('a tag beyond the bounds has no page', () => {
    const tags = Array.from({ length: 600 }, (_, i) => `#t${i}`)
    const note = compile(
      `${tags.slice(0, 300).join(' ')}\n\n${tags.slice(300).join(' ')} #a${'/a'.repeat(20)}`,
    )
    expect(note.summary.tags).toHaveLength(500)
    expect(trouble(note)).toEqual(['3 too-complex'])
  })

  test('CMT-4 comments stay hidden in what is shown as it is written', () => {
    const many = '[['.repeat(2000)
    expect(html(compile(`${many} a <!-- secret --> b\n\nc`))).toMatch(/a +b<\/p>\s*<p>c/)
    expect(html(compile(`${many} <!-- a\n\nsecret\n\n--> b\n\nc`))).toMatch(
      /^<p>[[]+<\/p>\s*<p>b<\/p>\s*<p>c<\/p>$/,
    )
    for (const hidden of [
      `${many} %%secret`,
      `${many} %%a%%\n\nsecret`,
      `a %%secret\n\nsecret ${many} b%%`,
    ]) {
      const note = compile(`shown\n\n${hidden}`)
      expect(html(note)).toContain('shown')
      expect(JSON.stringify([note.summary, note.object])).not.toContain('secret')
      expect(trouble(note)).toContainEqual(expect.stringMatching(/unclosed-comment$/))
    }
  })

  test('CMT-4 what stands behind it is not taken for code', () => {
    const note = compile(`${'[['.repeat(2000)}\n\`\`\`\na\n\nb\n\`\`\`\n\n%%secret%% <!-- secret -->`)
    expect(JSON.stringify(note.object)).not.toContain('secret')
  })

  test('deep markup in one paragraph does not exhaust the stack', () => {
    const note = compile(`${'*a _b '.repeat(450)}x${' b_ a*'.repeat(450)}\n\nafter`)
    expect(html(note)).toContain('after')
    expect(trouble(note)).toEqual(['1 too-complex'])
  })

  test('a character that no text holds forges nothing in what is shown as it is written', () => {
    const note = compile(`${'[['.repeat(2000)} \0${'0'}\0 [[Other]]\n\n[[Link]]`)
    expect(note.object.body.filter((part) => typeof part !== 'string').map(({ kind }) => kind)).toEqual([
      'open',
      'label',
      'close',
    ])
  })
})

describe('TR-15 what a stretch costs is measured before it is parsed', () => {
  test('escapes and blank lines count', () => {
    expect(trouble(compile('\\'.repeat(600_000)))).toEqual(['1 too-complex'])
    expect(trouble(compile('\\'.repeat(1000)))).toEqual([])
    expect(trouble(compile(`a${'\n'.repeat(1_000_000)}b`))).toContainEqual(
      expect.stringMatching(/too-complex$/),
    )
    expect(trouble(compile(`a${'\n'.repeat(100_000)}b`))).toEqual([])
  })

  test('it is measured exactly, as far as that costs little: code holds no markup', () => {
    const code = (words: number) => `before\n\n\`\`\`\n${'*a* '.repeat(words)}\n\`\`\`\n`
    expect(trouble(compile(code(50_000)))).toEqual([])
    expect(trouble(compile(code(100_000)))).toEqual(['3 too-complex'])
  })
})

test('TR-15 many lines that are shown as they are written are one block of code, and keep their comments hidden', () => {
  const many = `${'[['.repeat(2000)} <b>\n${'[[a]]\n'.repeat(3000)}<!-- secret -->`
  const shown = html(compile(`before\n\n${many}\n\nafter`))
  expect(shown).toMatch(/^<p>before<\/p>\s*<pre>/)
  expect(shown).toMatch(/<\/pre>\s*<p>after<\/p>$/)
  expect(shown.split('[[a]]')).toHaveLength(3001)
  expect(shown).toContain('&#x3C;b>')
  expect(shown).not.toContain('secret')
})

// Whether work is bounded shows at a megabyte; smaller inputs show that nothing is lost by accident.
const LENGTH = Number(process.env.SHAPE_LENGTH ?? 12_000)

describe(`TR-15 DIA-5 no input of ${LENGTH} characters takes long`, () => {
  test.each(Object.entries(SHAPES))('%s', { timeout: 120_000 }, (_, make) => {
    const source = make(LENGTH)
    const note = compile(source)
    for (const { line } of note.diagnostics) expect(line ?? 1).toBeLessThanOrEqual(source.split('\n').length)
  })
})

test('TR-15 256 kB of ordinary prose are published whole', { timeout: 60_000 }, () => {
  const prose = SHAPES.prose?.(256 * 1024) ?? ''
  const note = compile(prose)
  expect(trouble(note)).toEqual([])
  expect(html(note).match(/<em>the<\/em>/g)?.length).toBe(prose.split('*the*').length - 1)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { NoteDiagnostic } from '../../src/diagnostics/diagnostic.ts'
import { compileNote } from '../../src/render/compile.ts'
import { decodeNote } from '../../src/source/decode.ts'
import { COMPILE_OPTIONS } from '../note/compile-options.ts'
import { build } from '../site/vault.ts'
import { fuzzParameters } from './fuzz.ts'
import { noteBytes } from './grammar.ts'
import { dangersOf } from './judge.ts'

const FUZZ = fuzzParameters(300)
// A test waits as long as it was asked to.
const TIMEOUT = 60_000 + 100 * FUZZ.numRuns

/** The diagnostics that point to a place that the text does not have. */
function misplaced(text: string, diagnostics: readonly NoteDiagnostic[]): string[] {
  const lines = text.split('\n')
  return diagnostics.flatMap(({ code, line, column }) => {
    if (line === null) return []
    const length = lines[line - 1]?.length
    const isInside = length !== undefined && column !== null && column >= 1 && column <= length + 1
    return isInside ? [] : [`${line}:${column} ${code}`]
  })
}

test('TR-21 DIA-3 any bytes become a note or a diagnostic, and every diagnostic points into the note', {
  timeout: TIMEOUT,
}, () => {
  fc.assert(
    fc.property(noteBytes, (bytes) => {
      const { text, diagnostics } = decodeNote(bytes)
      if (text === null) {
        expect(diagnostics.map(({ code }) => code)).toEqual(['not-text'])
        return
      }
      const note = compileNote(text, COMPILE_OPTIONS)
      expect(misplaced(text, [...diagnostics, ...note.diagnostics])).toEqual([])
      // What is kept is plain data, and reading it gives it back.
      expect(JSON.parse(JSON.stringify(note.object))).toEqual(note.object)
    }),
    FUZZ,
  )
})

const STABLE = '# Stable\n\nSee [[Other]] and ![[Other]] and [[n0|x]].\n\n## Part\n\ntext ^b\n'

test('TR-21 TR-12 whatever stands in some notes, other notes are shown as ever, and no page is dangerous', {
  timeout: TIMEOUT,
}, async () => {
  const calm = (await build({ 'Stable.md': STABLE, 'Other.md': 'other $x$' })).content('Other.md').html()
  await fc.assert(
    fc.asyncProperty(fc.array(noteBytes, { minLength: 12, maxLength: 12 }), async (notes) => {
      const files = Object.fromEntries(notes.map((bytes, i) => [`n${i}.md`, bytes]))
      const site = await build({ ...files, 'Stable.md': STABLE, 'Other.md': 'other $x$' })
      expect(site.content('Other.md').html()).toBe(calm)
      expect(site.text('Stable.md')).toMatch(/^See Other and Other ?other .*\. Part text$/)
      for (const [file, bytes] of Object.entries(files)) {
        const found = site.diagnostics.filter((diagnostic) => diagnostic.file === file)
        expect(misplaced(decodeNote(bytes).text ?? '', found)).toEqual([])
      }
      for (const { output } of site.pages) {
        expect(dangersOf(site.outputText(output))).toEqual([])
      }
    }),
    { ...FUZZ, numRuns: Math.ceil(FUZZ.numRuns / 30) },
  )
})

test('TR-21 a line of = below the text behind a formula makes a heading', () => {
  const { summary } = compileNote('$$\nx\n$$ a\n===', COMPILE_OPTIONS)
  expect(summary.headings.map(({ title }) => title)).toEqual(['a'])
})

test('TR-12 no escape in frontmatter or in an address forges a place that is filled in later', async () => {
  const forged = '\\u00000\\u0000 \\0body:Other.md\\0'
  const site = await build(
    {
      'A.md': `---\ntitle: "${forged}"\ndescription: "${forged}"\naliases: ["${forged}"]\nx: "${forged}"\n---\n[a](%00body:Other.md%00) [b](x.md#%000%00) &#0;0&#0;`,
      'Other.md': 'other words',
    },
    { properties: 'all' },
  )
  expect(site.pages).toHaveLength(2)
  expect(site.page('A.md').root().html()).not.toContain('other words')
})

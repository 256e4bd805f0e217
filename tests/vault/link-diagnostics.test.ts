import { describe, expect, test } from 'vitest'
import { vaultPath } from '../../src/lib/paths.ts'
import { linkDiagnostics, namesFile } from '../../src/vault/link-diagnostics.ts'
import { resolveLinks } from '../../src/vault/links.ts'
import { createSuggester } from '../../src/vault/suggestions.ts'
import { processorSeconds } from '../processor-time.ts'
import { complaint, note, paths, placesOf, vault } from './builder.ts'

describe('unresolved links', () => {
  test('RES-18 LNK-3 a missing note is reported with the nearest name', () => {
    const index = vault(['Bow Tie Model.md', 'Swiss Cheese Model.md', 'S.md'])
    expect(complaint(index, 'S.md', '[[Boe Tie Model]]')).toBe(
      'unresolved-link: No note is called “Boe Tie Model”. Did you mean “Bow Tie Model”?',
    )
    expect(complaint(index, 'S.md', '[[Something else]]')).toBe(
      'unresolved-link: No note is called “Something else”.',
    )
  })

  test('LNK-3 every occurrence is reported at its own place', () => {
    const index = vault(['S.md'])
    const summary = note({ links: ['[[Gone]]', '[[S]]', '[[Gone]]'] })
    const path = vaultPath('S.md')
    const table = resolveLinks(index, path, summary)
    const places = placesOf(summary)
    const found = linkDiagnostics(index, createSuggester(index.published), { path, summary, places, table })
    expect(found).toEqual([
      expect.objectContaining({
        severity: 'warning',
        code: 'unresolved-link',
        file: 'S.md',
        line: 1,
        column: 1,
      }),
      expect.objectContaining({
        severity: 'warning',
        code: 'unresolved-link',
        file: 'S.md',
        line: 3,
        column: 1,
      }),
    ])
  })

  test('RES-16 an alias is suggested as it is written', () => {
    const index = vault({ 'x.md': { aliases: ['Stochastic Gradient'] }, 'S.md': {} })
    expect(complaint(index, 'S.md', '[[stochastic gradeint]]')).toContain(
      'Did you mean “Stochastic Gradient”?',
    )
  })

  test('RES-1 whoever writes a title is told the name', () => {
    const index = vault({ 'file-a.md': { title: 'Pretty Name' }, 'S.md': {} })
    expect(complaint(index, 'S.md', '[[Pretty Name]]')).toContain('Did you mean “file-a”?')
  })

  test('RES-9 RES-10 a right name in a wrong folder is suggested with its path', () => {
    const index = vault(['week 1/Note.md', 'S.md'])
    expect(complaint(index, 'S.md', '[[week 2/Note]]')).toContain('Did you mean “week 1/Note”?')
    expect(complaint(index, 'S.md', '[[./Note]]')).toContain('Did you mean “week 1/Note”?')
  })

  test('IMG-8 a missing file is a missing attachment', () => {
    const index = vault(['S.md'])
    expect(complaint(index, 'S.md', '![[Pasted image 2022.png]]')).toBe(
      'missing-attachment: There is no file “Pasted image 2022.png” in the vault.',
    )
  })

  test('IMG-8 PRV-7 only files that are published are suggested', () => {
    const index = vault(['S.md', 'roc-curve.png', 'roc-curse.png'])
    const suggester = createSuggester(index.published, paths('img/roc-curve.png'))
    expect(suggester.attachment('roc-curv.png')).toBe('roc-curve.png')
    expect(suggester.attachment('roc-curs.png')).toBe('roc-curve.png')
    expect(createSuggester(index.published).attachment('roc-curv.png')).toBeNull()
  })

  test.each([
    ['embed', 'a.png', true],
    ['embed', 'a.xyz', true],
    ['embed', 'Note', false],
    ['embed', 'Note.md', false],
    ['embed', 'v1.2 Release', false],
    ['embed', 'v1.2', false],
    ['link', 'a.PDF', true],
    ['link', 'Vue.js', false],
    ['link', 'J. R. R. Tolkien', false],
  ] as const)('IMG-8 MED-4 a missing %s of “%s” is that of a file: %s', (kind, path, isFile) => {
    expect(namesFile({ kind, path })).toBe(isFile)
  })
})

describe('half right links', () => {
  const index = vault({
    'B.md': { headings: ['## Null space', '## Kernel trick'], blocks: ['intro-text'] },
    'S.md': { headings: ['## Setup'] },
  })

  test('HD-10 an unknown heading is reported with the nearest one', () => {
    expect(complaint(index, 'S.md', '[[B#Nul space]]')).toBe(
      'unresolved-heading: “B” has no heading “Nul space”. Did you mean “Null space”?',
    )
    expect(complaint(index, 'S.md', '[[B#Eigenvalues]]')).toBe(
      'unresolved-heading: “B” has no heading “Eigenvalues”.',
    )
    expect(complaint(index, 'S.md', '[[B#Kernel trick#Null space]]')).toContain('“Kernel trick > Null space”')
  })

  test('BRF-10 an unknown block is reported with the nearest id', () => {
    expect(complaint(index, 'S.md', '[[B#^intro-txt]]')).toBe(
      'unresolved-block: “B” has no block “^intro-txt”. Did you mean “^intro-text”?',
    )
  })

  test('HD-10 a link into the note itself says so', () => {
    const self = vault({ 'S.md': { headings: ['## Setup'] } })
    const summary = note({ headings: ['## Setup'], links: ['[[#Setpu]]'] })
    const path = vaultPath('S.md')
    const table = resolveLinks(self, path, summary)
    const suggester = createSuggester(self.published)
    const [found] = linkDiagnostics(self, suggester, { path, summary, places: placesOf(summary), table })
    expect(found?.message).toBe('This note has no heading “Setpu”.')
    expect(found?.help).toBe('Did you mean “Setup”?')
  })

  test('DIA-4 links that are right are not reported', () => {
    for (const link of ['[[B]]', '[[B#Null space]]', '[[B#^intro-text]]', '[[B#]]', '[t](B.md#null-space)']) {
      expect(complaint(index, 'S.md', link)).toBeNull()
    }
  })
})

describe('ambiguous links', () => {
  test('RES-15 the candidates are named, with a way to say which', () => {
    expect(complaint(vault(['bb/Tie.md', 'aa/Tie.md', 'S.md']), 'S.md', '[[Tie]]')).toBe(
      'ambiguous-link: “Tie” could also mean “bb/Tie.md”; it leads to “aa/Tie.md”. Write the whole path: “aa/Tie”.',
    )
  })

  test('RES-15 of many candidates the first are named', () => {
    const many = Array.from({ length: 9 }, (_, i) => `f${i}/Tie.md`)
    expect(complaint(vault([...many, 'S.md']), 'S.md', '[[Tie]]')).toContain(
      '“f4/Tie.md”, and others; it leads to “f0/Tie.md”',
    )
  })

  test('RES-15 private candidates are not named', () => {
    const index = vault({ 'a/Tie.md': {}, 'hidden/Tie.md': { visibility: 'private' }, 'S.md': {} })
    expect(complaint(index, 'S.md', '[[Tie]]')).toBe(
      'ambiguous-link: “Tie” could also mean a file that is not published; it leads to “a/Tie.md”. ' +
        'Write the whole path: “a/Tie”.',
    )
  })

  test('RES-15 a link with a folder is not ambiguous', () => {
    expect(complaint(vault(['x/b/Tie.md', 'y/b/Tie.md', 'S.md']), 'S.md', '[[b/Tie]]')).toBeNull()
  })
})

describe('suggestions', () => {
  test('TR-15 a thousand unresolved links in a large vault are answered in time', () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `folder/Lecture ${i} on topic ${i % 97}.md`)
    const suggester = createSuggester(vault(names).published)
    const seconds = processorSeconds(() => {
      for (let i = 0; i < 1000; i++) suggester.note(`Lectre ${i * 3} on topic ${(i * 3) % 97}`)
    })
    // A walk through all names for every link would take several times as long.
    expect(seconds).toBeLessThan(5)
    expect(suggester.note('Lectre 1234 on topic 70')).toBe('Lecture 1234 on topic 70')
  })

  test('RES-18 short names get no wild guesses', () => {
    const suggester = createSuggester(vault(['AB.md', 'AUC.md', 'Graph.md']).published)
    expect(suggester.note('AX')).toBeNull()
    expect(suggester.note('AUX')).toBe('AUC')
    expect(suggester.note('Grahp.md')).toBe('Graph')
    expect(suggester.note('Crisp')).toBeNull()
  })
})

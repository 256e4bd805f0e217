import { expect, test } from 'vitest'
import { blockName } from '../../src/course/numbers.ts'
import { vaultPath } from '../../src/lib/paths.ts'
import { summaryOf, vault } from './vault.ts'

/** Labels of the blocks of a note, by id. */
function labels(markdown: string): string[] {
  return summaryOf(markdown).blocks.map(({ id, label }) => {
    if (label === null) return `${id}: none`
    return label.kind === 'statement'
      ? `${id}: ${label.name} ${label.number}`
      : `${id}: equation ${label.tag ?? ''}`.trim()
  })
}

/** What a link in `from` without own words calls a block of `note`. */
function called(
  files: { readonly [path: string]: string },
  note: string,
  id: string,
  written = '',
): string | null {
  const site = vault(files)
  const path = vaultPath(note)
  const summary = site.linked.vault.notes.get(path)
  if (summary === undefined) throw new Error('no such note')
  const block = summary.blocks.findIndex((candidate) => candidate.id === id)
  return blockName(site.equations, path, summary, block, written)
}

test('NUM-1 statements are numbered per note, each kind and its abbreviation together', () => {
  const kinds = 'theorem thm lemma lem proposition prop corollary cor definition def example ex'.split(' ')
  const single = 'axiom conjecture exercise remark claim assumption'.split(' ')
  const markdown = [...kinds, ...single].map((kind) => `> [!${kind}]\n> x\n^${kind}\n`).join('\n')
  expect(labels(markdown)).toEqual([
    ...['theorem: Theorem 1', 'thm: Theorem 2', 'lemma: Lemma 1', 'lem: Lemma 2'],
    ...['proposition: Proposition 1', 'prop: Proposition 2', 'corollary: Corollary 1', 'cor: Corollary 2'],
    ...['definition: Definition 1', 'def: Definition 2', 'example: Example 1', 'ex: Example 2'],
    ...['axiom: Axiom 1', 'conjecture: Conjecture 1', 'exercise: Exercise 1', 'remark: Remark 1'],
    ...['claim: Claim 1', 'assumption: Assumption 1'],
  ])
})

test('NUM-1 |* takes a statement out, |A.1 sets its number, other metadata is for style sheets', () => {
  expect(
    labels(
      ['theorem|*', 'theorem|A.1', 'theorem', 'THEOREM|wide right', 'theorem|7', 'note']
        .map((kind, i) => `> [!${kind}] Title\n> x\n^b${i}\n`)
        .join('\n'),
    ),
  ).toEqual(['b0: none', 'b1: Theorem A.1', 'b2: Theorem 1', 'b3: Theorem 2', 'b4: Theorem 7', 'b5: none'])
})

test('NUM-1 statements count in the order of the note, inside others too', () => {
  expect(
    labels('> [!theorem]\n> > [!example]\n> > x\n> > ^in\n>\n\n- > [!example]\n  > y\n  > ^item\n'),
  ).toEqual(['in: Example 1', 'item: Example 2'])
})

test('NUM-2 a display formula with a block id is an equation, wherever the id stands', () => {
  expect(
    labels(
      '$$x$$ ^a\n\n$$\ny\n$$ ^b\n\n$$\nz\n$$\n\n^c\n\nWe have\n$$w$$\n^d\n\n- $$v$$ ^e\n\n$x$ ^f\n\n$$x$$ and $$y$$ ^g\n',
    ),
  ).toEqual(['a: equation', 'b: equation', 'c: equation', 'd: equation', 'e: equation', 'f: none', 'g: none'])
})

test('NUM-2 \\tag wins', () => {
  expect(labels('$$x \\tag{3a}$$ ^a\n\n$$x \\tag*{A}$$ ^b\n')).toEqual(['a: equation (3a)', 'b: equation A'])
})

const EQUATIONS = '$$a$$ ^eq-a\n\n$$b$$ ^eq-b\n\n$$t\\tag{T}$$ ^eq-t\n\n$$c$$ ^eq-c\n'

test('NUM-2 formulas that something refers to are numbered in their order, and links call them so', () => {
  const files = { 'N.md': `${EQUATIONS}\nSee [[#^eq-c]].`, 'M.md': '[[N#^eq-a|one]] and [t](N.md#^eq-t)' }
  expect(called(files, 'N.md', 'eq-a')).toBe('(1)')
  expect(called(files, 'N.md', 'eq-b')).toBeNull()
  expect(called(files, 'N.md', 'eq-c')).toBe('(2)')
  expect(called(files, 'N.md', 'eq-c', 'N')).toBe('N (2)')
  expect(called(files, 'N.md', 'eq-t', 'N')).toBe('N (T)')
})

test('NUM-2 a formula that is only embedded, or that only a private note refers to, has no number', () => {
  const files = { 'N.md': EQUATIONS, 'M.md': '![[N#^eq-a]]', 'P.md': '---\npublish: false\n---\n[[N#^eq-b]]' }
  expect(called(files, 'N.md', 'eq-a')).toBeNull()
  expect(called(files, 'N.md', 'eq-b')).toBeNull()
})

test('NUM-2 links call a numbered statement by its name and number, from everywhere', () => {
  const files = { 'N.md': '> [!thm]\n> x\n^t\n\n> [!thm] Pythagoras\n> y\n^p\n' }
  expect(called(files, 'N.md', 'p')).toBe('Theorem 2')
  expect(called(files, 'N.md', 'p', 'N')).toBe('Theorem 2')
})

test('NUM-3 numbers depend on the note and on who refers to it, not on who shows it', () => {
  const files = { 'N.md': EQUATIONS, 'M.md': '[[N#^eq-b]]' }
  expect(called({ ...files, 'X.md': '![[N]] ![[N#^eq-a]]' }, 'N.md', 'eq-b')).toBe(
    called(files, 'N.md', 'eq-b'),
  )
})

import { expect, test } from 'vitest'
import { keepSources } from '../../src/course/keep-sources.ts'
import { vaultPath } from '../../src/lib/paths.ts'
import { vault } from './vault.ts'

const FILES = {
  'a.md': '# A\n- (References:: [Book](https://example.org/book.pdf))\n',
  'b.md': '# B\n- (References:: [Book](https://example.org/book.pdf))\n- (References:: [[c]])\n',
  'c.md': '# C\n- (References:: [Other](https://example.org/other.pdf))\n',
}

test('SRC-2 sources that say the same after an edit are the very same, and so is what notes cite', () => {
  const { sources: before } = vault(FILES)
  const { sources: now } = vault({ ...FILES, 'c.md': FILES['c.md'].replace('Other', 'Another') })
  const kept = keepSources(now, before)
  expect(kept).toEqual(now)
  const identity = (text: string) => [...before.byIdentity.keys()].find((key) => key.includes(text)) ?? ''
  for (const [text, isSame] of [
    ['book', true],
    ['note:c', true],
    ['other', false],
  ] as const) {
    expect(kept.byIdentity.get(identity(text)) === before.byIdentity.get(identity(text)), text).toBe(isSame)
  }
  for (const [note, isSame] of [
    ['a.md', true],
    ['b.md', true],
    ['c.md', false],
  ] as const) {
    expect(kept.byNote.get(vaultPath(note)) === before.byNote.get(vaultPath(note)), note).toBe(isSame)
  }
})

test('SRC-2 nothing is taken over from before that is not there any more', () => {
  const { sources: before } = vault(FILES)
  const { sources: now } = vault({ 'a.md': FILES['a.md'] })
  expect(keepSources(now, before)).toEqual(now)
  expect(keepSources(now, null)).toBe(now)
})

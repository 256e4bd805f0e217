import { expect, test } from 'vitest'
import { createIgnoreFilter } from '../../src/source/ignore.ts'
import { processorSeconds } from '../processor-time.ts'

test.each([
  ['drafts', 'drafts', true],
  ['drafts', 'a/drafts/b.md', true],
  ['drafts/', 'a/drafts/b.md', true],
  ['/drafts', 'a/drafts/b.md', false],
  ['/drafts', 'drafts/b.md', true],
  ['a/b', 'a/b/c.md', true],
  ['a/b', 'x/a/b/c.md', false],
  ['*.tmp.md', 'deep/x.tmp.md', true],
  ['*.tmp.md', 'x.md', false],
  ['a/*.md', 'a/b.md', true],
  ['a/*.md', 'a/b/c.md', false],
  ['a/**', 'a/b/c.md', true],
  ['a/**', 'a', false],
  ['**/b/*.md', 'b/c.md', true],
  ['**/b/*.md', 'x/y/b/c.md', true],
  ['a/**/z.md', 'a/z.md', true],
  ['a/**/z.md', 'a/b/c/z.md', true],
  ['a/**/z.md', 'a/b/z.md.png', false],
  ['note-?.md', 'note-1.md', true],
  ['note-[0-9].md', 'note-x.md', false],
  ['note-[!0-9].md', 'note-x.md', true],
  ['*.{png,jpg}', 'p.jpg', true],
  ['*.{png,jpg}', 'p.gif', false],
  ['a\\*b', 'a*b', true],
  ['a\\*b', 'axb', false],
  ['PRIVATE', 'private/x.md', true],
  ['caf\u00e9', 'cafe\u0301/x.md', true],
  ['', 'a.md', false],
  ['**', 'a.md', true],
])('TR-3 the glob %s on %s: %s', (glob, path, ignored) => {
  expect(createIgnoreFilter([glob])(path)).toBe(ignored)
})

test('TR-15 a glob made of stars is matched in linear time', () => {
  const filter = createIgnoreFilter(['*a'.repeat(100), `${'**/a/'.repeat(50)}b`, '{a,b}'.repeat(100)])
  const seconds = processorSeconds(() => {
    for (let i = 0; i < 100; i++) filter(`${'a/'.repeat(60)}${'a'.repeat(200)}!`)
  })
  expect(seconds).toBeLessThan(5)
})

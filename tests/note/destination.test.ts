/** What an author's address leads to: out of the site, into the vault, or nowhere. */
import { expect, test } from 'vitest'
import { readDestination } from '../../src/note/destination.ts'

test.each([
  ['https://example.org/a', { kind: 'external', url: 'https://example.org/a' }],
  ['mailto:a@example.org', { kind: 'external', url: 'mailto:a@example.org' }],
  ['javascript:alert(1)', { kind: 'blocked', scheme: 'javascript' }],
  ['jAvA\tscript:alert(1)', { kind: 'blocked', scheme: 'javascript' }],
  ['\u0001javascript:alert(1)', { kind: 'blocked', scheme: 'javascript' }],
  ['data:text/html,x', { kind: 'blocked', scheme: 'data' }],
  ['', { kind: 'empty' }],
])('TR-11 MDL-1 %j is judged by its scheme, as a browser reads it', (raw, expected) => {
  expect(readDestination(raw)).toEqual(expected)
})

test.each(['//example.org/a', '\\\\example.org/a', '/\\example.org/a', '/\t/example.org/a'])(
  'TR-11 %j is the address of another host, never a file of the vault',
  (raw) => {
    expect(readDestination(raw)).toEqual({ kind: 'external', url: 'https://example.org/a' })
  },
)

test('MDL-2 a path is decoded once, and what follows the first # is a place in it', () => {
  expect(readDestination('My%20note.md#A%20%23%20b')).toEqual({
    kind: 'internal',
    path: 'My note.md',
    subpath: 'A # b',
  })
  expect(readDestination('a%2520b.md')).toMatchObject({ path: 'a%20b.md', subpath: null })
})

import { expect, test } from 'vitest'
import { createAllocator, SITE } from '../../src/vault/allocator.ts'
import { shortHash } from '../../src/vault/slug.ts'

test('URL-2 who comes first gets what it asks for, and the loser is told whose it is', () => {
  const { allocate } = createAllocator()
  expect(allocate('a/b.html', 'one')).toEqual({ path: 'a/b.html', takenBy: null })
  expect(allocate('A/B.html', 'two')).toEqual({ path: `A/B-${shortHash('two')}.html`, takenBy: 'one' })
})

test('URL-2 letters that some file systems fold together are one', () => {
  const { claim } = createAllocator()
  expect(claim('straße.html', 'one')).toBe('straße.html')
  expect(claim('STRASSE.html', 'two')).toBeNull()
  expect(claim('οδος.html', 'three')).toBe('οδος.html')
  expect(claim('οδοσ.html', 'four')).toBeNull()
})

test('URL-2 a page, the index of a folder and a clean address are one', () => {
  const { claim } = createAllocator(['tags/index.html'])
  expect(claim('tags.html', 'note')).toBeNull()
  expect(claim('tags/x.html', 'note')).toBe('tags/x.html')
})

test('URL-7 what is reserved belongs to the site', () => {
  const { allocate, ownerOf } = createAllocator(['404.html', 'feed.xml'])
  expect(ownerOf('404.HTML')).toBe(SITE)
  expect(ownerOf('405.html')).toBeNull()
  expect(allocate('404.html', 'n')).toEqual({ path: `404-${shortHash('n')}.html`, takenBy: SITE })
})

test('URL-7 TR-26 a file is never a folder too', () => {
  const { allocate, claim } = createAllocator(['graph.json'])
  expect(claim('graph.json/index.html', 'n')).toBeNull()
  const moved = `graph-${shortHash('graph.json')}.json`
  expect(allocate('graph.json/index.html', 'n').path).toBe(`${moved}/index.html`)
  expect(allocate('graph.json/b.html', 'm').path).toBe(`${moved}/b.html`)
  expect(allocate('deep/er/x.html', 'o').path).toBe('deep/er/x.html')
  expect(allocate('deep/er', 'p').path).toBe(`deep/er-${shortHash('p')}`)
})

test('URL-6 a suffix never makes a segment longer than 120 bytes', () => {
  const { allocate } = createAllocator()
  const name = `${'長'.repeat(40)}.html`
  expect(allocate(name, 'one').path).toBe(name)
  const { path } = allocate(name, 'two')
  expect(Buffer.byteLength(path)).toBeLessThanOrEqual(125)
  expect(path).toBe(`${'長'.repeat(37)}-${shortHash('two')}.html`)
})

test('URL-6 TR-26 a path beyond the limit keeps its top folder and its ending', () => {
  const { allocate } = createAllocator()
  const wanted = `tags/${'level/'.repeat(60)}x.html`
  expect(allocate(wanted, 'tag').path).toBe(`tags/${shortHash(wanted)}.html`)
})

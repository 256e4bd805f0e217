import { describe, expect, test } from 'vitest'
import { encodeFragment, relativeHref, rootPrefix, siteUrl } from '../../src/html/url.ts'
import { outputPath } from '../../src/lib/paths.ts'

const href = (from: string, to: string, fragment: string | null = null, style: 'file' | 'clean' = 'file') =>
  relativeHref(outputPath(from), outputPath(to), fragment, style)

describe('links between pages', () => {
  test.each([
    ['a.html', 'b.html', 'b.html'],
    ['a.html', 'x/b.html', 'x/b.html'],
    ['x/a.html', 'b.html', '../b.html'],
    ['x/a.html', 'x/b.html', 'b.html'],
    ['x/y/a.html', 'x/z/b.html', '../z/b.html'],
    ['x/y/a.html', 'index.html', '../../index.html'],
    ['p/index.html', 'p/q/index.html', 'q/index.html'],
    ['xy/a.html', 'x/a.html', '../x/a.html'],
    ['a.html', 'a.html', 'a.html'],
  ])('LNK-2 URL-12 from %s to %s it is %s', (from, to, expected) => {
    expect(href(from, to)).toBe(expected)
  })

  test('LNK-2 URL-3 the browser gets back to the file, whatever its name', () => {
    const names = [
      'a b.html',
      'a%20b.html',
      'a?b#c.html',
      'a\'b"c.html',
      'ü/長.html',
      'x:y.html',
      'a&b=c+d.html',
    ]
    for (const from of ['top.html', 'x/y/z.html', ...names]) {
      for (const to of names) {
        const url = new URL(href(from, to), new URL(siteUrl(outputPath(from)), 'http://site.test'))
        expect(url.host).toBe('site.test')
        expect(decodeURIComponent(url.pathname)).toBe(`/${to}`)
      }
    }
  })

  test('LNK-2 a colon in the first segment does not look like a scheme', () => {
    expect(href('a.html', 'javascript:x.html')).toBe('javascript%3Ax.html')
  })

  test('LNK-4 a link within the page is its fragment', () => {
    expect(href('x/a.html', 'x/a.html', 'part')).toBe('#part')
    expect(href('x/a.html', 'x/b.html', 'part')).toBe('b.html#part')
    expect(href('x/a.html', 'x/b.html', '')).toBe('b.html')
  })

  test('URL-1 clean links drop .html and index.html', () => {
    expect(href('x/a.html', 'x/b.html', 'h', 'clean')).toBe('b#h')
    expect(href('x/a.html', 'index.html', null, 'clean')).toBe('../')
    expect(href('a.html', 'index.html', null, 'clean')).toBe('./')
    expect(href('a.html', 'p/index.html', null, 'clean')).toBe('p/')
    expect(href('x/a.html', 'assets/p.1a.png', null, 'clean')).toBe('../assets/p.1a.png')
    expect(href('x/a.html', 'x/a.html', null, 'clean')).toBe('a')
  })
})

test('URL-1 an address from the root has no index.html', () => {
  expect(siteUrl(outputPath('index.html'))).toBe('/')
  expect(siteUrl(outputPath('a b/index.html'))).toBe('/a%20b/')
  expect(siteUrl(outputPath('a/b.html'), 'clean')).toBe('/a/b')
  expect(siteUrl(outputPath('a/my-index.html'))).toBe('/a/my-index.html')
})

test('URL-12 the way to the root has one step for each folder', () => {
  expect(rootPrefix(outputPath('a.html'))).toBe('')
  expect(rootPrefix(outputPath('x/y/a.html'))).toBe('../../')
})

test('LNK-1 MED-2 MED-3 media fragments are kept, what would end an attribute or a fragment is not', () => {
  expect(encodeFragment('page=3&zoom=100')).toBe('page=3&zoom=100')
  expect(encodeFragment('t=30,60')).toBe('t=30,60')
  expect(encodeFragment('^id')).toBe('%5Eid')
  expect(encodeFragment('a b#c"d<%41')).toBe('a%20b%23c%22d%3C%2541')
  expect(encodeFragment('\ud800')).toBe('%EF%BF%BD')
})

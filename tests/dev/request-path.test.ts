import { expect, test } from 'vitest'
import { byteRange } from '../../src/dev/byte-range.ts'
import { requestPath } from '../../src/dev/request-path.ts'

test.each([
  ['/', ''],
  ['/a/b.html', 'a/b.html'],
  ['/a/', 'a/'],
  ['/a%20b/%C3%A4.html?x=/../y#z', 'a b/ä.html'],
  ['/100%25.html', '100%.html'],
])('TR-30 the address %s is the path “%s”', (address, path) => {
  expect(requestPath(address)).toBe(path)
})

test.each([
  '',
  'a',
  '*',
  'http://e.org/a',
  '//e.org/a',
  '/a//b',
  '/../x',
  '/a/..',
  '/a/./b',
  '/%2e%2e/x',
  '/%2E%2E%2Fx',
  '/a%2fb',
  '/a%5cb',
  '/a\\b',
  '/..%5c..%5cx',
  '/a%00.html',
  '/%',
  '/%ff',
  '/%c0%ae%c0%ae/x',
])('TR-30 the address %s is refused', (address) => {
  expect(requestPath(address)).toBeNull()
})

test.each([
  [undefined, 'whole'],
  ['bytes=0-3', { start: 0, end: 3 }],
  ['bytes=5-', { start: 5, end: 9 }],
  ['bytes=-3', { start: 7, end: 9 }],
  ['bytes=-30', { start: 0, end: 9 }],
  ['bytes=0-999', { start: 0, end: 9 }],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=4-2', 'whole'],
  ['bytes=0-1,4-5', 'whole'],
  ['bytes=-', 'whole'],
  ['lines=1-2', 'whole'],
])('MED-2 of ten bytes the range %s is %o', (header, range) => {
  expect(byteRange(header, 10)).toEqual(range)
})

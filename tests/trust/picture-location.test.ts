/** TR-6: pictures that tell where they were taken are reported by `check`. */
import { expect, test } from 'vitest'
import { renderSite } from '../../src/build/build-site.ts'
import { hasLocation } from '../../src/source/passive/location.ts'
import { buildRequest } from '../build/request.ts'
import { folder } from '../source/folder.ts'

const LATITUDE = 2
const ALTITUDE = 6

/** Exif data with one directory and, in it, one of coordinates that holds `tag`; numbers low byte first or last. */
function tiff(tag: number, order: 'II' | 'MM' = 'II'): Buffer {
  const bytes = Buffer.alloc(64)
  const short = (value: number, at: number) =>
    order === 'II' ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at)
  const long = (value: number, at: number) =>
    order === 'II' ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at)
  bytes.write(order, 0, 'latin1')
  short(42, 2)
  long(8, 4)
  short(1, 8)
  short(0x8825, 10)
  long(1, 14)
  long(26, 18)
  short(1, 26)
  short(tag, 28)
  long(3, 32)
  return bytes
}

const text = (value: string): Buffer => Buffer.from(value, 'latin1')
const JPEG = text('\xff\xd8\xff\xe1\0\x48')
const PNG = text('\x89PNG\r\n\x1a\n\0\0\0\x40')
const WEBP = text('RIFF\0\0\0\0WEBPEXIF\x40\0\0\0')

test.each([
  ['a JPEG', Buffer.concat([JPEG, text('Exif\0\0'), tiff(LATITUDE)]), true],
  [
    'a JPEG of a camera that writes the high byte first',
    Buffer.concat([JPEG, text('Exif\0\0'), tiff(LATITUDE, 'MM')]),
    true,
  ],
  ['a PNG', Buffer.concat([PNG, text('eXIf'), tiff(LATITUDE)]), true],
  ['a WebP', Buffer.concat([WEBP, tiff(LATITUDE)]), true],
  ['a picture with XMP', text('<rdf:Description exif:GPSLatitude="48,51N"/>'), true],
  ['a height alone', Buffer.concat([JPEG, text('Exif\0\0'), tiff(ALTITUDE)]), false],
  [
    'Exif data that are cut short',
    Buffer.concat([JPEG, text('Exif\0\0'), tiff(LATITUDE).subarray(0, 20)]),
    false,
  ],
  ['other data', Buffer.concat([JPEG, text('Exif\0\0II*\0'), Buffer.alloc(200, 0xff)]), false],
  ['no data', PNG, false],
])('TR-6 %s: %#', (_, bytes, expected) => {
  expect(hasLocation(bytes)).toBe(expected)
})

test('TR-6 check warns about a published picture with coordinates, and about no other: picture-location', async () => {
  const exif = Buffer.concat([JPEG, text('Exif\0\0'), tiff(LATITUDE)])
  const root = folder({
    'vault/A.md': '![[here.jpg]] ![[plain.png]]',
    'vault/here.jpg': exif,
    'vault/plain.png': PNG,
    'vault/unlinked.jpg': exif,
  })
  const site = await renderSite(buildRequest(`${root}/vault`))
  const told = (site.advice ?? []).filter(({ code }) => code === 'picture-location')
  expect(told.map(({ file }) => file)).toEqual(['here.jpg'])
  expect(site.diagnostics.map(({ code }) => code)).not.toContain('picture-location')
})

/** Whether a picture says where it was taken: coordinates in its Exif or XMP data (TR-6). */

/** What Exif data begin with, by container: JPEG, HEIF and AVIF; PNG; WebP, where a length of four bytes follows. */
const MARKS = [
  { mark: 'Exif\0\0', gap: 0 },
  { mark: 'eXIf', gap: 0 },
  { mark: 'EXIF', gap: 4 },
] as const

const GPS_DIRECTORY = 0x8825
const GPS_LATITUDE = 2
const ENTRY_BYTES = 12
/** A picture has one such block, or two with that of its thumbnail. */
const MOST_TRIES = 16

/** True if there are coordinates in the bytes of a picture, or of its head. Takes time linear in their number. */
export function hasLocation(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.includes('exif:GPSLatitude', 0, 'latin1')) return true
  return MARKS.some(({ mark, gap }) => {
    let at = buffer.indexOf(mark, 0, 'latin1')
    for (let tries = 0; at !== -1 && tries < MOST_TRIES; tries++) {
      if (hasCoordinates(buffer.subarray(at + mark.length + gap))) return true
      at = buffer.indexOf(mark, at + 1, 'latin1')
    }
    return false
  })
}

/** Reads a TIFF structure as far as to its coordinates. */
function hasCoordinates(tiff: Buffer): boolean {
  const order = tiff.toString('latin1', 0, 4)
  if (order !== 'II*\0' && order !== 'MM\0*') return false
  const reader: TiffReader = {
    short: (at) =>
      at + 2 > tiff.length ? 0 : order === 'II*\0' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at),
    long: (at) =>
      at + 4 > tiff.length ? 0 : order === 'II*\0' ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at),
  }
  const gps = findEntry(reader, reader.long(4), GPS_DIRECTORY)
  if (gps === null) return false
  const directory = reader.long(gps + 8)
  const latitude = findEntry(reader, directory, GPS_LATITUDE)
  return latitude !== null && reader.long(latitude + 4) > 0
}

/** Numbers by their place; 0 beyond the end. */
interface TiffReader {
  short(at: number): number
  long(at: number): number
}

function findEntry(reader: TiffReader, directory: number, tag: number): number | null {
  const count = reader.short(directory)
  for (let index = 0; index < count; index++) {
    const at = directory + 2 + index * ENTRY_BYTES
    if (reader.short(at) === tag) return at
  }
  return null
}

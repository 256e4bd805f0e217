/** File names → names that every file system and host can hold (TR-26, trust.md 4.5, URL-3, URL-6). */
import { hash } from 'node:crypto'

const MAX_SEGMENT_BYTES = 120
const HASH_LENGTH = 8

/** The first eight hexadecimal digits of the SHA-256 of a text. */
export function shortHash(text: string): string {
  return hash('sha256', text, 'hex').slice(0, HASH_LENGTH)
}

/** One path segment as a slug: lower-case letters, digits and marks of any script, joined by `-`. */
export function slugSegment(segment: string): string {
  const slug = segment
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/[^\p{L}\p{N}\p{M}]+\p{M}*/gu, '-')
    .replace(/^[\p{M}-]+/u, '')
    .replace(/-$/, '')
  return portable(slug, segment)
}

/** Variation selectors: marks that are left over when the emoji before them has gone. */
const INVISIBLE = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu

/** One segment of a permalink: as the author wrote it, except where that would not be safe. */
export function permalinkSegment(segment: string): string {
  const slug = segment.normalize('NFC').replace(/[^\p{L}\p{N}\p{M}._~-]+/gu, '-')
  return portable(slug.replace(/^[.-]+/, '').replace(/[.-]+$/, ''), segment)
}

/** Adds a suffix to the last segment of a path, before its ending; the segment stays within the limit. */
export function withSuffix(path: string, suffix: string): string {
  const slash = path.lastIndexOf('/') + 1
  const dot = path.indexOf('.', slash)
  const end = dot === -1 ? path.length : dot
  const room = MAX_SEGMENT_BYTES - suffix.length - 1
  return `${path.slice(0, slash)}${cut(path.slice(slash, end), room)}-${suffix}${path.slice(end)}`
}

/** What two paths must differ in to be two files everywhere: case and normal form do not count. */
export function caseKey(path: string): string {
  // Upper case first: it is what joins `ß` and `ss`, and the three sigmas.
  return path.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')
}

/** The number of bytes that a text has in UTF-8. */
export function byteLength(text: string): number {
  return Buffer.byteLength(text, 'utf8')
}

function portable(slug: string, original: string): string {
  if (slug === '') return shortHash(original)
  const whole = RESERVED.test(slug) ? `${slug}-${shortHash(original)}` : slug
  if (byteLength(whole) <= MAX_SEGMENT_BYTES) return whole
  return `${cut(slug, MAX_SEGMENT_BYTES - HASH_LENGTH - 1)}-${shortHash(original)}`
}

/** Device names of Windows, which cannot be files there, whatever their ending. */
const RESERVED = /^(?:con|prn|aux|nul|conin|conout|(?:com|lpt)[0-9¹²³])(?:\.|$)/i

/** The longest beginning of whole characters that fits. */
function cut(text: string, bytes: number): string {
  let size = 0
  let end = 0
  for (const character of text) {
    size += byteLength(character)
    if (size > bytes) break
    end += character.length
  }
  return text.slice(0, end).replace(/[.-]+$/, '')
}

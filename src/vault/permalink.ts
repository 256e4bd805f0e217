/** The property `permalink` → an output path (FM-19, URL-9, URL-11). */
import { byteLength, permalinkSegment } from './slug.ts'

const MAX_BYTES = 200

/**
 * Reads a permalink: `about` is `about/index.html`, and `old/page.html` is that file. Slashes at the
 * ends do not count. Null if it is not a path inside the site, or one that is too long for a path.
 */
export function permalinkOutput(permalink: string): string | null {
  const trimmed = permalink.trim()
  if (byteLength(trimmed) > MAX_BYTES) return null
  // `//host`, `http:`, `C:`, `\\server` and control characters lead elsewhere, or nowhere.
  if (/^\/\/|^[a-z][a-z0-9+.-]*:|[\\\0-\u001f\u007f]/i.test(trimmed)) return null
  const segments = trimmed
    .split('/')
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '')
  if (segments.some((segment) => /^\.+$/.test(segment))) return null
  if (!/[\p{L}\p{N}]/u.test(trimmed)) return null

  const last = segments.pop() ?? ''
  const page = /^(.+)\.html?$/i.exec(last)?.[1]
  const end = page === undefined ? [permalinkSegment(last), 'index.html'] : [`${permalinkSegment(page)}.html`]
  return [...segments.map(permalinkSegment), ...end].join('/')
}

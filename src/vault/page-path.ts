/** A note's path → the output path that its page has if nobody contests it (URL-0, URL-4, URL-6). */
import { dirname, noteName, type VaultPath } from '../lib/paths.ts'
import { byteLength, shortHash, slugSegment, withSuffix } from './slug.ts'

/** Folders whose files the site makes itself; a vault's folder of such a name gets a suffix (URL-7). */
const RESERVED_FOLDERS: ReadonlySet<string> = new Set(['assets', 'print', 'search', 'tags'])

// With a name of 120 bytes and its ending a path has at most 230 bytes, which the allocator leaves alone.
const MAX_FOLDER_BYTES = 104
const MAX_LEVELS = 32

/** The page of a note, slugged segment by segment. */
export function pagePath(path: VaultPath): string {
  const folder = folderPath(dirname(path))
  const slug = slugSegment(noteName(path))
  // Only `index` itself is a folder's page: not `Index!`.
  const name = slug === 'index' && !isIndex(path) ? withSuffix(slug, shortHash(path)) : slug
  return folder === '' ? `${name}.html` : `${folder}/${name}.html`
}

/** The output folder of a vault folder; what is too long or too deep ends in a hash of the whole. */
export function folderPath(folder: string): string {
  if (folder === '') return ''
  const [top = '', ...below] = folder.split('/').map(slugSegment)
  const segments = [RESERVED_FOLDERS.has(top) ? withSuffix(top, shortHash(top)) : top, ...below]
  if (isShort(segments)) return segments.join('/')
  const hash = shortHash(folder)
  while (segments.length > 0 && !isShort([...segments, hash])) segments.pop()
  return [...segments, hash].join('/')
}

function isShort(segments: readonly string[]): boolean {
  return segments.length <= MAX_LEVELS && byteLength(segments.join('/')) <= MAX_FOLDER_BYTES
}

/** Whether a note is its folder's page (URL-4). */
export function isIndex(path: VaultPath): boolean {
  return noteName(path).toLowerCase() === 'index'
}

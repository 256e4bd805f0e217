/** Output paths → addresses, percent-encoded once and ready for `href` (LNK-2, URL-3, URL-12). */
import { basename, dirname, type OutputPath } from '../lib/paths.ts'

/**
 * How pages are addressed: as the files they are, which works from disk and behind any host, or
 * without `.html` and `index.html`, for hosts that serve pages so (`cleanUrls`).
 */
export type UrlStyle = 'file' | 'clean'

/** The address of an output from the site's root, with a leading slash. */
export function siteUrl(path: OutputPath, style: UrlStyle = 'file'): string {
  const shown =
    path === 'index.html' || path.endsWith('/index.html') ? path.slice(0, -'index.html'.length) : path
  return `/${encodePath(style === 'clean' ? shown.replace(/\.html$/, '') : shown)}`
}

/** The address of `to` as seen from the page `from`; `fragment` is an id or a media fragment, not encoded. */
export function relativeHref(
  from: OutputPath,
  to: OutputPath,
  fragment: string | null,
  style: UrlStyle = 'file',
): string {
  const hash = withFragment('', fragment)
  if (from === to && hash !== '') return hash
  const name = style === 'file' ? basename(to) : basename(to).replace(/^index\.html$|\.html$/, '')
  const href = encodePath(relativeFolder(dirname(from), dirname(to)) + name)
  return (href === '' ? './' : href) + hash
}

/** An address of a whole page as that of a place on it; see `relativeHref`. */
export function withFragment(href: string, fragment: string | null): string {
  return fragment === null || fragment === '' ? href : `${href}#${encodeFragment(fragment)}`
}

/** The way from a page to the site's root: empty, or `../` repeated. */
export function rootPrefix(from: OutputPath): string {
  return '../'.repeat(from.split('/').length - 1)
}

/** Encodes every segment; what comes out can neither look like a scheme nor end early at `?` or `#`. */
export function encodePath(path: string): string {
  if (NEEDS_NO_CODE.test(path)) return path
  return path
    .split('/')
    .map((segment) => encodeURIComponent(wellFormed(segment)))
    .join('/')
}

/** Most paths are such, and a site has millions of links. */
const NEEDS_NO_CODE = /^[\w.~/-]*$/

/** Encodes what a fragment may not hold; `page=3` and `t=30,60` stay as they are (LNK-1, MED-2, MED-3). */
export function encodeFragment(fragment: string): string {
  return encodeURI(wellFormed(fragment)).replace(/#/g, '%23')
}

function relativeFolder(from: string, to: string): string {
  if (from === to) return ''
  const source = from === '' ? [] : from.split('/')
  const target = to === '' ? [] : to.split('/')
  let shared = 0
  while (shared < source.length && source[shared] === target[shared]) shared++
  return (
    '../'.repeat(source.length - shared) +
    target
      .slice(shared)
      .map((segment) => `${segment}/`)
      .join('')
  )
}

/** Half a character cannot be encoded, and would throw. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udfff]/gu, '\ufffd')
}

import { x } from 'xastscript'
import { xmlDocument } from './xml.ts'

export interface SitemapEntry {
  /** From the site's root, starting with `/`. */
  readonly url: string
  /** ISO date of the last change, if the author gives one: never a file time or the build time. */
  readonly modified: string | null
}

/** `sitemap.xml` of a site at `baseUrl`, which ends in a slash. */
export function sitemap(baseUrl: string, entries: readonly SitemapEntry[]): string {
  const urls = entries.map(({ url, modified }) =>
    x('url', [x('loc', baseUrl + url.slice(1)), ...(modified === null ? [] : [x('lastmod', modified)])]),
  )
  return xmlDocument(x('urlset', { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' }, urls))
}

/** `robots.txt`: everything may be read; the sitemap is named where its address is known. */
export function robots(baseUrl: string | null): string {
  return `User-agent: *\nAllow: /\n${baseUrl === null ? '' : `Sitemap: ${baseUrl}sitemap.xml\n`}`
}

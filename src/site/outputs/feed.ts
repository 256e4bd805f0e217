import { x } from 'xastscript'
import { xmlDocument } from './xml.ts'

export interface FeedEntry {
  readonly title: string
  readonly url: string
  /** ISO date; entries without one are not in a feed. */
  readonly date: string
  readonly modified: string | null
  readonly summary: string | null
}

export interface FeedHead {
  readonly title: string
  readonly author: string | null
  readonly lang: string
  /** Ends in a slash. */
  readonly baseUrl: string
  /** Path of the feed from the site's root. */
  readonly path: string
  /** Address of the page whose feed it is. */
  readonly page: string
}

/** The entries that a feed holds: the newest 30, newest first. */
export function newestEntries(entries: readonly FeedEntry[]): FeedEntry[] {
  return [...entries]
    .sort((a, b) => (changed(a) < changed(b) ? 1 : changed(a) > changed(b) ? -1 : a.url < b.url ? -1 : 1))
    .slice(0, 30)
}

/** An Atom feed of entries, newest first. Its date is that of its newest entry: never the build's. */
export function atomFeed(head: FeedHead, newest: readonly FeedEntry[]): string {
  const self = head.baseUrl + head.path
  return xmlDocument(
    x('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': head.lang }, [
      x('title', head.title),
      x('id', self),
      x('link', { rel: 'self', href: self }),
      x('link', { rel: 'alternate', href: head.page }),
      x('updated', timestamp(newest[0] === undefined ? '1970-01-01' : changed(newest[0]))),
      x('author', [x('name', head.author ?? head.title)]),
      ...newest.map((entry) => {
        const address = head.baseUrl + entry.url.slice(1)
        return x('entry', [
          x('title', entry.title),
          x('id', address),
          x('link', { href: address }),
          x('published', timestamp(entry.date)),
          x('updated', timestamp(changed(entry))),
          ...(entry.summary === null ? [] : [x('summary', entry.summary)]),
        ])
      }),
    ]),
  )
}

function changed(entry: FeedEntry): string {
  return entry.modified !== null && entry.modified > entry.date ? entry.modified : entry.date
}

/** RFC 3339; a date without a time is midnight UTC. */
function timestamp(date: string): string {
  return date.length === 10 ? `${date}T00:00:00Z` : new Date(date).toISOString()
}

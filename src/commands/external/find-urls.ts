/** The addresses outside the site that a note leads to, with their places. */
import type { Root } from 'mdast'
import type { Place } from '../../diagnostics/diagnostic.ts'
import { readDestination } from '../../note/destination.ts'
import { walk } from '../../syntax/tree/walk.ts'

export interface FoundUrl {
  /** The address to ask for, without its fragment. */
  readonly url: string
  /** The address as it stands in the note. */
  readonly written: string
  readonly place: Place | null
}

/** Finds the http and https addresses of links, pictures and definitions, in document order. */
export function findUrls(tree: Root): FoundUrl[] {
  const found: FoundUrl[] = []
  walk(tree, (list) => {
    for (const node of list) {
      if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') continue
      const url = addressOf(node.url)
      if (url === null) continue
      const start = node.position?.start
      const place = start === undefined ? null : { line: start.line, column: start.column }
      found.push({ url, written: node.url, place })
    }
  })
  return found
}

/** Null for what is not to be asked for: other schemes, and addresses with a password in them. */
function addressOf(written: string): string | null {
  const destination = readDestination(written)
  if (destination.kind !== 'external' || !URL.canParse(destination.url)) return null
  const url = new URL(destination.url)
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null
  url.hash = ''
  return url.href
}

/**
 * True for an address that begins as one of the patterns says. `*` stands for any characters; a pattern
 * without a scheme is for all of them.
 */
export function isIgnoredUrl(url: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const subject = pattern.includes('://') ? url : url.slice(url.indexOf('://') + 3)
    const [first = '', ...rest] = pattern.split('*')
    if (!subject.startsWith(first)) return false
    let at = first.length
    return rest.every((part) => {
      const found = subject.indexOf(part, at)
      at = found + part.length
      return found !== -1
    })
  })
}

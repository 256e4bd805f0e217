import type { Event } from 'micromark-util-types'

/**
 * Marks every `[` before the link that was read last as no start of a Markdown link: links cannot nest, the
 * inner one wins, and the rest of the outer one is text. Micromark does the same for its own links.
 *
 * What stands before an earlier link was marked with that one, so each event is looked at once.
 */
export function deactivateLinks(events: Event[]): Event[] {
  const own = events.at(-1)?.[1]
  if (own === undefined) return events
  for (let index = events.length - 1; index >= 0; index--) {
    const [kind, token] = events[index] ?? []
    if (token === undefined || token === own) continue
    if (token.type === 'link' || token._inactive) break
    if (kind === 'enter' && token.type === 'labelLink') token._inactive = true
  }
  own._inactive = true
  return events
}

import { resolveAll } from 'micromark-util-resolve-all'
import type { Event, Token, TokenizeContext } from 'micromark-util-types'
import { deactivateLinks } from '../links-in-links.ts'
import '../tokens.ts'

/** Makes a footnote of what stands between its start and its end, the last event. */
export function resolveToFootnote(events: Event[], context: TokenizeContext): Event[] {
  const open = events.findLastIndex(([kind, token]) => kind === 'enter' && isOpenStart(token))
  const start = events[open]?.[1]
  const end = events.at(-1)?.[1]
  if (start === undefined || end === undefined) return events
  const inside = events.slice(open + 2, -2)
  events.length = open
  start.type = 'inlineFootnoteMarker'
  const footnote: Token = { type: 'inlineFootnote', start: { ...start.start }, end: { ...end.end } }
  const text: Token = { type: 'inlineFootnoteText', start: { ...start.end }, end: { ...end.start } }
  events.push(['enter', footnote, context], ['enter', start, context], ['exit', start, context])
  events.push(['enter', text, context])
  const resolved = resolveAll(context.parser.constructs.insideSpan.null ?? [], inside, context)
  for (const event of resolved) events.push(event)
  events.push(['exit', text, context], ['enter', end, context], ['exit', end, context])
  events.push(['exit', footnote, context])
  return deactivateLinks(events)
}

/** A start without end is text. */
export function resolveAllStarts(events: Event[]): Event[] {
  for (const [, token] of events) if (token.type === 'inlineFootnoteStart') token.type = 'data'
  return events
}

function isOpenStart(token: Token): boolean {
  return token.type === 'inlineFootnoteStart' && !token._balanced
}

import { resolveAll } from 'micromark-util-resolve-all'
import type { Event, Token, TokenizeContext } from 'micromark-util-types'
import '../tokens.ts'

/**
 * Makes highlights of the `==` in one run of inline content (INL-3).
 *
 * A marker that can close takes the nearest one before it that can open. Highlights do not nest, so the ones
 * before that are text, and every event is resolved once more at most: the work stays linear.
 */
export function resolveAllHighlights(events: Event[], context: TokenizeContext): Event[] {
  const result: Event[] = []
  let opener: { readonly token: Token; readonly index: number } | null = null
  for (const event of events) {
    result.push(event)
    const [kind, token] = event
    if (kind !== 'exit' || token.type !== 'highlightSequenceTemporary') continue
    if (token._close && opener !== null) {
      const inside = result.splice(opener.index + 2).slice(0, -2)
      result.length = opener.index
      for (const made of highlightEvents(opener.token, token, inside, context)) result.push(made)
      opener = null
    } else if (token._open) {
      opener = { token, index: result.length - 2 }
    }
  }
  // Micromark keeps the list that it gave: it must be changed in place.
  events.length = 0
  for (const event of result) {
    if (event[1].type === 'highlightSequenceTemporary') event[1].type = 'data'
    events.push(event)
  }
  return events
}

function* highlightEvents(
  open: Token,
  close: Token,
  inside: Event[],
  context: TokenizeContext,
): Generator<Event> {
  open.type = 'highlightSequence'
  close.type = 'highlightSequence'
  const highlight: Token = { type: 'highlight', start: { ...open.start }, end: { ...close.end } }
  const text: Token = { type: 'highlightText', start: { ...open.end }, end: { ...close.start } }
  yield ['enter', highlight, context]
  yield ['enter', open, context]
  yield ['exit', open, context]
  yield ['enter', text, context]
  yield* resolveAll(context.parser.constructs.insideSpan.null ?? [], inside, context)
  yield ['exit', text, context]
  yield ['enter', close, context]
  yield ['exit', close, context]
  yield ['exit', highlight, context]
}

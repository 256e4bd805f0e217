import { preprocess } from 'micromark'
import type { Token, TokenizeContext, TokenType } from 'micromark-util-types'
import './tokens.ts'

/** Whether a marker was opened in the paragraph that the current line would interrupt, and is still open. */
export type OpenMarkerCheck = (context: TokenizeContext) => boolean

/**
 * Creates a check for one kind of marker: `opening` is the token of a marker without partner in inline content.
 *
 * > | some text %%
 *   | hidden
 * > | %%
 *
 * The last line closes a comment here, though such a line opens one elsewhere. Only inline parsing can tell
 * (the first `%%` might stand in code), so the paragraph is parsed up to the line.
 */
export function createOpenMarkerCheck(marker: '%%' | '$$', opening: TokenType): OpenMarkerCheck {
  // The lines before those that were found to close a marker: what is above them need not be looked at again.
  const settled = new WeakSet<Token>()
  return (context) => {
    const lines = paragraphLines(context, settled)
    const [first] = lines
    const last = lines.at(-1)
    if (first === undefined || last === undefined) return false
    let text = context.sliceSerialize({ start: first.start, end: last.end })
    if (first.previous !== undefined && settled.has(first.previous)) {
      text = text.slice(text.indexOf(marker) + marker.length)
    }
    if (!text.includes(marker)) return false
    const chunks = preprocess()(text, undefined, true)
    const events = context.parser.text({ line: 1, column: 1, offset: 0 }).write(chunks)
    const isOpen = events.some(([, token]) => token.type === opening)
    if (isOpen) settled.add(last)
    return isOpen
  }
}

/** The lines of the paragraph so far, but none from before a settled one. */
function paragraphLines(context: TokenizeContext, settled: WeakSet<Token>): Token[] {
  const lines: Token[] = []
  for (let index = context.events.length - 1; index >= 0; index--) {
    const [kind, token] = context.events[index] ?? []
    if (token === undefined || settled.has(token)) break
    if (kind !== 'enter') continue
    if (token.type === 'chunkContent') lines.push(token)
    if (token.type === 'content') break
  }
  return lines.reverse()
}

import { markdownLineEndingOrSpace, unicodeWhitespace } from 'micromark-util-character'
import { codes } from 'micromark-util-symbol'
import type { Code, Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types'
import '../tokens.ts'
import { resolveAllHighlights } from './resolve.ts'

/** One `==`; `resolveAllHighlights` pairs them (INL-3). */
const highlight: Construct = {
  name: 'highlight',
  tokenize: tokenizeHighlight,
  resolveAll: resolveAllHighlights,
}

/**
 * The syntax of highlights.
 *
 * `=` is not registered as an attention marker: a note without highlights must read as in CommonMark, and
 * `a*=b and c*=d` would become emphasis.
 */
export const highlightSyntax: Extension = {
  text: { [codes.equalsTo]: highlight },
  insideSpan: { null: [highlight] },
}

function tokenizeHighlight(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const previous = this.previous
  const isEscaped = this.events.at(-1)?.[1].type === 'characterEscape'
  let size = 0
  return start

  /**
   * > | a ==b== c
   *       ^
   */
  function start(code: Code): State | undefined {
    if (previous === codes.equalsTo && !isEscaped) return nok(code)
    effects.enter('highlightSequenceTemporary')
    return inside(code)
  }

  /**
   * > | a ==b== c
   *       ^^^
   */
  function inside(code: Code): State | undefined {
    if (code === codes.equalsTo) {
      // A run of three or more is no marker, `====` is not an empty highlight.
      if (size === 2) return nok(code)
      effects.consume(code)
      size++
      return inside
    }
    if (size < 2) return nok(code)
    const token = effects.exit('highlightSequenceTemporary')
    // No blank inside the markers (INL-4); outside anything goes, so `a==b==c` is a highlight.
    token._open = !isBlank(code)
    token._close = !isBlank(previous)
    return ok(code)
  }
}

function isBlank(code: Code): boolean {
  return code === codes.eof || markdownLineEndingOrSpace(code) || unicodeWhitespace(code)
}

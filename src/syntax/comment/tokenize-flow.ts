import { markdownLineEnding, markdownSpace } from 'micromark-util-character'
import { codes } from 'micromark-util-symbol'
import type { Code, Construct, Effects, State, Token, TokenizeContext } from 'micromark-util-types'
import type { MarkerIndexer } from '../marker-index.ts'
import { nonLazyContinuation } from '../non-lazy-continuation.ts'
import { createOpaqueWriter } from '../opaque.ts'
import { createOpenMarkerCheck } from '../open-marker.ts'
import '../tokens.ts'

/**
 * A comment over several lines, whatever blocks they would be (CMT-2).
 *
 * A line that is `%%` and nothing else opens one in any case. It ends at the next line of that kind; if the note
 * has no more of them, at the next line that ends in `%%`; if there is none either, with its container (CMT-5).
 * `%% text` opens one if the next `%%` of the note ends a later line, and the comment ends there.
 */
export function createCommentFlow(indexer: MarkerIndexer): Construct {
  const isOpenInParagraph = createOpenMarkerCheck('%%', 'commentOpening')
  return { name: 'commentFlow', tokenize: tokenizeCommentFlow, concrete: true }

  function tokenizeCommentFlow(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    const self = this
    const line = self.now().line
    const index = indexer.indexOf(self.parser)
    const writer = createOpaqueWriter(self, effects, 'commentData')
    let token: Token
    let endsAtMarkerLine = false
    let hasText = false
    let percentSigns = 0
    let isAfterBlank = false
    return start

    /**
     * > | %%
     *     ^
     *   | a
     *   | %%
     */
    function start(code: Code): State | undefined {
      token = effects.enter('commentFlow')
      writer.consume(code)
      return opening
    }

    function opening(code: Code): State | undefined {
      if (code !== codes.percentSign) return nok(code)
      writer.consume(code)
      return openingLine
    }

    /**
     * > | %% a
     *       ^^
     *   | b %%
     */
    function openingLine(code: Code): State | undefined {
      if (code === codes.eof || markdownLineEnding(code)) return afterOpeningLine(code)
      // A comment that ends on its line is inline.
      if (code === codes.percentSign && self.previous === code && hasText) return nok(code)
      if (!markdownSpace(code)) hasText = true
      writer.consume(code)
      return openingLine
    }

    function afterOpeningLine(code: Code): State | undefined {
      if (hasText && !index.commentsClosedAtLineEnd.has(line)) return nok(code)
      endsAtMarkerLine = !hasText && index.lastCommentLine > line
      if (self.interrupt) return isOpenInParagraph(self) ? nok(code) : ok(code)
      return lineEnd(code)
    }

    /**
     *   | %%
     * > | a
     *     ^
     *   | %%
     */
    function lineStart(code: Code): State | undefined {
      hasText = false
      percentSigns = 0
      isAfterBlank = false
      return inside(code)
    }

    function inside(code: Code): State | undefined {
      if (code === codes.eof || markdownLineEnding(code)) {
        const isMarker = percentSigns >= 2 && (!endsAtMarkerLine || (percentSigns === 2 && !hasText))
        return isMarker ? close(code) : lineEnd(code)
      }
      writer.consume(code)
      if (markdownSpace(code)) {
        isAfterBlank = true
      } else if (code === codes.percentSign && !(isAfterBlank && percentSigns > 0)) {
        percentSigns++
        isAfterBlank = false
      } else {
        hasText = true
        percentSigns = code === codes.percentSign ? 1 : 0
        isAfterBlank = false
      }
      return inside
    }

    function lineEnd(code: Code): State | undefined {
      writer.close()
      return effects.attempt(nonLazyContinuation, lineStart, unclosed)(code)
    }

    function unclosed(code: Code): State | undefined {
      token.type = 'commentFlowUnclosed'
      return close(code)
    }

    function close(code: Code): State | undefined {
      writer.close()
      effects.exit(token.type)
      return ok(code)
    }
  }
}

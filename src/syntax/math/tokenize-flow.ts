import { factorySpace } from 'micromark-factory-space'
import { markdownLineEnding, markdownSpace } from 'micromark-util-character'
import { codes } from 'micromark-util-symbol'
import type { Code, Construct, Effects, State, Token, TokenizeContext } from 'micromark-util-types'
import type { MarkerIndexer } from '../marker-index.ts'
import { nonLazyContinuation } from '../non-lazy-continuation.ts'
import { createOpaqueWriter } from '../opaque.ts'
import { createOpenMarkerCheck } from '../open-marker.ts'
import '../tokens.ts'

/**
 * A formula that starts a line (MTH-2): from `$$` to the next `$$`, over several lines and blank lines if need
 * be. What stands behind the opening dollars belongs to it, what stands behind the closing ones is a paragraph.
 *
 * If the rest of the note has no `$$`, the opening is text and swallows nothing; if the container ends first,
 * the formula ends with it (MTH-9). `$$a$$ b` on one line is a paragraph with a formula in it.
 */
export function createFormulaFlow(indexer: MarkerIndexer): Construct {
  const isOpenInParagraph = createOpenMarkerCheck('$$', 'formulaOpening')
  return { name: 'formulaFlow', tokenize: tokenizeFormulaFlow, concrete: true }

  function tokenizeFormulaFlow(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    const self = this
    const line = self.now().line
    const writer = createOpaqueWriter(self, effects, 'formulaData')
    let token: Token
    let size = 0
    let isBlank = true
    let isOnOpeningLine = true
    return start

    /**
     * > | $$
     *     ^
     *   | a
     *   | $$
     */
    function start(code: Code): State | undefined {
      token = effects.enter('formulaFlow')
      return opening(code)
    }

    function opening(code: Code): State | undefined {
      if (code === codes.dollarSign && size < 2) {
        writer.consume(code)
        size++
        return opening
      }
      return size < 2 || code === codes.dollarSign ? nok(code) : inside(code)
    }

    /**
     *   | $$
     * > | a
     *     ^
     *   | $$
     */
    function inside(code: Code): State | undefined {
      if (code === codes.eof || markdownLineEnding(code)) return lineEnd(code)
      writer.consume(code)
      if (code === codes.dollarSign) return closing
      if (!markdownSpace(code)) isBlank = false
      return code === codes.backslash ? afterBackslash : inside
    }

    function afterBackslash(code: Code): State | undefined {
      if (code === codes.eof || markdownLineEnding(code)) return inside(code)
      writer.consume(code)
      return inside
    }

    function lineEnd(code: Code): State | undefined {
      if (isOnOpeningLine) {
        isOnOpeningLine = false
        if (indexer.indexOf(self.parser).lastFormulaLine <= line) return nok(code)
        if (self.interrupt) return isOpenInParagraph(self) ? nok(code) : ok(code)
      }
      writer.close()
      return effects.attempt(nonLazyContinuation, inside, unclosed)(code)
    }

    /**
     *   | $$
     *   | a
     * > | $$
     *      ^
     */
    function closing(code: Code): State | undefined {
      if (code !== codes.dollarSign) {
        isBlank = false
        return inside(code)
      }
      if (isOnOpeningLine && isBlank) return nok(code)
      writer.consume(code)
      writer.close()
      effects.exit(token.type)
      return factorySpace(effects, afterClosing, 'whitespace')
    }

    function afterClosing(code: Code): State | undefined {
      if (code === codes.eof || markdownLineEnding(code)) {
        return self.interrupt && isOpenInParagraph(self) ? nok(code) : ok(code)
      }
      if (isOnOpeningLine) return nok(code)
      // A paragraph is content to micromark, which makes a heading of it if a line of `=` follows.
      effects.enter('content')
      effects.enter('paragraph')
      effects.enter('chunkText', { contentType: 'text' })
      return restOfLine(code)
    }

    /**
     *   | $$
     *   | a
     * > | $$ b
     *        ^
     */
    function restOfLine(code: Code): State | undefined {
      if (code !== codes.eof && !markdownLineEnding(code)) {
        effects.consume(code)
        return restOfLine
      }
      effects.exit('chunkText')
      effects.exit('paragraph')
      effects.exit('content')
      return ok(code)
    }

    function unclosed(code: Code): State | undefined {
      token.type = 'formulaFlowUnclosed'
      effects.exit(token.type)
      return ok(code)
    }
  }
}

import { asciiDigit, markdownLineEndingOrSpace, unicodeWhitespace } from 'micromark-util-character'
import { codes } from 'micromark-util-symbol'
import type { Code, Construct, Effects, State, TokenizeContext } from 'micromark-util-types'
import { createOpaqueWriter } from '../opaque.ts'
import '../tokens.ts'
import { wikilinkSpan } from '../wikilink/tokenize.ts'
import { address, codeSpan } from './swallow.ts'

/** `$…$` and `$$…$$` in a paragraph, over several of its lines if need be (MTH-1, MTH-2). */
export const formulaText: Construct = {
  name: 'formulaText',
  tokenize: tokenizeFormula,
  previous: canStandBefore,
}

/** A `$$` that has no partner in its paragraph. */
export const formulaOpening: Construct = {
  name: 'formulaOpening',
  tokenize: tokenizeOpening,
  previous: canStandBefore,
}

/** A run of dollars is tried once, at its start; but a formula may follow another one or an escaped dollar. */
function canStandBefore(this: TokenizeContext, code: Code): boolean {
  if (code !== codes.dollarSign) return true
  const type = this.events.at(-1)?.[1].type
  return type === 'characterEscape' || type === 'formulaText'
}

function tokenizeFormula(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const self = this
  const writer = createOpaqueWriter(self, effects, 'formulaData')
  let size = 0
  let depth = 0
  let isBlank = true
  return start

  function start(code: Code): State | undefined {
    if (!canStandBefore.call(self, self.previous)) return nok(code)
    effects.enter('formulaText')
    return opening(code)
  }

  /**
   * > | a $b$ c
   *       ^
   */
  function opening(code: Code): State | undefined {
    if (code === codes.dollarSign) {
      if (size === 2) return nok(code)
      writer.consume(code)
      size++
      return opening
    }
    if (size === 2) return insideDisplay(code)
    return isWhitespace(code) ? nok(code) : inside(code)
  }

  /**
   * The next dollar that is not TeX's `\$` ends the formula or shows that there is none: so each character is
   * looked at by one formula only. Dollars in code, addresses and wikilinks do not count (MTH-4).
   *
   * > | a $b$ c
   *        ^
   */
  function inside(code: Code): State | undefined {
    switch (code) {
      case codes.eof:
        return nok(code)
      case codes.dollarSign:
        if (isWhitespace(self.previous)) return nok(code)
        writer.consume(code)
        return afterClosing
      case codes.graveAccent:
        // In braces it is a quotation mark of TeX, as in `\text{``a''}`.
        return depth > 0 ? data(code) : effects.attempt(codeSpan, inside, graveAccents)(code)
      case codes.leftSquareBracket:
        writer.open()
        return effects.attempt(wikilinkSpan, inside, data)(code)
      case codes.colon:
        writer.open()
        return effects.attempt(address, inside, data)(code)
      default:
        return data(code)
    }
  }

  function data(code: Code): State | undefined {
    if (code === codes.leftCurlyBrace) depth++
    if (code === codes.rightCurlyBrace) depth--
    writer.consume(code)
    return code === codes.backslash ? afterBackslash : inside
  }

  function graveAccents(code: Code): State | undefined {
    if (code !== codes.graveAccent) return inside(code)
    writer.consume(code)
    return graveAccents
  }

  /**
   * `\$`, `\{` and `\\` are TeX's (MTH-10).
   *
   * > | a $\$b$ c
   *         ^
   */
  function afterBackslash(code: Code): State | undefined {
    if (code === codes.eof) return nok(code)
    writer.consume(code)
    return inside
  }

  /**
   * > | from $5 to US$6
   *                   ^
   */
  function afterClosing(code: Code): State | undefined {
    if (asciiDigit(code)) return nok(code)
    writer.close()
    effects.exit('formulaText')
    return ok(code)
  }

  /**
   * > | a $$b$$ c
   *         ^
   */
  function insideDisplay(code: Code): State | undefined {
    if (code === codes.eof) return nok(code)
    if (code === codes.dollarSign) {
      writer.consume(code)
      return closingDisplay
    }
    if (!isWhitespace(code)) isBlank = false
    writer.consume(code)
    return code === codes.backslash ? afterBackslashInDisplay : insideDisplay
  }

  function afterBackslashInDisplay(code: Code): State | undefined {
    if (code === codes.eof) return nok(code)
    writer.consume(code)
    return insideDisplay
  }

  /**
   * > | a $$b$$ c
   *           ^
   */
  function closingDisplay(code: Code): State | undefined {
    if (code !== codes.dollarSign) {
      isBlank = false
      return insideDisplay(code)
    }
    if (isBlank) return nok(code)
    writer.consume(code)
    writer.close()
    effects.exit('formulaText')
    return ok
  }
}

function tokenizeOpening(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const self = this
  let size = 0
  return start

  function start(code: Code): State | undefined {
    if (!canStandBefore.call(self, self.previous)) return nok(code)
    effects.enter('formulaOpening')
    return opening(code)
  }

  /**
   * > | a $$b
   *       ^^
   */
  function opening(code: Code): State | undefined {
    if (code === codes.dollarSign && size < 2) {
      effects.consume(code)
      size++
      return opening
    }
    if (size < 2 || code === codes.dollarSign) return nok(code)
    effects.exit('formulaOpening')
    return ok(code)
  }
}

function isWhitespace(code: Code): boolean {
  return code === codes.eof || markdownLineEndingOrSpace(code) || unicodeWhitespace(code)
}

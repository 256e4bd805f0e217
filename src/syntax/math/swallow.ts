import { markdownLineEndingOrSpace } from 'micromark-util-character'
import { codes } from 'micromark-util-symbol'
import type { Code, Construct, Effects, State, TokenizeContext } from 'micromark-util-types'
import { createOpaqueWriter } from '../opaque.ts'

/** A complete code span. A formula swallows it. */
export const codeSpan: Construct = { tokenize: tokenizeCodeSpan, partial: true }

/** Longer ones are not read to their end, or a text of `$://$://…` would take quadratic time. */
const MAX_ADDRESS_LENGTH = 2048

/** From `://` to the end of an address. It makes no tokens: a formula swallows it. */
export const address: Construct = { tokenize: tokenizeAddress, partial: true }

function tokenizeCodeSpan(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const writer = createOpaqueWriter(this, effects, 'formulaData')
  let sizeOpen = 0
  let size = 0
  return opening

  /**
   * > | $5 for `$a`
   *            ^
   */
  function opening(code: Code): State | undefined {
    if (code !== codes.graveAccent) return inside(code)
    writer.consume(code)
    sizeOpen++
    return opening
  }

  /**
   * > | $5 for `$a`
   *             ^^
   */
  function inside(code: Code): State | undefined {
    if (code === codes.eof) return nok(code)
    if (code === codes.graveAccent) {
      size = 0
      return closing(code)
    }
    writer.consume(code)
    return inside
  }

  /**
   * > | $5 for `$a`
   *               ^
   */
  function closing(code: Code): State | undefined {
    if (code === codes.graveAccent) {
      writer.consume(code)
      size++
      return closing
    }
    return size === sizeOpen ? ok(code) : inside(code)
  }
}

function tokenizeAddress(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let slashes = 0
  let length = 0
  return colon

  /**
   * > | $5 at https://example.org/$a
   *                ^
   */
  function colon(code: Code): State | undefined {
    effects.consume(code)
    return slash
  }

  /**
   * > | $5 at https://example.org/$a
   *                 ^^
   */
  function slash(code: Code): State | undefined {
    if (code !== codes.slash) return nok(code)
    effects.consume(code)
    return ++slashes === 2 ? inside : slash
  }

  /**
   * > | $5 at https://example.org/$a
   *                   ^^^^^^^^^^^^^^
   */
  function inside(code: Code): State | undefined {
    if (length === MAX_ADDRESS_LENGTH || markdownLineEndingOrSpace(code) || endsAddress(code)) return ok(code)
    effects.consume(code)
    length++
    return inside
  }
}

/** The end of the text, and brackets that more likely close something around the address, as in `\href{https://example.org}{$…$}`. */
function endsAddress(code: Code): boolean {
  return (
    code === codes.eof ||
    code === codes.rightCurlyBrace ||
    code === codes.rightParenthesis ||
    code === codes.rightSquareBracket ||
    code === codes.greaterThan
  )
}

import {
  asciiAlpha,
  asciiDigit,
  markdownLineEndingOrSpace,
  unicodeWhitespace,
} from 'micromark-util-character'
import { codes } from 'micromark-util-symbol'
import type { Code, Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types'
import '../tokens.ts'

/** `#inbox/to-read` (TAG-1 to TAG-4). */
const tag: Construct = { name: 'tag', tokenize: tokenizeTag, previous: canStandBefore }

/** Slashes that are followed by more of the tag. */
const slashes: Construct = { tokenize: tokenizeSlashes, partial: true }

/** The syntax of tags. */
export const tagSyntax: Extension = { text: { [codes.numberSign]: tag } }

/** A tag starts a line or stands after white space (TAG-1), or directly after another tag (TAG-3). */
function canStandBefore(this: TokenizeContext, code: Code): boolean {
  if (code === codes.eof || markdownLineEndingOrSpace(code) || unicodeWhitespace(code)) return true
  return this.events.at(-1)?.[1].type === 'tag'
}

function tokenizeTag(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const self = this
  let hasOtherThanDigits = false
  return start

  /**
   * > | a #inbox/to-read, b
   *       ^
   */
  function start(code: Code): State | undefined {
    if (!canStandBefore.call(self, self.previous)) return nok(code)
    effects.enter('tag')
    effects.consume(code)
    return inside
  }

  /**
   * > | a #inbox/to-read, b
   *        ^^^^^^^^^^^^^^
   */
  function inside(code: Code): State | undefined {
    if (code === codes.slash) return effects.attempt(slashes, afterSlashes, end)(code)
    if (!isTagCharacter(code)) return end(code)
    if (!asciiDigit(code)) hasOtherThanDigits = true
    effects.consume(code)
    return inside
  }

  function afterSlashes(code: Code): State | undefined {
    hasOtherThanDigits = true
    return inside(code)
  }

  /**
   * > | a #inbox/to-read, b
   *                     ^
   */
  function end(code: Code): State | undefined {
    if (!hasOtherThanDigits) return nok(code)
    effects.exit('tag')
    return ok(code)
  }
}

function tokenizeSlashes(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  return inside

  /**
   * A trailing slash is not part of the tag (TAG-4).
   *
   * > | a #inbox/to-read/ b
   *             ^       ^
   */
  function inside(code: Code): State | undefined {
    if (code === codes.slash) {
      effects.consume(code)
      return inside
    }
    return isTagCharacter(code) ? ok(code) : nok(code)
  }
}

/** Letters and digits of any script, `_`, `-`, and symbols beyond ASCII, emoji with all their parts included. */
function isTagCharacter(code: Code): boolean {
  if (code === codes.eof || code < codes.nul) return false
  if (code < 0x80) {
    return asciiAlpha(code) || asciiDigit(code) || code === codes.underscore || code === codes.dash
  }
  // Beyond the basic plane there are letters and symbols only; a code is one half of such a character.
  const isSurrogate = code >= 0xd800 && code <= 0xdfff
  return (
    isSurrogate || code === ZERO_WIDTH_JOINER || /[\p{L}\p{M}\p{N}\p{S}]/u.test(String.fromCharCode(code))
  )
}

/** Joins the parts of an emoji. */
const ZERO_WIDTH_JOINER = 0x200d

import { markdownLineEnding, markdownSpace, unicodeWhitespace } from 'micromark-util-character'
import { codes } from 'micromark-util-symbol'
import type { Code, Construct, Effects, Event, Extension, State, TokenizeContext } from 'micromark-util-types'
import { deactivateLinks } from '../links-in-links.ts'
import '../tokens.ts'
import { isImageEmbed } from './parts.ts'

/** `[[target#subpath|display]]` in text (WL-1). One token; its parts are split when the node is made. */
export const wikilink: Construct = {
  name: 'wikilink',
  tokenize: tokenizeWikilink,
  resolveTo: deactivateLinks,
}

/** The same as part of something opaque: it makes no token. */
export const wikilinkSpan: Construct = { tokenize: tokenizeBrackets, partial: true }

/** `![[target#subpath|display]]` in text (WL-1). */
export const embed: Construct = {
  name: 'embed',
  tokenize: tokenizeEmbed,
  resolveTo: resolveToEmbed,
}

/** The syntax of wikilinks and embeds. */
export const wikilinkSyntax: Extension = {
  text: { [codes.exclamationMark]: embed, [codes.leftSquareBracket]: wikilink },
}

function tokenizeWikilink(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  return (code) => {
    effects.enter('wikilink')
    return tokenizeBrackets(effects, finish, nok)(code)
  }

  function finish(code: Code): State | undefined {
    effects.exit('wikilink')
    return ok(code)
  }
}

function tokenizeEmbed(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  return (code) => {
    effects.enter('embed')
    effects.consume(code)
    return tokenizeBrackets(effects, finish, nok)
  }

  function finish(code: Code): State | undefined {
    effects.exit('embed')
    return ok(code)
  }
}

/** An image may be the text of a link; any other embed cannot stand in one. */
function resolveToEmbed(events: Event[], context: TokenizeContext): Event[] {
  const token = events.at(-1)?.[1]
  if (token !== undefined && isImageEmbed(context.sliceSerialize(token))) return events
  return deactivateLinks(events)
}

/** From the first `[` to the second `]`, which are part of the caller's token. */
function tokenizeBrackets(effects: Effects, ok: State, nok: State): State {
  let hasTarget = false
  let inDisplay = false
  let previous: Code = null
  return openFirst

  /**
   * > | see [[Note#Part|label]]
   *         ^
   */
  function openFirst(code: Code): State | undefined {
    if (code !== codes.leftSquareBracket) return nok(code)
    effects.consume(code)
    return openSecond
  }

  /**
   * > | see [[Note#Part|label]]
   *          ^
   */
  function openSecond(code: Code): State | undefined {
    if (code !== codes.leftSquareBracket) return nok(code)
    effects.consume(code)
    previous = code
    return inside
  }

  /**
   * > | see [[Note#Part|label]]
   *           ^^^^^^^^^^^^^^^
   */
  function inside(code: Code): State | undefined {
    // A link ends on its line (WL-10), and an inner `[[` makes the outer one text (WL-5): so each character is
    // looked at by one link only, and a note full of `[[` is read in linear time.
    if (code === codes.eof || markdownLineEnding(code)) return nok(code)
    if (code === codes.leftSquareBracket && previous === code) return nok(code)
    if (code === codes.rightSquareBracket) {
      effects.consume(code)
      return afterBracket
    }
    if (code === codes.verticalBar) {
      if (!hasTarget) return nok(code)
      inDisplay = true
    }
    effects.consume(code)
    previous = code
    return code === codes.backslash ? afterBackslash : remember(code)
  }

  /**
   * A backslash before the separator is not part of the target (WL-15).
   *
   * > | see [[Note#Part\|label]]
   *                     ^
   */
  function afterBackslash(code: Code): State | undefined {
    if (code !== codes.verticalBar) hasTarget ||= !inDisplay
    return inside(code)
  }

  /**
   * A single `]` belongs to the target (WL-4).
   *
   * > | see [[Note#Part|label]]
   *                           ^
   */
  function afterBracket(code: Code): State | undefined {
    if (code !== codes.rightSquareBracket) {
      hasTarget ||= !inDisplay
      previous = codes.rightSquareBracket
      return inside(code)
    }
    // `[[]]` and `[[ ]]` are text (WL-11).
    if (!hasTarget) return nok(code)
    effects.consume(code)
    return ok
  }

  function remember(code: Code): State {
    if (!inDisplay && !markdownSpace(code) && !unicodeWhitespace(code)) hasTarget = true
    return inside
  }
}

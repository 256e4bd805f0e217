import { codes } from 'micromark-util-symbol'
import type { Code, Construct, Effects, Extension, State, Token, TokenizeContext } from 'micromark-util-types'
import '../tokens.ts'
import { wikilinkSpan } from '../wikilink/tokenize.ts'
import { resolveAllStarts, resolveToFootnote } from './resolve.ts'

/**
 * The syntax of `^[inline footnotes]` (FN-2).
 *
 * A footnote's bracket is put on the stack on which micromark keeps the open brackets of links, so brackets in
 * the footnote pair among themselves and the footnote ends at its own.
 */
export function inlineFootnoteSyntax(): Extension {
  // Footnotes do not nest: the one that is open in a run of text, if any.
  const open = new WeakMap<TokenizeContext, Token>()
  const start: Construct = {
    name: 'inlineFootnoteStart',
    tokenize: tokenizeStart,
    previous: isOutside,
    resolveAll: resolveAllStarts,
  }
  const end: Construct = { name: 'inlineFootnoteEnd', tokenize: tokenizeEnd, resolveTo: resolveToFootnote }
  return { text: { [codes.caret]: start, [codes.rightSquareBracket]: end } }

  function isOutside(this: TokenizeContext): boolean {
    const outer = open.get(this)
    return outer === undefined || outer._balanced === true
  }

  function tokenizeStart(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    const self = this
    return atCaret

    /**
     * > | a^[b] c
     *      ^
     */
    function atCaret(code: Code): State | undefined {
      if (!isOutside.call(self)) return nok(code)
      effects.enter('inlineFootnoteStart')
      effects.consume(code)
      return atBracket
    }

    /**
     * A wikilink wins, so that it can stand next to a caret: `x^[[Note]]` (WL-12).
     *
     * > | a^[b] c
     *       ^
     */
    function atBracket(code: Code): State | undefined {
      return code === codes.leftSquareBracket ? effects.check(wikilinkSpan, nok, bracket)(code) : nok(code)
    }

    function bracket(code: Code): State | undefined {
      effects.consume(code)
      const token = effects.exit('inlineFootnoteStart')
      open.set(self, token)
      self._labelStarts ??= []
      self._labelStarts.push(token)
      return ok
    }
  }

  function tokenizeEnd(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    const self = this
    return atBracket

    /**
     * > | a^[b] c
     *         ^
     */
    function atBracket(code: Code): State | undefined {
      const starts = self._labelStarts ?? []
      while (starts.at(-1)?._balanced) starts.pop()
      const start = starts.at(-1)
      if (start?.type !== 'inlineFootnoteStart') return nok(code)
      if (self.sliceSerialize({ start: start.end, end: self.now() }).trim() === '') {
        start._balanced = true
        return nok(code)
      }
      starts.pop()
      open.delete(self)
      effects.enter('inlineFootnoteMarker')
      effects.consume(code)
      effects.exit('inlineFootnoteMarker')
      return ok
    }
  }
}

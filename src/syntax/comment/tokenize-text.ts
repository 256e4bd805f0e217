import { codes } from 'micromark-util-symbol'
import type { Code, Construct, Effects, State, TokenizeContext } from 'micromark-util-types'
import { createOpaqueWriter } from '../opaque.ts'
import '../tokens.ts'

/** `%%text%%` in a paragraph, over several of its lines if need be (CMT-1). */
export const commentText: Construct = { name: 'commentText', tokenize: tokenizeCommentText }

/** A `%%` that has no partner in its paragraph; the finished tree shows whether it has one in the note (CMT-5). */
export const commentOpening: Construct = { name: 'commentOpening', tokenize: tokenizeCommentOpening }

function tokenizeCommentText(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const writer = createOpaqueWriter(this, effects, 'commentData')
  return start

  /**
   * > | a %%b%% c
   *       ^
   */
  function start(code: Code): State | undefined {
    effects.enter('commentText')
    writer.consume(code)
    return opening
  }

  /**
   * > | a %%b%% c
   *        ^
   */
  function opening(code: Code): State | undefined {
    if (code !== codes.percentSign) return nok(code)
    writer.consume(code)
    return inside
  }

  /**
   * > | a %%b%% c
   *         ^^
   */
  function inside(code: Code): State | undefined {
    if (code === codes.eof) return nok(code)
    writer.consume(code)
    return code === codes.percentSign ? closing : inside
  }

  /**
   * > | a %%b%% c
   *           ^
   */
  function closing(code: Code): State | undefined {
    if (code !== codes.percentSign) return inside(code)
    writer.consume(code)
    writer.close()
    effects.exit('commentText')
    return ok
  }
}

function tokenizeCommentOpening(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  return start

  /**
   * > | a %%b
   *       ^
   */
  function start(code: Code): State | undefined {
    effects.enter('commentOpening')
    effects.consume(code)
    return second
  }

  function second(code: Code): State | undefined {
    if (code !== codes.percentSign) return nok(code)
    effects.consume(code)
    effects.exit('commentOpening')
    return ok
  }
}

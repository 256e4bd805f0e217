import { markdownLineEnding } from 'micromark-util-character'
import type { Code, Effects, TokenizeContext, TokenType } from 'micromark-util-types'
import './tokens.ts'

/**
 * Writes the inside of a token that holds no syntax: tokens of one type for the stretches on one line, with line
 * endings between them, as micromark expects it of a token that spans lines.
 */
export interface OpaqueWriter {
  consume(code: Code): void
  /** Makes sure that a stretch is open, for constructs that consume and enter no token. */
  open(): void
  /** Ends the stretch that is open, if one is. */
  close(): void
}

/** Creates a writer for the tokenizer that is running. An attempt that fails takes back what was written in it. */
export function createOpaqueWriter(
  context: TokenizeContext,
  effects: Effects,
  type: TokenType,
): OpaqueWriter {
  return { consume, open, close }

  function consume(code: Code): void {
    if (markdownLineEnding(code)) {
      close()
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
    } else {
      open()
      effects.consume(code)
    }
  }

  function open(): void {
    if (!isOpen()) effects.enter(type)
  }

  function close(): void {
    if (isOpen()) effects.exit(type)
  }

  function isOpen(): boolean {
    const [kind, token] = context.events.at(-1) ?? []
    return kind === 'enter' && token?.type === type
  }
}

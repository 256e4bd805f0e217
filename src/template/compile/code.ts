/** What templates are compiled to. */
import type { Context, Emitter, Template } from 'liquidjs'

/**
 * Compiled code that writes.
 *
 * The context is LiquidJS's own: filters expect it, and what is not compiled works on it in between.
 */
export type Write = (context: Context, out: Emitter) => void

/** What the compiler of a tag needs to compile what is in it. */
export interface Compiler {
  readonly compileNodes: (nodes: readonly Template[]) => Write
  /** Another template of the set, which may be the one that is being compiled. */
  readonly compileTemplate: (name: string) => Write
}

/** One piece of code after the other, until a `break` or `continue` leaves them. */
export function inOrder(pieces: readonly Write[]): Write {
  return (context, out) => {
    for (const write of pieces) {
      write(context, out)
      if (context.breakCalled || context.continueCalled) return
    }
  }
}

/** What code writes, as text. */
export function written(write: Write, context: Context): string {
  const out = createEmitter()
  write(context, out)
  return out.buffer
}

/** Collects what is written. It is text in every case: outputs are escaped before. */
export function createEmitter(): Emitter {
  const out = {
    buffer: '',
    write: (html: unknown) => {
      if (typeof html !== 'string') throw new Error('Only text can be written.')
      out.buffer += html
    },
  }
  return out
}

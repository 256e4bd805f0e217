import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown'
import '../nodes.ts'

/** Makes `inlineFootnote` nodes (FN-2). */
export const inlineFootnoteFromMarkdown: Extension = {
  canContainEols: ['inlineFootnote'],
  enter: { inlineFootnote: enterFootnote },
  exit: { inlineFootnote: exitFootnote },
}

function enterFootnote(this: CompileContext, token: Token): void {
  this.enter({ type: 'inlineFootnote', children: [] }, token)
}

function exitFootnote(this: CompileContext, token: Token): void {
  this.exit(token)
}

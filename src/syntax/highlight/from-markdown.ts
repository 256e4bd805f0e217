import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown'
import '../nodes.ts'

/** Makes `highlight` nodes. */
export const highlightFromMarkdown: Extension = {
  canContainEols: ['highlight'],
  enter: { highlight: enterHighlight },
  exit: { highlight: exitHighlight },
}

function enterHighlight(this: CompileContext, token: Token): void {
  this.enter({ type: 'highlight', children: [] }, token)
}

function exitHighlight(this: CompileContext, token: Token): void {
  this.exit(token)
}

import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown'
import '../nodes.ts'
import { isInAlternativeText } from '../compile-context.ts'
import { wikilinkParts } from './parts.ts'

/** Makes `wikilink` and `embed` nodes. */
export const wikilinkFromMarkdown: Extension = {
  enter: { wikilink: enterLink, embed: enterLink },
  exit: { wikilink: exitLink, embed: exitLink },
}

function enterLink(this: CompileContext, token: Token): void {
  const parts = wikilinkParts(this.sliceSerialize(token))
  if (isInAlternativeText(this)) {
    // An image's alternative text is plain: of a link in it, only the words remain.
    const words = parts.display ?? [parts.target, parts.subpath].filter((part) => part).join(' > ')
    this.enter({ type: 'text', value: words }, token)
    return
  }
  this.enter({ type: token.type === 'embed' ? 'embed' : 'wikilink', ...parts }, token)
}

function exitLink(this: CompileContext, token: Token): void {
  this.exit(token)
}

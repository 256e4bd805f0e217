import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown'
import '../nodes.ts'
import { isInLink } from '../compile-context.ts'

/** Makes `tag` nodes; in the text of a link a tag is text (TAG-2). */
export const tagFromMarkdown: Extension = {
  enter: { tag: enterTag },
  exit: { tag: exitTag },
}

function enterTag(this: CompileContext, token: Token): void {
  if (isInLink(this)) this.config.enter.data?.call(this, token)
  else this.enter({ type: 'tag', value: this.sliceSerialize(token).slice(1) }, token)
}

function exitTag(this: CompileContext, token: Token): void {
  if (isInLink(this)) this.config.exit.data?.call(this, token)
  else this.exit(token)
}

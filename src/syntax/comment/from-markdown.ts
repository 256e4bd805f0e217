import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown'
import { isInAlternativeText } from '../compile-context.ts'
import type { Comment } from '../nodes.ts'
import '../tokens.ts'
import { hideSpanningComments } from './spanning.ts'

/**
 * Makes `comment` nodes, and hides what stands in comments that begin in one block and end in another.
 *
 * @param given takes the `%%` without partner in their block; nothing is hidden then
 */
export function commentFromMarkdown(given?: WeakSet<Comment>): Extension {
  const openings = given ?? new WeakSet<Comment>()
  return {
    transforms: given === undefined ? [(tree) => hideSpanningComments(tree, openings)] : [],
    enter: {
      commentText: enterComment,
      commentFlow: enterComment,
      commentFlowUnclosed: enterComment,
      commentOpening: enterOpening,
    },
    exit: {
      commentText: exitComment,
      commentFlow: exitComment,
      commentFlowUnclosed: exitComment,
      commentOpening: exitOpening,
    },
  }

  function enterOpening(this: CompileContext, token: Token): void {
    if (isInAlternativeText(this)) {
      this.config.enter.data?.call(this, token)
      return
    }
    const comment: Comment = { type: 'comment', closed: false }
    openings.add(comment)
    this.enter(comment, token)
  }

  function exitOpening(this: CompileContext, token: Token): void {
    if (isInAlternativeText(this)) this.config.exit.data?.call(this, token)
    else this.exit(token)
  }
}

function enterComment(this: CompileContext, token: Token): void {
  this.enter({ type: 'comment', closed: token.type !== 'commentFlowUnclosed' }, token)
}

function exitComment(this: CompileContext, token: Token): void {
  this.exit(token)
}

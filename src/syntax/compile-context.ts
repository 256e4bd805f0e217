import type { CompileContext } from 'mdast-util-from-markdown'

/** Whether the node that is made now will be part of an image's alternative text. */
export function isInAlternativeText(context: CompileContext): boolean {
  return context.stack.some((node) => node.type === 'image')
}

/** Whether the node that is made now will be part of a link's text, or of an image's. */
export function isInLink(context: CompileContext): boolean {
  return context.stack.some((node) => node.type === 'link' || node.type === 'image')
}

import type { Nodes, Paragraph, Parents, Root } from 'mdast'
import type { Handlers } from 'mdast-util-to-hast'
import { isDefinition } from '../note/block-labels.ts'
import type { RenderContext } from './context.ts'
import { flatten } from './flatten.ts'
import type { Parts } from './object.ts'
import { sectionTexts } from './text.ts'
import { blocksToHast } from './to-hast.ts'

/**
 * The words that say what a note is about: those of its first definition callout, else of its first paragraph that
 * says something (GLS-2).
 */
export function leadOf(tree: Root, context: RenderContext, handlers: Handlers): Parts {
  const paragraph = definitionIn(tree) ?? firstParagraph(tree.children)
  if (paragraph === null) return []
  const content = blocksToHast([{ type: 'paragraph', children: paragraph.children }], handlers)
  return sectionTexts(flatten(content, context.holes, 'plain'), context.holes, context.summary).flatMap(
    (text) => text.parts,
  )
}

function definitionIn(parent: Parents): Paragraph | null {
  for (const node of parent.children as Nodes[]) {
    if (node.type === 'callout' && isDefinition(node)) {
      const paragraph = firstParagraph(node.children)
      if (paragraph !== null) return paragraph
    }
    const inside = 'children' in node && node.type !== 'paragraph' ? definitionIn(node) : null
    if (inside !== null) return inside
  }
  return null
}

function firstParagraph(nodes: readonly Nodes[]): Paragraph | null {
  const says = (node: Nodes): node is Paragraph =>
    node.type === 'paragraph' &&
    node.children.some((child) => child.type === 'text' && child.value.trim() !== '')
  return nodes.find(says) ?? null
}

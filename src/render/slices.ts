import type { Nodes, Root } from 'mdast'
import type { NoteSummary } from '../note/summary.ts'
import type { Slice } from './object.ts'

/** The parts of a note that can be shown alone: its headings' sections, then its blocks, in the order of the summary. */
export function slicesOf(tree: Root, summary: NoteSummary): Slice[] {
  const wraps = new Map<number, 'ul' | 'ol'>()
  const visit = (node: Nodes, parent: Nodes | null): void => {
    if (node.type === 'listItem' && node.data?.block !== undefined && parent?.type === 'list') {
      wraps.set(node.data.block, parent.ordered === true ? 'ol' : 'ul')
    }
    if (node.type === 'sourceList') {
      for (const block of node.items.flatMap((item) => item.blocks)) wraps.set(block, 'ul')
    }
    if ('children' in node) for (const child of node.children) visit(child, node)
  }
  visit(tree, null)
  return [
    ...summary.headings.map((): Slice => ({ wrap: null })),
    ...summary.blocks.map((_, index): Slice => ({ wrap: wraps.get(index) ?? null })),
  ]
}

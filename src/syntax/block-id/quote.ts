import type { Nodes, Parents } from 'mdast'
import type { Source } from '../tree/source.ts'
import type { Owner } from '../tree/walk.ts'

/** Whether a node is a block quote or a callout. */
export function isQuote(node: Nodes): boolean {
  return node.type === 'blockquote' || node.type === 'callout'
}

/**
 * The quote that a marker on a line of its own names, when it ends the last block of `owner` (BRF-5).
 *
 * Markdown takes a line right below a quote for a part of it; how many of the quotes around it the line
 * belongs to is told by its `>` signs. It names the outermost of the others, which end above it:
 *
 * > | > > inner
 * > | > ^id       names the inner quote
 * > | ^id         would name the outer one
 *
 * With a sign for each quote the marker names the quote that directly holds it. Null if it names none.
 */
export function endedQuote(owner: Owner, offset: number | null, source: Source): Parents | null {
  const ended: Parents[] = []
  let depth = 0
  let isEnd = true
  for (let next: Owner | null = owner; next !== null; next = next.above) {
    if (isQuote(next.node)) {
      depth++
      if (isEnd) ended.push(next.node)
    }
    isEnd &&= next.above === null || next.above.node.children.at(-1) === next.node
  }
  const signs = offset === null ? depth : countSigns(source, offset)
  const without = Math.min(ended.length, depth - signs)
  return ended[without - 1] ?? (isQuote(owner.node) ? owner.node : null)
}

function countSigns(source: Source, offset: number): number {
  const lineStart = offset - source.pointAt(offset).column + 1
  let signs = 0
  for (let i = lineStart; i < offset; i++) if (source.text[i] === '>') signs++
  return signs
}

/** Whether a piece of a note was parsed as it would have been in its place, and its move to that place. */
import type { Nodes, Root, RootContent } from 'mdast'
import type { Point } from 'unist'
import { isBlank, isLineEnd } from '../../syntax/tree/characters.ts'
import { walk } from '../../syntax/tree/walk.ts'

/**
 * Whether the last block of a piece ends before the blank line at the piece's end. Code, raw HTML, comments and
 * formulas that are still open there go on to the end, and would go on behind it. Indented code ends only where the
 * next block begins, which has an influence on that one.
 */
export function isClosed(tree: Root, text: string): boolean {
  const end = tree.children.at(-1)?.position?.end.offset
  if (end === undefined) return true
  if (endsInIndentedCode(tree, text)) return false
  let last = text.length
  while (last > 0 && (isBlank(text[last - 1]) || isLineEnd(text[last - 1]))) last--
  // Blanks at the end of the last line may belong to the block.
  while (last < text.length && isBlank(text[last])) last++
  return end <= last
}

function endsInIndentedCode(tree: Root, text: string): boolean {
  let last: Nodes | undefined = tree
  while (last !== undefined && 'children' in last) last = last.children.at(-1)
  return last?.type === 'code' && isBlank(text[last.position?.start.offset ?? 0])
}

/** Moves blocks that were parsed by themselves to their place in the note. */
export function shift(nodes: readonly RootContent[], to: Point): void {
  const offset = to.offset ?? 0
  if (offset === 0) return
  const moved = new Set<Point>()
  walk({ type: 'root', children: [...nodes] }, (list) => {
    for (const { position } of list) {
      if (position === undefined) continue
      move(position.start)
      move(position.end)
    }
  })

  function move(point: Point): void {
    // Nodes may share a point.
    if (moved.has(point)) return
    moved.add(point)
    point.line += to.line - 1
    if (point.offset !== undefined) point.offset += offset
  }
}

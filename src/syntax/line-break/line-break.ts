import type { Nodes, Root, Text } from 'mdast'
import { lineEndLength } from '../tree/characters.ts'
import type { Source } from '../tree/source.ts'
import { mapText, sliceText } from '../tree/text-map.ts'
import { replaceAll, walk } from '../tree/walk.ts'

/**
 * Turns every line ending in the text of a paragraph into a `break` (BLK-2).
 *
 * Headings and table cells are left alone, and a line that already ends in a hard break has no line ending
 * in its text any more, so there is never a second break (BLK-3).
 */
export function breakLines(tree: Root, source: Source): void {
  walk(
    tree,
    (list) => {
      if (!list.some(hasLineEnd)) return
      const broken: Nodes[] = []
      for (const node of list) {
        if (node.type === 'text' && hasLineEnd(node)) breakText(node, broken, source)
        else broken.push(node)
      }
      replaceAll(list, broken)
    },
    (node) => node.type !== 'heading' && node.type !== 'table',
  )
}

function hasLineEnd(node: Nodes): boolean {
  return node.type === 'text' && /[\r\n]/.test(node.value)
}

/** Adds the lines of a text with breaks between them. A break's position is that of the line ending. */
function breakText(node: Text, broken: Nodes[], source: Source): void {
  const map = mapText(node, source)
  let from = 0
  for (let i = 0; i <= node.value.length; i++) {
    const eol = lineEndLength(node.value, i)
    if (eol === 0 && i < node.value.length) continue
    const line = sliceText(node, map, from, i, source)
    if (line !== null) broken.push(line)
    if (eol === 0) break
    if (map === null) broken.push({ type: 'break' })
    else {
      const start = source.pointAt(map.startOf(i))
      broken.push({ type: 'break', position: { start, end: source.pointAt(map.endOf(i + eol - 1)) } })
    }
    i += eol - 1
    from = i + 1
  }
}

import type { Nodes, Parents, Root } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import { alignText } from './align-text.ts'
import { isBlank, skipBlanks } from './characters.ts'
import { endOffset, startOffset } from './phrasing.ts'
import type { Source } from './source.ts'
import { walk } from './walk.ts'

/**
 * Gives positions to the nodes that have none.
 *
 * GFM finds some bare URLs only after parsing (behind an open bracket: `[key:: https://e.org]`), cuts the
 * text around them and drops the positions of the parts. Their values, joined, are the text that was cut.
 */
export function restorePositions(tree: Root, source: Source): void {
  walk(tree, (list, owner) => {
    if (owner.node.position === undefined) return
    for (let first = 0; first < list.length; first++) {
      if (list[first]?.position !== undefined) continue
      let last = first
      while (last + 1 < list.length && list[last + 1]?.position === undefined) last++
      const start = endOffset(list[first - 1]) ?? contentOffset(owner.node, source.text)
      if (start !== undefined) place(list.slice(first, last + 1), start, source)
      first = last
    }
  })
}

/** Places consecutive nodes whose plain text, joined, stands in the source from `start` on. */
function place(nodes: readonly Nodes[], start: number, source: Source): void {
  const values = nodes.map((node) => plainText(node))
  const { starts, ends } = alignText(values.join(''), source.text, start)
  let index = 0
  for (const [i, node] of nodes.entries()) {
    const length = values[i]?.length ?? 0
    const from = starts[index] ?? start
    const to = ends[index + length - 1] ?? from
    node.position = { start: source.pointAt(from), end: source.pointAt(to) }
    if ('children' in node) {
      for (const child of node.children) child.position ??= node.position
    }
    index += length
  }
}

/** Where the content of a parent of phrasing content starts: behind its opening marker. */
function contentOffset(node: Parents, text: string): number | undefined {
  const start = startOffset(node)
  if (start === undefined) return undefined
  switch (node.type) {
    case 'heading': {
      const end = skipRun(text, start, '#')
      // A heading with a line under it may start with a tag.
      return isBlank(text[end]) ? skipBlanks(text, end) : start
    }
    case 'tableCell':
      return skipBlanks(text, text[start] === '|' ? start + 1 : start)
    case 'emphasis':
      return start + 1
    case 'strong':
    case 'highlight':
    case 'inlineFootnote':
      return start + 2
    case 'delete':
      return skipRun(text, start, '~')
    default:
      return start
  }
}

function skipRun(text: string, index: number, character: string): number {
  let end = index
  while (text[end] === character) end++
  return end
}

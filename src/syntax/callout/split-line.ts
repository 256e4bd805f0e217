import type { PhrasingContent, Text } from 'mdast'
import { lineEndLength } from '../tree/characters.ts'
import { endOffset, startOffset } from '../tree/phrasing.ts'
import type { Source } from '../tree/source.ts'
import { mapText, sliceText } from '../tree/text-map.ts'
import { append } from '../tree/walk.ts'

/** The two sides of a line ending. */
export interface SplitLine {
  readonly before: PhrasingContent[]
  readonly after: PhrasingContent[]
}

/**
 * Splits phrasing content at the line ending that stands at an offset of the source.
 *
 * Formatting that spans the line ending is closed before it and opened again after it. Code, formulas and
 * the like cannot be split and stay before it.
 */
export function splitAtLineEnd(
  content: readonly PhrasingContent[],
  lineEnd: number,
  source: Source,
): SplitLine {
  const result: SplitLine = { before: [], after: [] }
  const reopened: FormattingNode[] = []
  let { before, after } = result
  let level = content
  while (true) {
    const cut = level.findIndex((node) => (endOffset(node) ?? 0) > lineEnd)
    const node = level[cut]
    append(before, cut === -1 ? level : level.slice(0, cut))
    if (node === undefined) break
    const behind = level.slice(cut + 1)
    if ((startOffset(node) ?? 0) <= lineEnd && 'children' in node) {
      const left = withoutChildren(node)
      const right = withoutChildren(node)
      if (left.position) left.position.end = source.pointAt(lineEnd)
      reopened.push(right)
      before.push(left)
      append(after, [right, ...behind])
      before = left.children
      after = right.children
      level = node.children
      continue
    }
    if ((startOffset(node) ?? 0) > lineEnd) {
      after.push(node)
    } else if (node.type === 'text') {
      const [left, right] = splitText(node, source)
      append(before, left)
      append(after, right)
    } else if (node.type !== 'break') {
      before.push(node)
    }
    append(after, behind)
    break
  }
  for (const node of reopened.reverse()) {
    const start = node.children[0]?.position?.start
    if (node.position && start) node.position.start = start
  }
  return result
}

type FormattingNode = Extract<PhrasingContent, { children: unknown[] }>

function withoutChildren(node: FormattingNode): FormattingNode {
  const copy = { ...node, children: [] }
  if (node.position) copy.position = { ...node.position }
  return copy
}

function splitText(node: Text, source: Source): [Text[], Text[]] {
  const index = node.value.search(/[\r\n]/)
  if (index === -1) return [[node], []]
  const map = mapText(node, source)
  const left = sliceText(node, map, 0, index, source)
  const next = index + lineEndLength(node.value, index)
  const right = sliceText(node, map, next, node.value.length, source)
  return [left === null ? [] : [left], right === null ? [] : [right]]
}

import type { Nodes, Text } from 'mdast'
import { isBlank, lineEndLength, skipBlanks, skipBlanksBack } from './characters.ts'
import type { Source } from './source.ts'
import { mapText, sliceText } from './text-map.ts'

/** The offset at which a node starts; undefined for a node without position. */
export function startOffset(node: Nodes | undefined): number | undefined {
  return node?.position?.start.offset
}

/** The offset at which a node ends; undefined for a node without position. */
export function endOffset(node: Nodes | undefined): number | undefined {
  return node?.position?.end.offset
}

/** Whether the node is a text of blanks and line endings alone. */
export function isBlankText(node: Nodes): boolean {
  return node.type === 'text' && node.value.trim() === ''
}

/**
 * Phrasing content from an offset of the source on, with the text that the offset cuts shortened.
 * Null if the offset lies inside something that cannot be cut.
 */
export function contentFrom<T extends Nodes>(
  list: readonly T[],
  offset: number,
  source: Source,
): (T | Text)[] | null {
  const first = list.findIndex((node) => (endOffset(node) ?? 0) > offset)
  if (first === -1) return []
  const head = list[first]
  const rest: (T | Text)[] = list.slice(first)
  if (head === undefined || (startOffset(head) ?? 0) >= offset) return rest
  if (head.type !== 'text') return null
  const map = mapText(head, source)
  if (map === null) return null
  let index = 0
  while (index < head.value.length && map.startOf(index) < offset) index++
  const tail = sliceText(head, map, index, head.value.length, source)
  return tail === null ? rest.slice(1) : [tail, ...rest.slice(1)]
}

/** The content without blanks at its start. */
export function trimStart<T extends Nodes>(list: readonly (T | Text)[], source: Source): (T | Text)[] {
  const [head, ...rest] = list
  if (head?.type !== 'text' || !isBlank(head.value[0])) return [...list]
  const from = skipBlanks(head.value, 0)
  const text = sliceText(head, mapText(head, source), from, head.value.length, source)
  return text === null ? rest : [text, ...rest]
}

/** The content without blanks at its start, and without the line ending behind them. */
export function trimLineStart<T extends Nodes>(list: readonly (T | Text)[], source: Source): (T | Text)[] {
  const [head, ...rest] = list
  if (head?.type === 'break') return rest
  if (head?.type !== 'text') return [...list]
  const blanks = skipBlanks(head.value, 0)
  const from = blanks + lineEndLength(head.value, blanks)
  const text = sliceText(head, mapText(head, source), from, head.value.length, source)
  return text === null ? rest : [text, ...rest]
}

/** The content without blanks at its end. */
export function trimEnd<T extends Nodes>(list: readonly (T | Text)[], source: Source): (T | Text)[] {
  const tail = list.at(-1)
  if (tail?.type !== 'text' || !isBlank(tail.value.at(-1))) return [...list]
  const to = skipBlanksBack(tail.value, tail.value.length)
  const text = sliceText(tail, mapText(tail, source), 0, to, source)
  return text === null ? list.slice(0, -1) : [...list.slice(0, -1), text]
}

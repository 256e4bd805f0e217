import type { Text } from 'mdast'
import { alignText } from './align-text.ts'
import type { Source } from './source.ts'

/** The exact place of every character of one text node. Offsets are those of the file, in UTF-16 units. */
export interface TextMap {
  /** The offset at which the character with this index begins. */
  startOf(index: number): number
  /** The offset after the character with this index. */
  endOf(index: number): number
  /** Whether the character is written as an escape or a reference, and so has no meaning in syntax. */
  isLiteral(index: number): boolean
}

/** Maps a text node to the source; null for a node without position. */
export function mapText(node: Text, source: Source): TextMap | null {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined) return null
  // Escapes, references and line prefixes all make the source longer than the value.
  if (end - start === node.value.length && source.text.startsWith(node.value, start)) {
    return { startOf: (index) => start + index, endOf: (index) => start + index + 1, isLiteral: () => false }
  }
  const { starts, ends, literal } = alignText(node.value, source.text, start, end)
  return {
    startOf: (index) => starts[index] ?? end,
    endOf: (index) => ends[index] ?? end,
    isLiteral: (index) => literal[index] === 1,
  }
}

/** The part of a text node from one index up to another, with its exact position; null if it is empty. */
export function sliceText(
  node: Text,
  map: TextMap | null,
  from: number,
  to: number,
  source: Source,
): Text | null {
  if (from >= to) return null
  if (from === 0 && to === node.value.length) return node
  const value = node.value.slice(from, to)
  if (map === null) return { type: 'text', value }
  const start = source.pointAt(map.startOf(from))
  return { type: 'text', value, position: { start, end: source.pointAt(map.endOf(to - 1)) } }
}

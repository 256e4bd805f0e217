import type { Nodes, Text } from 'mdast'
import { isBlank, isLineEnd, lineEndLength, skipBlanksBack } from '../tree/characters.ts'
import { isBlankText } from '../tree/phrasing.ts'
import type { Source } from '../tree/source.ts'
import { mapText, sliceText, type TextMap } from '../tree/text-map.ts'

/** A `^id` at the end of phrasing content. */
export interface BlockMarker {
  /** As written, without `^`. */
  readonly id: string
  /** Offset of the `^`; null if the content has no positions. */
  readonly offset: number | null
  /** Whether the marker is all that stands on its line. */
  readonly ownLine: boolean
  /** The content without the marker, its line ending or the blanks before it. */
  readonly rest: Nodes[]
}

/**
 * Finds the marker that ends phrasing content (BRF-1, BRF-3); null if there is none (BRF-8).
 *
 * Blanks may follow the marker; a blank, a line's start or an embed (BRF-7) must precede it.
 */
export function findBlockMarker(list: readonly Nodes[], source: Source): BlockMarker | null {
  const last = list.at(-1)
  if (last?.type !== 'text') return null
  const { value } = last
  const end = skipBlanksBack(value, value.length)
  let start = end
  while (start > 0 && isIdCharacter(value.charCodeAt(start - 1))) start--
  const caret = start - 1
  if (start === end || value[caret] !== '^') return null
  const map = mapText(last, source)
  if (map?.isLiteral(caret)) return null

  const cut = skipBlanksBack(value, caret)
  const previous = list.at(-2)
  const ownLine = cut > 0 ? isLineEnd(value[cut - 1]) : startsLine(previous)
  if (cut === caret && !ownLine && !mayPrecede(cut > 0 ? last : previous)) return null
  return {
    id: value.slice(start, end),
    offset: map?.startOf(caret) ?? null,
    ownLine,
    rest: withoutMarker(list, last, map, cut, source),
  }
}

/** Letters, digits and the hyphen, ASCII only. */
function isIdCharacter(code: number): boolean {
  return (
    (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 45
  )
}

/** Whether a text that follows this node starts a line. */
function startsLine(previous: Nodes | undefined): boolean {
  if (previous?.type !== 'text') return previous === undefined || previous.type === 'break'
  return isLineEnd(previous.value[skipBlanksBack(previous.value, previous.value.length) - 1])
}

/** Whether a marker may stand right behind this node without a blank of its own. */
function mayPrecede(previous: Nodes | undefined): boolean {
  return previous?.type === 'embed' || (previous?.type === 'text' && isBlank(previous.value.at(-1)))
}

function withoutMarker(
  list: readonly Nodes[],
  last: Text,
  map: TextMap | null,
  cut: number,
  source: Source,
): Nodes[] {
  let end = cut
  if (end > 0 && lineEndLength(last.value, end - 1) > 0) end--
  if (last.value[end] === '\n' && last.value[end - 1] === '\r') end--
  const text = sliceText(last, map, 0, skipBlanksBack(last.value, end), source)
  const rest = list.slice(0, -1)
  if (text !== null) return [...rest, text]
  while (rest.length > 0 && isGap(rest.at(-1))) rest.pop()
  return rest
}

/** What is left between the content and a marker on a line of its own. */
function isGap(node: Nodes | undefined): boolean {
  return node !== undefined && (node.type === 'break' || isBlankText(node))
}

import type { Nodes } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import { isLineEnd } from '../tree/characters.ts'
import { endOffset, startOffset } from '../tree/phrasing.ts'
import type { Source } from '../tree/source.ts'
import { mapText, sliceText, type TextMap } from '../tree/text-map.ts'
import { FLAT } from './grammar.ts'

/** A list of phrasing content as a string for the grammar, and the way back to nodes. */
export interface Flattened {
  readonly flat: string
  /** Takes the content up to an index of `flat`, starting where the last call ended. */
  readonly takeUntil: (index: number) => Nodes[]
}

/**
 * Flattens a list: a text gives one character for each of its own, any other node gives one character.
 *
 * `holdsField` tells which nodes have a field in them.
 */
export function flatten(list: readonly Nodes[], holdsField: ReadonlySet<Nodes>, source: Source): Flattened {
  const maps = list.map((node) => (node.type === 'text' ? mapText(node, source) : null))
  const flat = list.map((node, i) => flatNode(node, maps[i] ?? null, holdsField)).join('')
  let child = 0
  let used = 0
  let position = 0

  function takeUntil(index: number): Nodes[] {
    const taken: Nodes[] = []
    while (position < index && child < list.length) {
      const node = list[child]
      if (node === undefined) break
      const length = node.type === 'text' ? node.value.length : 1
      const end = Math.min(length, used + index - position)
      const part = node.type === 'text' ? sliceText(node, maps[child] ?? null, used, end, source) : node
      if (part !== null) taken.push(part)
      position += end - used
      used = end === length ? 0 : end
      if (end === length) child++
    }
    return taken
  }

  return { flat, takeUntil }
}

function flatNode(node: Nodes, map: TextMap | null, holdsField: ReadonlySet<Nodes>): string {
  if (node.type === 'text') return flatText(node.value, map)
  if (node.type === 'break') return '\n'
  if (node.position && node.position.start.line < node.position.end.line) return FLAT.wall
  if (node.type === 'inlineField' || holdsField.has(node)) return FLAT.field
  return isFormatting(node) && mayBeInKey(node) ? FLAT.formatting : FLAT.opaque
}

/** Longer formatting is no part of a key; a bound, as formatting can be nested in formatting. */
const LONGEST_IN_KEY = 500

function mayBeInKey(node: Nodes): boolean {
  const length = (endOffset(node) ?? 0) - (startOffset(node) ?? 0)
  return length <= LONGEST_IN_KEY && !/[[\]()]|::/.test(plainText(node))
}

/** Formatting whose markers may stand around a key (INF-13): `**`, `_`, `~~`, `==` and the backtick. */
function isFormatting(node: Nodes): boolean {
  return ['emphasis', 'strong', 'delete', 'highlight', 'inlineCode'].includes(node.type)
}

function flatText(value: string, map: TextMap | null): string {
  if (map === null) return value
  let flat = ''
  let from = 0
  for (let i = 0; i < value.length; i++) {
    const character = value[i] ?? ''
    const isLiteral = map.isLiteral(i)
    if (!isLiteral && character !== '\r') continue
    const stand = isLineEnd(character) ? '\n' : '[]()'.includes(character) ? FLAT.opaque : FLAT.literal
    flat += value.slice(from, i) + stand
    from = i + 1
  }
  return flat + value.slice(from)
}

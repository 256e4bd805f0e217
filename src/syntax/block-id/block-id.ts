import type { Nodes, Paragraph, Root, Table } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import { endOffset, isBlankText, startOffset } from '../tree/phrasing.ts'
import type { Source } from '../tree/source.ts'
import { type Owner, replaceAll, walk } from '../tree/walk.ts'
import { type BlockMarker, findBlockMarker } from './marker.ts'
import { endedQuote, isQuote } from './quote.ts'

/**
 * Takes every `^id` out of the text and writes it on the block that it names, as `data.blockId` with its
 * place in `data.blockIdPlace` (BRF-1 to BRF-8, BLK-13).
 *
 * - At the end of a heading or a paragraph: that block; in the first paragraph of a list item: the item.
 * - On a line of its own inside a list item: the item.
 * - On the last line of a quote or callout, or right below it: the quote (BRF-5).
 * - As a table's last row: the table. At the end of a callout's title: the callout.
 * - As a paragraph of its own: the block before it, of whatever kind (BRF-4), the quote it is alone in, or
 *   nothing at the very start of a note, where it stays text.
 *
 * Of two ids for one block the later one counts; no marker is ever shown.
 */
export function assignBlockIds(tree: Root, source: Source): void {
  walk(tree, (list, owner) => {
    if (!list.some(mayHoldMarker)) return
    const kept: Nodes[] = []
    for (const [i, node] of list.entries()) {
      const isLast = i === list.length - 1
      if (!takeMarker(node, { kept, owner, isLast }, source)) kept.push(node)
    }
    if (kept.length < list.length) replaceAll(list, kept)
  })
}

function mayHoldMarker(node: Nodes): boolean {
  return ['paragraph', 'heading', 'callout', 'table'].includes(node.type)
}

/** Where a block stands. */
interface Spot {
  /** The siblings before it. */
  readonly kept: readonly Nodes[]
  readonly owner: Owner
  readonly isLast: boolean
}

/** Names the block that a node's marker means. True if the node was only a marker and must go. */
function takeMarker(node: Nodes, spot: Spot, source: Source): boolean {
  if (node.type === 'paragraph') return takeFromParagraph(node, spot, source)
  if (node.type === 'table') takeFromTable(node, source)
  if (node.type !== 'heading' && node.type !== 'callout') return false
  const content: Nodes[] = node.type === 'callout' ? node.title : node.children
  const marker = findBlockMarker(content, source)
  if (marker === null) return false
  replaceAll(content, marker.rest)
  name(node, marker, source)
  return false
}

function takeFromParagraph(paragraph: Paragraph, spot: Spot, source: Source): boolean {
  const content: Nodes[] = paragraph.children
  const marker = findBlockMarker(content, source)
  if (marker === null) return false
  const isAlone = marker.rest.every(isBlankText)
  const target = isAlone ? blockBefore(spot, marker, source) : blockAround(paragraph, spot, marker, source)
  if (target === null) return false
  replaceAll(content, marker.rest)
  name(target, marker, source)
  return isAlone
}

/** The block that a marker at the end of a paragraph with other content names. */
function blockAround(paragraph: Paragraph, spot: Spot, marker: BlockMarker, source: Source): Nodes {
  if (marker.ownLine) {
    const quote = spot.isLast ? endedQuote(spot.owner, marker.offset, source) : null
    if (quote !== null) return quote
  }
  const { node } = spot.owner
  return node.type === 'listItem' && (marker.ownLine || spot.kept.length === 0) ? node : paragraph
}

/** The block that a paragraph with nothing but a marker names. */
function blockBefore(spot: Spot, marker: BlockMarker, source: Source): Nodes | null {
  const { node } = spot.owner
  if (node.type === 'listItem') return node
  const before = spot.kept.findLast((sibling) => !isDefinition(sibling))
  if (before !== undefined) return before
  if (!isQuote(node)) return null
  return (spot.isLast ? endedQuote(spot.owner, marker.offset, source) : null) ?? node
}

/** Definitions are shown elsewhere or not at all. */
function isDefinition(node: Nodes): boolean {
  return node.type === 'definition' || node.type === 'footnoteDefinition'
}

/** A line `^id` right below a table is its last row to GFM (BRF-5); `| ^id |` is a row like others. */
function takeFromTable(table: Table, source: Source): void {
  const row = table.children.at(-1)
  const cell = row?.children[0]
  if (row === undefined || cell === undefined || row.children.length > 1 || table.children.length < 2) return
  const marker = findBlockMarker(cell.children, source)
  const [from, to] = [startOffset(row), endOffset(row)]
  if (marker === null || marker.rest.length > 0 || from === undefined || to === undefined) return
  if (source.text.slice(from, to).trim() !== plainText(cell).trim()) return
  table.children.pop()
  const { line, column } = source.pointAt(from)
  const end = line > 1 ? from - column : from
  if (table.position) table.position.end = source.pointAt(end)
  name(table, marker, source)
}

function name(node: Nodes, marker: BlockMarker, source: Source): void {
  const place = marker.offset === null ? null : source.pointAt(marker.offset)
  const other = node.data?.blockIdPlace
  if (other && place && (place.line - other.line || place.column - other.column) < 0) return
  node.data = { ...node.data, blockId: marker.id }
  if (place !== null) node.data.blockIdPlace = { line: place.line, column: place.column }
}

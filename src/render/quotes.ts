/** What other pages quote of a note: the words around each of its links (BKL-1, BKL-3). */
import type { ElementContent } from 'hast'
import type { RenderContext } from './context.ts'
import { flatten } from './flatten.ts'
import { element, type Holes, toParts } from './holes.ts'
import { keepSentences } from './sentence-pieces.ts'
import { sentencesOf } from './sentences.ts'

/** A list item longer than this is quoted by the sentence. In characters. */
const LONG_ITEM = 300
/** As much of the item above is shown before an item's own words. */
const LONG_PARENT = 120

/**
 * Keeps a paragraph that holds links: the sentence of each link, or the whole of a list item, after the words of
 * the item that it stands below.
 *
 * @param before how many links the note had met before the paragraph
 */
export function keepParagraph(
  context: RenderContext,
  before: number,
  children: readonly ElementContent[],
): void {
  const item = context.items.at(-1)
  const isFirst = item !== undefined && item.words === null
  if (isFirst) item.words = children
  const hasLinks = context.linksMet.length > before
  if (!hasLinks && context.sentences === null) return
  const parent = item === undefined ? null : isFirst ? (context.items.at(-2)?.words ?? null) : item.words
  const isShort = item !== undefined && lengthOf(children, context.holes) <= LONG_ITEM
  const pieces = isShort ? [[...children]] : sentencesOf(children)
  keepSentences(context, pieces)
  if (!hasLinks) return
  for (const piece of pieces) keep(context, linksIn(piece, context.holes), piece, parent)
}

/** Keeps a block that is quoted as a whole: a heading, a title, a source. */
export function keepQuote(context: RenderContext, before: number, children: readonly ElementContent[]): void {
  keep(context, context.linksMet.slice(before), children, null)
}

/** Keeps the rows of a table that hold links, cells beside each other. */
export function keepRows(context: RenderContext, nodes: readonly ElementContent[]): void {
  for (const node of nodes) {
    if (node.type !== 'element') continue
    if (node.tagName !== 'tr') {
      keepRows(context, node.children)
      continue
    }
    const cells = node.children.flatMap((cell) => (cell.type === 'element' ? [cell.children] : []))
    const row = cells.flatMap((cell, index): ElementContent[] =>
      index === 0 ? cell : [{ type: 'text', value: ' · ' }, ...cell],
    )
    keepSentences(context, [row])
    keep(context, linksIn(row, context.holes), row, null)
  }
}

function keep(
  context: RenderContext,
  links: readonly number[],
  children: readonly ElementContent[],
  parent: readonly ElementContent[] | null,
): void {
  if (links.length === 0) return
  const above = parent === null ? [] : parentWords(parent, context.holes)
  const parts = toParts([...above, ...flatten(children, context.holes, 'marks')], context.holes)
  context.quotes.push({ section: context.section, links, parts })
}

/** The item above, if it is short enough to be read on the way. */
function parentWords(parent: readonly ElementContent[], holes: Holes): ElementContent[] {
  const length = lengthOf(parent, holes)
  if (length === 0 || length > LONG_PARENT) return []
  return [
    element('span', { className: ['excerpt-parent'] }, flatten(parent, holes, 'plain')),
    { type: 'text', value: ' ' },
  ]
}

/** The internal links that nodes hold, in order. */
function linksIn(nodes: readonly ElementContent[], holes: Holes): number[] {
  return nodes.flatMap((node) => {
    if (node.type === 'hole') {
      const hole = holes.list[node.index]
      return hole?.kind === 'embed' ? [hole.link] : []
    }
    if (node.type !== 'element') return []
    const own = node.tagName === 'a' && node.data?.link !== undefined ? [node.data.link] : []
    return [...own, ...linksIn(node.children, holes)]
  })
}

/** Roughly how long nodes read, in characters; a formula counts as ten. */
function lengthOf(nodes: readonly ElementContent[], holes: Holes): number {
  let length = 0
  for (const node of nodes) {
    if (node.type === 'text') length += node.value.trim() === '' ? 0 : node.value.length
    else if (node.type === 'element') length += lengthOf(node.children, holes)
    else if (node.type === 'safe') length += 10
    else if (node.type === 'hole') {
      const hole = holes.list[node.index]
      if (hole?.kind === 'label') length += hole.html.length
    }
  }
  return length
}

import type { Blockquote, Heading, PhrasingContent, Root } from 'mdast'
import type { Callout } from '../nodes.ts'
import { isLineEnd, skipBlanksBack } from '../tree/characters.ts'
import { contentFrom, endOffset, isBlankText, startOffset, trimEnd, trimStart } from '../tree/phrasing.ts'
import type { Source } from '../tree/source.ts'
import { walk } from '../tree/walk.ts'
import { readCalloutMarker } from './marker.ts'
import { splitAtLineEnd } from './split-line.ts'

/** Turns every block quote that starts with `[!kind]` into a callout, at any depth (CAL-1, CAL-6, CAL-11). */
export function makeCallouts(tree: Root, source: Source): void {
  walk(tree, (list) => {
    for (const [i, node] of list.entries()) {
      if (node.type === 'blockquote') list[i] = toCallout(node, source) ?? node
    }
  })
}

/**
 * The callout that a block quote is, or null for an ordinary quote (CAL-8).
 *
 * The marker is read in the source, not in the tree: there `\[!x]` differs from `[!x]`, and a note that
 * happens to define `[!x]` as a reference does not.
 */
function toCallout(quote: Blockquote, source: Source): Callout | null {
  const [first, ...others] = quote.children
  if (first?.type !== 'paragraph' && first?.type !== 'heading') return null
  const start = startOffset(first)
  if (start === undefined || first.position?.start.line !== quote.position?.start.line) return null
  const marker = readCalloutMarker(source.text, start)
  if (marker === null) return null
  const content = contentFrom<PhrasingContent>(first.children, marker.end, source)
  // The marker is the beginning of a link's text, say: `[!note](url)`.
  if (content === null) return null

  let lineEnd = marker.end
  while (lineEnd < source.text.length && !isLineEnd(source.text[lineEnd])) lineEnd++
  const { before, after } = splitAtLineEnd(content, lineEnd, source)
  const body: Callout['children'] = []
  if (!after.every(isBlankText)) {
    const position = moveStart(first.position, after)
    body.push({ ...first, children: after, ...(position && { position }) })
  } else if (first.type === 'heading') {
    const underline = underlineOf(first, source)
    if (underline !== null) body.push(underline)
  }

  return {
    type: 'callout',
    kind: marker.kind,
    fold: marker.fold,
    metadata: marker.metadata,
    title: trimEnd<PhrasingContent>(trimStart<PhrasingContent>(before, source), source),
    children: [...body, ...others],
    ...(quote.data && { data: quote.data }),
    ...(quote.position && { position: quote.position }),
  }
}

function moveStart(position: Heading['position'], content: readonly PhrasingContent[]): Heading['position'] {
  const start = content[0]?.position?.start
  return position && start && { start, end: position.end }
}

/**
 * What the line under `[!kind] title` is when Markdown took both for a heading: a line of its own (CAL-10),
 * `---` a thematic break, anything shorter or made of `=` a paragraph.
 */
function underlineOf(heading: Heading, source: Source): Callout['children'][number] | null {
  const end = endOffset(heading)
  if (end === undefined) return null
  const to = skipBlanksBack(source.text, end)
  let from = to
  while (from > 0 && (source.text[from - 1] === '-' || source.text[from - 1] === '=')) from--
  const value = source.text.slice(from, to)
  const position = { start: source.pointAt(from), end: source.pointAt(to) }
  if (value.startsWith('---')) return { type: 'thematicBreak', position }
  return { type: 'paragraph', children: [{ type: 'text', value, position }], position }
}

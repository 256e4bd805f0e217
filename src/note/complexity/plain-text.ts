import type { Code, Paragraph, RootContent } from 'mdast'
import '../../syntax/nodes.ts'
import type { Source } from '../../syntax/tree/source.ts'

/**
 * Shows a stretch of the source as it is written: a paragraph, or a block of code, for what stands between two blank
 * lines.
 *
 * Comments stay hidden (CMT-4). Where HTML comments end is plain to see; where `%%` begins and ends one is not,
 * without parsing, so everything from the first one on is hidden, like behind a comment that is never closed.
 */
export function plainText(source: Source, start: number, end: number): RootContent[] {
  const text = source.text.slice(start, end)
  const marker = text.indexOf('%%')
  const shown = withoutHtmlComments(marker === -1 ? text : text.slice(0, marker))
  const nodes: RootContent[] = []
  for (const [from, to] of paragraphs(shown)) nodes.push(paragraph(source, shown, start, from, to))
  if (marker !== -1) {
    const position = { start: source.pointAt(start + marker), end: source.pointAt(end) }
    nodes.push({ type: 'comment', closed: false, position })
  }
  return nodes
}

/**
 * The offset up to which a stretch that is not parsed has to reach, so that nothing is shown behind it that the author
 * has hidden: no comment may end there, and what is taken for code there must be code.
 */
export function endOfHidden(text: string, start: number, end: number): number {
  const marker = text.indexOf('%%', start)
  if (marker !== -1 && marker < end) return text.length
  const hidesMore = marker !== -1 || text.includes('<!--', end)
  if (hidesMore && MAY_STAY_OPEN.test(text.slice(start, end))) return text.length
  const comment = text.lastIndexOf('<!--', end - 1)
  if (comment < start) return end
  const close = text.indexOf('-->', comment)
  return close === -1 ? text.length : Math.max(end, close + 3)
}

/** What may be the start of code, a formula or raw HTML that blank lines do not end. */
const MAY_STAY_OPEN = /```|~~~|\$\$|<(?:script|pre|style|textarea|\?|!\[|![a-z])/i

/** Replaces HTML comments by blanks, so that every offset stays. */
function withoutHtmlComments(text: string): string {
  let shown = ''
  let at = 0
  for (;;) {
    const open = text.indexOf('<!--', at)
    if (open === -1) return shown + text.slice(at)
    const close = text.indexOf('-->', open)
    const end = close === -1 ? text.length : close + 3
    shown += text.slice(at, open) + text.slice(open, end).replace(/[^\n]/g, ' ')
    at = end
  }
}

/** The stretches between blank lines, without blanks at their ends. */
function* paragraphs(text: string): Generator<readonly [from: number, to: number]> {
  let from = -1
  let to = -1
  let start = 0
  while (start <= text.length) {
    const newline = text.indexOf('\n', start)
    const end = newline === -1 ? text.length : newline
    const line = text.slice(start, end)
    const content = line.trim()
    if (content !== '') {
      const first = start + line.indexOf(content)
      if (from === -1) from = first
      to = first + content.length
    } else if (from !== -1) {
      yield [from, to]
      from = -1
    }
    start = end + 1
  }
  if (from !== -1) yield [from, to]
}

/** A paragraph with more lines than this becomes a block of code: each line of a paragraph is a node of its own. */
const MOST_LINES = 2000

function paragraph(source: Source, shown: string, base: number, from: number, to: number): Paragraph | Code {
  const position = { start: source.pointAt(base + from), end: source.pointAt(base + to) }
  // No parser has replaced these.
  const value = shown.slice(from, to).replaceAll('\0', '\ufffd')
  if (position.end.line - position.start.line > MOST_LINES) {
    return { type: 'code', lang: null, meta: null, value, position }
  }
  return { type: 'paragraph', children: [{ type: 'text', value, position }], position }
}

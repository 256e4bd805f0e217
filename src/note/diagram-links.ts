/** Nodes of a Mermaid diagram that stand for notes: those with the class `internal-link` (COD-4). */

/** A node whose text names a note, and where its text stands: line and column of the source, from 0. */
export interface DiagramLink {
  readonly text: string
  readonly line: number
  readonly column: number
}

/** How a node's text can be enclosed; longer openings first. */
const SHAPES: readonly (readonly [open: string, close: readonly string[]])[] = [
  ['(((', [')))']],
  ['((', ['))']],
  ['([', ['])']],
  ['(', [')']],
  ['[[', [']]']],
  ['[(', [')]']],
  ['[/', ['/]', '\\]']],
  ['[\\', ['\\]', '/]']],
  ['[', [']']],
  ['{{', ['}}']],
  ['{', ['}']],
  ['>', [']']],
]

/** Dashes within, but not at the end, where an arrow begins. */
const ID = /[\p{L}\p{N}_]+(?:-[\p{L}\p{N}_]+)*/uy
const CLASS = 'internal-link'

/** The notes that a diagram links to, in the order in which the diagram names their nodes, each once. */
export function diagramLinks(source: string): DiagramLink[] {
  const texts = new Map<string, DiagramLink>()
  const marked = new Map<string, DiagramLink>()
  source.split('\n').forEach((content, line) => {
    if (content.trimStart().startsWith('%%')) return
    const statement = classStatement(content)
    if (statement === null) readNodes(content, line)
    else if (statement.name === CLASS) markAll(statement.ids, line, statement.column)
  })
  const seen = new Set([''])
  return [...marked].flatMap(([id, where]) => {
    const link = texts.get(id) ?? where
    if (seen.has(link.text)) return []
    seen.add(link.text)
    return [link]
  })

  function markAll(ids: string, line: number, start: number): void {
    let at = start
    for (const part of ids.split(',')) {
      const id = part.trim()
      const column = at + part.length - part.trimStart().length
      if (!marked.has(id)) marked.set(id, { text: id, line, column })
      at += part.length + 1
    }
  }

  function readNodes(content: string, line: number): void {
    const missing = new Set<string>()
    for (let at = 0; at < content.length; ) {
      ID.lastIndex = at
      const id = ID.exec(content)?.[0]
      if (id === undefined) {
        at = content[at] === '"' ? after(content, '"', at + 1) : at + 1
        continue
      }
      const column = at
      at += id.length
      const shape = enclosed(content, at, missing)
      if (shape !== null) {
        texts.set(id, { text: labelText(shape.text), line, column: at })
        at = shape.end
      }
      if (content.startsWith(`:::${CLASS}`, at) && !marked.has(id)) {
        marked.set(id, { text: id, line, column })
      }
    }
  }
}

/** A statement such as `class A,B name;`: its ids and the column at which they begin, from 0. */
function classStatement(
  content: string,
): { readonly ids: string; readonly column: number; readonly name: string } | null {
  const column = /^\s*class\s/.exec(content)?.[0].length
  if (column === undefined) return null
  const text = content.trimEnd()
  const end = text.endsWith(';') ? text.length - 1 : text.length
  let nameAt = end
  while (nameAt > column && !/\s/.test(text.charAt(nameAt - 1))) nameAt--
  const ids = text.slice(column, nameAt)
  return ids.trim() === '' || ids.includes(';') ? null : { ids, column, name: text.slice(nameAt, end) }
}

/**
 * The text between an opening at `at` and its end on the same line. `missing` keeps the ends that the rest of the
 * line does not hold, so that no line is searched for them again and again.
 */
function enclosed(
  content: string,
  at: number,
  missing: Set<string>,
): { readonly text: string; readonly end: number } | null {
  for (const [open, closings] of SHAPES) {
    if (!content.startsWith(open, at)) continue
    const from = at + open.length
    // In quotes a text may hold what would end it.
    const quoteEnd = content[from] === '"' ? after(content, '"', from + 1) : from
    for (const close of closings) {
      const to = missing.has(close) ? -1 : content.indexOf(close, quoteEnd)
      if (to !== -1) return { text: content.slice(from, to), end: to + close.length }
      missing.add(close)
    }
  }
  return null
}

function after(content: string, mark: string, from: number): number {
  const at = content.indexOf(mark, from)
  return at === -1 ? content.length : at + 1
}

/** A label's words: without the quotes around it, Mermaid's Markdown backticks, and line breaks. */
function labelText(label: string): string {
  const text = label.trim()
  const bare = text.startsWith('"') && text.endsWith('"') && text.length > 1 ? text.slice(1, -1) : text
  const plain = bare.startsWith('`') && bare.endsWith('`') && bare.length > 1 ? bare.slice(1, -1) : bare
  return plain
    .replace(/<br ?\/?>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

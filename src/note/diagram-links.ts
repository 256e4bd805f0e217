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
    const statement = /^\s*class\s+([^;]*?)\s+(\S+?);?\s*$/.exec(content)
    if (statement !== null) {
      if (statement[2] === CLASS) markAll(statement[1] ?? '', line, content)
    } else {
      readNodes(content, line)
    }
  })
  const links = [...marked].map(([id, where]) => texts.get(id) ?? where)
  return links.filter(
    ({ text }, index) => text !== '' && links.findIndex((one) => one.text === text) === index,
  )

  function markAll(ids: string, line: number, content: string): void {
    for (const id of ids.split(',').map((part) => part.trim())) {
      if (!marked.has(id)) marked.set(id, { text: id, line, column: Math.max(content.indexOf(id), 0) })
    }
  }

  function readNodes(content: string, line: number): void {
    for (let at = 0; at < content.length; ) {
      ID.lastIndex = at
      const id = ID.exec(content)?.[0]
      if (id === undefined) {
        at = content[at] === '"' ? after(content, '"', at + 1) : at + 1
        continue
      }
      const column = at
      at += id.length
      const shape = enclosed(content, at)
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

/** The text between an opening at `at` and its end on the same line. */
function enclosed(content: string, at: number): { readonly text: string; readonly end: number } | null {
  for (const [open, closings] of SHAPES) {
    if (!content.startsWith(open, at)) continue
    const from = at + open.length
    // In quotes a text may hold what would end it.
    const quoteEnd = content[from] === '"' ? after(content, '"', from + 1) : from
    for (const close of closings) {
      const to = content.indexOf(close, quoteEnd)
      if (to !== -1) return { text: content.slice(from, to), end: to + close.length }
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

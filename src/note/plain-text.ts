import type { Nodes } from 'mdast'
import type {} from 'mdast-util-math'

/**
 * The text of a node as a reader sees it: link words, formulas as their TeX source (MTH-5), code as it is;
 * footnote marks, comments and raw tags are no text. This is txt(h) of obsidian-markdown.md section 9.
 */
export function plainText(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
    case 'inlineMath':
    case 'math':
      return node.value
    case 'break':
      return ' '
    case 'wikilink':
      return wikilinkWords(node.target, node.subpath, node.display)
    case 'embed':
      return node.display ?? node.target
    case 'tag':
      return `#${node.value}`
    case 'image':
    case 'imageReference':
      return node.alt ?? ''
    case 'inlineField':
      return node.form === 'paren' ? plainTextOf(node.children) : `${node.key} ${plainTextOf(node.children)}`
    case 'html':
    case 'comment':
    case 'footnoteReference':
    case 'inlineFootnote':
      return ''
    default:
      return 'children' in node ? plainTextOf(node.children) : ''
  }
}

/** The text of several nodes, joined as they stand. */
export function plainTextOf(nodes: readonly Nodes[]): string {
  return nodes.map(plainText).join('')
}

/** The words that a wikilink shows (WL-14): its display text, or path and subpath joined by ` > `. */
export function wikilinkWords(target: string, subpath: string | null, display: string | null): string {
  if (display !== null) return display
  const parts = (subpath ?? '').split('#').map((part) => part.trim())
  return [target, ...parts].filter((part) => part !== '').join(' > ')
}

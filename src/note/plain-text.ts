import type { Nodes } from 'mdast'
import type {} from 'mdast-util-math'

/** A formula in plain text: its TeX source, which links and anchors go by (MTH-5), or words for readers. */
export type FormulaWords = (tex: string) => string

/** Formulas as they are written. */
export const asTex: FormulaWords = (tex) => tex

/**
 * The text of a node as a reader sees it: link words, code as it is; footnote marks, comments and raw tags are no
 * text. With formulas as TeX this is txt(h) of obsidian-markdown.md section 9.
 */
export function plainText(node: Nodes, formulaWords = asTex): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value
    case 'inlineMath':
    case 'math':
      return formulaWords(node.value)
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
      return node.form === 'paren'
        ? plainTextOf(node.children, formulaWords)
        : `${node.key} ${plainTextOf(node.children, formulaWords)}`
    case 'html':
    case 'comment':
    case 'footnoteReference':
    case 'inlineFootnote':
      return ''
    default:
      return 'children' in node ? plainTextOf(node.children, formulaWords) : ''
  }
}

/** The text of several nodes, joined as they stand. */
export function plainTextOf(nodes: readonly Nodes[], formulaWords = asTex): string {
  return nodes.map((node) => plainText(node, formulaWords)).join('')
}

/** The words that a wikilink shows (WL-14): its display text, or path and subpath joined by ` > `. */
export function wikilinkWords(target: string, subpath: string | null, display: string | null): string {
  if (display !== null) return display
  const parts = (subpath ?? '').split('#').map((part) => part.trim())
  return [target, ...parts].filter((part) => part !== '').join(' > ')
}

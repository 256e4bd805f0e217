import type { Nodes, Root } from 'mdast'
import type { NoteDiagnostic } from '../../src/diagnostics/diagnostic.ts'
import { parseMarkdown } from '../../src/syntax/parse-markdown.ts'
import { applyTransforms } from '../../src/syntax/transforms.ts'

export const parse = parseMarkdown

export interface Transformed {
  readonly tree: Root
  readonly diagnostics: readonly NoteDiagnostic[]
}

export function transform(source: string, strictLineBreaks = false): Transformed {
  const tree = parse(source)
  return { tree, diagnostics: applyTransforms(tree, source, { strictLineBreaks }) }
}

/** The transformed note as one line: `p("text", br, field:paren(Key = "value"))`, ids as `p^id(…)`. */
export function outlineOf(source: string): string {
  return outline(transform(source).tree)
}

/** A node as one line, as short as it can be read. */
export function outline(node: Nodes): string {
  if (node.type === 'root') return node.children.map(outline).join(' ')
  const name = (SHORT[node.type] ?? node.type) + attributes(node)
  switch (node.type) {
    case 'text':
      return JSON.stringify(node.value)
    case 'callout':
      return `${name}(${node.title.map(outline).join(', ')} | ${node.children.map(outline).join(', ')})`
    case 'inlineField':
      return `${name}(${node.key} = ${node.children.map(outline).join(', ')})`
    case 'wikilink':
    case 'embed':
      return `${name}(${node.target})`
    default:
      if ('children' in node) return `${name}(${node.children.map(outline).join(', ')})`
      return 'value' in node ? `${name}(${JSON.stringify(node.value)})` : name
  }
}

const SHORT: { readonly [type: string]: string } = {
  paragraph: 'p',
  heading: 'h',
  listItem: 'li',
  blockquote: 'quote',
  break: 'br',
  tableRow: 'tr',
  tableCell: 'td',
  emphasis: 'em',
  inlineCode: 'code',
  linkReference: 'ref',
  inlineField: 'field',
}

function attributes(node: Nodes): string {
  const id = node.data?.blockId === undefined ? '' : `^${node.data.blockId}`
  if (node.type === 'heading') return node.depth + id
  if (node.type === 'inlineField') return `:${node.form}`
  if (node.type === 'callout') {
    const metadata = node.metadata === null ? '' : `|${node.metadata}`
    return `:${node.kind}${metadata}${node.fold === null ? '' : `:${node.fold}`}${id}`
  }
  if (node.type === 'listItem' && typeof node.checked === 'boolean') {
    return `[${node.data?.task ?? '?'}${node.checked ? ' done' : ''}]${id}`
  }
  return id
}

/** Every node below another one, in document order; titles and keys included. */
export function descendants(node: Nodes): Nodes[] {
  const lists: Nodes[][] = []
  if (node.type === 'callout') lists.push(node.title)
  if (node.type === 'inlineField') lists.push(node.keyChildren)
  if ('children' in node) lists.push(node.children)
  return lists.flat().flatMap((child) => [child, ...descendants(child)])
}

/** The source that a node's position covers, with its start, as `line:column text`. */
export function placed(node: Nodes | undefined, source: string): string {
  const position = node?.position
  if (position === undefined) return 'no position'
  const { start, end } = position
  const lines = source.split('\n')
  const column =
    (start.offset ?? 0) - lines.slice(0, start.line - 1).join('\n').length - (start.line > 1 ? 1 : 0)
  if (column + 1 !== start.column) return `wrong column ${start.column}`
  return `${start.line}:${start.column} ${source.slice(start.offset, end.offset)}`
}

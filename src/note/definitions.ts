import type { Definition, FootnoteDefinition, Nodes, Root } from 'mdast'

export interface Definitions {
  /** Link definitions by identifier; of several the first counts (CommonMark). */
  readonly definitions: ReadonlyMap<string, Definition>
  readonly footnotes: ReadonlyMap<string, { readonly node: FootnoteDefinition; readonly used: boolean }>
}

/** Finds a note's definitions wherever they stand, and which footnotes are referred to (FN-3). */
export function findDefinitions(tree: Root): Definitions {
  const definitions = new Map<string, Definition>()
  const nodes = new Map<string, FootnoteDefinition>()
  const used = new Set<string>()
  const visit = (node: Nodes): void => {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node)
    if (node.type === 'footnoteDefinition' && !nodes.has(node.identifier)) nodes.set(node.identifier, node)
    if (node.type === 'footnoteReference') used.add(node.identifier)
    if ('children' in node) node.children.forEach(visit)
    if (node.type === 'callout') node.title.forEach(visit)
  }
  visit(tree)
  const footnotes = new Map([...nodes].map(([id, node]) => [id, { node, used: used.has(id) }]))
  return { definitions, footnotes }
}

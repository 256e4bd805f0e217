/**
 * Takes the citations out of the running text of a note (SRC-4).
 *
 * What the author wrote beside a link inside the field goes with it; what stands beside the field stays where it
 * is. Paragraphs, list items, lists and quotes that held nothing else are gone afterwards.
 */
import type { Break, Definition, Nodes, Parents, PhrasingContent, Root } from 'mdast'
import '../../note/annotations.ts'
import { type CitedLink, citedLinks } from '../../note/citations.ts'
import { canonicalKey } from '../../syntax/inline-field/canonical-key.ts'
import { append, replaceAll } from '../../syntax/tree/walk.ts'

/** A citation that was taken out, with the section in which it stood (an index into the headings, or -1). */
export interface TakenCitation {
  readonly cited: CitedLink
  readonly section: number
  readonly blocks: readonly number[]
}

export interface ExtractOptions {
  readonly sourceKeys: readonly string[]
  readonly definitions: ReadonlyMap<string, Definition>
}

/**
 * Changes the tree and returns the citations in order. Fields in headings, titles, tables and footnotes are part of
 * what is said there: they stay, and all but those in footnotes are returned as well.
 */
export function extractCitations(tree: Root, { sourceKeys, definitions }: ExtractOptions): TakenCitation[] {
  const keys = new Set(sourceKeys)
  const taken: { cited: CitedLink; section: number; blocks: number[] }[] = []
  let section = -1
  visit(tree)
  return taken

  /** True if the node is now empty and was not before. */
  function visit(node: Nodes): boolean {
    switch (node.type) {
      case 'heading':
        section = node.data?.heading ?? section
        collect(node)
        return false
      case 'table':
        collect(node)
        return false
      case 'footnoteDefinition':
        return false
      case 'paragraph':
        return takeFrom(node.children)
      default:
    }
    if (node.type === 'callout') for (const child of node.title) collect(child)
    if (!('children' in node)) return false
    const emptied = visitChildren(node)
    if (!emptied) return false
    // A box with a title of its own still says something.
    return node.type !== 'callout' || node.title.length === 0
  }

  function visitChildren(parent: Parents): boolean {
    const kept = (parent.children as Nodes[]).filter((child) => {
      const from = taken.length
      if (!visit(child)) return true
      const block = child.data?.block
      const first = taken[from]
      if (block !== undefined && first !== undefined) first.blocks.push(block)
      return false
    })
    const emptied = kept.length === 0 && parent.children.length > 0
    parent.children = kept as typeof parent.children
    return emptied
  }

  /** Takes the fields out of a paragraph, line by line. True if nothing is left. */
  function takeFrom(children: PhrasingContent[]): boolean {
    const from = taken.length
    const lines: PhrasingContent[] = []
    let breakBefore: Break | null = null
    for (const line of linesOf(children)) {
      const before = taken.length
      const rest = line.nodes.flatMap(withoutField)
      if (taken.length === before || says(rest)) {
        if (breakBefore !== null && lines.length > 0) lines.push(breakBefore)
        append(lines, taken.length === before ? rest : closeGaps(rest))
        breakBefore = line.end
      } else {
        breakBefore ??= line.end
      }
    }
    if (taken.length === from) return false
    replaceAll(children, lines)
    return lines.length === 0
  }

  function withoutField(node: PhrasingContent): PhrasingContent[] {
    if (node.type === 'inlineField' && take(node)) return []
    if (
      node.type !== 'emphasis' &&
      node.type !== 'strong' &&
      node.type !== 'delete' &&
      node.type !== 'highlight'
    )
      return [node]
    const before = taken.length
    node.children = node.children.flatMap(withoutField)
    return taken.length > before && !says(node.children) ? [] : [node]
  }

  /** Adds what a field cites; false for a field that is none of sources, or names none. */
  function take(node: Nodes): boolean {
    if (node.type !== 'inlineField' || !keys.has(canonicalKey(node.key))) return false
    const cited = citedLinks(node, definitions)
    for (const link of cited) taken.push({ cited: link, section, blocks: [] })
    return cited.length > 0
  }

  function collect(node: Nodes): void {
    if (!take(node) && 'children' in node) for (const child of node.children) collect(child)
  }
}

interface Line {
  readonly nodes: PhrasingContent[]
  readonly end: Break | null
}

function linesOf(children: readonly PhrasingContent[]): Line[] {
  const lines: Line[] = []
  let nodes: PhrasingContent[] = []
  for (const child of children) {
    if (child.type === 'break') {
      lines.push({ nodes, end: child })
      nodes = []
    } else nodes.push(child)
  }
  return [...lines, { nodes, end: null }]
}

/** True if nodes hold more than blanks and the punctuation that stood between fields. */
function says(nodes: readonly PhrasingContent[]): boolean {
  return nodes.some((node) => node.type !== 'text' || /[^\s\p{P}]/u.test(node.value))
}

/** Takes out the blanks that stood around a field: at the ends of the line, in pairs, and before punctuation. */
function closeGaps(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = []
  for (const node of nodes) {
    const last = result.at(-1)
    if (node.type !== 'text') {
      result.push(node)
    } else if (last?.type === 'text') {
      const gap = /\s$/.test(last.value) && /^[\s.,;:!?)\]]/.test(node.value)
      result[result.length - 1] = { ...last, value: (gap ? last.value.trimEnd() : last.value) + node.value }
    } else {
      result.push(result.length === 0 ? { ...node, value: node.value.trimStart() } : node)
    }
  }
  const end = result.at(-1)
  if (end?.type === 'text') result[result.length - 1] = { ...end, value: end.value.trimEnd() }
  return result.filter((node) => node.type !== 'text' || node.value !== '')
}

import type { Nodes, Root } from 'mdast'
import type {} from 'mdast-util-math'
import type { Excess, TextLimits } from './bounds.ts'

/** What of a note is looked up by others or looks up others, and so is bounded for the note as a whole. */
export interface Counts {
  readonly headings: number
  readonly links: number
  readonly footnotes: number
  readonly definitions: number
  readonly formulas: number
  /** Characters of TeX. */
  readonly tex: number
}

export const NOTHING: Counts = {
  headings: 0,
  links: 0,
  footnotes: 0,
  definitions: 0,
  formulas: 0,
  tex: 0,
}

/** Bounds of a note that no setting changes. */
const MOST = { headings: 5000, links: 20_000, footnotes: 2000, definitions: 5000, tex: 128 * 1024 }

/** Deepest nesting of nodes: rendering is recursive. Containers take two levels, and callouts one more in HTML. */
const DEEPEST = 500

/** Adds the nodes of a tree to counts; `depth` tells how deep the tree is. */
export function countNodes(tree: Root, before: Counts): { counts: Counts; isTooDeep: boolean } {
  const counts = { ...before }
  let isTooDeep = false
  let level: Nodes[] = tree.children
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) isTooDeep = true
    const next: Nodes[] = []
    for (const node of level) {
      const kind = KINDS.get(node.type)
      if (kind !== undefined) counts[kind]++
      if (node.type === 'math' || node.type === 'inlineMath') counts.tex += node.value.length
      if ('children' in node) for (const child of node.children) next.push(child)
    }
    level = next
  }
  return { counts, isTooDeep }
}

const KINDS: ReadonlyMap<string, keyof Counts> = new Map([
  ['heading', 'headings'],
  ['link', 'links'],
  ['linkReference', 'links'],
  ['image', 'links'],
  ['imageReference', 'links'],
  ['wikilink', 'links'],
  ['embed', 'links'],
  ['footnoteReference', 'footnotes'],
  ['inlineFootnote', 'footnotes'],
  ['definition', 'definitions'],
  ['footnoteDefinition', 'definitions'],
  ['math', 'formulas'],
  ['inlineMath', 'formulas'],
])

/** The bound that counts exceed; null if there is none. */
export function excessOfCounts(counts: Counts, limits: TextLimits): Excess | null {
  for (const kind of ['headings', 'links', 'footnotes', 'definitions'] as const) {
    if (counts[kind] > MOST[kind]) return kind
  }
  return counts.formulas > limits.formulas || counts.tex > MOST.tex ? 'formulas' : null
}

export interface GraphNode {
  readonly title: string
  /** From the site's root. */
  readonly output: string
  readonly tags: readonly string[]
  readonly folder: string
}

/** A note that is not written yet, and the indices of those that link to it (WNT-1). */
export interface WantedNode {
  readonly title: string
  readonly output: string
  readonly from: readonly number[]
}

/**
 * `graph.json`: published notes and the links between them. Edges are pairs of indices into `nodes`,
 * each pair once, source first.
 */
export function graphData(
  nodes: readonly GraphNode[],
  edges: readonly (readonly [number, number])[],
  wanted: readonly WantedNode[] = [],
): string {
  return `${JSON.stringify({ nodes, edges, wanted })}\n`
}

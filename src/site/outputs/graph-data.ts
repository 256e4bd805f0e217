export interface GraphNode {
  readonly title: string
  /** From the site's root. */
  readonly output: string
  readonly tags: readonly string[]
  readonly folder: string
}

/**
 * `graph.json`: published notes and the links between them. Edges are pairs of indices into `nodes`,
 * each pair once, source first.
 */
export function graphData(
  nodes: readonly GraphNode[],
  edges: readonly (readonly [number, number])[],
): string {
  return `${JSON.stringify({ nodes, edges })}\n`
}

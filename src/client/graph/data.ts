/** The graph as the page's data has it, in arrays that can be walked ten thousand nodes at a time. */

export interface Graph {
  readonly titles: readonly string[]
  /** From the site's root. */
  readonly outputs: readonly string[]
  readonly tags: readonly (readonly string[])[]
  readonly folders: readonly string[]
  /** Notes that are not written yet come last. */
  readonly written: number
  /** Pairs of indices, one after the other. */
  readonly edges: Uint32Array
  /** Number of links of each node. */
  readonly degrees: Float32Array
  readonly neighbours: readonly (readonly number[])[]
}

interface GraphFile {
  readonly nodes: readonly { title: string; output: string; tags: readonly string[]; folder: string }[]
  readonly edges: readonly (readonly [number, number])[]
  readonly wanted: readonly { title: string; output: string; from: readonly number[] }[]
}

/** Reads `graph.json`; null if it cannot be had, as from disk. */
export async function loadGraph(src: string): Promise<Graph | null> {
  try {
    const response = await fetch(src)
    return response.ok ? toGraph(await response.json()) : null
  } catch {
    return null
  }
}

function toGraph({ nodes, edges, wanted }: GraphFile): Graph {
  const all = [...nodes, ...wanted.map((node) => ({ ...node, tags: [], folder: '' }))]
  const wants = wanted.flatMap(({ from }, index) => from.map((note) => [note, nodes.length + index] as const))
  const pairs = [...edges, ...wants]
  const neighbours: number[][] = all.map(() => [])
  for (const [from, to] of pairs) {
    neighbours[from]?.push(to)
    neighbours[to]?.push(from)
  }
  return {
    titles: all.map((node) => node.title),
    outputs: all.map((node) => node.output),
    tags: all.map((node) => node.tags),
    folders: all.map((node) => node.folder),
    written: nodes.length,
    edges: Uint32Array.from(pairs.flat()),
    degrees: Float32Array.from(neighbours, (list) => list.length),
    neighbours: neighbours.map((list) => [...new Set(list)]),
  }
}

/**
 * What summarising a note leaves on its tree for the renderer: the index by which the summary
 * lists the node. The tree and the summary can then be read side by side.
 */
export interface Annotations {
  /** On headings: index into `NoteSummary.headings`. */
  heading?: number
  /** On blocks whose id counts: index into `NoteSummary.blocks`. */
  block?: number
  /** On wikilinks, embeds, links and images that lead into the vault: index into `NoteSummary.links`. */
  link?: number
  /** On Mermaid blocks: indices into `NoteSummary.links` of the notes that their nodes lead to (COD-4). */
  diagramLinks?: readonly number[]
  /** On numbered callouts: what they are called (NUM-1). */
  statement?: { readonly name: string; readonly number: string | null }
  /** On display formulas with a block id: index into `NoteSummary.blocks` (NUM-2). */
  equation?: number
}

declare module 'unist' {
  interface Data extends Annotations {}
}

declare module 'mdast' {
  interface Data extends Annotations {}
}

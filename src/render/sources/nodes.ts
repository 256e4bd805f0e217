import type { Node } from 'mdast'
import type { CitedLink } from '../../note/citations.ts'

/** The sources of a section, in a list of their own (SRC-4). */
export interface SourceList extends Node {
  type: 'sourceList'
  /** Those that a section cites, or all of the note, in place of a References section left empty. */
  scope: 'section' | 'note'
  items: SourceItem[]
}

/** One source, with everything that the author wrote beside its link. */
export interface SourceItem {
  readonly cited: CitedLink
  /** Indices of blocks that held nothing but the citation: their anchors move with it (BRF-12). */
  readonly blocks: readonly number[]
  /** Headings of the sections that cite it, in a list of all sources. */
  readonly sections: readonly number[]
}

declare module 'mdast' {
  interface RootContentMap {
    sourceList: SourceList
  }
  interface BlockContentMap {
    sourceList: SourceList
  }
}

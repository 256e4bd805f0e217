import type { ElementContent } from 'hast'
import type { Definition, FootnoteDefinition } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import type { NoteDiagnostic } from '../diagnostics/diagnostic.ts'
import type { NoteOptions } from '../note/options.ts'
import type { NoteSummary } from '../note/summary.ts'
import type { InlineFootnote } from '../syntax/nodes.ts'
import type { Highlight } from './highlight/highlight.ts'
import type { Holes } from './holes.ts'
import type { FormulaRenderer } from './math.ts'
import type { Quote } from './object.ts'
import type { Sentence } from './sentence-pieces.ts'

/** What the handlers of one note share while its tree becomes HTML. */
export interface RenderContext {
  readonly source: string
  readonly options: NoteOptions
  readonly highlight: Highlight
  readonly formula: FormulaRenderer
  readonly summary: NoteSummary
  readonly definitions: ReadonlyMap<string, Definition>
  readonly footnoteDefinitions: ReadonlyMap<string, { readonly node: FootnoteDefinition }>
  readonly holes: Holes
  /** Footnotes in the order in which the renderer met them; the linker numbers them. */
  readonly footnotes: (FootnoteDefinition | InlineFootnote)[]
  /** Links met so far, in order; a block's own are those since it began. */
  readonly linksMet: number[]
  readonly quotes: Quote[]
  /** Null unless the note's options ask for them (BKL-4). */
  readonly sentences: Sentence[] | null
  /** The list items around the block in work, outermost first, with the words of their first paragraph. */
  readonly items: { words: readonly ElementContent[] | null }[]
  readonly diagnostics: NoteDiagnostic[]
  /** The section being rendered: index into the summary's headings, -1 above the first. */
  section: number
}

/** Turns one kind of mdast node into hast. */
export type NodeHandler<T> = (
  state: State,
  node: T,
  parent: unknown,
) => ElementContent | ElementContent[] | undefined

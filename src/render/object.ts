/**
 * A compiled note: HTML with holes where only the whole vault knows what to write.
 *
 * Like a compiler's object file: made from one note alone, linked later. Linking fills the holes with
 * addresses, embeds and numbers, which is string concatenation, so a change elsewhere in the vault
 * never parses or renders this note again. Plain JSON.
 */

import type { SourceKind } from '../note/source-address.ts'

/** A place in the HTML that the linker fills. */
export type Hole =
  /** The value of an `id` attribute; embedded copies get a prefix (EMB-10). */
  | { readonly kind: 'id'; readonly anchor: string }
  /** The same anchor as the fragment of an address. */
  | { readonly kind: 'fragment'; readonly anchor: string }
  /** Start tag of an internal link; `fragment` is a place in a file other than the one that the link names. */
  | {
      readonly kind: 'open'
      readonly link: number
      readonly title: string | null
      readonly fragment?: string
    }
  | { readonly kind: 'close'; readonly link: number }
  /** Words that the link itself provides, as escaped HTML; withheld for private targets on request. */
  | { readonly kind: 'label'; readonly link: number; readonly html: string }
  | {
      readonly kind: 'embed'
      readonly link: number
      /** What may stand there: blocks, blocks in flow, or phrasing only (EMB-13). */
      readonly context: 'block' | 'flow' | 'phrasing'
      readonly alt: string | null
      readonly width: number | null
      readonly height: number | null
      readonly words: string
    }
  /** A reference to a footnote of `NoteObject.footnotes`. */
  | { readonly kind: 'footnote'; readonly footnote: number }
  /** Edges of a slice that others may embed: a section or a block. */
  | { readonly kind: 'start' | 'end'; readonly slice: number }
  /** An inline tag; a link to its page where there is one (TAG-6). */
  | { readonly kind: 'tag'; readonly tag: string }
  /** Address of an internal link inside raw HTML (`href` or `src` value; HTM-7). */
  | { readonly kind: 'address'; readonly link: number }
  /** What a source is, as icon and word (SRC-3): a kind, or a link whose target decides. */
  | { readonly kind: 'source-kind'; readonly source: SourceKind | { readonly link: number } }
  /** The name of a list of sources, for screen readers. */
  | { readonly kind: 'sources-label' }
  /** The number of a formula that something refers to (NUM-2). */
  | { readonly kind: 'equation'; readonly block: number }
  /** After a heading: the links from other notes that lead to its section (BKL-2). */
  | { readonly kind: 'links-here'; readonly section: number }
  /** In quotes: the words of one link, marked when the quote is shown for that link (BKL-1). */
  | { readonly kind: 'mark' | 'unmark'; readonly link: number }

/** HTML text and holes in turn. */
export type Parts = readonly (string | Hole)[]

/** Something that can be embedded: heading `n` is slice `n`, block `n` is slice `headings + n`. */
export interface Slice {
  /** A list item alone needs a list around it. */
  readonly wrap: 'ul' | 'ol' | null
}

/** A block with links in it, as others quote it: links flattened, no footnotes, no embeds (BKL-3). */
export interface Quote {
  readonly section: number
  readonly links: readonly number[]
  readonly parts: Parts
}

/** The words of one section, for search; a label hole stands for words that may have to be withheld. */
export interface SectionText {
  readonly section: number
  readonly parts: Parts
}

export interface NoteObject {
  readonly body: Parts
  readonly slices: readonly Slice[]
  readonly footnotes: readonly Parts[]
  /** Each heading's words as HTML, links flattened, by heading index. */
  readonly headings: readonly Parts[]
  readonly quotes: readonly Quote[]
  readonly texts: readonly SectionText[]
  /** The words of the first paragraph, escaped: the description of a note that has none (WEB-1). */
  readonly lead: Parts
  /** Words of text, for the reading time. */
  readonly words: number
}

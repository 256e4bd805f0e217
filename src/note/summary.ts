/**
 * What others may know of a note: stable under edits to prose, free of positions, plain data.
 *
 * Every later phase works on summaries alone; the text of a note leaves it only through its `NoteObject`.
 */

/** Whether a note is published (PRV-1, PRV-2). A draft is published on request, a private note never. */
export type Visibility = 'public' | 'draft' | 'private'

/** The properties of a note that Lectern itself reads; the rest is in `properties`. */
export interface Frontmatter {
  /** TTL-1: plain text, markup removed (TTL-2), formulas in words for readers; null if absent, blank or no scalar. */
  readonly title: string | null
  readonly aliases: readonly string[]
  readonly tags: readonly string[]
  readonly visibility: Visibility
  /** True if `publish` is clearly yes; a vault with `publish: 'opt-in'` publishes no other notes. */
  readonly published: boolean
  readonly permalink: string | null
  readonly description: string | null
  /** `image` or `cover` as written: a vault path, a wikilink or a URL (FM-18). */
  readonly image: string | null
  readonly cssClasses: readonly string[]
  /** ISO date (`2022-08-03`, with a time if one was given) or null. */
  readonly date: string | null
  readonly modified: string | null
  readonly lang: string | null
  readonly order: number | null
  readonly type: string | null
  /** Every property in the order of the file, values as plain data; for display and exports (FM-20). */
  readonly properties: readonly Property[]
}

export type PropertyValue =
  | null
  | boolean
  | number
  | string
  | readonly PropertyValue[]
  | { readonly [key: string]: PropertyValue }

export interface Property {
  readonly key: string
  readonly value: PropertyValue
}

/** One heading, in document order. Its index in the list is its `HeadingId`. */
export interface HeadingSummary {
  readonly depth: number
  /** Plain text as rendered, formulas in words for readers; shown in lists. */
  readonly title: string
  /** The title with formulas as their TeX source, as links may name it (MTH-5); absent where there are none. */
  readonly tex?: string
  /** Where in the title stand the words of links that bring none of their own; absent where none do. */
  readonly ownWords?: readonly OwnWords[]
  /** N(raw(h)) of obsidian-markdown.md section 9: the normalised source. */
  readonly raw: string
  /** N(txt(h)): the normalised rendered text. */
  readonly text: string
  /** The anchor on the note's page, unique there (ANC-1 to ANC-5). */
  readonly anchor: string
}

/** The words of a link as a range of a text, in code units: they may have to be withheld (PRV-5). */
export type OwnWords = readonly [link: number, from: number, to: number]

/** One block id, in document order. Its index is its `BlockId`. */
export interface BlockSummary {
  /** Lower case (BRF-9), unique: of two equal ids the first is kept (BRF-11). */
  readonly id: string
  /** The anchor on the page: `^` and the id as written first. */
  readonly anchor: string
  /** The nearest heading above, as an index into `headings`; -1 above the first. */
  readonly section: number
  /** What links to the block call it, if it is numbered (NUM-1, NUM-2). */
  readonly label: BlockLabel | null
}

/** A statement with its number, or a formula: that gets its number when something refers to it. */
export type BlockLabel =
  | { readonly kind: 'statement'; readonly name: string; readonly number: string }
  /** `tag` is the number that the author gives by `\tag`, as it is shown. */
  | { readonly kind: 'equation'; readonly tag: string | null }

/** A line of a note that is a list of links (CRS-3). */
export interface SyllabusLine {
  /** Index into the note's links. */
  readonly link: number
  /** How deep the line is nested in lists, from 0. */
  readonly depth: number
}

/** One internal link or embed, in document order. Its index in the list is its `LinkId`. */
export interface LinkSummary {
  readonly kind: 'link' | 'embed'
  /** Markdown and HTML links are also tried as slugs and may carry `?query` (MDL-3, MDL-5). */
  readonly syntax: 'wikilink' | 'markdown' | 'property'
  /** The path part, decoded once if it came from a Markdown link; empty for the note itself. */
  readonly path: string
  /** The part after `#`, decoded once if it came from a Markdown link; null without `#`. */
  readonly subpath: string | null
  /** The words that stand in the note for it; for wanted notes and diagnostics. */
  readonly words: string
  /** The nearest heading above, as an index into `headings`; -1 above the first. */
  readonly section: number
}

/** One source cited in one section (SRC-1). */
export interface CitationSummary {
  /** Index into `headings`, or -1 for the note itself. */
  readonly section: number
  /** The address as written for an external source, or null for an internal one. */
  readonly url: string | null
  /** For an internal source: index into `links`. */
  readonly link: number | null
  readonly title: string
  readonly locator: string | null
}

/** What a page must load to show this note. */
export interface Features {
  readonly math: boolean
  readonly mermaid: boolean
  readonly code: boolean
}

export interface NoteSummary {
  readonly frontmatter: Frontmatter
  /** The title as TTL-1 finds it, or null for the file name's turn. */
  readonly title: string | null
  /** True if the first block is an H1 that equals the title or gives it: it is heading 0 and merged with it (TTL-4). */
  readonly mergedHeading: boolean
  /** Frontmatter and inline tags, each once by TAG-5, as first written. */
  readonly tags: readonly string[]
  readonly headings: readonly HeadingSummary[]
  readonly blocks: readonly BlockSummary[]
  readonly links: readonly LinkSummary[]
  readonly citations: readonly CitationSummary[]
  /** The lines of a note that is a list of links with little prose; empty for any other (CRS-3). */
  readonly syllabus: readonly SyllabusLine[]
  readonly features: Features
}

/** Positions of what a summary lists, by index: used for reports only, never for keys. */
export interface NotePlaces {
  readonly links: readonly { readonly line: number; readonly column: number }[]
  readonly properties: { readonly [key: string]: { readonly line: number; readonly column: number } }
}

/**
 * The mdast nodes of Obsidian's syntax, added to mdast's own by module augmentation.
 *
 * All positions are those of the file: frontmatter is blanked with spaces before parsing, never cut.
 */
import type { BlockContent, DefinitionContent, Literal, Node, Parent, PhrasingContent } from 'mdast'

/** `[[target#subpath|display]]`; the parts are trimmed (WL-3), the target is not decoded (WL-7). */
export interface Wikilink extends Node {
  type: 'wikilink'
  /** The path before the first `#`; empty for a link into the same note. */
  target: string
  /** The part after the first `#`, or null if there is no `#`. */
  subpath: string | null
  /** The text after the first unescaped `|`, or null if there is none or it is blank (WL-14). */
  display: string | null
}

/** `![[target#subpath|display]]`, in flow or alone in its paragraph. */
export interface Embed extends Node {
  type: 'embed'
  target: string
  subpath: string | null
  display: string | null
}

/** `==x==` (INL-3). */
export interface Highlight extends Parent {
  type: 'highlight'
  children: PhrasingContent[]
}

/** `%%x%%`, inline or a block (CMT-1, CMT-2). Removed before anything else sees the tree. */
export interface Comment extends Node {
  type: 'comment'
  /** False for a block comment that reaches the end of the note without its closing line (CMT-5). */
  closed: boolean
}

/** `#a/b`; the value has no `#` and no trailing slash (TAG-1 to TAG-4). */
export interface Tag extends Node {
  type: 'tag'
  value: string
}

/** `^[text]` (FN-2). */
export interface InlineFootnote extends Parent {
  type: 'inlineFootnote'
  children: PhrasingContent[]
}

/** A Dataview inline field (INF-1 to INF-16). */
export interface InlineField extends Parent {
  type: 'inlineField'
  form: 'bracket' | 'paren' | 'line'
  /** The key as plain text, without formatting markers, trimmed (INF-13). */
  key: string
  /** The key as written, for display in the forms that show it. */
  keyChildren: PhrasingContent[]
  /** The value. */
  children: PhrasingContent[]
}

/** A blockquote whose first line is `[!kind]` (CAL-1). */
export interface Callout extends Parent {
  type: 'callout'
  /** Lower case (CAL-3). */
  kind: string
  /** `-` → closed, `+` → open, none → null (CAL-4). */
  fold: 'open' | 'closed' | null
  /** The part of the marker after `|` (CAL-9). */
  metadata: string | null
  /** Empty if the author gave no title: the kind in title case is shown (CAL-2). */
  title: PhrasingContent[]
  children: (BlockContent | DefinitionContent)[]
}

/** Data that transforms leave on nodes of mdast itself. */
export interface BlockMarks {
  /** The block's id without `^`, as written (BRF-1). */
  blockId?: string
  /** Place of the `^id` marker, for reports. */
  blockIdPlace?: { line: number; column: number }
  /** The character between the brackets of a task (TSK-1). */
  task?: string
  /** Set on `inlineMath` written as `$$…$$` in the middle of a paragraph (MTH-2). */
  display?: boolean
}

declare module 'mdast' {
  interface PhrasingContentMap {
    wikilink: Wikilink
    embed: Embed
    highlight: Highlight
    comment: Comment
    tag: Tag
    inlineFootnote: InlineFootnote
    inlineField: InlineField
  }
  interface BlockContentMap {
    callout: Callout
    blockComment: Comment
  }
  interface RootContentMap {
    wikilink: Wikilink
    embed: Embed
    highlight: Highlight
    comment: Comment
    tag: Tag
    inlineFootnote: InlineFootnote
    inlineField: InlineField
    callout: Callout
  }
  interface Data extends BlockMarks {}
}

declare module 'unist' {
  interface Data extends BlockMarks {}
}

export type { Literal }

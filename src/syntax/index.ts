/** Obsidian's inline and comment syntax as extensions of micromark and mdast-util-from-markdown. */
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown'
import type { Extension } from 'micromark-util-types'
import type {} from 'remark-parse'
import type { Processor } from 'unified'
import { commentFromMarkdown } from './comment/from-markdown.ts'
import { commentSyntax } from './comment/syntax.ts'
import { ALL_CONSTRUCTS, type Constructs } from './constructs.ts'
import { highlightFromMarkdown } from './highlight/from-markdown.ts'
import { highlightSyntax } from './highlight/tokenize.ts'
import { inlineFootnoteFromMarkdown } from './inline-footnote/from-markdown.ts'
import { inlineFootnoteSyntax } from './inline-footnote/tokenize.ts'
import { createMarkerIndexer, type MarkerIndex } from './marker-index.ts'
import { mathFromMarkdown } from './math/from-markdown.ts'
import { mathSyntax } from './math/syntax.ts'
import type { Comment } from './nodes.ts'
import { tagFromMarkdown } from './tag/from-markdown.ts'
import { tagSyntax } from './tag/tokenize.ts'
import { wikilinkFromMarkdown } from './wikilink/from-markdown.ts'
import { wikilinkSyntax } from './wikilink/tokenize.ts'

export interface LecternOptions {
  /** The constructs to install, of a source that is known (`constructsFor`); all by default. */
  readonly constructs?: Constructs
  /** For a source that is a part of a note. */
  readonly surroundings?: Surroundings
}

/** What the parser of one part of a note must know of the others. */
export interface Surroundings {
  /** The markers in and below the part, by its lines. */
  readonly markers: MarkerIndex
  /** Takes the `%%` without partner in their block; `hideSpanningComments` has to follow for the whole note. */
  readonly openings: WeakSet<Comment>
}

/**
 * Obsidian's syntax for micromark. Put it behind GFM's extension, and behind remark-math's if that is there:
 * it replaces the tokenizers of remark-math.
 */
export function lecternMicromark({
  constructs = ALL_CONSTRUCTS,
  surroundings,
}: LecternOptions = {}): Extension[] {
  const indexer = createMarkerIndexer(surroundings?.markers)
  const extensions: Extension[] = []
  if (constructs.wikilinks) extensions.push(wikilinkSyntax)
  if (constructs.highlights) extensions.push(highlightSyntax)
  if (constructs.comments) extensions.push(commentSyntax(indexer))
  if (constructs.tags) extensions.push(tagSyntax)
  if (constructs.inlineFootnotes) extensions.push(inlineFootnoteSyntax())
  if (constructs.math) extensions.push(mathSyntax(indexer))
  return extensions
}

/** The nodes of Obsidian's syntax (nodes.ts), made of the tokens of `lecternMicromark`. */
export function lecternFromMarkdown({
  constructs = ALL_CONSTRUCTS,
  surroundings,
}: LecternOptions = {}): FromMarkdownExtension[] {
  const extensions: FromMarkdownExtension[] = []
  if (constructs.wikilinks) extensions.push(wikilinkFromMarkdown)
  if (constructs.highlights) extensions.push(highlightFromMarkdown)
  if (constructs.comments) extensions.push(commentFromMarkdown(surroundings?.openings))
  if (constructs.tags) extensions.push(tagFromMarkdown)
  if (constructs.inlineFootnotes) extensions.push(inlineFootnoteFromMarkdown)
  if (constructs.math) extensions.push(mathFromMarkdown)
  return extensions
}

/**
 * The remark plugin that adds Obsidian's inline and comment syntax.
 *
 * `unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkMath).use(lecternSyntax)`
 */
export function lecternSyntax(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions ??= []
  data.micromarkExtensions.push(...lecternMicromark())
  data.fromMarkdownExtensions ??= []
  data.fromMarkdownExtensions.push(...lecternFromMarkdown())
}

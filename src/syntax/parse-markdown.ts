import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import type { Extension } from 'micromark-util-types'
import { constructsFor } from './constructs.ts'
import { gfmFromMarkdown, gfmSyntax } from './gfm.ts'
import { type LecternOptions, lecternFromMarkdown, lecternMicromark } from './index.ts'

export interface ParseOptions extends Pick<LecternOptions, 'surroundings'> {
  /** Further extensions of micromark, which make no tokens of their own. */
  readonly extensions?: readonly Extension[]
}

/**
 * Parses a note: CommonMark, GFM, math and Obsidian's inline and comment syntax. Frontmatter must have been
 * blanked. The tree is the one that remark makes with remark-gfm, remark-math and `lecternSyntax`, but takes less time.
 */
export function parseMarkdown(source: string, options: ParseOptions = {}): Root {
  const own = { ...options, constructs: constructsFor(source) }
  return fromMarkdown(source, {
    extensions: markdownSyntax(source, options),
    mdastExtensions: [gfmFromMarkdown(own.constructs), lecternFromMarkdown(own)],
  })
}

/** The extensions of micromark with which a note is parsed. */
export function markdownSyntax(source: string, options: ParseOptions = {}): Extension[] {
  const own = { ...options, constructs: constructsFor(source) }
  return [gfmSyntax(own.constructs), ...lecternMicromark(own), ...(options.extensions ?? [])]
}

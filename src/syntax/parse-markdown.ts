import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { constructsFor } from './constructs.ts'
import { gfmFromMarkdown, gfmSyntax } from './gfm.ts'
import { lecternFromMarkdown, lecternMicromark } from './index.ts'

/**
 * Parses a note: CommonMark, GFM, math and Obsidian's inline and comment syntax. Frontmatter must have been
 * blanked. The tree is the one that remark makes with remark-gfm, remark-math and `lecternSyntax`, but takes less time.
 */
export function parseMarkdown(source: string): Root {
  const constructs = constructsFor(source)
  return fromMarkdown(source, {
    extensions: [gfmSyntax(constructs), ...lecternMicromark({ constructs })],
    mdastExtensions: [gfmFromMarkdown(constructs), lecternFromMarkdown({ constructs })],
  })
}

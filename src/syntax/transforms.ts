import type { Root } from 'mdast'
import type { NoteDiagnostic } from '../diagnostics/diagnostic.ts'
import { assignBlockIds } from './block-id/block-id.ts'
import { makeCallouts } from './callout/callout.ts'
import { markInlineFields } from './inline-field/inline-field.ts'
import { breakLines } from './line-break/line-break.ts'
import { markTasks } from './task/task.ts'
import { joinText } from './tree/join-text.ts'
import { removeComments } from './tree/remove-comments.ts'
import { restorePositions } from './tree/restore-positions.ts'
import { createSource } from './tree/source.ts'

/**
 * Applies Obsidian's block-level syntax to a tree that was parsed from `source`; the tree is changed.
 *
 * Each step is linear in the note and leaves exact positions. The order matters: comments hide all other
 * syntax; a callout's title line must be cut off before the ends of paragraphs are looked at; markers and
 * boxes are no part of a field; and a field's line needs the line endings that become breaks at last.
 */
export function applyTransforms(
  tree: Root,
  source: string,
  options: { strictLineBreaks: boolean },
): NoteDiagnostic[] {
  const text = createSource(source)
  restorePositions(tree, text)
  // A walk through the tree costs more than a look at the source for the characters it would search.
  const diagnostics = source.includes('%%') ? removeComments(tree, text) : []
  if (source.includes('[!')) makeCallouts(tree, text)
  if (source.includes('^')) assignBlockIds(tree, text)
  if (source.includes('[')) markTasks(tree, text)
  if (source.includes('::')) markInlineFields(tree, text)
  if (!options.strictLineBreaks) breakLines(tree, text)
  joinText(tree)
  return diagnostics
}

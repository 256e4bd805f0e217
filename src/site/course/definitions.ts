import { definitionProperty } from '../../course/glossary.ts'
import type { VaultPath } from '../../lib/paths.ts'
import type { Frontmatter } from '../../note/summary.ts'
import { slotText } from '../slots.ts'

/**
 * What a concept is, in its note's own words: the property `definition`, else its definition callout or its first
 * paragraph, for which there is a slot (GLS-2).
 */
export function noteDefinition(path: VaultPath, frontmatter: Frontmatter): string {
  return definitionProperty(frontmatter) ?? slotText({ kind: 'lead', note: path })
}

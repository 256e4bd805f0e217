/** The index of concepts: titles and aliases, the sections that link to each, and definitions (GLS-1, GLS-2). */
import { append } from '../lib/multimap.ts'
import type { VaultPath } from '../lib/paths.ts'
import type { Frontmatter } from '../note/summary.ts'
import { type IndexEntry, indexEntries } from '../vault/collections.ts'
import type { LinkGraph } from '../vault/graph.ts'
import type { Courses } from './courses.ts'
import { compareSections, createStanding } from './standing.ts'
import type { LinkedVault, SectionRef } from './vault-links.ts'

/** One line of the index: a concept with the sections that link to it, or an alias that leads to it. */
export interface GlossaryEntry extends IndexEntry {
  /** In course order, each once; empty for an alias. */
  readonly sections: readonly SectionRef[]
}

/**
 * All concepts and aliases A–Z (GLS-1).
 *
 * @param limit with more of them, none says which sections link to it
 */
export function glossary(
  linked: LinkedVault,
  graph: LinkGraph,
  courses: Courses,
  limit = Number.POSITIVE_INFINITY,
): GlossaryEntry[] {
  const compare = compareSections(courses, createStanding(linked, courses))
  const entries = indexEntries(linked.vault)
  const isLong = entries.length > limit
  return entries.map(({ text, path, isAlias }) => ({
    text,
    path,
    isAlias,
    sections: isAlias || isLong ? [] : linkingSections(graph, path).sort(compare),
  }))
}

/** The sections of other notes that link to a note or embed it, each once. */
function linkingSections(graph: LinkGraph, path: VaultPath): SectionRef[] {
  const sections = new Map<VaultPath, number[]>()
  for (const { from, section } of graph.backlinks.get(path) ?? []) {
    if (!sections.get(from)?.includes(section)) append(sections, from, section)
  }
  return [...sections].flatMap(([note, indices]) => indices.map((section) => ({ note, section })))
}

/**
 * The definition that a note gives by its property `definition`, as plain text; null if it gives none there. A
 * definition callout and the first paragraph are the renderer's to quote (GLS-2).
 */
export function definitionProperty({ properties }: Pick<Frontmatter, 'properties'>): string | null {
  const value = properties.find(({ key }) => key.toLowerCase() === 'definition')?.value
  return typeof value === 'string' && value.trim() !== '' ? value.replace(/\s+/g, ' ').trim() : null
}

/** What the modules of the course layer read of the vault. */
import type { VaultPath } from '../lib/paths.ts'
import type { NoteSummary } from '../note/summary.ts'
import type { PublishedVault } from '../vault/publish.ts'
import type { LinkTable } from '../vault/resolution.ts'

/** The published notes and what their links mean. */
export interface LinkedVault {
  readonly vault: PublishedVault
  readonly tables: ReadonlyMap<VaultPath, LinkTable>
}

/** A section of a note: an index into its headings, or -1 for the note itself, above the first heading. */
export interface SectionRef {
  readonly note: VaultPath
  readonly section: number
}

/** The links of a note that stand in a `References::` field: they name sources and are no part of the text. */
export function citedLinkIndices(summary: Pick<NoteSummary, 'citations'>): ReadonlySet<number> {
  return new Set(summary.citations.flatMap(({ link }) => (link === null ? [] : [link])))
}

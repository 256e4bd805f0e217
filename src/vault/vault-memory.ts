import type { Memo } from '../lib/memo.ts'
import type { VaultPath } from '../lib/paths.ts'
import type { KnownGraph } from './graph.ts'
import type { VaultNames } from './names.ts'
import type { LinkTable } from './resolution.ts'
import type { Suggester } from './suggestions.ts'

/** What is derived from a vault note by note, for the next time: an edit leaves nearly all of it as it is. */
export interface VaultMemory {
  names: VaultNames | null
  graph: KnownGraph | null
  suggester: Suggester | null
  readonly tables: Memo<VaultPath, LinkTable>
  /** Where some notes withhold words. */
  readonly redactedTables: Memo<VaultPath, LinkTable>
}

/**
 * Before anything is derived.
 *
 * @param openMemo makes the memos: they remember, or do not
 */
export function createVaultMemory(openMemo: () => Memo<VaultPath, LinkTable>): VaultMemory {
  return {
    names: null,
    suggester: null,
    graph: null,
    tables: openMemo(),
    redactedTables: openMemo(),
  }
}

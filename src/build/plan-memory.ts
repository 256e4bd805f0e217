import { createMemo, type Memo } from '../lib/memo.ts'
import type { VaultPath } from '../lib/paths.ts'
import type { NoteSummary } from '../note/summary.ts'
import type { DigestMemory } from '../site/trace/fact-digests.ts'
import type { TraceBook } from '../site/trace/tracer.ts'
import { createVaultMemory, type VaultMemory } from '../vault/vault-memory.ts'
import type { SavedTraces } from './trace-store.ts'

/** What plans of one process leave for the next: only ever what is found by what it was made from. */
export interface PlanMemory {
  readonly summaries: Memo<VaultPath, NoteSummary>
  readonly vault: VaultMemory
  readonly digests: DigestMemory
  /** The traces of the last plan, as they were saved. */
  traces: { readonly saved: SavedTraces; readonly book: TraceBook } | null
}

/** @param digests where those of facts are kept, if there will be another plan */
export function createPlanMemory(digests: DigestMemory): PlanMemory {
  return { summaries: createMemo(), vault: createVaultMemory(), digests, traces: null }
}

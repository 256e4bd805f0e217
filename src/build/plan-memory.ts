import type { Sources } from '../course/sources.ts'
import { createMemo, type Memo, noMemo } from '../lib/memo.ts'
import type { VaultPath } from '../lib/paths.ts'
import type { NoteSummary } from '../note/summary.ts'
import type { Materials } from '../site/render-scope.ts'
import { type DigestMemory, NOTHING_KNOWN } from '../site/trace/fact-digests.ts'
import type { TraceBook } from '../site/trace/tracer.ts'
import { createVaultMemory, type VaultMemory } from '../vault/vault-memory.ts'
import type { SavedTraces } from './trace-store.ts'

/** What plans of one process leave for the next: only ever what is found by what it was made from. */
export interface PlanMemory {
  readonly summaries: Memo<VaultPath, NoteSummary>
  readonly vault: VaultMemory
  readonly digests: DigestMemory
  /** Facts of the last plan, which are kept where they say the same. */
  facts: KeptFacts
  /** The traces of the last plan, as they were saved. */
  traces: { readonly saved: SavedTraces; readonly book: TraceBook } | null
  /** False if there will be no other plan. */
  readonly isKept: boolean
}

export interface KeptFacts {
  readonly sources: Sources | null
  readonly backlinkPages: Materials['backlinkPages']
}

const NO_FACTS: KeptFacts = { sources: null, backlinkPages: new Map() }

/** For plans one after the other. */
export function createPlanMemory(): PlanMemory {
  const vault = createVaultMemory(createMemo)
  return {
    summaries: createMemo(),
    vault,
    digests: new WeakMap(),
    facts: NO_FACTS,
    traces: null,
    isKept: true,
  }
}

/** For one plan, which shall hold no more than it needs. */
export function noPlanMemory(): PlanMemory {
  const vault = createVaultMemory(noMemo)
  return { summaries: noMemo(), vault, digests: NOTHING_KNOWN, facts: NO_FACTS, traces: null, isKept: false }
}

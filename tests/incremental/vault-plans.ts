/** Plans of a vault on the disk, without its pages. */
import { NO_WORK } from '../../src/build/cache.ts'
import { compileNotes } from '../../src/build/compile-notes.ts'
import { createInlineExecutor } from '../../src/build/executor.ts'
import { keepPlanner, type Planner } from '../../src/build/kept-planner.ts'
import { noteOptions } from '../../src/build/make-parts.ts'
import { createPlanner, type PlanResult } from '../../src/build/plan-task.ts'
import { createMemoryStore } from '../../src/build/store.ts'
import type { SavedTraces } from '../../src/build/trace-store.ts'
import { type Config, DEFAULT_CONFIG } from '../../src/config/config.ts'
import { scanVault } from '../../src/source/scan.ts'

export interface VaultPlans {
  /** A plan from nothing. */
  fresh(settings: Partial<Config>): Promise<PlanResult>
  /** A plan on what was planned before. */
  next(settings: Partial<Config>, traces: SavedTraces | null): Promise<PlanResult>
}

/** @param isKept whether plans on plans are made in one process, as in `dev`, or each in its own */
export function createVaultPlans(vault: string, isKept: boolean): VaultPlans {
  const store = createMemoryStore()
  const executor = createInlineExecutor(null, store)
  const kept = keepPlanner()(store)
  return {
    fresh: (settings) => make(settings, null, createPlanner(store)),
    next: (settings, traces) => make(settings, traces, isKept ? kept : createPlanner(store)),
  }

  async function make(
    settings: Partial<Config>,
    traces: SavedTraces | null,
    plan: Planner,
  ): Promise<PlanResult> {
    const config = { ...DEFAULT_CONFIG, ...settings }
    const snapshot = await scanVault(vault, { ignore: config.ignore, noteBytes: config.limits.noteBytes })
    const { cards } = await compileNotes({
      ...{ notes: snapshot.notes, settings: { root: snapshot.root, options: noteOptions(config) } },
      ...{ engine: '', store, last: NO_WORK, executor, checkpoint: () => {}, onNote: () => {} },
    })
    const { stamps } = snapshot
    return plan({
      ...{ config, snapshot, stamps, cards, traces },
      ...{ dates: new Map(), vault: 'Vault', hasIcon: false, engine: '' },
    })
  }
}

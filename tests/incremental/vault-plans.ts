/** Plans of a vault on the disk, without its pages. */
import { NO_WORK } from '../../src/build/cache.ts'
import { compileNotes } from '../../src/build/compile-notes.ts'
import { createInlineExecutor } from '../../src/build/executor.ts'
import { noteOptions } from '../../src/build/make-parts.ts'
import { createPlanner, type PlanResult } from '../../src/build/plan-task.ts'
import { createMemoryStore } from '../../src/build/store.ts'
import type { SavedTraces } from '../../src/build/trace-store.ts'
import { type Config, DEFAULT_CONFIG } from '../../src/config/config.ts'
import { scanVault } from '../../src/source/scan.ts'

export interface VaultPlans {
  /** Compiles what has changed and makes a plan, from nothing if there are no traces. */
  make(settings: Partial<Config>, traces: SavedTraces | null): Promise<PlanResult>
}

export function createVaultPlans(vault: string): VaultPlans {
  const store = createMemoryStore()
  const executor = createInlineExecutor(null, store)
  const plan = createPlanner(store)
  return {
    async make(settings, traces) {
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
    },
  }
}

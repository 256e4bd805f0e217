import { isSameList } from '../lib/memo.ts'
import { createInlineExecutor, type Executor } from './executor.ts'
import type { Store } from './store.ts'
import type { PluginSource } from './tasks.ts'

/** An executor for as long as its plugins are the same: what its phases have loaded and parsed is there again. */
export function keepInline(): (plugins: PluginSource, store: Store, signal?: AbortSignal) => Executor {
  let kept: { readonly basis: readonly unknown[]; readonly executor: Executor } | null = null
  return (plugins, store, signal) => {
    const basis = [plugins, store, signal]
    if (kept === null || !isSameList(kept.basis, basis))
      kept = { basis, executor: createInlineExecutor(plugins, store, signal) }
    return kept.executor
  }
}

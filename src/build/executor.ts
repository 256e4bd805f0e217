import type { Store } from './store.ts'
import { type PluginSource, type Runner, startPhase, type TaskKind, type Tasks } from './tasks.ts'

/** Runs tasks, somewhere. Results do not depend on where. */
export interface Executor {
  /**
   * Runs all tasks of a phase; results are in the order of the items. Fails with the first failure.
   *
   * @param onDone is told how many tasks are done
   */
  run<Kind extends TaskKind>(
    kind: Kind,
    settings: Tasks[Kind]['settings'],
    items: readonly Tasks[Kind]['item'][],
    onDone: (done: number) => void,
  ): Promise<Tasks[Kind]['result'][]>
  close(): Promise<void>
}

/** Fewer tasks than these are done here before a thread has started; for a plan it is its notes that count. */
const WORTH_A_THREAD: { readonly [Kind in TaskKind]: number } = {
  compile: 160,
  plan: 3000,
  render: 300,
  draw: 40,
  terms: 600,
  block: 8,
}

/** Runs tasks on threads where there are enough of them, and here otherwise. */
export function createExecutor(inline: Executor, openPool: () => Executor | null): Executor {
  let pool: Executor | null = null
  return {
    run(kind, settings, items, onDone) {
      const size = sizeOf(items)
      if (size >= WORTH_A_THREAD[kind]) pool ??= openPool()
      const executor = size < WORTH_A_THREAD[kind] ? inline : (pool ?? inline)
      return executor.run(kind, settings, items, onDone)
    },
    close: async () => pool?.close(),
  }
}

/** How much tasks are to do: their number, or the notes of a plan. */
export function sizeOf(items: readonly Tasks[TaskKind]['item'][]): number {
  return items.reduce((sum, item) => sum + ('cards' in item ? item.cards.size : 1), 0)
}

/** Runs tasks in this thread, one after the other. A phase with the settings of the one before goes on with it. */
export function createInlineExecutor(plugins: PluginSource, store: Store, signal?: AbortSignal): Executor {
  const phases: { [Kind in TaskKind]?: { settings: Tasks[Kind]['settings']; runner: Runner<Kind> } } = {}

  async function start<Kind extends TaskKind>(
    kind: Kind,
    settings: Tasks[Kind]['settings'],
  ): Promise<Runner<Kind>> {
    const known = phases[kind]
    if (known !== undefined && isSameRecord(known.settings, settings)) return known.runner
    const runner = await startPhase(kind, settings, plugins, store)
    Object.assign(phases, { [kind]: { settings, runner } })
    return runner
  }

  return {
    async run(kind, settings, items, onDone) {
      if (items.length === 0) return []
      const runner = await start(kind, settings)
      const results = []
      for (const item of items) {
        signal?.throwIfAborted()
        results.push(await runner(item))
        onDone(results.length)
      }
      return results
    },
    close: async () => {},
  }
}

/**
 * True if two objects have the very same values, or objects that are made anew around the very same. What a phase without
 * settings remembers is not worth its memory.
 */
function isSameRecord(a: object | null, b: object | null, depth = 1): boolean {
  if (a === null || b === null) return false
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))]
  return left.size === right.size && [...left].every(([name, value]) => isSame(value, right.get(name), depth))
}

function isSame(a: unknown, b: unknown, depth: number): boolean {
  if (a === b || depth === 0) return a === b
  return isRecord(a) && isRecord(b) && isSameRecord(a, b, depth - 1)
}

/** Not a map or a list: these are known by themselves. */
function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

import type { PlanResult, PlanTask } from './plan-task.ts'
import type { Store } from './store.ts'

/** Makes plans. */
export type Planner = (task: PlanTask) => Promise<PlanResult>

/**
 * A planner for as long as the process lives, in this thread: it remembers what it has derived, so that the next plan
 * derives little anew. It is loaded when there is something to plan.
 */
export function keepPlanner(): (store: Store) => Planner {
  let planner: Promise<Planner> | null = null
  return (store) => async (task) => {
    planner ??= Promise.all([import('./plan-task.ts'), import('./plan-memory.ts')]).then(
      ([{ createPlanner }, { createPlanMemory }]) => createPlanner(store, createPlanMemory()),
    )
    return (await planner)(task)
  }
}

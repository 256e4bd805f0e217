/**
 * The plan as a task. It needs the summaries of all notes at once, many times what the rest of a build needs: in a
 * large vault it has a thread of its own, which takes its memory with it when it ends.
 */
import type { Config } from '../config/config.ts'
import type { Trace } from '../site/trace/tracer.ts'
import type { VaultDates } from '../source/git-dates.ts'
import type { FileStamps, Snapshot } from '../source/snapshot.ts'
import type { PlanCards } from './cards.ts'
import { keyOf } from './digest.ts'
import { type SavedMentions, vaultMentions } from './mentions-site.ts'
import type { SitePlan } from './plan.ts'
import { noPlanMemory, type PlanMemory } from './plan-memory.ts'
import { type LaidPlan, type StoredPlan, storePlan, takePlan } from './plan-pieces.ts'
import { planSite } from './plan-site.ts'
import type { Store } from './store.ts'
import { createTraceWriter, loadTraces, type SavedTraces } from './trace-store.ts'
import { type AttachmentAnswer, createTrackingReader } from './tracking-reader.ts'

/** Everything that decides a plan. Plain data. */
export interface PlanTask {
  readonly config: Config
  readonly snapshot: Pick<Snapshot, 'root' | 'attachments' | 'withheld'>
  /** Of attachments. */
  readonly stamps: FileStamps
  readonly cards: PlanCards
  readonly dates: VaultDates['dates']
  /** Name of the vault's folder. */
  readonly vault: string
  /** True if the public folder brings a `favicon.svg`. */
  readonly hasIcon: boolean
  /** Digest of the code that plans. */
  readonly engine: string
  /** What the last plan was made of, if there is one. */
  readonly traces: SavedTraces | null
}

export interface PlanResult {
  readonly plan: SitePlan
  /** What the plan has learned of attachments, and their stamps, which spare learning it again. */
  readonly answers: readonly AttachmentAnswer[]
  readonly stamps: FileStamps
  /** Null unless the site offers mentions. */
  readonly mentions: SavedMentions | null
  readonly traces: SavedTraces
  /** Pages, files and search entries that had to be drafted. */
  readonly drafted: number
}

/** What another thread is told: the long lists of the plan are in the store. */
export type StoredPlanResult = Omit<PlanResult, 'plan'> & { readonly plan: StoredPlan }

/** Makes plans; see `planSite` for what it throws. */
export function createPlanner(
  store: Store,
  memory: PlanMemory = noPlanMemory(),
): (task: PlanTask) => Promise<PlanResult> {
  return (task) => makePlan(task, store, memory, takePlan)
}

/** Makes plans for another thread. */
export function createRemotePlanner(store: Store): (task: PlanTask) => Promise<StoredPlanResult> {
  return (task) => makePlan(task, store, noPlanMemory(), (plan) => storePlan(plan, store))
}

async function makePlan<Plan>(
  { snapshot, stamps, engine, traces: before, ...task }: PlanTask,
  store: Store,
  memory: PlanMemory,
  take: (plan: LaidPlan) => Plan,
): Promise<Omit<PlanResult, 'plan'> & { readonly plan: Plan }> {
  // Pages of another configuration have nothing in common with these.
  const settings = keyOf(JSON.stringify([engine, task.config, task.vault]))
  const reader = createTrackingReader({ root: snapshot.root, stamps: [] }, stamps)
  let mentions: SavedMentions | null = null
  const traces = createTraceWriter(store, settings)
  const kept = memory.isKept ? new Map<string, Trace>() : null
  const { plan: laid, drafts } = await planSite({
    ...{ ...task, snapshot, reader, store, memory },
    keep(name, trace) {
      traces.add(name, trace)
      kept?.set(name, trace)
    },
    traces:
      before !== null && before === memory.traces?.saved && before.settings === settings
        ? memory.traces.book
        : loadTraces(store, settings, before),
    mentionsOf(published) {
      if (!task.config.course.unlinkedMentions) return new Map()
      const made = vaultMentions({ cards: task.cards, engine, store }, published)
      mentions = made.saved
      return made.mentions
    },
  })
  const plan = take(laid)
  const traced = drafts.facts()
  const book = kept && { ...traced, digests: [...traced.digests], traces: kept }
  const saved = traces.save(book ?? traced)
  memory.traces = book && { saved, book }
  return {
    ...{ plan, answers: reader.answers(), stamps: reader.stamps(), mentions },
    ...{ traces: saved, drafted: drafts.made() },
  }
}

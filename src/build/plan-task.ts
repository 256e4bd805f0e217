/**
 * The plan as a task. It needs the summaries of all notes at once, many times what the rest of a build needs: in a
 * large vault it has a thread of its own, which takes its memory with it when it ends.
 */
import type { Config } from '../config/config.ts'
import type { VaultPath } from '../lib/paths.ts'
import { NOTHING_KNOWN } from '../site/trace/fact-digests.ts'
import type { VaultDates } from '../source/git-dates.ts'
import type { FileStamps, Snapshot } from '../source/snapshot.ts'
import type { NoteCard } from './cards.ts'
import { keyOf } from './digest.ts'
import { type SavedMentions, vaultMentions } from './mentions-site.ts'
import type { SitePlan } from './plan.ts'
import { createPlanMemory, type PlanMemory } from './plan-memory.ts'
import { planSite } from './plan-site.ts'
import type { Store } from './store.ts'
import { loadTraces, type SavedTraces, saveTraces } from './trace-store.ts'
import { type AttachmentAnswer, createTrackingReader } from './tracking-reader.ts'

/** Everything that decides a plan. Plain data. */
export interface PlanTask {
  readonly config: Config
  readonly snapshot: Snapshot
  readonly stamps: FileStamps
  readonly cards: ReadonlyMap<VaultPath, NoteCard>
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
  /** What the plan has learned of attachments, and the stamps that spare learning it again. */
  readonly answers: readonly AttachmentAnswer[]
  readonly stamps: FileStamps
  /** Null unless the site offers mentions. */
  readonly mentions: SavedMentions | null
  readonly traces: SavedTraces
  /** Pages, files and search entries that had to be drafted. */
  readonly drafted: number
}

/** Makes plans; see `planSite` for what it throws. */
export function createPlanner(
  store: Store,
  memory: PlanMemory = createPlanMemory(NOTHING_KNOWN),
): (task: PlanTask) => Promise<PlanResult> {
  return async ({ snapshot, stamps, engine, traces: saved, ...task }) => {
    // Pages of another configuration have nothing in common with these.
    const settings = keyOf(JSON.stringify([engine, task.config, task.vault]))
    const reader = createTrackingReader(snapshot, stamps)
    let mentions: SavedMentions | null = null
    const { plan, traces, drafted } = await planSite({
      ...{ ...task, snapshot, reader, store, memory },
      traces:
        saved !== null && saved === memory.traces?.saved && saved.settings === settings
          ? memory.traces.book
          : loadTraces(store, settings, saved),
      mentionsOf(published) {
        if (!task.config.course.unlinkedMentions) return new Map()
        const made = vaultMentions({ cards: task.cards, engine, store }, published)
        mentions = made.saved
        return made.mentions
      },
    })
    memory.traces = { saved: saveTraces(store, settings, traces), book: traces }
    return {
      ...{ plan, answers: reader.answers(), stamps: reader.stamps(), mentions, drafted },
      traces: memory.traces.saved,
    }
  }
}

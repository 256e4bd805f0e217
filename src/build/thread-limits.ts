/** How much memory threads may use. V8 lets garbage lie the longer the more a heap may hold, so it is no more than they need. */
import os from 'node:os'
import type { ResourceLimits } from 'node:worker_threads'
import { sizeOf } from './executor.ts'
import type { TaskKind, Tasks } from './tasks.ts'

/** Of one worker, in MiB. With more of it ten thousand notes take a gigabyte and a half. */
const WORKER: ResourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 48 }

/** A plan takes as much memory as the vault is large: most of what the machine has may be needed. */
const ROOMY_PLAN: ResourceLimits = {
  maxOldGenerationSizeMb: Math.max(2048, Math.floor((os.totalmem() / 2 ** 20) * 0.75)),
  maxYoungGenerationSizeMb: 16,
}

/**
 * What nearly every first plan can do with, in KiB for each note: three times what a plan of notes with twenty links was
 * seen to hold, up to what a hundred thousand of them were. With two gigabytes and more, V8 lets a heap grow to four times
 * what is in use, with less to twice at most.
 */
const PLAN_KB = 40
const LEAST_PLAN_MB = 256
const MOST_PLAN_MB = 1600

/** What the workers of a phase may use, and then, one after the other, those that try again what was too much. */
export function limitsFor<Kind extends TaskKind>(
  kind: Kind,
  items: readonly Tasks[Kind]['item'][],
): readonly ResourceLimits[] {
  if (kind !== 'plan') return [WORKER]
  const wanted = Math.max(LEAST_PLAN_MB, Math.ceil((sizeOf(items) * PLAN_KB) / 1024))
  // A first plan may be made with less than three times what it holds; what may fail is not tried at every edit.
  const isFirst = items.every((item) => 'traces' in item && item.traces === null)
  if (wanted > MOST_PLAN_MB * (isFirst ? 2.5 : 1)) return [ROOMY_PLAN]
  return [{ ...ROOMY_PLAN, maxOldGenerationSizeMb: Math.min(wanted, MOST_PLAN_MB) }, ROOMY_PLAN]
}

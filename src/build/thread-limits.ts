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
  maxYoungGenerationSizeMb: 32,
}

/**
 * What nearly every plan can do with, in KiB for each note: three times what a plan of notes with twenty links was seen
 * to hold. From two gigabytes on a heap of V8 grows to four times what is in use, below that to twice at most.
 */
const PLAN_KB = 60
const LEAST_PLAN_MB = 256
const MOST_PLAN_MB = 2047

/** What the workers of a phase may use, and then, one after the other, those that try again what was too much. */
export function limitsFor<Kind extends TaskKind>(
  kind: Kind,
  items: readonly Tasks[Kind]['item'][],
): readonly ResourceLimits[] {
  if (kind !== 'plan') return [WORKER]
  const wanted = Math.ceil((sizeOf(items) * PLAN_KB) / 1024)
  const fitting = Math.min(MOST_PLAN_MB, Math.max(LEAST_PLAN_MB, wanted))
  return [{ ...ROOMY_PLAN, maxOldGenerationSizeMb: fitting }, ROOMY_PLAN]
}

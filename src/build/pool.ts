/**
 * Tasks on worker threads. Values never pass through this thread: workers read and write the packs, which they
 * share, and hand over where things are. Results are in the order of the items, whoever made them when.
 */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ResourceLimits, Worker } from 'node:worker_threads'
import { type Executor, sizeOf } from './executor.ts'
import { fromFailure } from './failure.ts'
import { collectGarbage } from './garbage.ts'
import type { PackStore } from './pack/pack-store.ts'
import type { TaskKind, Tasks } from './tasks.ts'
import { limitsFor } from './thread-limits.ts'
import type { FromWorker, ToWorker } from './worker.ts'

/** Most tasks that are handed over together: enough to be worth a message. */
const BATCH = 16
/** Each worker gets at least so many batches of a phase, so that all of them end at about the same time. */
const BATCHES_EACH = 6
/** Notes whose plan takes so much memory that it is worth a tenth of a second to have all that can be had. */
const LARGE = 20_000
/** Batches that a worker has at a time, so that it never waits for the next. */
const AHEAD = 2

export interface PoolOptions {
  readonly threads: number
  readonly packs: PackStore
  /** The plugins' address: functions cannot cross threads. */
  readonly plugins: { readonly url: string } | null
  readonly signal: AbortSignal | undefined
}

/** The compiled entry point of a worker; null where this code is run from its sources, as in most tests. */
export function workerFile(): string | null {
  const own = dirname(fileURLToPath(import.meta.url))
  return [own, dirname(own)].map((folder) => join(folder, 'worker.js')).find(existsSync) ?? null
}

/** Starts threads when there is work for them. One phase runs at a time; `inline` takes what no thread can bear. */
export function createPool(
  file: string,
  inline: Executor,
  { threads, packs, plugins, signal }: PoolOptions,
): Executor {
  const workers = new Set<Worker>()

  function crewOf(resourceLimits: ResourceLimits, size: number): readonly Worker[] {
    while (workers.size < size) {
      // One that is still busy when its phase has ended may fail yet; nobody waits for it then.
      workers.add(new Worker(file, { resourceLimits }).on('error', () => {}))
    }
    return [...workers].slice(0, size)
  }

  async function dismiss(): Promise<void> {
    await Promise.all([...workers].map((worker) => worker.terminate()))
    workers.clear()
  }

  return {
    async run(kind, settings, items, onDone) {
      if (items.length === 0) return []
      const size = Math.max(1, Math.min(BATCH, Math.floor(items.length / (threads * BATCHES_EACH))))
      const batches = cut(items, size)
      const phase: ToWorker = { type: 'phase', kind, settings, plugins, share: packs.share() }
      let done = 0
      let results: BatchResults<typeof kind> = []
      for (const limits of limitsFor(kind, items)) {
        // Whoever plans is alone: what the others hold is better used by it, and what it holds by those after it.
        if (kind === 'plan') await dismiss()
        if (kind === 'plan' && sizeOf(items) > LARGE) await collectGarbage()
        const crew = crewOf(limits, Math.min(threads, batches.length))
        results = await runPhase<typeof kind>(crew, phase, batches, {
          signal,
          onBatch(answer) {
            packs.adopt(answer.written)
            done += answer.results.length
            onDone(done)
          },
          onExhausted: (worker) => workers.delete(worker),
        })
        if (!results.includes(null)) break
      }
      for (const [index, batch] of batches.entries()) {
        results[index] ??= await inline.run(kind, settings, batch, (count) => onDone(done + count))
      }
      if (kind === 'plan') await dismiss()
      return results.flatMap((made) => made ?? [])
    },
    close: dismiss,
  }
}

interface PhaseEvents {
  readonly signal: AbortSignal | undefined
  readonly onBatch: (answer: Extract<FromWorker, { type: 'done' }>) => void
  /** A worker has used up its memory, and is no more. */
  readonly onExhausted: (worker: Worker) => void
}

/** What has been made of each batch; null for one that a worker could not bear. */
type BatchResults<Kind extends TaskKind> = (readonly Tasks[Kind]['result'][] | null)[]

/** Deals out batches until all are answered. After a failure the workers must be ended: they may still be at work. */
function runPhase<Kind extends TaskKind>(
  crew: readonly Worker[],
  phase: ToWorker,
  batches: readonly (readonly Tasks[Kind]['item'][])[],
  { signal, onBatch, onExhausted }: PhaseEvents,
): Promise<BatchResults<Kind>> {
  const results: BatchResults<Kind> = batches.map(() => null)
  let next = 0
  /** Batches that some worker has. */
  let open = 0
  const feeders = new Set<() => void>()
  return new Promise((resolve, reject) => {
    const removers = crew.map((worker) => {
      let own = 0
      const onMessage = (answer: FromWorker): void => {
        if (answer.type === 'failed') {
          fail(fromFailure(answer.failure))
          return
        }
        // The pool knows the kind that it has asked for.
        results[answer.batch] = answer.results as Tasks[Kind]['result'][]
        own--
        open--
        onBatch(answer)
        proceed()
      }
      const onError = (error: unknown): void => {
        if (!isExhaustion(error)) {
          fail(error)
          return
        }
        remove()
        open -= own
        feeders.delete(feed)
        onExhausted(worker)
        proceed()
      }
      const onExit = (code: number): void => fail(new Error(`A worker thread ended with code ${code}.`))
      const remove = (): void => {
        worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      }
      /** Gives the worker a batch, if it has room for one. */
      const feed = (): void => {
        const items = batches[next]
        if (items === undefined || own === AHEAD) return
        own++
        open++
        post(worker, { type: 'batch', batch: next++, items })
      }
      worker.on('message', onMessage).on('error', onError).on('exit', onExit)
      feeders.add(feed)
      return remove
    })

    function proceed(): void {
      for (const feed of feeders) feed()
      // Without any worker left, what was never dealt out stays null as well.
      if (open === 0) finish(() => resolve(results))
    }

    function finish(end: () => void): void {
      signal?.removeEventListener('abort', abort)
      for (const remove of removers) remove()
      end()
    }

    function fail(error: unknown): void {
      finish(() => reject(error))
    }

    function abort(): void {
      fail(signal?.reason)
    }

    if (signal?.aborted) {
      abort()
      return
    }
    signal?.addEventListener('abort', abort)
    for (const worker of crew) post(worker, phase)
    for (let ahead = 0; ahead < AHEAD; ahead++) proceed()
  })
}

/** True if a worker has ended because its memory is used up. */
function isExhaustion(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function post(worker: Worker, message: ToWorker): void {
  worker.postMessage(message)
}

function cut<Item>(items: readonly Item[], size: number): (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}

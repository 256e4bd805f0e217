/** Entry point of a worker thread: runs batches of tasks, one after the other (`pool.ts`). */
import { parentPort } from 'node:worker_threads'
import { type Failure, toFailure } from './failure.ts'
import { createPackThread, type PackShare, type PackThread } from './pack/pack-thread.ts'
import { type PluginSource, type Runner, startPhase, type TaskKind, type Tasks } from './tasks.ts'

/** What the pool says. */
export type ToWorker =
  | {
      readonly type: 'phase'
      readonly kind: TaskKind
      readonly settings: Tasks[TaskKind]['settings']
      readonly plugins: PluginSource
      readonly share: PackShare
    }
  | { readonly type: 'batch'; readonly batch: number; readonly items: readonly Tasks[TaskKind]['item'][] }

/** What a worker answers to a batch. */
export type FromWorker =
  | {
      readonly type: 'done'
      readonly batch: number
      readonly results: readonly Tasks[TaskKind]['result'][]
      /** Records of the entries that it has written since the batch before. */
      readonly written: Uint8Array
    }
  | { readonly type: 'failed'; readonly batch: number; readonly failure: Failure }

interface Phase {
  readonly store: PackThread
  readonly run: Runner<TaskKind>
}

if (parentPort !== null) {
  const port = parentPort
  let phase: Promise<Phase> | null = null
  // Batches of one thread never overlap: each waits for the one before.
  let before: Promise<void> = Promise.resolve()
  port.on('message', (message: ToWorker) => {
    if (message.type === 'phase') {
      phase = start(message)
      // A phase that cannot start fails its first batch.
      phase.catch(() => {})
      return
    }
    const current = phase
    before = before.then(async () => {
      if (current !== null) port.postMessage(await answer(current, message.batch, message.items))
    })
  })
}

async function start({
  kind,
  settings,
  plugins,
  share,
}: Extract<ToWorker, { type: 'phase' }>): Promise<Phase> {
  const store = createPackThread(share)
  // The settings of a message are those of its kind.
  const run = await startPhase(kind, settings as never, plugins, store)
  return { store, run: run as Runner<TaskKind> }
}

async function answer(
  phase: Promise<Phase>,
  batch: number,
  items: readonly Tasks[TaskKind]['item'][],
): Promise<FromWorker> {
  try {
    const { store, run } = await phase
    const first = store.written.count()
    const results = []
    for (const item of items) results.push(await run(item))
    return { type: 'done', batch, results, written: store.written.from(first) }
  } catch (error) {
    return { type: 'failed', batch, failure: toFailure(error) }
  }
}

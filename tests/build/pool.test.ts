/** Tasks on threads: their order, their failures, and workers that run out of memory. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Executor } from '../../src/build/executor.ts'
import { openPackStore } from '../../src/build/pack/pack-store.ts'
import { createPool } from '../../src/build/pool.ts'
import { MissingEntry } from '../../src/build/store.ts'
import type { TaskKind } from '../../src/build/tasks.ts'
import { temporaryFolder } from './folder.ts'

/** A worker that shouts; it fails at `fail`, takes all the memory there is at `bomb`, and holds so many blocks of 8 MB as it is told. */
const WORKER = `
import { parentPort } from 'node:worker_threads'
parentPort.on('message', ({ type, batch, items }) => {
  if (type !== 'batch') return
  const hold = []
  while (items.includes('bomb')) hold.push(new Array(1_000_000).fill(hold.length + 0.5))
  const { hold: blocks } = items[0]
  while (hold.length < blocks) hold.push(new Array(1_000_000).fill(hold.length + 0.5))
  if (blocks) {
    return parentPort.postMessage({ type: 'done', batch, results: ['held ' + hold.length], written: new Uint8Array() })
  }
  const failure = { kind: 'missing-entry', key: 'lost' }
  if (items.includes('fail')) return parentPort.postMessage({ type: 'failed', batch, failure })
  const results = items.map((item) => item.toUpperCase())
  parentPort.postMessage({ type: 'done', batch, results, written: new Uint8Array() })
})
`

/** Runs items on three such workers, and what they cannot bear on a main thread that whispers. */
async function run(items: readonly unknown[], signal?: AbortSignal, kind: TaskKind = 'terms') {
  const folder = temporaryFolder()
  const file = join(folder, 'worker.mjs')
  writeFileSync(file, WORKER)
  const packs = openPackStore(join(folder, 'packs'))
  const inline: Executor = {
    run: async (_kind, _settings, own) => own.map((item) => `(${String(item)})`) as never,
    close: async () => {},
  }
  const pool = createPool(file, inline, { threads: 3, packs, plugins: null, signal })
  onTestFinished(async () => {
    await pool.close()
    packs.close()
  })
  const done: number[] = []
  // What a task is does not matter to the pool.
  const results = await pool.run(kind, {} as never, items as never, (count) => void done.push(count))
  return { results: results as readonly unknown[], done }
}

const WORDS = Array.from({ length: 100 }, (_, index) => `word ${index}`)

test('results are in the order of the items, whoever made them when', async () => {
  const { results, done } = await run(WORDS)
  expect(results).toEqual(WORDS.map((word) => word.toUpperCase()))
  expect(done.at(-1)).toBe(WORDS.length)
})

test('no items are no work', async () => {
  expect((await run([])).results).toEqual([])
})

test('a failure of a task is the failure of the phase, as the error that it was', async () => {
  await expect(run([...WORDS, 'fail'])).rejects.toBeInstanceOf(MissingEntry)
})

test('TR-15 what uses up the memory of a worker is done on the main thread, and nothing is lost', async () => {
  const items = [...WORDS.slice(0, 50), 'bomb', ...WORDS.slice(50)]
  const { results } = await run(items)
  expect(results.map((result) => String(result).toLowerCase().replace(/[()]/g, ''))).toEqual(items)
  expect(results[50]).toBe('(bomb)')
  expect(results[0]).toBe('WORD 0')
})

test('TR-15 when all workers are gone, the main thread does the rest', async () => {
  const items = ['bomb', 'bomb', 'bomb', 'bomb', 'bomb', 'bomb']
  expect((await run(items)).results).toEqual(items.map((item) => `(${item})`))
})

test('TR-15 a plan that needs more memory than most is made in a thread that may have more', async () => {
  const plan = { cards: new Map(), hold: 80 }
  expect((await run([plan], undefined, 'plan')).results).toEqual(['held 80'])
})

test('an interruption ends the phase', async () => {
  await expect(run(WORDS, AbortSignal.abort(new Error('interrupted')))).rejects.toThrow('interrupted')
})

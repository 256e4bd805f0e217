/** The plan of a large vault is made in a thread of its own: what it answers is what it would have answered here. */
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { NO_WORK } from '../../src/build/cache.ts'
import { compileNotes } from '../../src/build/compile-notes.ts'
import { createExecutor, createInlineExecutor, type Executor } from '../../src/build/executor.ts'
import { openPackStore } from '../../src/build/pack/pack-store.ts'
import { createPieces } from '../../src/build/pieces.ts'
import { decodePlan } from '../../src/build/plan-pieces.ts'
import type { PlanTask } from '../../src/build/plan-task.ts'
import { createPool } from '../../src/build/pool.ts'
import { DEFAULT_CONFIG } from '../../src/config/config.ts'
import { packageRoot } from '../../src/source/package-root.ts'
import { scanVault } from '../../src/source/scan.ts'
import { folder } from '../source/folder.ts'

const WORKER = join(packageRoot(), 'lib', 'worker.js')

test('TR-15 a thread plans the same site, with mentions, attachments and what is to be remembered of them', async () => {
  const root = folder({
    'Kernel.md': '# Kernel of a Map\nSee [[Image]] and ![[a.svg]].\n\n## Part\n$x^2$ #algebra',
    'Image.md': 'The kernel of a map and [[Kernel#Part]], [[Nobody]].',
    'a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'Private.md': '---\npublish: false\n---\n[[Kernel]]',
  })
  const packs = openPackStore(join(root, 'packs'))
  onTestFinished(() => packs.close())
  const inline = createInlineExecutor(null, packs)
  const config = { ...DEFAULT_CONFIG, course: { ...DEFAULT_CONFIG.course, unlinkedMentions: true } }
  const snapshot = await scanVault(root, { ignore: [], noteBytes: 1_000_000 })
  const options = {
    strictLineBreaks: false,
    sourceKeys: config.course.sourceKeys,
    macros: {},
    limits: config.limits,
    frameHosts: [],
    sentences: true,
  }
  const { cards } = await compileNotes({
    ...{ notes: snapshot.notes, settings: { root: snapshot.root, options }, engine: '', store: packs },
    ...{ last: NO_WORK, executor: inline, checkpoint: () => {}, onNote: () => {} },
  })
  const stamps = snapshot.stamps
  const task: PlanTask = {
    ...{
      config,
      snapshot,
      stamps,
      cards,
      dates: new Map(),
      vault: 'v',
      hasIcon: false,
      engine: '',
      traces: null,
    },
  }
  const pool = createPool(WORKER, inline, { threads: 2, packs, plugins: null, signal: undefined })
  onTestFinished(() => pool.close())
  const plan = async (executor: Executor) => {
    const [made] = await executor.run('plan', null, [task], () => {})
    return made && { ...made, plan: decodePlan(made.plan, createPieces(packs)) }
  }

  const here = await plan(inline)
  const there = await plan(pool)
  // Which files have been left alone for long enough to be known by their times is for the clock to say.
  expect({ ...there, stamps: [] }).toEqual({ ...here, stamps: [] })
  expect(here?.plan.pages.map(({ source }) => source)).toContain('Kernel.md')
  expect(here?.answers.map(([path]) => path)).toEqual(['a.svg'])
  expect(here?.mentions?.found).toHaveLength(2)
  // What the thread has put into the store can be read here.
  for (const { draft } of there?.plan.pages ?? []) expect(packs.get(draft)).not.toBe(null)
})

test('a plan is as large as its vault: from some thousand notes on it is worth a thread', async () => {
  const ran: string[] = []
  const named = (name: string): Executor => ({
    run: async () => {
      ran.push(name)
      return []
    },
    close: async () => {},
  })
  const executor = createExecutor(named('here'), () => named('in a thread'))
  for (const notes of [10, 5000]) {
    const cards = new Map(Array.from({ length: notes }, (_, index) => [`${index}.md`, null]))
    await executor.run('plan', null, [{ cards } as unknown as PlanTask], () => {})
  }
  expect(ran).toEqual(['here', 'in a thread'])
})

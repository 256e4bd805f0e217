/**
 * The promise for plans: whatever was planned before, a plan that takes over what is as it was is the plan from nothing.
 *
 * Plans are made much faster than sites, so more edits are tried, in vaults whose lists are long enough to have parts:
 * every second script in one process, as `dev` does, the others anew at each plan.
 * `LECTERN_PLAN_STEPS` says how many, `LECTERN_SEED` a certain script.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { PlanResult } from '../../src/build/plan-task.ts'
import type { SavedTraces } from '../../src/build/trace-store.ts'
import { createProject } from './project.ts'
import { createRandom } from './random.ts'
import { createVaultPlans } from './vault-plans.ts'

const STEPS = Number(process.env.LECTERN_PLAN_STEPS ?? (process.env.CI === undefined ? 160 : 1000))
const SCRIPT = 40
const SEED = Number(process.env.LECTERN_SEED ?? 1)
const SCRIPTS = process.env.LECTERN_SEED === undefined ? Math.ceil(STEPS / SCRIPT) : 1
/** Every fourth script is played with so many notes more: enough for lists in parts. */
const MANY = 170

test(`after every edit a plan equals one from nothing (${SCRIPTS * SCRIPT} edits)`, {
  timeout: 60_000 + STEPS * 3000,
}, async () => {
  for (let script = 0; script < SCRIPTS; script++) await play(SEED + script)
})

async function play(seed: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-plans-'))
  const random = createRandom(seed)
  const project = createProject(folder, random, seed % 4 === 0 ? MANY : 0)
  const plans = createVaultPlans(join(folder, 'vault'), seed % 2 === 0)
  const story: string[] = []
  try {
    let traces: SavedTraces | null = null
    for (let step = 0; step < SCRIPT; step++) {
      const edits = step === 0 ? 0 : 1 + random.below(2)
      for (let count = 0; count < edits; count++) story.push(`${step}: ${project.edit()}`)
      const fresh = await plans.fresh(project.settings())
      const next: PlanResult = await plans.next(project.settings(), traces)
      expect(next.plan, `seed ${seed}\n${story.slice(-12).join('\n')}`).toEqual(fresh.plan)
      traces = next.traces
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('a heading that is renamed makes a few drafts, not those of all pages', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-plans-'))
  try {
    const write = (name: string, text: string) => writeFileSync(join(folder, `${name}.md`), text)
    const linked = (index: number): string =>
      [1, 2, 3].map((step) => `See [[Note ${(index * step) % 300}]].`).join(' ')
    for (let index = 0; index < 300; index++) {
      write(`Note ${index}`, `#kind\n\n## Part\n\n${linked(index)} And [[Note 7#Part]].\n`)
    }
    write('Course', `---\ntype: course\n---\n## One\n[[Note 7]] [[Note 8]]\n\n## Two\n[[Note 9]]\n`)
    const plans = createVaultPlans(folder, false)
    const first = await plans.next({}, null)
    // Of each note its page, what the search knows of it, and what there is to say about its links.
    const all = first.plan.pages.length + 2 * first.plan.notes.length
    expect(first.drafted).toBe(all)
    expect((await plans.next({}, first.traces)).drafted).toBe(0)
    write('Note 20', `#kind\n\n## Section\n\n${linked(20)} And [[Note 7#Part]].\n`)
    const second = await plans.next({}, first.traces)
    // The note, and those that it links to, for they quote it.
    expect(second.drafted).toBeGreaterThan(3)
    expect(second.drafted).toBeLessThan(12)
    // Whoever links to that section is concerned as well, and that is everyone.
    write('Note 7', `#kind\n\n## Section\n\n${linked(7)}\n`)
    expect((await plans.next({}, second.traces)).drafted).toBeGreaterThan(300)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

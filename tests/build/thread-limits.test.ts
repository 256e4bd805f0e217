/** What a plan may use at first: enough for its vault, but not so much that garbage lies about. */
import { expect, test } from 'vitest'
import type { PlanTask } from '../../src/build/plan-task.ts'
import { limitsFor } from '../../src/build/thread-limits.ts'

/** Megabytes that the attempts at a plan of so many notes may use. */
function megabytes(notes: number, traces: object | null = null): (number | undefined)[] {
  const task = { cards: { size: notes }, traces } as unknown as PlanTask
  return limitsFor('plan', [task]).map(({ maxOldGenerationSizeMb }) => maxOldGenerationSizeMb)
}

test('a plan is tried with what its notes need, and then with most of what the machine has', () => {
  const [small, roomy] = megabytes(3000)
  expect(small).toBe(256)
  expect(roomy).toBeGreaterThanOrEqual(2048)
  expect(megabytes(10_000)).toEqual([391, roomy])
  expect(megabytes(100_000)).toEqual([1600, roomy])
})

test('what may be too little is not tried again after every edit, nor what is sure to be', () => {
  const [, roomy] = megabytes(3000)
  expect(megabytes(40_000, {})).toEqual([1563, roomy])
  expect(megabytes(100_000, {})).toEqual([roomy])
  expect(megabytes(200_000)).toEqual([roomy])
})

test('tasks of other kinds have one attempt', () => {
  expect(limitsFor('render', [])).toHaveLength(1)
})

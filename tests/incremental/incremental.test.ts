/**
 * The promise: whatever was built before, a build makes what a build from nothing makes.
 *
 * In CI it plays 2,000 steps, elsewhere fewer; `LECTERN_STEPS` says how many, `LECTERN_SEED` a certain script.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createBuildMemory } from '../../src/build/memory.ts'
import { bytesOf, describeSite, filesIn, sourcesOf } from './compare.ts'
import { createProject, type Project } from './project.ts'
import { createRandom } from './random.ts'

const STEPS = Number(process.env.LECTERN_STEPS ?? (process.env.CI === undefined ? 400 : 2000))
const SCRIPT = 50
const SEED = Number(process.env.LECTERN_SEED ?? 1)
const SCRIPTS = process.env.LECTERN_SEED === undefined ? Math.ceil(STEPS / SCRIPT) : 1

test(`after every edit an incremental build equals a clean one (${SCRIPTS * SCRIPT} edits)`, {
  timeout: 60_000 + STEPS * 2000,
}, async () => {
  for (let script = 0; script < SCRIPTS; script++) await play(SEED + script)
})

/**
 * Plays one script. Every third one lives in one process, as `dev` does, and is told which files have changed; the
 * others start anew at each build.
 */
async function play(seed: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-script-'))
  const random = createRandom(seed)
  const project = createProject(folder, random)
  const memory = seed % 3 === 0 ? createBuildMemory() : undefined
  const story: string[] = []
  try {
    for (let step = 0; step < SCRIPT; step++) {
      const edits = step === 0 ? 0 : 1 + random.below(2)
      const before = sourcesOf(folder)
      for (let count = 0; count < edits; count++) story.push(`${step}: ${project.edit()}`)
      const edited = memory === undefined || step === 0 ? undefined : changedFiles(before, sourcesOf(folder))
      await check(project, memory, edited, step % 10 === 9, `seed ${seed}\n${story.slice(-12).join('\n')}`)
    }
  } finally {
    memory?.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What somebody who watches files is told of. */
function changedFiles(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): ReadonlySet<string> {
  return new Set([...a.keys(), ...b.keys()].filter((path) => a.get(path) !== b.get(path)))
}

async function check(
  project: Project,
  memory: ReturnType<typeof createBuildMemory> | undefined,
  edited: ReadonlySet<string> | undefined,
  isThorough: boolean,
  story: string,
): Promise<void> {
  const clean = await project.buildClean()
  const site = await project.build(memory, edited)
  expect(describeSite(site), story).toBe(describeSite(clean))
  if (!isThorough) return
  // What is not made now is made when it is asked for: it has to be what it was said to be.
  expect(await bytesOf(site), story).toEqual(await bytesOf(clean))
  await project.publish(site)
  const output = join(project.folder, 'site')
  const published = filesIn(output)
  expect(published.size, story).toBe(clean.outputs.length)
  for (const [path, bytes] of await bytesOf(clean))
    expect(published.get(path) === bytes, `${path} ${story}`).toBe(true)
}

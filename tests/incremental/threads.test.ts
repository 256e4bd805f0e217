/**
 * The same promise for the command line and its threads: whatever was built before, on however many threads, a
 * build leaves the files that a build from nothing on one thread leaves.
 *
 * `LECTERN_THREAD_STEPS` plays more steps, `LECTERN_SEED` another script.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../src/source/package-root.ts'
import { filesIn } from './compare.ts'
import { createProject } from './project.ts'
import { createRandom } from './random.ts'

const CLI = join(packageRoot(), 'lib', 'cli.js')
const STEPS = Number(process.env.LECTERN_THREAD_STEPS ?? 12)
const SEED = Number(process.env.LECTERN_SEED ?? 1)
/** So many that threads are started. */
const NOTES = 200

test(`on three threads, builds on what was built equal builds from nothing on one (${STEPS} steps)`, {
  timeout: 120_000 + STEPS * 20_000,
}, () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-threads-'))
  const random = createRandom(SEED)
  const project = createProject(folder, random, NOTES)
  const story: string[] = []
  try {
    for (let step = 0; step < STEPS; step++) {
      for (let count = 0; count < (step === 0 ? 0 : 3); count++) story.push(`${step}: ${project.edit()}`)
      const { drafts: _, ...settings } = project.settings()
      writeFileSync(join(folder, 'lectern.config.json'), JSON.stringify(settings))
      rmSync(join(folder, 'clean'), { recursive: true, force: true })
      build(folder, 'site', '--cache-dir', 'cache', '--threads', '3')
      build(folder, 'clean', '--no-cache', '--threads', '1')
      const [made, clean] = [filesIn(join(folder, 'site')), filesIn(join(folder, 'clean'))]
      const told = `seed ${SEED}\n${story.slice(-9).join('\n')}`
      expect([...made.keys()].sort(), told).toEqual([...clean.keys()].sort())
      const others = [...made].filter(([path, bytes]) => clean.get(path) !== bytes).map(([path]) => path)
      expect(others, told).toEqual([])
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

function build(folder: string, output: string, ...words: string[]): void {
  const args = [CLI, 'build', 'vault', '--output', output, '--quiet', ...words]
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
  expect(status, stderr).toBe(0)
}

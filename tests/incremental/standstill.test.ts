/**
 * A build that finds nothing to do says so without looking into what it knows. The promise: it does so whenever nothing
 * has changed, and never when anything has, in the sources or in the site.
 */
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DEFAULT_CONFIG } from '../../src/config/config.ts'
import { filesIn, sourcesOf } from './compare.ts'
import { createProject, type Project } from './project.ts'
import { createRandom, type Random } from './random.ts'

const STEPS = Number(process.env.LECTERN_STILL_STEPS ?? 80)
const SCRIPT = 20

let folder = ''
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'lectern-still-'))
  // Files count as at rest two seconds after they were written: the clock of the build is set so far ahead.
  const now = Date.now
  vi.spyOn(Date, 'now').mockImplementation(() => now() + 10_000)
})
afterEach(() => {
  vi.restoreAllMocks()
  fs.rmSync(folder, { recursive: true, force: true })
})

const seeds = Array.from({ length: STEPS / SCRIPT }, (_, index) => index + 1)
test.each(seeds)(
  'TR-24 a build does nothing if, and only if, there is nothing to do (seed %i)',
  async (seed) => {
    const random = createRandom(seed)
    const project = createProject(folder, random)
    await project.buildAndPublish()
    let before = stateOf(project)
    let skipped = 0
    for (let step = 0; step < SCRIPT; step++) {
      const story = random.chance(0.3) ? 'nothing' : random.chance(0.3) ? spoil(random) : project.edit()
      const now = stateOf(project)
      const { site, diagnostics } = await project.buildAndPublish()
      if (site === null) expect(now, `seed ${seed} step ${step}: ${story}`).toEqual(before)
      const clean = await project.buildClean()
      expect(diagnostics).toEqual(clean.diagnostics)
      const published = filesIn(join(folder, 'site'))
      expect([...published.keys()].sort()).toEqual(clean.outputs.map(({ path }) => path as string))
      before = stateOf(project)
      // The build after any other one finds all at rest.
      const { site: again } = await project.buildAndPublish()
      expect(again, `seed ${seed} step ${step}: ${story}`).toBeNull()
      expect(stateOf(project)).toEqual(before)
      skipped += site === null ? 1 : 0
    }
    expect(skipped).toBeGreaterThan(0)
  },
)

test('TR-24 what was written a moment ago is not known by its times', async () => {
  vi.restoreAllMocks()
  const project = createProject(folder, createRandom(1))
  await project.buildAndPublish()
  expect((await project.buildAndPublish()).site).not.toBeNull()
})

/** All that a build reads, and all that it has written. */
function stateOf(project: Project) {
  return {
    sources: sourcesOf(folder),
    site: filesIn(join(folder, 'site')),
    config: { ...DEFAULT_CONFIG, ...project.settings() },
  }
}

/** Does something to the site that a build has to make good. */
function spoil(random: Random): string {
  const site = join(folder, 'site')
  const file = join(site, random.pick([...filesIn(site).keys()].sort()))
  switch (random.below(4)) {
    case 0:
      fs.rmSync(file)
      return `remove ${file}`
    case 1: {
      // As long as before, and as old.
      const { atime, mtime, size } = fs.statSync(file)
      fs.writeFileSync(file, 'x'.repeat(size))
      fs.utimesSync(file, atime, mtime)
      return `overwrite ${file}`
    }
    case 2:
      fs.copyFileSync(file, `${file}.tmp`)
      fs.renameSync(`${file}.tmp`, file)
      return `replace ${file} by itself`
    default:
      fs.mkdirSync(join(site, '.lectern-tmp'), { recursive: true })
      fs.writeFileSync(join(site, '.lectern-tmp', '0'), 'what a build that was killed has left')
      return 'leave a temporary file'
  }
}

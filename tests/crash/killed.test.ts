/**
 * Builds that are ended at any moment, and somebody who reads the site meanwhile.
 *
 * Moments are numbered changes of the disk (see `disk.mjs`), of which a write is cut in half, and times of the clock.
 * A longer run: LECTERN_CRASHES=200 npx vitest run tests/crash. Moments come from LECTERN_SEED.
 */
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createProjects, type Digests, digestsOf, type Projects } from './project.ts'
import { startReader, wrongIn } from './reader.ts'

const CRASHES = Number(process.env.LECTERN_CRASHES ?? 12)
const SEED = Number(process.env.LECTERN_SEED ?? 1)
const NOTHING: Digests = new Map()

let projects: Projects
/** How often a build changes the disk: a first one, and one after an edit. */
let changes: { readonly first: number; readonly edit: number }
/** Milliseconds that a build takes. */
let duration: number

beforeAll(async () => {
  projects = await createProjects()
  const started = performance.now()
  await projects.program.build(projects.fresh())
  duration = performance.now() - started
  changes = {
    first: await projects.program.countChanges(projects.fresh()),
    edit: await projects.program.countChanges(await projects.edited()),
  }
})
afterAll(() => projects.remove())

/** Numbers from 0 to 1, one in each of `count` equal parts, the same for the same seed. */
function spread(count: number, seed: number): number[] {
  let state = seed
  const parts = Math.ceil(count)
  return Array.from({ length: parts }, (_, i) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (i + state / 2 ** 32) / parts
  })
}

/** Builds in a folder while somebody reads; what is wrong with what they saw and with what is there afterwards. */
async function watched(cwd: string, before: Digests, run: Parameters<Projects['program']['build']>[1]) {
  const output = path.join(cwd, 'dist')
  const reader = startReader(output, before, projects.next)
  const ended = await projects.program.build(cwd, run)
  const { wrong, reads } = await reader.stop()
  expect(reads).toBeGreaterThan(0)
  const after = digestsOf(output)
  return { ...ended, wrong: [...wrong, ...wrongIn(output, before, projects.next, after)], after }
}

/** The next build ends well, and leaves what a clean one would, and nothing else. */
async function expectRecovery(cwd: string): Promise<void> {
  expect(await projects.program.build(cwd)).toEqual({ code: 0, signal: null, stderr: '' })
  expect(digestsOf(path.join(cwd, 'dist'))).toEqual(projects.next)
  expect(fs.readdirSync(cwd).sort()).toEqual(['.lectern', 'dist', 'notes'])
  expect(fs.readdirSync(path.join(cwd, '.lectern')).filter((name) => /lock|stage|tmp/.test(name))).toEqual([])
}

describe(`TR-23 killed at ${CRASHES} moments (seed ${SEED}): every file is whole, and the next build is right`, () => {
  const moments = spread(CRASHES, SEED).map((moment, i) => ({
    moment,
    isFirst: i % 4 === 3,
    isByClock: i % 3 === 2,
  }))
  test.each(moments)('at $moment, first build: $isFirst, by the clock: $isByClock', async (one) => {
    const cwd = one.isFirst ? projects.fresh() : await projects.edited()
    const before = one.isFirst ? NOTHING : projects.old
    const at = 1 + Math.floor(one.moment * (one.isFirst ? changes.first : changes.edit))
    const run = one.isByClock ? { killAfter: one.moment * duration } : { disk: { at, act: 'SIGKILL' } }
    const { signal, wrong } = await watched(cwd, before, run)
    if (!one.isByClock) expect(signal).toBe('SIGKILL')
    expect(wrong).toEqual([])
    await expectRecovery(cwd)
  })
})

describe('TR-23 a signal ends a build with its exit code, a whole site and nothing left behind', () => {
  const moments = spread(Math.max(2, CRASHES / 8), SEED + 1).map((moment) => ({ moment }))
  test.each(
    moments.flatMap((one) => [
      { ...one, act: 'SIGINT', code: 130 },
      { ...one, act: 'SIGTERM', code: 143 },
    ]),
  )('$act at $moment', async ({ moment, act, code }) => {
    const cwd = await projects.edited()
    const at = 1 + Math.floor(moment * changes.edit)
    const ended = await watched(cwd, projects.old, { disk: { at, act } })
    expect(ended.wrong).toEqual([])
    expect([...ended.after.keys()].filter((file) => file.startsWith('.lectern-tmp'))).toEqual([])
    expect(fs.existsSync(path.join(cwd, '.lectern', 'lock'))).toBe(false)
    // Behind the last file that is moved there is nothing left to interrupt.
    if (ended.code === 0) expect(ended.after).toEqual(projects.next)
    else expect(ended).toMatchObject({ code, stderr: 'Interrupted; the site is whole.\n' })
    await expectRecovery(cwd)
  })
})

describe('TR-23 a disk that refuses is exit 3 with the reason, and the old site is served on', () => {
  const moments = spread(Math.max(4, CRASHES / 4), SEED + 2)
  test.each(moments.map((moment, i) => ({ moment, act: i % 2 === 0 ? 'ENOSPC' : 'EIO' })))(
    '$act at $moment and ever after',
    async ({ moment, act }) => {
      const cwd = await projects.edited()
      const at = 1 + Math.floor(moment * changes.edit)
      const { code, stderr, wrong } = await watched(cwd, projects.old, { disk: { at, act } })
      expect(wrong).toEqual([])
      expect([0, 2, 3]).toContain(code)
      if (code !== 0) expect(stderr).toMatch(/^error: .+\n(?: {2}.+\n)?$/)
      await expectRecovery(cwd)
    },
  )

  test('a file that is larger than the system allows', async () => {
    const cwd = await projects.edited()
    const { code, stderr, wrong } = await watched(cwd, projects.old, { fileLimit: 200 })
    expect({ code, wrong }).toEqual({ code: 3, wrong: [] })
    expect(stderr).toContain('The site before is whole.')
    await expectRecovery(cwd)
  })

  test('an output that may not be written', async () => {
    const cwd = await projects.edited()
    const output = path.join(cwd, 'dist')
    // As root everything may be written, so the build runs as somebody else.
    const uid = process.getuid?.() === 0 ? 65_534 : undefined
    fs.chmodSync(cwd, 0o777)
    fs.chmodSync(output, 0o555)
    const words = ['--no-cache']
    const { code, stderr, wrong } = await watched(
      cwd,
      projects.old,
      uid === undefined ? { words } : { words, uid },
    )
    fs.chmodSync(output, 0o755)
    expect({ code, wrong }).toEqual({ code: 3, wrong: [] })
    expect(stderr).toContain('permission is missing')
    await expectRecovery(cwd)
  })
})

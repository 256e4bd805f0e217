/** Two builds at once, and locks that nobody holds any more. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createProjects, type Digests, digestsOf, type Projects } from './project.ts'
import { startReader } from './reader.ts'

let projects: Projects
beforeAll(async () => {
  projects = await createProjects()
})
afterAll(() => projects.remove())

const NOTHING: Digests = new Map()

test.each([
  ['after an edit', [], []],
  ['with caches of their own', ['--cache-dir', '.one'], ['--cache-dir', '.other']],
  ['without caches', ['--no-cache'], ['--no-cache']],
])('TR-24 two builds at once, %s: each is right or says that the other is running', async (_, one, other) => {
  for (const cwd of [await projects.edited(), projects.fresh()]) {
    const output = path.join(cwd, 'dist')
    const reader = startReader(output, fs.existsSync(output) ? projects.old : NOTHING, projects.next)
    const ended = await Promise.all([
      projects.program.build(cwd, { words: one }),
      projects.program.build(cwd, { words: other }),
    ])
    expect((await reader.stop()).wrong).toEqual([])
    expect(ended.map(({ code }) => code)).toContain(0)
    for (const { code, stderr } of ended) {
      if (code === 0) expect(stderr).toBe('')
      else
        expect({ code, stderr }).toEqual({
          code: 4,
          stderr: expect.stringMatching(/^error: Another build of this/),
        })
    }
    expect(digestsOf(output)).toEqual(projects.next)
  }
})

const SELF = fs.existsSync('/proc/self/stat')

test.each<[string, () => object | string, boolean]>([
  ['of a process that is gone', () => ({ pid: deadProcess(), host: os.hostname(), started: null }), false],
  [
    'from before the machine was started again, its number in use',
    () => ({ pid: process.pid, host: os.hostname(), started: SELF ? '1' : null }),
    !SELF,
  ],
  ['of another machine that has gone silent', () => ({ pid: 1, host: 'elsewhere', started: null }), true],
  ['that says nothing', () => '', true],
  ['that says half of it', () => '{"pid": 12', true],
  ['that says something else', () => '[1, 2]', true],
])('TR-24 TR-23 a lock %s does not stop a build', async (_, holder, mustBeOld) => {
  const cwd = await projects.edited()
  const temporary = path.join(cwd, 'dist', '.lectern-tmp')
  fs.mkdirSync(temporary)
  for (const file of [path.join(cwd, '.lectern', 'lock'), path.join(temporary, 'lock')]) {
    const text = holder()
    fs.writeFileSync(file, typeof text === 'string' ? text : JSON.stringify(text))
    // Until then somebody may be about to write to it, or may be out of reach.
    const longAgo = new Date(Date.now() - 600_000)
    if (mustBeOld) fs.utimesSync(file, longAgo, longAgo)
  }
  expect(await projects.program.build(cwd)).toEqual({ code: 0, signal: null, stderr: '' })
  expect(digestsOf(path.join(cwd, 'dist'))).toEqual(projects.next)
})

test('TR-24 a lock of a living process stops a build with exit 4, and nothing is touched', async () => {
  const cwd = await projects.edited()
  fs.writeFileSync(
    path.join(cwd, '.lectern', 'lock'),
    JSON.stringify({ pid: 1, host: 'elsewhere', started: null }),
  )
  const { code, stderr } = await projects.program.build(cwd)
  expect(code).toBe(4)
  expect(stderr).toContain('(process 1)')
  expect(stderr).toContain(path.join('.lectern', 'lock'))
  expect(digestsOf(path.join(cwd, 'dist'))).toEqual(projects.old)
})

/** The number of a process that has just ended. */
function deadProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid
}

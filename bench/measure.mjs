// Runs a program to its end and tells what it cost: wall time, CPU time of all its threads, peak memory.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))
const USAGE = pathToFileURL(join(ROOT, 'bench', 'usage.mjs')).href

/** Runs Lectern's compiled command line; `stdout` is what it printed. Seconds and bytes. */
export function runLectern(words, cwd) {
  return runNode([join(ROOT, 'lib', 'cli.js'), ...words], cwd)
}

/** Runs a script with Node. */
export function runNode(words, cwd) {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-usage-'))
  const file = join(folder, 'usage.json')
  try {
    const made = run(process.execPath, ['--import', USAGE, ...words], cwd, { LECTERN_USAGE: file })
    return { ...made, ...JSON.parse(readFileSync(file, 'utf8')) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Runs any program; only its wall time is known. Throws if it fails. */
export function run(program, words, cwd, env = {}) {
  const started = performance.now()
  const { status, stdout, stderr, error } = spawnSync(program, words, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
  const wall = (performance.now() - started) / 1000
  if (error !== undefined) throw error
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} failed:\n${stderr.slice(-2000)}`)
  return { wall, cpu: null, memory: null, stdout }
}

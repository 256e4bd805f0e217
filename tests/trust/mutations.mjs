// Takes guards away, one by one, in a copy of the project: each time a test has to fail.
// node tests/trust/mutations.mjs [part of a promise's name]   prints a Markdown table; exit 1 if a guard is not missed
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MUTATIONS } from './mutation-list.mjs'

const root = join(import.meta.dirname, '..', '..')
const wanted = process.argv[2] ?? ''
const mutations = MUTATIONS.filter(([promise]) => promise.includes(wanted))
const copy = mkdtempSync(join(tmpdir(), 'lectern-mutations-'))
/** Tests that have been seen to pass. */
const passing = new Set()
let survivors = 0
try {
  copyProject()
  console.log('| promise without its guard | test | |')
  console.log('|---|---|---|')
  for (const [promise, file, guard, replacement, tests] of mutations) {
    const path = join(copy, 'src', file)
    const source = readFileSync(path, 'utf8')
    const places = source.split(guard).length - 1
    requirePassing(tests)
    const started = performance.now()
    writeFileSync(
      path,
      source.replace(guard, () => replacement),
    )
    const isCaught = places === 1 && fails(tests)
    writeFileSync(path, source)
    if (!isCaught) survivors++
    const seconds = ((performance.now() - started) / 1000).toFixed(0)
    const verdict = isCaught ? 'caught' : places === 1 ? '**survived**' : `**is there ${places} times**`
    console.log(`| ${promise} | ${tests} | ${verdict}, ${seconds} s |`)
  }
} finally {
  rmSync(copy, { recursive: true, force: true })
}
process.exitCode = survivors === 0 ? 0 : 1

function copyProject() {
  const left = new Set(['node_modules', 'dist'])
  for (const name of readdirSync(root)) {
    if (!left.has(name) && !name.startsWith('.'))
      cpSync(join(root, name), join(copy, name), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
}

/** A test that fails anyway shows nothing. */
function requirePassing(tests) {
  if (!passing.has(tests) && fails(tests)) throw new Error(`“${tests}” fails with every guard in place.`)
  passing.add(tests)
}

/** Whether one of the tests of a file or folder fails; those of the compiled program need it compiled. */
function fails(tests) {
  const [name, ...options] = tests.split(' ')
  if (/^crash|alone$/.test(name) && run([join(copy, 'scripts', 'compile.mjs')]) !== 0)
    throw new Error('A mutation does not compile.')
  const vitest = join(copy, 'node_modules', 'vitest', 'vitest.mjs')
  const place = name.endsWith('/') ? `tests/${name}` : `tests/${name}.test.ts`
  return run([vitest, 'run', place, ...options, '--bail=1', '--testTimeout=120000']) !== 0
}

function run(args) {
  return spawnSync(process.execPath, args, { cwd: copy, stdio: 'ignore' }).status
}

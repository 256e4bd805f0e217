// What hostile notes of a megabyte cost: CPU time, memory and growth of a whole build with one note of each shape.
// node bench/shapes.mjs [part of a name]   builds with lib/cli.js, prints a Markdown table; exit 1 beyond the budgets
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** Lengths in characters; growth is measured from each to the next. */
const LENGTHS = [62_500, 250_000, 1_000_000]
const BUDGETS = { seconds: 10, megabytes: 1500, exponent: 1.6 }
/** Shorter times are mostly the start of the program: their growth says nothing. */
const SHORTEST = 1

const wanted = process.argv[2] ?? ''
const home = mkdtempSync(join(tmpdir(), 'lectern-shapes-'))
try {
  // A copy, so that compiling meanwhile changes nothing.
  for (const name of ['lib', 'templates', 'package.json'])
    cpSync(join(ROOT, name), join(home, name), { recursive: true })
  const usage = join(home, 'usage.mjs')
  writeFileSync(
    usage,
    `import { writeFileSync } from 'node:fs'
    process.on('exit', () => writeFileSync(process.env.USAGE, JSON.stringify(process.resourceUsage())))`,
  )
  const shapes = await readShapes()
  const empty = measure('empty', '', usage)
  console.log('| shape | CPU, s | memory, MB | growth |')
  console.log('|---|---:|---:|---:|')
  for (const [name, make] of Object.entries(shapes)) {
    if (!name.includes(wanted)) continue
    const uses = LENGTHS.map((length) => measure(name, make(length), usage))
    const seconds = Math.max(...uses.map((use) => use.seconds))
    const megabytes = Math.max(...uses.map((use) => use.megabytes))
    const exponent = growthOf(uses.map((use) => use.seconds - empty.seconds))
    const isBeyond =
      seconds > BUDGETS.seconds || megabytes > BUDGETS.megabytes || (exponent ?? 0) > BUDGETS.exponent
    if (isBeyond) process.exitCode = 1
    const cells = [seconds.toFixed(1), megabytes.toFixed(0), exponent?.toFixed(2) ?? '–']
    console.log(`| ${name}${isBeyond ? ' **beyond the budget**' : ''} | ${cells.join(' | ')} |`)
  }
} finally {
  rmSync(home, { recursive: true, force: true })
}

/** The largest exponent by which time grows with length; null if all times are short. */
function growthOf(seconds) {
  const exponents = LENGTHS.flatMap((length, i) => {
    const before = seconds[i - 1]
    if (before === undefined || seconds[i] < SHORTEST) return []
    return [Math.log(seconds[i] / Math.max(before, 0.01)) / Math.log(length / LENGTHS[i - 1])]
  })
  return exponents.length === 0 ? null : Math.max(...exponents)
}

async function readShapes() {
  const file = join(home, 'shapes.mjs')
  await build({
    entryPoints: [join(ROOT, 'tests', 'trust', 'shapes.ts')],
    outfile: file,
    bundle: true,
    format: 'esm',
    logLevel: 'error',
  })
  return (await import(pathToFileURL(file).href)).SHAPES
}

/** Builds a vault of one note in a process of its own: user and system time of all threads, and the most memory. */
function measure(name, text, preload) {
  const vault = join(home, 'vault')
  rmSync(vault, { recursive: true, force: true })
  mkdirSync(vault)
  writeFileSync(join(vault, 'Note.md'), text)
  const words = ['build', vault, '--output', join(home, 'site'), '--no-cache', '--quiet']
  const { status, signal } = spawnSync(
    process.execPath,
    ['--import', pathToFileURL(preload).href, join(home, 'lib', 'cli.js'), ...words],
    {
      cwd: home,
      env: { ...process.env, USAGE: join(home, 'usage.json') },
      stdio: 'ignore',
      timeout: 300_000,
    },
  )
  if (status !== 0) throw new Error(`The build of “${name}” ended with ${signal ?? status}.`)
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(join(home, 'usage.json'), 'utf8'))
  return { seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 }
}

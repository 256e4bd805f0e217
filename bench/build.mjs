// What builds cost, from nothing and after an edit, on made-up course vaults.
//
//   npm run bench -- [sizes…] [--hugo PROGRAM] [--quartz CHECKOUT] [--eleventy CMD]   (default: 100 1000)
//
// Prints Markdown tables. Times depend on the machine: compare what one run says, never two runs.
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { EDITS } from './edits.mjs'
import { importSource } from './import-source.mjs'
import { runLectern, runNode } from './measure.mjs'
import { OTHERS } from './others.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: Object.fromEntries(Object.keys(OTHERS).map((name) => [name, { type: 'string' }])),
})
const sizes = positionals.length === 0 ? [100, 1000] : positionals.map(Number)
const { writeCourseVault } = await importSource('bench/course-vault.ts')

const [cpu] = cpus()
console.log(`Node ${process.version}, ${availableParallelism()} cores (${cpu?.model}).\n`)
console.log('| notes | case | wall | CPU | peak memory | compiled | written |')
console.log('|---:|---|---:|---:|---:|---:|---:|')
const cold = []
for (const size of sizes) cold.push({ size, ...measureSize(size) })

if (cold.length > 1) {
  const [first, last] = [cold[0], cold.at(-1)]
  const exponent = Math.log(last.cpu / first.cpu) / Math.log(last.size / first.size)
  console.log(`\nCold CPU time grows with the number of notes to the power of ${exponent.toFixed(2)}.`)
}
const others = cold.flatMap(({ size, beside }) => beside.map((row) => `| ${size} | ${row} |`))
if (others.length > 0) {
  console.log('\n| notes | beside | cold | Lectern’s cold, × | nothing changed | Lectern’s, × |')
  console.log('|---:|---|---:|---:|---:|---:|')
  console.log(others.join('\n'))
}
measureStart()

/** Plays all cases in one vault; answers what the first build cost, and rows about others. */
function measureSize(size) {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-'))
  const vault = join(folder, 'vault')
  const print = (name, { wall, cpu, memory, stdout }) => {
    const { notes, cacheHits, written } = JSON.parse(stdout).stats
    const cells = [size, name, s(wall), s(cpu), mb(memory), notes - cacheHits, written]
    console.log(`| ${cells.join(' | ')} |`)
  }
  const words = ['build', 'vault', '--output', 'site', '--cache-dir', 'cache']
  const lectern = () => runLectern([...words, '--json'], folder)
  try {
    writeCourseVault(vault, size)
    // Files that have just been written are read again by the next build, whoever wrote them.
    pause()
    const first = lectern()
    print('cold', first)
    // Whoever asks for a report has the site read from the cache; authors do not.
    runLectern(words, folder)
    const nothing = runLectern(words, folder)
    const written = /\((\d+) written/.exec(nothing.stdout)?.[1]
    print('nothing changed', {
      ...nothing,
      stdout: JSON.stringify({ stats: { notes: 0, cacheHits: 0, written } }),
    })
    for (const [name, edit] of Object.entries(EDITS)) {
      edit(vault, folder)
      pause()
      print(name, lectern())
    }
    const beside = Object.entries(values).map(([name, place]) => {
      const other = OTHERS[name](place, vault, folder)
      const ratio = (mine, its) => (mine / its).toFixed(2)
      return [
        name,
        s(other.cold),
        ratio(first.wall, other.cold),
        s(other.nothing),
        ratio(nothing.wall, other.nothing),
      ].join(' | ')
    })
    return { cpu: first.cpu, wall: first.wall, beside }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What starting costs, against Node's own start. */
function measureStart() {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-'))
  const best = (work) => Math.min(...Array.from({ length: 7 }, () => work().wall))
  try {
    writeCourseVault(join(folder, 'vault'), 60)
    pause()
    const unchanged = () => runLectern(['build', 'vault', '--output', 'site', '--cache-dir', 'cache'], folder)
    unchanged()
    const node = best(() => runNode(['--eval', '0'], folder))
    const rows = [
      ['`node --eval 0`', node],
      ['`lectern --version`', best(() => runLectern(['--version'], folder))],
      ['nothing to do in 60 notes', best(unchanged)],
    ]
    console.log('\n| start-up, best of 7 | wall | over Node’s own |\n|---|---:|---:|')
    for (const [name, wall] of rows) console.log(`| ${name} | ${ms(wall)} | ${ms(wall - node)} |`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Longer than the time for which a file counts as just written. */
function pause() {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2500)
}

function s(seconds) {
  return `${seconds.toFixed(2)} s`
}

function ms(seconds) {
  return `${Math.round(seconds * 1000)} ms`
}

function mb(bytes) {
  return `${Math.round(bytes / 1e6)} MB`
}

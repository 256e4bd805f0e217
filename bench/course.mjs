// What the course layer costs a first build: its share of the CPU time, from a profile.
//
//   npm run bench:course -- [notes]   (default: 1000)
//
// Samples count for the course layer if a function of its files is on the stack.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { build } from 'esbuild'
import { importSource } from './import-source.mjs'
import { ROOT, run } from './measure.mjs'

/** The files that are there for courses, sources, backlinks, wanted notes, the glossary and numbers. */
const COURSE =
  /src\/(?:course\/|site\/course\/|render\/(?:sources\/|quotes|sentence|handlers\/source-list)|note\/(?:citations|syllabus|definitions|locator|source-)|site\/pages\/(?:course|glossary|print))/

const count = Number(process.argv[2] ?? 1000)
const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-'))
try {
  const { writeCourseVault } = await importSource('bench/course-vault.ts')
  writeCourseVault(join(folder, 'vault'), count)
  await compileWithMaps(join(folder, 'package'))
  const cli = join(folder, 'package', 'lib', 'cli.js')
  const profile = ['--cpu-prof', '--cpu-prof-dir', join(folder, 'profile')]
  const words = ['build', 'vault', '--output', 'site', '--no-cache', '--threads', '1', '--quiet']
  run(process.execPath, [...profile, cli, ...words], folder)
  const { total, course } = shareOf(join(folder, 'profile'), join(folder, 'package', 'lib'))
  console.log(
    `${count} notes: ${((100 * course) / total).toFixed(1)} % of ${(total / 1e6).toFixed(1)} s are the course layer’s.`,
  )
} finally {
  rmSync(folder, { recursive: true })
}

/** A package whose compiled code has source maps. */
async function compileWithMaps(target) {
  for (const name of ['package.json', 'templates', 'lib']) {
    cpSync(join(ROOT, name), join(target, name), { recursive: true })
  }
  rmSync(join(target, 'lib', 'chunks'), { recursive: true })
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['src/cli.ts'],
    outdir: join(target, 'lib'),
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    sourcemap: true,
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    external: ['esbuild', 'fsevents'],
    logLevel: 'error',
  })
}

/** Microseconds of all samples but idle ones, and of those of the course layer. */
function shareOf(profiles, lib) {
  const maps = new Map()
  for (const file of readdirSync(lib, { recursive: true }).filter((name) => name.endsWith('.js.map'))) {
    maps.set(basename(file, '.map'), new SourceMap(JSON.parse(readFileSync(join(lib, file), 'utf8'))))
  }
  const [name] = readdirSync(profiles)
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(profiles, name), 'utf8'))
  const isCourse = new Map()
  const mark = (node, inherited) => {
    const { url, lineNumber, columnNumber, functionName } = node.callFrame
    const source = maps.get(basename(url))?.findEntry(lineNumber, columnNumber).originalSource ?? ''
    const own = inherited || COURSE.test(source)
    isCourse.set(node.id, functionName === '(idle)' ? null : own)
    for (const child of node.children ?? []) mark(byId.get(child), own)
  }
  const byId = new Map(nodes.map((node) => [node.id, node]))
  mark(nodes[0], false)
  let total = 0
  let course = 0
  for (const [index, id] of samples.entries()) {
    if (isCourse.get(id) === null) continue
    total += timeDeltas[index]
    if (isCourse.get(id)) course += timeDeltas[index]
  }
  return { total, course }
}

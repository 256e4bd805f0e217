// What the libraries that define what notes mean take by themselves: no build on them can be faster.
//
//   npm run bench:floor -- [notes] [--hugo PROGRAM]   (default: 1000)
//
// Reads every note, parses it (micromark, mdast), sets each formula once (KaTeX), and turns the tree into HTML
// (mdast-util-to-hast, hast-util-to-html): no links, no templates, no search, nothing kept or written. As many
// processes share the notes as there are cores, and share nothing else.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { toHtml } from 'hast-util-to-html'
import katex from 'katex'
import { toHast } from 'mdast-util-to-hast'
import { importSource } from './import-source.mjs'
import { runLectern } from './measure.mjs'
import { OTHERS } from './others.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { hugo: { type: 'string' }, vault: { type: 'string' }, part: { type: 'string' } },
})
if (values.vault === undefined) await compare(Number(positionals[0] ?? 1000))
else await renderPart(values.vault, ...values.part.split('/').map(Number))

async function compare(count) {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-'))
  try {
    const vault = join(folder, 'vault')
    const { writeCourseVault } = await importSource('bench/course-vault.ts')
    writeCourseVault(vault, count)
    const processes = availableParallelism()
    const libraries = await timeLibraries(vault, processes)
    const lectern = runLectern(['build', 'vault', '--output', 'site', '--no-cache', '--quiet'], folder).wall
    const hugo = values.hugo === undefined ? null : OTHERS.hugo(values.hugo, vault, folder).cold
    console.log(`${count} notes, ${processes} cores, first build:\n`)
    console.log('| | seconds | × Hugo |\n|---|---:|---:|')
    const row = (name, seconds) =>
      console.log(`| ${name} | ${seconds.toFixed(1)} | ${hugo === null ? '' : (seconds / hugo).toFixed(1)} |`)
    row('the libraries alone', libraries)
    row('Lectern', lectern)
    if (hugo !== null) row('Hugo', hugo)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function timeLibraries(vault, processes) {
  const started = performance.now()
  const ends = Array.from({ length: processes }, (_, part) => {
    const words = [fileURLToPath(import.meta.url), '--vault', vault, '--part', `${part}/${processes}`]
    return once(spawn(process.execPath, words, { stdio: 'inherit' }), 'exit')
  })
  for (const [code] of await Promise.all(ends)) if (code !== 0) throw new Error('A part failed.')
  return (performance.now() - started) / 1000
}

/** Renders the notes of one part: every second, third, … of them. */
async function renderPart(vault, part, parts) {
  const { parseMarkdown } = await importSource('src/syntax/parse-markdown.ts')
  const known = new Map()
  const formula = (displayMode) => (_, node) => {
    const key = `${displayMode} ${node.value}`
    const html = known.get(key) ?? katex.renderToString(node.value, { displayMode, throwOnError: false })
    known.set(key, html)
    return { type: 'raw', value: html }
  }
  const handlers = { inlineMath: formula(false), math: formula(true) }
  const names = readdirSync(vault, { recursive: true }).filter((name) => name.endsWith('.md'))
  for (const name of names.sort().filter((_, index) => index % parts === part)) {
    const text = readFileSync(join(vault, name), 'utf8').replace(/^---\n.*?\n---\n/s, '')
    const tree = toHast(parseMarkdown(text), { handlers, allowDangerousHtml: true })
    toHtml(tree, { allowDangerousHtml: true })
  }
}

// Writes the generated parts of the guide: what stands between `<!-- begin: name words… -->` and `<!-- end -->` in
// docs/*.md. With --check it writes nothing and fails if a page is out of date.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadFacts } from './docs/facts.mjs'
import { REGIONS } from './docs/tables.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** The pages of the guide that have generated parts: the file, what it holds, and what it should hold. */
export async function generatePages() {
  const facts = await loadFacts(root)
  return readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(root, 'docs', name), 'utf8') }))
    .filter(({ text }) => text.includes('<!-- begin: '))
    .map(({ name, text }) => ({ name, text, filled: fill(name, text, facts) }))
}

function fill(name, text, facts) {
  return text.replaceAll(/^<!-- begin: ([^\n]*) -->\n[\s\S]*?^<!-- end -->$/gm, (_whole, words) => {
    const [region = '', ...rest] = words.split(' ')
    const make = REGIONS[region]
    if (make === undefined) throw new Error(`${name} asks for “${region}”, which nobody makes.`)
    return `<!-- begin: ${words} -->\n\n${make(facts, ...rest)}\n\n<!-- end -->`
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const pages = await generatePages()
  const stale = pages.filter(({ text, filled }) => text !== filled)
  const isCheck = process.argv.includes('--check')
  for (const { name, filled } of stale) {
    if (!isCheck) writeFileSync(join(root, 'docs', name), filled)
    console.log(`${isCheck ? 'out of date' : 'written'}: docs/${name}`)
  }
  if (isCheck && stale.length > 0) process.exitCode = 1
}

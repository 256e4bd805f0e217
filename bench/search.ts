/**
 * Measures the search on a made-up vault: time to build the index, its size, and what a query moves and takes.
 *
 *   npx esbuild bench/search.ts --bundle --platform=node --format=esm | node --input-type=module - 10000 350
 *
 * The arguments are the number of notes and the words of each.
 */
import { performance } from 'node:perf_hooks'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { outputPath } from '../src/lib/paths.ts'
import type { LoadFile } from '../src/search-core/files.ts'
import { openSearch } from '../src/search-core/search.ts'
import type { SearchNote } from '../src/site/search/note.ts'
import { indexOf } from '../tests/search/site.ts'

const [count = 10_000, words = 350] = process.argv
  .slice(2)
  .map(Number)
  .filter((value) => value > 0)

const notes = makeNotes(count, words)
const bytes = notes.reduce(
  (sum, note) => sum + note.sections.reduce((all, { text }) => all + text.length, 0),
  0,
)
console.log(`${count} notes, ${words} words each, ${megabytes(bytes)} of text`)

const [index, planning] = timed(() => indexOf(notes))
const [outputs, writing] = timed(() => index.files.map(({ path, make }) => ({ path, text: make() })))
console.log(`terms of every note and lists of every block ${planning}, files ${writing}`)

const files = new Map(outputs.map(({ path, text }) => [path.slice('search/'.length, -'.js'.length), text]))
const sizes = new Map([...files].map(([name, text]) => [name, brotliCompressSync(text).length]))
for (const kind of ['index', 'words', 'names', 'text']) {
  const own = [...sizes].filter(([name]) => name.startsWith(kind)).map(([, size]) => size)
  own.sort((a, b) => a - b)
  const total = own.reduce((sum, size) => sum + size, 0)
  console.log(
    `${kind.padEnd(6)} ${String(own.length).padStart(5)} files, Brotli: all ${kilobytes(total)},`,
    `median ${kilobytes(own[own.length >> 1] ?? 0)}, largest ${kilobytes(own.at(-1) ?? 0)}`,
  )
}

await measureEdits()
const vocabulary = makeVocabulary()
const rare = (rank: number): string => vocabulary[rank] ?? ''
await measureQuery('rare word', rare(9000))
await measureQuery('middling word', rare(400))
await measureQuery('three words', `${rare(300)} ${rare(1200)} ${rare(5000)}`)
await measureQuery('frequent words', `${rare(0)} ${rare(1)} ${rare(2)} ${rare(3)}`)
await measureQuery('mistyped', `${rare(4000).slice(0, 4)}q${rare(4000).slice(4)}`)
await measureQuery('phrase', `"${phraseOf(notes[4321 % count])}"`)
await measureQuery('tag and word', `tag:topic3 ${rare(500)}`)
await measureQuery('without', `${rare(300)} -${rare(40)}`)
await measureTyping('key by key', `${rare(700)} ${rare(3000)}`)

/** Loads from memory, and counts what a browser would have moved. */
function openCounting(): { load: LoadFile; moved: () => { brotli: number; gzip: number; files: number } } {
  const names: string[] = []
  const load = (async (_kind: string, name: string) => {
    const text = files.get(name)
    if (text === undefined) throw new Error(`There is no file “${name}”.`)
    names.push(name)
    return JSON.parse(text.slice(text.indexOf(',') + 1, text.lastIndexOf(')')))
  }) as LoadFile
  const moved = () => ({
    brotli: names.reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0),
    gzip: names.reduce((sum, name) => sum + gzipSync(files.get(name) ?? '').length, 0),
    files: names.length,
  })
  return { load, moved }
}

async function measureQuery(label: string, query: string): Promise<void> {
  const { load, moved } = openCounting()
  const start = performance.now()
  const search = await openSearch(load)
  const names = await search.names(query, 6)
  const answer = await search.texts(query, 10)
  const cold = performance.now() - start
  let warm = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < 5; turn++) {
    const again = performance.now()
    await search.names(query, 6)
    await search.texts(query, 10)
    warm = Math.min(warm, performance.now() - again)
  }
  report(
    label,
    query,
    moved(),
    `${cold.toFixed(1)} ms cold, ${warm.toFixed(1)} ms warm`,
    names.length,
    answer.hits.length,
  )
}

/** As a reader types: names at every key, texts where a word ends. */
async function measureTyping(label: string, query: string): Promise<void> {
  const { load, moved } = openCounting()
  const search = await openSearch(load)
  let slowest = 0
  let names = 0
  let texts = 0
  for (let length = 1; length <= query.length; length++) {
    const start = performance.now()
    names = (await search.names(query.slice(0, length), 6)).length
    if (length === query.length || query[length] === ' ') {
      texts = (await search.texts(query.slice(0, length), 10)).hits.length
    }
    slowest = Math.max(slowest, performance.now() - start)
  }
  report(label, query, moved(), `${slowest.toFixed(1)} ms the slowest key`, names, texts)
}

function report(
  label: string,
  query: string,
  moved: { readonly brotli: number; readonly gzip: number; readonly files: number },
  time: string,
  names: number,
  texts: number,
): void {
  console.log(
    `${label.padEnd(15)} ${kilobytes(moved.brotli).padStart(8)} Brotli, ${kilobytes(moved.gzip).padStart(8)} gzip,`,
    `${String(moved.files).padStart(2)} files, ${time}, ${names} names, ${texts} passages  (${query})`,
  )
}

/** How many files change when a sentence is added to one note, and when a note is added. */
async function measureEdits(): Promise<void> {
  const keys = new Map(index.files.map(({ path, key }) => [path, key]))
  const changed = (edited: readonly SearchNote[]): number =>
    indexOf(edited, { known: index.known }).files.filter(({ path, key }) => keys.get(path) !== key).length
  const [first, ...others] = notes
  const [section, ...sections] = first?.sections ?? []
  if (first === undefined || section === undefined) return
  const longer = { ...section, text: `${section.text} One sentence more about the kernel of a map.` }
  const edited = changed([{ ...first, sections: [longer, ...sections] }, ...others])
  const added = changed([...notes, { ...first, output: outputPath('new.html') }])
  console.log(`of ${outputs.length} files change: ${edited} by a sentence, ${added} by a new note`)
}

/** Made-up words in the order of their frequency. */
function makeVocabulary(): string[] {
  const random = randomNumbers(7)
  const syllables = [...'bcdfghklmnprstvw'].flatMap((onset) => [...'aeiou'].map((vowel) => onset + vowel))
  const codas = ['', '', 'n', 'r', 's', 'l', 'x', 'ng', 'tion']
  const known = new Set<string>()
  while (known.size < 40_000) {
    const length = 1 + Math.floor(random() * 3 + Math.min(1, known.size / 2000))
    let word = ''
    for (let index = 0; index < length; index++) word += syllables[Math.floor(random() * syllables.length)]
    known.add(word + codas[Math.floor(random() * codas.length)])
  }
  return [...known]
}

/** Notes whose words follow Zipf's law, in five sections. */
function makeNotes(total: number, size: number): SearchNote[] {
  const vocabulary = makeVocabulary()
  const random = randomNumbers(42)
  const word = (): string => vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? ''
  // Titles and headings name things, so frequent words are rare in them.
  const name = (): string => vocabulary[50 + Math.floor((vocabulary.length / 4) ** random())] ?? ''
  const some = (length: number, one: () => string): string => Array.from({ length }, one).join(' ')
  const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
  return Array.from({ length: total }, (_, index) => ({
    output: outputPath(`week-${index % 50}/${some(2, name).replace(/ /g, '-')}-${index}.html`),
    title: capital(some(1 + Math.floor(random() * 3), name)),
    aliases: random() < 0.3 ? [capital(some(2, name))] : [],
    tags: [`topic${index % 20}`, `kind/${index % 7}`],
    courses: [`Course ${index % 10}`],
    lang: 'en',
    sections: Array.from({ length: 5 }, (_, at) => {
      const heading = at === 0 ? null : capital(some(1 + Math.floor(random() * 3), name))
      return {
        anchor: heading === null ? null : heading.toLowerCase().replace(/ /g, '-'),
        heading,
        text: Array.from(
          { length: Math.max(1, Math.round(size / 60)) },
          () => `${capital(some(12, word))}.`,
        ).join(' '),
      }
    }),
  }))
}

function phraseOf(note: SearchNote | undefined): string {
  return (note?.sections[2]?.text ?? '').split(' ').slice(1, 5).join(' ')
}

function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** A result, and the time that it took on the clock and on all cores together. */
function timed<T>(make: () => T): [result: T, time: string] {
  const start = performance.now()
  const before = process.cpuUsage()
  const result = make()
  const { user, system } = process.cpuUsage(before)
  const clock = (performance.now() - start) / 1000
  return [result, `${clock.toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of CPU)`]
}

function kilobytes(size: number): string {
  return `${(size / 1000).toFixed(1)} kB`
}

function megabytes(size: number): string {
  return `${(size / 1e6).toFixed(1)} MB`
}

import { hash } from 'node:crypto'
import type { UrlStyle } from '../../src/html/url.ts'
import { type OutputPath, outputPath } from '../../src/lib/paths.ts'
import { HOOK, type LoadFile } from '../../src/search-core/files.ts'
import { openSearch, type Search } from '../../src/search-core/search.ts'
import type { SearchNote } from '../../src/site/search/note.ts'
import { shelveNote } from '../../src/site/search/note-terms.ts'
import { type KnownFiles, placeNotes, searchFiles } from '../../src/site/search/outputs.ts'
import type { Shelf } from '../../src/site/search/shelf.ts'
import { blockMembers, shelveBlock } from '../../src/site/search/word-blocks.ts'

/** A note from a few lines: `# heading` begins a section, the lines before the first one stand at the top. */
export function note(title: string, body: string, more: Partial<SearchNote> = {}): SearchNote {
  const sections: { anchor: string | null; heading: string | null; text: string }[] = [
    { anchor: null, heading: null, text: '' },
  ]
  for (const line of body.split('\n').map((text) => text.trim())) {
    const heading = /^# (.*)/.exec(line)?.[1]
    if (heading !== undefined) sections.push({ anchor: slug(heading), heading, text: '' })
    else {
      const last = sections.at(-1)
      if (last !== undefined) last.text += `${line} `
    }
  }
  return {
    output: pathOf(title),
    title,
    aliases: [],
    tags: [],
    courses: [],
    lang: 'en',
    sections,
    ...more,
  }
}

export function pathOf(title: string): OutputPath {
  return outputPath(`${slug(title)}.html`)
}

export interface SearchOutput {
  readonly path: OutputPath
  readonly text: string
}

/** The files of a site with these notes. */
export function filesOf(notes: readonly SearchNote[], style: UrlStyle = 'file'): SearchOutput[] {
  return indexOf(notes, { style }).files.map(({ path, make }) => ({ path, text: make() }))
}

/** The files with what the next build may use of them; nothing is made that is not asked for. */
export function indexOf(
  notes: readonly SearchNote[],
  { style = 'file', known = null }: { style?: UrlStyle; known?: KnownFiles | null } = {},
): ReturnType<typeof searchFiles> {
  const shelf = createShelf()
  // As through a store: what is kept is JSON.
  const throughStore = <T>(value: T): T => JSON.parse(JSON.stringify(value))
  const placed = placeNotes(throughStore(notes.map((one) => shelveNote(one, shelf))), style)
  const blocks = blockMembers(placed.placed).map((members) => throughStore(shelveBlock(members, shelf)))
  return searchFiles(placed, blocks, known, shelf)
}

function createShelf(): Shelf {
  const texts = new Map<string, string>()
  const digest = (text: string): string => hash('sha256', text)
  return {
    digest,
    put(text) {
      texts.set(digest(text), text)
      return digest(text)
    },
    get(key) {
      const text = texts.get(key)
      if (text === undefined) throw new Error('Nobody has put this on the shelf.')
      return text
    },
  }
}

/** Opens the search over the files as a browser would get them; `asked` collects their names. */
export function searchIn(notes: readonly SearchNote[], asked: string[] = []): Promise<Search> {
  return openSearch(loaderFor(filesOf(notes), asked))
}

/** Reads the scripts without running them. */
export function loaderFor(outputs: readonly SearchOutput[], asked: string[] = []): LoadFile {
  const files = new Map(outputs.map(({ path, text }) => [path, text]))
  return (async (_kind: string, name: string) => {
    asked.push(name)
    const text = files.get(outputPath(`search/${name}.js`))
    if (text === undefined) throw new Error(`There is no file “${name}”.`)
    const [ownName, payload] = JSON.parse(`[${text.slice(HOOK.length + 1, text.lastIndexOf(')'))}]`)
    if (ownName !== name) throw new Error(`The file “${name}” calls itself “${ownName}”.`)
    return payload
  }) as LoadFile
}

/** What a query finds in the texts, as `path#anchor`. */
export async function found(notes: readonly SearchNote[], query: string, limit = 20): Promise<string[]> {
  const answer = await (await searchIn(notes)).texts(query, limit)
  return answer.hits.map((hit) => placeOf(hit))
}

/** Where a query leads by names, as `path#anchor`. */
export async function named(notes: readonly SearchNote[], query: string, limit = 6): Promise<string[]> {
  return (await (await searchIn(notes)).names(query, limit)).map((hit) => placeOf(hit))
}

/** An excerpt with its marked words in brackets. */
export function shown(stretches: readonly { readonly text: string; readonly marked: boolean }[]): string {
  return stretches.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('')
}

/** A place as `path#anchor`. */
export function placeOf({ path, anchor }: { readonly path: string; readonly anchor: string | null }): string {
  return anchor === null ? path : `${path}#${anchor}`
}

function slug(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')
}

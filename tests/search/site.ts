import { type OutputPath, outputPath } from '../../src/lib/paths.ts'
import { HOOK, type LoadFile } from '../../src/search-core/files.ts'
import { openSearch, type Search } from '../../src/search-core/search.ts'
import type { SearchNote } from '../../src/site/search/note.ts'
import { termsOf } from '../../src/site/search/note-terms.ts'
import { type SearchOutput, searchOutputs } from '../../src/site/search/outputs.ts'

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

/** The files of a site with these notes. */
export function filesOf(notes: readonly SearchNote[]): SearchOutput[] {
  // As through a store: what is kept of a note is JSON.
  return searchOutputs(notes.map((one) => JSON.parse(JSON.stringify(termsOf(one)))))
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

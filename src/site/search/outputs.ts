/** All notes' terms → the files below `search/`. */
import type { UrlStyle } from '../../html/url.ts'
import { compareBy } from '../../lib/compare.ts'
import { type OutputPath, outputPath } from '../../lib/paths.ts'
import { HOOK, INDEX_NAME, type IndexPayload, type Payloads, shardName } from '../../search-core/files.ts'
import { nameRecord, nameShards } from './name-shards.ts'
import type { NoteTerms } from './note-terms.ts'
import { assignSlots } from './slots.ts'
import { groupBitsFor, textFiles } from './text-files.ts'
import { wordShards } from './word-shards.ts'

export interface SearchOutput {
  readonly path: OutputPath
  readonly text: string
}

/**
 * The search data of a site, sorted by path (files.ts says what is in it). Depends on the notes alone, not on
 * their order; an edit of a note's prose changes its text file and the shards of the words that came or went.
 */
export function searchOutputs(notes: readonly NoteTerms[], style: UrlStyle = 'file'): SearchOutput[] {
  const slots = assignSlots(notes.map((note) => note.output))
  const lang = usualLanguage(notes)
  const placed = notes
    .map((note, index) => ({ note, path: shownPath(note.output, style), slot: slots[index] ?? 0 }))
    .sort(compareBy((entry) => entry.slot))
  const groupBits = groupBitsFor(notes)
  const words = wordShards(
    placed.map((entry) => entry.note),
    placed.map((entry) => entry.slot),
  )
  const records = placed.map(({ note, path }) => nameRecord(note, path, lang))
  const names = nameShards(records.sort(compareBy((record) => record[0])))
  const areInline = names.size === 1

  const index: IndexPayload = [
    1,
    notes.length,
    lang,
    groupBits,
    [...words.keys()],
    areInline ? [] : [...names.keys()],
    areInline ? (names.get('') ?? []) : [],
  ]
  const outputs = [file<'index'>(INDEX_NAME, index)]
  for (const [start, shard] of words) outputs.push(file<'words'>(shardName('words', start), shard))
  if (!areInline) {
    for (const [start, shard] of names) outputs.push(file<'names'>(shardName('names', start), shard))
  }
  for (const [name, records] of textFiles(placed, groupBits, lang)) outputs.push(file<'text'>(name, records))
  return outputs.sort(compareBy((output) => output.path))
}

/** A script, because that is what a page opened from disk may load. */
function file<Kind extends keyof Payloads>(name: string, payload: Payloads[Kind]): SearchOutput {
  return {
    path: outputPath(`search/${name}.js`),
    text: `${HOOK}(${JSON.stringify(name)},${JSON.stringify(payload)})\n`,
  }
}

/** A page's path as its address shows it, not encoded. */
function shownPath(output: string, style: UrlStyle): string {
  return style === 'file' ? output : output.replace(/(?:^|(?<=\/))index\.html$|\.html$/, '')
}

/** The language of most notes, which the files then need not repeat. */
function usualLanguage(notes: readonly NoteTerms[]): string {
  const counts = new Map<string, number>()
  for (const { lang } of notes) counts.set(lang, (counts.get(lang) ?? 0) + 1)
  const [first] = [...counts].sort(
    compareBy(
      ([, count]) => -count,
      ([lang]) => lang,
    ),
  )
  return first?.[0] ?? ''
}

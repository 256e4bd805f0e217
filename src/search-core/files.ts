/**
 * The files below `search/`: what is in them and how they are called.
 *
 * Each is a script of one statement, `lecternSearch("<name>",<payload>)`, because pages opened from disk may
 * load scripts and nothing else. Payloads are arrays: text of a note is never the key of an object, so no
 * word can become a property such as `__proto__`.
 *
 * - `index.js` comes first and says which others there are.
 * - `words-<start>.js` holds the posting lists of the terms from its start up to the start of the next one.
 * - `names-<start>.js` holds titles, aliases and headings with a word in its range; a small site has all of them in
 *   `index.js`. A beginning of words that fill several shards is answered by the one it falls into, which has the
 *   foremost names of the others too.
 * - `text-<group>-<chunk>.js` holds the text of a few notes, for excerpts and phrases.
 */

/** A title with the aliases and headings of its note that belong into this file; the last part is its language. */
export type NameRecord = readonly [
  path: string,
  title: string,
  aliases: readonly string[],
  headings: readonly (readonly [text: string, anchor: string])[],
  /** Empty if it is the site's. */
  lang: string,
]

/** What there is. */
export type IndexPayload = readonly [
  format: 1,
  notes: number,
  lang: string,
  /** Notes whose slots differ only in so many of the last bits share a text file. */
  groupBits: number,
  /** Where the word shards start, ascending by code unit. */
  wordStarts: readonly string[],
  /** The same for name shards; empty if all names are here. */
  nameStarts: readonly string[],
  names: readonly NameRecord[],
]

/** Terms, and a posting list for each; both are lists parted by blanks. */
export type WordsPayload = readonly [terms: string, postings: string]

export type NamesPayload = readonly NameRecord[]

/** A piece of a section's text. */
export type PassageRecord = readonly [anchor: string | null, heading: string | null, text: string]

/** A note's passages in one chunk. */
export type TextRecord = readonly [
  slot: number,
  path: string,
  title: string,
  lang: string,
  passages: readonly PassageRecord[],
]

export type TextPayload = readonly TextRecord[]

/** Which payload a file of a name has. */
export interface Payloads {
  readonly index: IndexPayload
  readonly words: WordsPayload
  readonly names: NamesPayload
  readonly text: TextPayload
}

/** How the data is loaded: a file's kind and name → its payload. Rejects if there is no such file. */
export type LoadFile = <Kind extends keyof Payloads>(kind: Kind, name: string) => Promise<Payloads[Kind]>

/** The global function that the files call. */
export const HOOK = 'lecternSearch'

/** Passages of a note in one text file. */
export const PASSAGES_PER_CHUNK = 8

/** Name of the first file. */
export const INDEX_NAME = 'index'

/** The file name, without its ending, of a shard of terms or names. */
export function shardName(kind: 'words' | 'names', start: string): string {
  return `${kind}-${[...start].map(portable).join('')}`
}

/** The file name, without its ending, of the text of a passage. */
export function textName(slot: number, passage: number, groupBits: number): string {
  const group = Math.floor(slot / 2 ** groupBits)
  return `text-${group.toString(36)}-${Math.floor(passage / PASSAGES_PER_CHUNK).toString(36)}`
}

/** Capitals are spelt out as well, for file systems that do not tell them from small letters. */
function portable(character: string): string {
  return /^[a-z0-9]$/.test(character) ? character : `_${(character.codePointAt(0) ?? 0).toString(16)}_`
}

/** The start of the shard into whose range a key falls. */
export function shardStart(starts: readonly string[], key: string): string {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? '') <= key) low = middle + 1
    else high = middle
  }
  return starts[low - 1] ?? ''
}

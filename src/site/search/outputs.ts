/** What is known of all notes → the files below `search/` (files.ts of the search says what is in them). */
import type { UrlStyle } from '../../html/url.ts'
import { compareBy } from '../../lib/compare.ts'
import { type OutputPath, outputPath } from '../../lib/paths.ts'
import {
  HOOK,
  INDEX_NAME,
  type IndexPayload,
  type NameRecord,
  type Payloads,
  shardName,
} from '../../search-core/files.ts'
import { nameShards } from './name-shards.ts'
import { readNames, type SearchCard } from './note-terms.ts'
import type { Shelf } from './shelf.ts'
import { assignSlots } from './slots.ts'
import { groupBitsFor, langOf, type PlacedCard, textFiles } from './text-files.ts'
import type { WordBlock } from './word-blocks.ts'
import { type KnownBeginning, wordShards } from './word-shards.ts'

/** A file of the search, which need not be made if its key is known. */
export interface SearchFile {
  readonly path: OutputPath
  /** Digest of what it is made from. */
  readonly key: string
  make(): string
}

/** What spares the next build putting together what has not changed. Plain data. */
export interface KnownFiles {
  readonly beginnings: readonly KnownBeginning[]
  readonly names: KnownNames | null
}

interface KnownNames {
  /** Digest of all names. */
  readonly key: string
  /** Where the shards of names start; null if all names are in the first file. */
  readonly starts: readonly string[] | null
}

/** Notes in the order of their slots, with what the files say once for all of them. */
export interface PlacedNotes {
  readonly placed: readonly PlacedCard[]
  readonly lang: string
}

/** Gives every note its number. Does not depend on the order of the cards. */
export function placeNotes(cards: readonly SearchCard[], style: UrlStyle): PlacedNotes {
  const slots = assignSlots(cards.map((card) => card.output))
  const placed = cards
    .map((card, index) => ({ card, path: shownPath(card.output, style), slot: slots[index] ?? 0 }))
    .sort(compareBy((entry) => entry.slot))
  return { placed, lang: usualLanguage(cards) }
}

/**
 * The search data of a site, sorted by path. Depends on the notes alone; an edit of a note's prose changes its text
 * file and the shards of the words that came or went.
 *
 * @param blocks the blocks of the notes (`blockMembers`), in their order
 */
export function searchFiles(
  { placed, lang }: PlacedNotes,
  blocks: readonly WordBlock[],
  known: KnownFiles | null,
  shelf: Shelf,
): { readonly files: readonly SearchFile[]; readonly known: KnownFiles } {
  const groupBits = groupBitsFor(placed.map(({ card }) => card))
  const words = wordShards(blocks, known?.beginnings ?? [], shelf)
  const names = nameFiles(placed, lang, known?.names ?? null, shelf)
  const starts = words.shards.map(({ start }) => start)
  const index = (records: readonly NameRecord[]): IndexPayload => [
    ...([1, placed.length, lang, groupBits, starts, names.known.starts ?? []] as const),
    records,
  ]
  const indexKey = shelf.digest(JSON.stringify([index([]), names.known]))
  const files = [
    file<'index'>(INDEX_NAME, indexKey, () => index(names.known.starts === null ? names.shard('') : [])),
    ...words.shards.map(({ start, key, make }) => file<'words'>(shardName('words', start), key, make)),
    ...(names.known.starts ?? []).map((start) => {
      const key = shelf.digest(`names ${start} ${names.known.key}`)
      return file<'names'>(shardName('names', start), key, () => names.shard(start))
    }),
    ...textFiles(placed, groupBits, lang, shelf).map(({ name, key, make }) => file<'text'>(name, key, make)),
  ]
  return {
    files: files.sort(compareBy(({ path }) => path)),
    known: { beginnings: words.beginnings, names: names.known },
  }
}

/** The shards of names, put together when the first of them is made. */
function nameFiles(placed: readonly PlacedCard[], lang: string, known: KnownNames | null, shelf: Shelf) {
  const key = shelf.digest(
    JSON.stringify(placed.map(({ card, path }) => [path, card.title, card.names, langOf(card, lang)])),
  )
  let made: ReadonlyMap<string, readonly NameRecord[]> | null = null
  const shards = () => {
    made ??= nameShards(
      placed
        .map(({ card, path }): NameRecord => {
          const { aliases, headings } = readNames(card, shelf)
          return [path, card.title, aliases, headings, langOf(card, lang)]
        })
        .sort(compareBy(([path]) => path)),
    )
    return made
  }
  const starts = (): KnownNames['starts'] => (shards().size === 1 ? null : [...shards().keys()])
  return {
    known: known?.key === key ? known : { key, starts: starts() },
    shard: (start: string) => shards().get(start) ?? [],
  }
}

/** A script, because that is what a page opened from disk may load. */
function file<Kind extends keyof Payloads>(
  name: string,
  key: string,
  payload: () => Payloads[Kind],
): SearchFile {
  return {
    path: outputPath(`search/${name}.js`),
    key,
    make: () => `${HOOK}(${JSON.stringify(name)},${JSON.stringify(payload())})\n`,
  }
}

/** A page's path as its address shows it, not encoded. */
function shownPath(output: string, style: UrlStyle): string {
  return style === 'file' ? output : output.replace(/(?:^|(?<=\/))index\.html$|\.html$/, '')
}

/** The language of most notes, which the files then need not repeat. */
function usualLanguage(cards: readonly SearchCard[]): string {
  const counts = new Map<string, number>()
  for (const { lang } of cards) counts.set(lang, (counts.get(lang) ?? 0) + 1)
  const [first] = [...counts].sort(
    compareBy(
      ([, count]) => -count,
      ([lang]) => lang,
    ),
  )
  return first?.[0] ?? ''
}

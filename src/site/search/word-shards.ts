/** The posting lists of all notes, in shards of neighbouring words. */

import { compareBy } from '../../lib/compare.ts'
import type { WordsPayload } from '../../search-core/files.ts'
import { headNumber } from '../../search-core/postings.ts'
import { cutList } from './cut-list.ts'
import type { Shelf } from './shelf.ts'
import { type Keyed, splitByKey } from './split.ts'
import { decodePiece, textFor, type WordBlock } from './word-blocks.ts'

/** Bytes of a shard of posting lists. */
const SHARD_SIZE = 12_000

/**
 * Notes in a posting list at most. A word that is in more of them tells hardly one note from another, and its
 * whole list would be most of what a query may move.
 */
const MAX_NOTES = 2000

/** The words with one beginning, as the build before has left them. Plain data. */
export interface KnownBeginning {
  readonly beginning: string
  /** Digest of the pieces that it was put together from. */
  readonly key: string
  /** In bytes. */
  readonly size: number
  /** Where its own shards start, if it fills more than one. */
  readonly starts: readonly string[]
}

/** A shard that need not be made if its key is known. */
export interface WordShardPlan {
  readonly start: string
  readonly key: string
  make(): WordsPayload
}

/**
 * Plans the shards from the blocks, in ascending order of slots. Only beginnings whose pieces are not as they were
 * are put together; `known` decides nothing else.
 */
export function wordShards(
  blocks: readonly WordBlock[],
  known: readonly KnownBeginning[],
  shelf: Shelf,
): { readonly shards: readonly WordShardPlan[]; readonly beginnings: readonly KnownBeginning[] } {
  const before = new Map(known.map((entry) => [entry.key, entry]))
  const joined = new Map<string, JoinedLists>()
  const pieces = piecesByBeginning(blocks)
  const textOf = readTexts(shelf)

  function listsOf(beginning: string): JoinedLists {
    const own = pieces.get(beginning) ?? []
    const lists =
      joined.get(beginning) ?? joinPieces(own.map(({ text, start, end }) => textOf(text).slice(start, end)))
    joined.set(beginning, lists)
    return lists
  }

  function knownOf(beginning: string, own: readonly Piece[]): KnownBeginning {
    const key = shelf.digest(`${beginning} ${own.map(({ digest }) => digest).join(' ')}`)
    return before.get(key) ?? measured(beginning, key, listsOf(beginning))
  }

  // Those that lie in the same texts come one after the other, so that each text is read once.
  const found = new Map(
    [...pieces]
      .sort(compareBy(([beginning]) => textFor(beginning)))
      .map(([beginning, own]) => [beginning, knownOf(beginning, own)]),
  )
  const beginnings = [...found.values()].sort(compareBy((entry) => entry.beginning))
  const cells = beginnings.map((entry) => ({ ...entry, key: entry.beginning, digest: entry.key }))
  const shards = [...splitByKey(cells, SHARD_SIZE)].map(([start, group], index, all): WordShardPlan => {
    const end = all[index + 1]?.[0]
    return {
      start,
      key: shelf.digest(`${start} ${end} ${group.map(({ digest }) => digest).join(' ')}`),
      make() {
        const own = group.map(({ beginning, starts }) => {
          const lists = listsOf(beginning)
          return starts.length === 0 ? lists : withinRange(lists, start, end)
        })
        return [own.map(({ terms }) => terms).join(' '), own.map(({ texts }) => texts).join(' ')]
      },
    }
  })
  return { shards, beginnings }
}

/** The posting lists of one beginning, by code unit of their terms: as text, since there are many of them at a time. */
interface JoinedLists {
  /** Separated by spaces. */
  readonly terms: string
  /** The list of each term, separated by spaces. */
  readonly texts: string
}

/** The piece of a block: where its text is, and which part of that it is. */
interface Piece {
  readonly text: string
  readonly digest: string
  readonly start: number
  readonly end: number
}

/** Texts in memory, in characters, at most: more than those of one number take with a hundred thousand notes. */
const HELD = 32_000_000

/** Reads texts, which many beginnings share, not again and again. */
function readTexts(shelf: Shelf): (digest: string) => string {
  const texts = new Map<string, string>()
  let held = 0
  return (digest) => {
    const known = texts.get(digest)
    if (known !== undefined) return known
    const text = shelf.get(digest)
    if (held + text.length > HELD) {
      texts.clear()
      held = 0
    }
    texts.set(digest, text)
    held += text.length
    return text
  }
}

function piecesByBeginning(blocks: readonly WordBlock[]): ReadonlyMap<string, readonly Piece[]> {
  const pieces = new Map<string, Piece[]>()
  for (const block of blocks) {
    for (const [beginning, digest, start, end] of block.pieces) {
      const piece = { text: block.texts[textFor(beginning)] ?? '', digest, start, end }
      const list = pieces.get(beginning)
      if (list === undefined) pieces.set(beginning, [piece])
      else list.push(piece)
    }
  }
  // A note without a word has one empty term.
  pieces.delete('')
  return pieces
}

/** Joins the pieces of one beginning, given by ascending slot; by code unit. */
function joinPieces(pieces: readonly string[]): JoinedLists {
  const joined = new Map<string, { text: string; next: number; notes: number }>()
  for (const piece of pieces) {
    for (const { term, first, place, next, notes, rest } of decodePiece(piece)) {
      const list = joined.get(term) ?? { text: '', next: 0, notes: 0 }
      if (list.notes === 0) joined.set(term, list)
      list.text += headNumber(first - list.next, place) + rest
      list.next = next
      list.notes += notes
    }
  }
  const lists = [...joined].sort(compareBy(([term]) => term))
  const texts = lists.map(([term, { text, notes }]) =>
    notes > MAX_NOTES && !isFilter(term) ? cutList(text, MAX_NOTES) : text,
  )
  return { terms: lists.map(([term]) => term).join(' '), texts: texts.join(' ') }
}

/** Filters must be whole: a note that is missing in one would be hidden. */
function isFilter(term: string): boolean {
  return term.startsWith('#') || term.startsWith('@')
}

/** The lists whose terms are from `start` up to, and without, `end`. */
function withinRange({ terms, texts }: JoinedLists, start: string, end: string | undefined): JoinedLists {
  const own = texts.split(' ')
  const isWithin = (term: string): boolean => term >= start && (end === undefined || term < end)
  const kept = terms.split(' ').flatMap((term, at) => (isWithin(term) ? [[term, own[at]]] : []))
  return { terms: kept.map(([term]) => term).join(' '), texts: kept.map(([, text]) => text).join(' ') }
}

function measured(beginning: string, key: string, { terms, texts }: JoinedLists): KnownBeginning {
  // Every list brings a space in both.
  const size = terms.length + texts.length + 2
  if (size <= SHARD_SIZE) return { beginning, key, size, starts: [] }
  const own = texts.split(' ')
  const lists = terms
    .split(' ')
    .map((term, at): Keyed => ({ key: term, size: term.length + (own[at]?.length ?? 0) + 2 }))
  return {
    beginning,
    key,
    size,
    starts: [...splitByKey(lists, SHARD_SIZE).keys()].filter((start) => start !== ''),
  }
}

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
  const made = new Map<string, readonly WordList[]>()
  const texts = new Map<string, string>()
  const pieces = piecesByBeginning(blocks)

  function textOf(digest: string): string {
    const known = texts.get(digest) ?? shelf.get(digest)
    texts.set(digest, known)
    return known
  }

  function listsOf(beginning: string): readonly WordList[] {
    const lists =
      made.get(beginning) ??
      joinPieces((pieces.get(beginning) ?? []).map(({ text, start, end }) => textOf(text).slice(start, end)))
    made.set(beginning, lists)
    return lists
  }

  const beginnings = [...pieces].map(([beginning, own]): KnownBeginning => {
    const key = shelf.digest(`${beginning} ${own.map(({ digest }) => digest).join(' ')}`)
    return before.get(key) ?? measured(beginning, key, listsOf(beginning))
  })
  const cells = beginnings.map((entry) => ({ ...entry, key: entry.beginning, digest: entry.key }))
  const shards = [...splitByKey(cells, SHARD_SIZE)].map(([start, group], index, all): WordShardPlan => {
    const end = all[index + 1]?.[0]
    return {
      start,
      key: shelf.digest(`${start} ${end} ${group.map(({ digest }) => digest).join(' ')}`),
      make() {
        const lists = group.flatMap(({ beginning }) => listsOf(beginning))
        const own = lists.filter(({ key }) => key >= start && (end === undefined || key < end))
        return [own.map(({ key }) => key).join(' '), own.map(({ text }) => text).join(' ')]
      },
    }
  })
  return { shards, beginnings }
}

/** A term with its posting list. */
interface WordList extends Keyed {
  readonly text: string
}

function piecesByBeginning(blocks: readonly WordBlock[]) {
  type Piece = { text: string; digest: string; start: number; end: number }
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
  return new Map([...pieces].sort(compareBy(([beginning]) => beginning)))
}

/** Joins the pieces of one beginning, given by ascending slot; by code unit. */
function joinPieces(pieces: readonly string[]): WordList[] {
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
  return [...joined]
    .map(([key, list]) => {
      const text = list.notes > MAX_NOTES && !isFilter(key) ? cutList(list.text, MAX_NOTES) : list.text
      return { key, text, size: key.length + text.length + 2 }
    })
    .sort(compareBy(({ key }) => key))
}

/** Filters must be whole: a note that is missing in one would be hidden. */
function isFilter(term: string): boolean {
  return term.startsWith('#') || term.startsWith('@')
}

function measured(beginning: string, key: string, lists: readonly WordList[]): KnownBeginning {
  const size = lists.reduce((sum, list) => sum + list.size, 0)
  const starts =
    size <= SHARD_SIZE ? [] : [...splitByKey(lists, SHARD_SIZE).keys()].filter((start) => start !== '')
  return { beginning, key, size, starts }
}

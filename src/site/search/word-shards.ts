import { compareBy } from '../../lib/compare.ts'
import type { WordsPayload } from '../../search-core/files.ts'
import { cutMark, decodePostings, encodeEntry, placedEntry, postingRank } from '../../search-core/postings.ts'
import type { NoteTerms } from './note-terms.ts'
import { splitByKey } from './split.ts'

/** Bytes of a shard of posting lists. */
const SHARD_SIZE = 12_000

/**
 * Notes in a posting list at most. A word that is in more of them tells hardly one note from another, and its
 * whole list would be most of what a query may move.
 */
const MAX_NOTES = 2000

/** The shards of posting lists by their starts, for notes given by ascending slot. */
export function wordShards(notes: readonly NoteTerms[], slots: readonly number[]): Map<string, WordsPayload> {
  const lists = new Map<string, { text: string; next: number; notes: number }>()
  notes.forEach((note, index) => {
    const slot = slots[index] ?? 0
    const entries = note.entries.split(' ')
    note.terms.split(' ').forEach((term, at) => {
      const list = lists.get(term) ?? { text: '', next: 0, notes: 0 }
      if (list.notes === 0) lists.set(term, list)
      list.text += placedEntry(entries[at] ?? '', slot, list.next)
      list.next = slot + 1
      list.notes++
    })
  })
  lists.delete('')
  const items = [...lists].map(([key, list]) => {
    const text = list.notes > MAX_NOTES && !isFilter(key) ? cutList(list.text) : list.text
    return { key, text, size: key.length + text.length + 2 }
  })
  items.sort(compareBy((item) => item.key))
  const shards = new Map<string, WordsPayload>()
  for (const [start, group] of splitByKey(items, SHARD_SIZE)) {
    shards.set(start, [group.map((item) => item.key).join(' '), group.map((item) => item.text).join(' ')])
  }
  return shards
}

/** Filters must be whole: a note that is missing in one would be hidden. */
function isFilter(term: string): boolean {
  return term.startsWith('#') || term.startsWith('@')
}

/** Keeps the notes that are most about the word. */
function cutList(text: string): string {
  const { postings } = decodePostings(text)
  const best = postings
    .map((posting) => ({ posting, rank: postingRank(posting) }))
    .sort(
      compareBy(
        (item) => -item.rank,
        (item) => item.posting.slot,
      ),
    )
    .slice(0, MAX_NOTES)
    .map((item) => item.posting)
    .sort(compareBy((posting) => posting.slot))
  let next = 0
  const entries = best.map(({ slot, inTitle, hits }) => {
    const entry = placedEntry(encodeEntry(inTitle, hits), slot, next)
    next = slot + 1
    return entry
  })
  return cutMark(postings.length) + entries.join('')
}

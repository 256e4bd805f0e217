/** Where a word of a query stands, in whichever of its forms. */
import { compareBy } from '../lib/compare.ts'
import { editDistance } from '../lib/edit-distance.ts'
import { allowedErrors } from './names.ts'
import { decodePostings } from './postings.ts'
import type { WordClause } from './query.ts'
import { levelWeight } from './relevance.ts'
import type { Shards, WordShard } from './shards.ts'
import { likelyBeginnings, otherForms } from './word-forms.ts'

/** What a note says about a word. */
export interface NoteMatch {
  /** How well the title or an alias fits: 0 if the word is not there, 1 if it is there as typed. */
  title: number
  /** The weight in each passage, 0 or absent where the word is not. */
  readonly passages: number[]
}

export interface WordMatches {
  /** By slot. */
  readonly notes: ReadonlyMap<number, NoteMatch>
  /** How many notes hold the word; more than `notes` has if the list was cut short. */
  readonly count: number
  /** The terms that were found. */
  readonly terms: readonly string[]
}

const OTHER_FORM = 0.85
const LONGER_WORD = 0.7
const MISTYPED = 0.5
const MAX_LONGER_WORDS = 40
const MAX_CORRECTIONS = 4

/** Looks a word up: as typed, in other forms, as a beginning, and if none of these exists with errors mended. */
export async function lookUp(shards: Shards, clause: WordClause): Promise<WordMatches> {
  const own = await shards.words(clause.term, clause.open)
  const lists = new Map<string, { readonly list: string; readonly weight: number }>()
  const add = (found: readonly WordShard[], term: string, weight: number): void => {
    for (const shard of found) {
      const list = shard.get(term)
      if (list !== undefined && !lists.has(term)) lists.set(term, { list, weight })
    }
  }
  add(own, clause.term, 1)
  if (!clause.exact) {
    for (const form of otherForms(clause.term)) add(await shards.words(form, false), form, OTHER_FORM)
  }
  if (clause.open) for (const term of longerTerms(own, clause.term)) add(own, term, LONGER_WORD)
  if (lists.size === 0 && !clause.exact) {
    const found = await nearShards(shards, clause.term, own)
    for (const term of corrections(found, clause.term)) add(found, term, MISTYPED)
  }
  return matchesOf(lists)
}

function matchesOf(
  lists: ReadonlyMap<string, { readonly list: string; readonly weight: number }>,
): WordMatches {
  const notes = new Map<number, NoteMatch>()
  let count = 0
  for (const { list, weight } of lists.values()) {
    const decoded = decodePostings(list)
    count = Math.max(count, decoded.notes)
    for (const { slot, inTitle, hits } of decoded.postings) {
      const note = notes.get(slot) ?? { title: 0, passages: [] }
      notes.set(slot, note)
      if (inTitle) note.title = Math.max(note.title, weight)
      for (const { passage, level } of hits) {
        while (note.passages.length < passage) note.passages.push(0)
        note.passages[passage] = Math.max(note.passages[passage] ?? 0, weight * levelWeight(level))
      }
    }
  }
  return { notes, count: Math.max(count, notes.size), terms: [...lists.keys()] }
}

/** Terms that begin with the word, the most frequent first. */
function longerTerms(shards: readonly WordShard[], beginning: string): string[] {
  return shards
    .flatMap((shard) => [...shard])
    .filter(([term]) => term.startsWith(beginning) && term !== beginning)
    .sort(
      compareBy(
        ([, list]) => -list.length,
        ([term]) => term,
      ),
    )
    .slice(0, MAX_LONGER_WORDS)
    .map(([term]) => term)
}

/** The shards in which a mistyped word may be. */
async function nearShards(
  shards: Shards,
  word: string,
  own: readonly WordShard[],
): Promise<readonly WordShard[]> {
  if (allowedErrors(word) === 0) return []
  const others = await Promise.all(likelyBeginnings(word).map((beginning) => shards.words(beginning, false)))
  return [...new Set([...own, ...others.flat()])]
}

function corrections(shards: readonly WordShard[], word: string): string[] {
  const limit = allowedErrors(word)
  return shards
    .flatMap((shard) => [...shard])
    .map(([term, list]) => ({ term, size: list.length, errors: editDistance(word, term, limit) }))
    .filter(({ errors }) => errors <= limit)
    .sort(
      compareBy(
        (candidate) => candidate.errors,
        (candidate) => -candidate.size,
        (candidate) => candidate.term,
      ),
    )
    .slice(0, MAX_CORRECTIONS)
    .map((candidate) => candidate.term)
}

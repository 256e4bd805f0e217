/** Which passages answer a query, best first. */
import { compareBy } from '../lib/compare.ts'
import { rarity } from './relevance.ts'
import type { NoteMatch, WordMatches } from './word-matches.ts'

/** A passage of a note. */
export interface Place {
  readonly slot: number
  readonly passage: number
  readonly score: number
}

export interface Matched {
  /** For each word of the query where it stands. */
  readonly words: readonly WordMatches[]
  readonly filters: readonly WordMatches[]
  readonly without: readonly WordMatches[]
  readonly withoutFilters: readonly WordMatches[]
}

/** Passages of one note in a list of results, so that a long note does not fill it. */
const PER_NOTE = 3
const TITLE_WEIGHT = 4
const TITLE_WEIGHT_ELSEWHERE = 1

/**
 * Ranks passages. A note must hold all words (its title counts), pass all filters and have no unwanted word in
 * its title; if no note holds all words, those with most of them come first. Passages with an unwanted word are
 * left out.
 */
export function rankPlaces(matched: Matched, notes: number): Place[] {
  const rarities = matched.words.map((word) => rarity(word.count, notes))
  const places: Place[] = []
  for (const slot of candidates(matched)) {
    if (!isWanted(matched, slot)) continue
    const found = placesOf(slot, matched, rarities)
    if (found.length > 1) found.sort(byScore)
    places.push(...found.slice(0, PER_NOTE))
  }
  return places.sort(byScore)
}

function byScore(a: Place, b: Place): number {
  return b.score - a.score || a.slot - b.slot || a.passage - b.passage
}

/** The notes that are worth a look: those with all words, or failing these with any. */
function candidates({ words, filters }: Matched): readonly number[] {
  // Lists of very frequent words are cut short, so such a word proves nothing by its absence.
  const complete = words.filter((word) => word.notes.size === word.count)
  const required = [...(complete.length > 0 ? complete : words), ...filters]
  const [rarest, ...others] = required.toSorted(compareBy((word) => word.notes.size))
  if (rarest === undefined) return []
  const all = [...rarest.notes.keys()].filter((slot) => others.every((word) => word.notes.has(slot)))
  return all.length > 0 ? all : [...new Set(words.flatMap((word) => [...word.notes.keys()]))]
}

function isWanted({ filters, without, withoutFilters }: Matched, slot: number): boolean {
  return (
    filters.every((filter) => filter.notes.has(slot)) &&
    withoutFilters.every((filter) => !filter.notes.has(slot)) &&
    without.every((word) => (word.notes.get(slot)?.title ?? 0) === 0)
  )
}

/**
 * The passages of a note that hold most of the words, each with its score; the first one stands for the note and
 * its title as well.
 */
function placesOf(slot: number, { words, without }: Matched, rarities: readonly number[]): Place[] {
  const found = words.map((word) => word.notes.get(slot))
  const unwanted = without.map((word) => word.notes.get(slot)?.passages ?? [])
  const length = Math.max(1, ...found.map((note) => note?.passages.length ?? 0))
  const places: Place[] = []
  let most = 0
  for (let passage = 0; passage < length; passage++) {
    if (unwanted.some((passages) => (passages[passage] ?? 0) > 0)) continue
    const { score, covered } = scoreOf(passage, found, rarities)
    if (covered < most || (score === 0 && words.length > 0)) continue
    if (covered > most) places.length = 0
    most = covered
    places.push({ slot, passage, score })
  }
  return places
}

function scoreOf(
  passage: number,
  found: readonly (NoteMatch | undefined)[],
  rarities: readonly number[],
): { readonly score: number; readonly covered: number } {
  const titleWeight = passage === 0 ? TITLE_WEIGHT : TITLE_WEIGHT_ELSEWHERE
  let score = 0
  let covered = 0
  for (let word = 0; word < found.length; word++) {
    const note = found[word]
    if (note === undefined) continue
    const body = note.passages[passage] ?? 0
    if (body === 0 && note.title === 0) continue
    covered++
    // A passage other than the first is no answer because of its title alone.
    if (body > 0 || passage === 0) score += (note.title * titleWeight + body) * (rarities[word] ?? 0)
  }
  // Words that stand together beat words scattered over a note.
  return { score: found.length === 0 ? 0 : score * (covered / found.length) ** 2, covered }
}

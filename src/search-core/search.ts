/** The search itself: a query in, places in notes out. Knows no page and no network, so it runs anywhere. */
import { INDEX_NAME, type LoadFile } from './files.ts'
import { excerptOf, holdsPhrase, type Marks, markedStretches, type Stretch } from './marks.ts'
import { type Name, type NameHit, nearestNames } from './names.ts'
import { parseQuery, type Query } from './query.ts'
import { type Place, rankPlaces } from './rank.ts'
import { openShards, type Passage, type Shards } from './shards.ts'
import { isUnspaced, queryTerms } from './tokenise.ts'
import { likelyBeginnings } from './word-forms.ts'
import { lookUp, type WordMatches } from './word-matches.ts'

/** A name with the typed words marked in it. */
export interface MarkedName extends NameHit {
  readonly stretches: readonly Stretch[]
}

/** A passage that answers a query. */
export interface TextHit extends Omit<Passage, 'text'> {
  readonly excerpt: readonly Stretch[]
}

export interface TextAnswer {
  readonly hits: readonly TextHit[]
  /** True if a higher limit would give more. */
  readonly more: boolean
  /** What to mark on the page. */
  readonly marks: Marks
}

export interface Search {
  /** Titles, aliases and headings near to what is typed; none for a query with operators. */
  names(query: string, limit: number): Promise<readonly MarkedName[]>
  /** Passages, best first. */
  texts(query: string, limit: number): Promise<TextAnswer>
}

/** Opens the search. Rejects if the data cannot be loaded, as its functions do. */
export async function openSearch(load: LoadFile): Promise<Search> {
  const shards = openShards(await load('index', INDEX_NAME), load)
  return {
    names: (query, limit) => findNames(shards, parseQuery(query), limit),
    texts: (query, limit) => findTexts(shards, parseQuery(query), limit),
  }
}

async function findNames(shards: Shards, query: Query, limit: number): Promise<readonly MarkedName[]> {
  if (query.plain === null) return []
  const words = queryTerms(query.plain)
  let found = nearestNames(await namesWith(shards, words), query.plain, limit)
  // Of several words one is enough to load the name that they mean; so only a single one can miss it.
  if (found.length === 0 && words.length === 1) {
    found = nearestNames(await namesWith(shards, words.flatMap(likelyBeginnings)), query.plain, limit)
  }
  const marks: Marks = { terms: [], prefixes: words, phrases: [] }
  return found.map((hit) => ({
    ...hit,
    lang: hit.lang || shards.lang,
    stretches: markedStretches(hit.text, marks),
  }))
}

async function namesWith(shards: Shards, words: readonly string[]): Promise<readonly Name[]> {
  const lists = await Promise.all(words.map((word) => shards.names(word)))
  return [...new Set(lists)].flat()
}

async function findTexts(shards: Shards, query: Query, limit: number): Promise<TextAnswer> {
  const exact = (term: string): Promise<WordMatches> => lookUp(shards, { term, open: false, exact: true })
  const [words, filters, without, withoutFilters] = await Promise.all([
    Promise.all(query.words.map((word) => lookUp(shards, word))),
    Promise.all(query.filters.map((filter) => lookUp(shards, filter))),
    Promise.all(query.without.flatMap((terms) => (terms.length === 1 ? terms : [])).map(exact)),
    Promise.all(query.withoutFilters.map(exact)),
  ])
  const marks = marksOf(query, words)
  const places = rankPlaces({ words, filters, without, withoutFilters }, shards.notes)
  return { ...(await showPlaces(shards, places, query, marks, limit)), marks }
}

/**
 * How many passages are read at most to find the few that hold a phrase: the index knows words, not their
 * order, and what a query moves over the network is bounded.
 */
const MAX_READ = 24

/** Reads the text of the best places, drops those that break a promise of the query, and cuts excerpts. */
async function showPlaces(
  shards: Shards,
  places: readonly Place[],
  query: Query,
  marks: Marks,
  limit: number,
): Promise<Omit<TextAnswer, 'marks'>> {
  const hits = new Map<string, TextHit>()
  let next = 0
  while (next < places.length && next < Math.max(limit, MAX_READ) && hits.size < limit) {
    const batch = places.slice(next, next + limit - hits.size)
    next += batch.length
    for (const passage of await Promise.all(
      batch.map((place) => shards.passage(place.slot, place.passage)),
    )) {
      if (passage === null || !keepsPromises(passage, query)) continue
      const { text, ...rest } = passage
      const address = `${passage.path}#${passage.anchor ?? ''}`
      if (!hits.has(address)) hits.set(address, { ...rest, excerpt: excerptOf(text, marks) })
    }
  }
  return { hits: [...hits.values()], more: next < places.length }
}

function keepsPromises({ title, heading, text }: Passage, query: Query): boolean {
  const holds = (phrase: readonly string[]): boolean =>
    [title, heading ?? '', text].some((part) => holdsPhrase(part, phrase))
  return query.phrases.every(holds) && !query.without.some(holds)
}

/** Found words are marked in every form; of a phrase only its words side by side. */
function marksOf(query: Query, words: readonly WordMatches[]): Marks {
  const inPhrases = new Set(query.phrases.flat())
  const terms = new Set<string>()
  query.words.forEach((clause, index) => {
    if (clause.exact && inPhrases.has(clause.term)) return
    for (const term of words[index]?.terms ?? []) terms.add(term)
  })
  const open = query.words.filter((clause) => clause.open)
  const prefixes = open.map((clause) => clause.term).filter((term) => term.length > 1 || isUnspaced(term))
  return { terms: [...terms], prefixes, phrases: query.phrases }
}

/** Titles, aliases and headings, compared with what is typed, from the first key and fuzzily (NAV-3). */
import { compareBy } from '../lib/compare.ts'
import { editDistance } from '../lib/edit-distance.ts'
import type { NameRecord } from './files.ts'
import { foldWord } from './fold-word.ts'
import { isUnspaced } from './tokenise.ts'

export interface NameHit {
  readonly kind: 'title' | 'alias' | 'heading'
  /** Title, alias or heading as written. */
  readonly text: string
  /** Title of the note. */
  readonly title: string
  readonly path: string
  readonly anchor: string | null
  readonly lang: string
}

/** A name, made ready to be compared. */
export interface Name extends NameHit {
  readonly folded: FoldedName
}

interface FoldedName {
  readonly words: readonly string[]
  /** The words without anything between them. */
  readonly joined: string
  readonly initials: string
}

/** Makes the names of some records ready; once, for it takes longer than to compare them. */
export function prepareNames(records: readonly NameRecord[]): Name[] {
  return records.flatMap(([path, title, aliases, headings, lang]) => {
    const name = (kind: NameHit['kind'], text: string, anchor: string | null): Name => {
      return { kind, text, title, path, anchor, lang, folded: foldName(text) }
    }
    return [
      name('title', title, null),
      ...aliases.map((alias) => name('alias', alias, null)),
      ...headings.map(([text, anchor]) => name('heading', text, anchor)),
    ]
  })
}

/** The names nearest to a query, best first, one for each place. Typing errors are forgiven only if nothing else fits. */
export function nearestNames(names: readonly Name[], query: string, limit: number): NameHit[] {
  const wanted = foldName(query)
  if (wanted.joined === '') return []
  const found = rank(names, (name) => likeness(name.folded, wanted))
  const hits = found.length > 0 ? found : rank(names, (name) => nearness(name.folded, wanted))
  const places = new Map<string, Name>()
  for (const hit of hits) {
    const place = `${hit.path}#${hit.anchor ?? ''}`
    if (!places.has(place)) places.set(place, hit)
    if (places.size === limit) break
  }
  return [...places.values()].map(({ folded, ...hit }) => hit)
}

function rank(names: readonly Name[], score: (name: Name) => number): Name[] {
  return names
    .map((name) => ({ name, score: score(name) }))
    .filter((entry) => entry.score > 0)
    .sort(
      compareBy(
        (entry) => -(entry.score + KIND_BONUS[entry.name.kind] - entry.name.folded.joined.length / 100),
        (entry) => entry.name.path,
        (entry) => entry.name.anchor ?? '',
      ),
    )
    .map((entry) => entry.name)
}

const KIND_BONUS: { readonly [kind in NameHit['kind']]: number } = { title: 4, alias: 3, heading: 0 }

/** 0 to 100: how much of a name a query is, with no letter wrong. */
function likeness(name: FoldedName, wanted: FoldedName): number {
  if (name.joined === wanted.joined) return 100
  if (name.joined.startsWith(wanted.joined)) return 85
  const begins = wanted.words.every((word) => name.words.some((other) => other.startsWith(word)))
  if (begins) return 70
  if (wanted.joined.length > 1 && name.initials.startsWith(wanted.joined)) return 60
  const isTelling = wanted.joined.length > 2 || isUnspaced(wanted.joined)
  return isTelling && name.joined.includes(wanted.joined) ? 50 : 0
}

/** 0 to 40: how much of a name a query is, with an error in every word allowed. */
function nearness(name: FoldedName, wanted: FoldedName): number {
  let score = 40
  for (const word of wanted.words) {
    const errors = fewestErrors(name.words, word)
    if (errors > allowedErrors(word)) return 0
    score -= 8 * errors
  }
  return Math.max(1, score)
}

/** How many letters of a word may be wrong: none in a short one, for then everything is alike. */
export function allowedErrors(word: string): number {
  return word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0
}

/** The last word may be unfinished, so beginnings of words are compared, not only whole ones. */
function fewestErrors(words: readonly string[], wanted: string): number {
  const limit = allowedErrors(wanted)
  let fewest = limit + 1
  for (const word of words) {
    for (let length = wanted.length - 1; length <= wanted.length + 1 && fewest > 0; length++) {
      if (length > word.length && length !== wanted.length - 1) break
      fewest = Math.min(fewest, editDistance(wanted, word.slice(0, length), limit))
    }
  }
  return fewest
}

function foldName(text: string): FoldedName {
  const words = text
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(foldWord)
    .filter((word) => word !== '')
  return { words, joined: words.join(''), initials: words.map((word) => [...word][0] ?? '').join('') }
}

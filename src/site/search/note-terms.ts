/** What the search keeps of one note: a function of the note alone, so it can be stored by the note's digest. */
import type { OutputPath } from '../../lib/paths.ts'
import type { PassageRecord } from '../../search-core/files.ts'
import { encodeEntry, type PassageHit } from '../../search-core/postings.ts'
import { courseTerms, tagTerm } from '../../search-core/query.ts'
import { bodyLevel, HEADING_LEVEL } from '../../search-core/relevance.ts'
import { tokenise } from '../../search-core/tokenise.ts'
import type { SearchNote } from './note.ts'
import { passagesOf } from './passages.ts'
import type { Shelf } from './shelf.ts'

/**
 * A note as the files of the search are planned from it: what is long is on the shelf. So an edit of its prose is
 * none of its names, and ten thousand notes are a few megabytes. Plain data.
 */
export interface SearchCard {
  readonly output: OutputPath
  readonly title: string
  readonly lang: string
  /** Digest of the terms (`NoteWords`). */
  readonly words: string
  /** Digest of the passages (`readPassages`). */
  readonly passages: string
  /** Digest of the names (`NoteNames`). */
  readonly names: string
  /** How many passages there are. */
  readonly count: number
  /** How many characters they have together. */
  readonly size: number
}

/** Terms by code unit, and for each what the note says about it (`encodeEntry`). */
export interface NoteWords {
  readonly terms: readonly string[]
  readonly entries: readonly string[]
}

/** Aliases, and the headings that are no title. */
export interface NoteNames {
  readonly aliases: readonly string[]
  readonly headings: readonly (readonly [text: string, anchor: string])[]
}

/** Reads the terms of a note and leaves them on the shelf. Takes time linear in its text. */
export function shelveNote(note: SearchNote, shelf: Shelf): SearchCard {
  const passages = passagesOf(note)
  const title = note.title.normalize('NFC')
  const aliases = note.aliases.map((alias) => alias.normalize('NFC'))
  const { terms, entries } = wordsOf(note, [title, ...aliases], passages)
  const names: NoteNames = { aliases, headings: headingsOf(passages, title) }
  return {
    output: note.output,
    title,
    lang: note.lang,
    words: shelf.put(`${terms.join(' ')}\n${entries.join(' ')}`),
    passages: shelf.put(JSON.stringify(passages)),
    names: shelf.put(JSON.stringify(names)),
    count: passages.length,
    size: passages.reduce((sum, [, , text]) => sum + text.length, 0),
  }
}

/** Terms hold no blanks, whatever the note does, so they need no JSON. */
export function readWords(card: Pick<SearchCard, 'words'>, shelf: Shelf): NoteWords {
  const [terms = '', entries = ''] = shelf.get(card.words).split('\n')
  return { terms: terms.split(' '), entries: entries.split(' ') }
}

export function readPassages(card: SearchCard, shelf: Shelf): readonly PassageRecord[] {
  return JSON.parse(shelf.get(card.passages)) as readonly PassageRecord[]
}

export function readNames(card: SearchCard, shelf: Shelf): NoteNames {
  return JSON.parse(shelf.get(card.names)) as NoteNames
}

function headingsOf(passages: readonly PassageRecord[], title: string): NoteNames['headings'] {
  const headings = new Map<string, string>()
  for (const [anchor, heading] of passages) {
    if (anchor !== null && heading !== null && heading !== title) headings.set(anchor, heading)
  }
  return [...headings].map(([anchor, heading]) => [heading, anchor])
}

function wordsOf(note: SearchNote, names: readonly string[], passages: readonly PassageRecord[]): NoteWords {
  const inTitle = new Set(names.flatMap((name) => tokenise(name).map(({ term }) => term)))
  const hits = new Map<string, PassageHit[]>()
  passages.forEach(([, heading, text], passage) => {
    for (const [term, level] of levelsOf(heading, text)) {
      const known = hits.get(term)
      if (known === undefined) hits.set(term, [{ passage, level }])
      else known.push({ passage, level })
    }
  })
  for (const term of [...inTitle, ...filterTerms(note)]) {
    inTitle.add(term)
    if (!hits.has(term)) hits.set(term, [])
  }
  const terms = [...hits.keys()].sort()
  return { terms, entries: terms.map((term) => encodeEntry(inTitle.has(term), hits.get(term) ?? [])) }
}

/** The terms of a passage, each with how much the passage is about it. */
function levelsOf(heading: string | null, text: string): ReadonlyMap<string, number> {
  const tokens = tokenise(text)
  const counts = new Map<string, number>()
  for (const { term } of tokens) counts.set(term, (counts.get(term) ?? 0) + 1)
  const levels = new Map<string, number>()
  for (const [term, count] of counts) levels.set(term, bodyLevel(count, tokens.length))
  for (const { term } of tokenise(heading ?? '')) levels.set(term, HEADING_LEVEL)
  return levels
}

/** Tags with their parents, and the words of the courses' titles. */
function filterTerms({ tags, courses }: SearchNote): Set<string> {
  const terms = new Set(courses.flatMap(courseTerms))
  for (const tag of tags) {
    const term = tagTerm(tag)
    for (let end = term.indexOf('/'); end !== -1; end = term.indexOf('/', end + 1))
      terms.add(term.slice(0, end))
    terms.add(term)
  }
  return terms
}

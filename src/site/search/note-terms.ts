/** What the search keeps of one note: a function of the note alone, so it can be stored by the note's digest. */

import type { PassageRecord } from '../../search-core/files.ts'
import { encodeEntry, type PassageHit } from '../../search-core/postings.ts'
import { courseTerms, tagTerm } from '../../search-core/query.ts'
import { bodyLevel, HEADING_LEVEL } from '../../search-core/relevance.ts'
import { tokenise } from '../../search-core/tokenise.ts'
import type { SearchNote } from './note.ts'
import { passagesOf } from './passages.ts'

/** Plain data. */
export interface NoteTerms {
  readonly output: string
  readonly title: string
  readonly aliases: readonly string[]
  readonly lang: string
  readonly passages: readonly PassageRecord[]
  /** Every term of the note, parted by blanks, by code unit. */
  readonly terms: string
  /** For each term what the note says about it (`encodeEntry`), parted by blanks. */
  readonly entries: string
}

/** Reads the terms of a note. Takes time linear in its text. */
export function termsOf(note: SearchNote): NoteTerms {
  const passages = passagesOf(note)
  const title = note.title.normalize('NFC')
  const aliases = note.aliases.map((alias) => alias.normalize('NFC'))
  const inTitle = new Set([title, ...aliases].flatMap((name) => tokenise(name).map(({ term }) => term)))
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
  return {
    output: note.output,
    title,
    aliases,
    lang: note.lang,
    passages,
    terms: terms.join(' '),
    entries: terms.map((term) => encodeEntry(inTitle.has(term), hits.get(term) ?? [])).join(' '),
  }
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

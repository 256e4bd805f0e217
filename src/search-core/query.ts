/** What a reader types → what is asked for (NAV-3): words, "phrases", -not, tag: and course:. */
import { foldWord } from './fold-word.ts'
import { isLone, queryTerms } from './tokenise.ts'

export interface WordClause {
  readonly term: string
  /** It may be the beginning of a longer word: the last one while nothing follows it, or half of a pair. */
  readonly open: boolean
  /** True in quotes and in filters: no other form of the word will do. */
  readonly exact: boolean
}

export interface Query {
  /** Words that a note should hold, each once. */
  readonly words: readonly WordClause[]
  /** Terms that must stand side by side. Their terms are in `words` too. */
  readonly phrases: readonly (readonly string[])[]
  /** Words and phrases that must not be there. */
  readonly without: readonly (readonly string[])[]
  /** Filter terms (`tagTerm`, `courseTerms`) that a note must have. */
  readonly filters: readonly WordClause[]
  readonly withoutFilters: readonly string[]
  /** The words as typed, to compare names with; null if the query asks for more than words. */
  readonly plain: string | null
}

/** Parses a query; every text is one, and an empty one asks for nothing. */
export function parseQuery(text: string): Query {
  const words = new Map<string, WordClause>()
  const filters = new Map<string, WordClause>()
  const phrases: string[][] = []
  const without: string[][] = []
  const withoutFilters: string[] = []
  let isPlain = true
  for (const part of partsOf(text)) {
    if (part.negated || part.field !== null || part.quoted) isPlain = false
    if (part.field !== null) {
      const terms = part.field === 'tag' ? [tagTerm(part.value)] : courseTerms(part.value)
      if (part.negated) withoutFilters.push(...terms)
      else
        terms.forEach((term, index) => {
          filters.set(term, { term, open: part.open && index === terms.length - 1, exact: true })
        })
      continue
    }
    const terms = queryTerms(part.value)
    if (terms.length === 0) continue
    if (part.negated) {
      without.push(terms)
      continue
    }
    if (part.quoted && terms.length > 1) phrases.push(terms)
    terms.forEach((term, index) => {
      const known = words.get(term)
      const open = (part.open && index === terms.length - 1) || isLone(term) || (known?.open ?? false)
      words.set(term, { term, open, exact: part.quoted && (known?.exact ?? true) })
    })
  }
  return {
    words: [...words.values()],
    phrases,
    without,
    filters: [...filters.values()],
    withoutFilters,
    plain: isPlain && words.size > 0 ? text.trim() : null,
  }
}

/** The term under which notes with a tag are listed; a note is listed under every parent of its tags too. */
export function tagTerm(tag: string): string {
  return `#${foldWord(tag.replace(/^#/, ''))}`
}

/** The terms under which the notes of a course are listed: the words of its title. */
export function courseTerms(title: string): string[] {
  return queryTerms(title).map((term) => `@${term}`)
}

interface Part {
  readonly negated: boolean
  readonly field: 'tag' | 'course' | null
  readonly value: string
  readonly quoted: boolean
  /** True if the text ends with this part, inside the word. */
  readonly open: boolean
}

// Quotes as keyboards and word processors make them; the closing one may be missing while it is typed.
const PART =
  /(-?)(?:(tag|course)[:：]|(#)(?=[^\s"“”„«»]))?(?:["“”„«»]([^"“”„«»]*)(["“”„«»]|$)|([^\s"“”„«»]+))/giu

function* partsOf(text: string): Generator<Part> {
  for (const match of text.matchAll(PART)) {
    const [whole, minus, field, hash, quoted, , bare] = match
    if (whole.endsWith(':') && /^-?(?:tag|course):$/i.test(whole)) continue
    const name = hash === undefined ? field?.toLowerCase() : 'tag'
    yield {
      negated: minus === '-',
      field: name === 'tag' || name === 'course' ? name : null,
      value: quoted ?? bare ?? '',
      quoted: quoted !== undefined,
      open: quoted === undefined && match.index + whole.length === text.length,
    }
  }
}

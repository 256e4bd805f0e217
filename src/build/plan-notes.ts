/** What a plan takes from compiled notes. */
import type { Memo } from '../lib/memo.ts'
import type { VaultPath } from '../lib/paths.ts'
import type { CitationSummary, HeadingSummary, LinkSummary, NoteSummary } from '../note/summary.ts'
import { sectionOfLink } from '../site/quote-shape.ts'
import type { Materials } from '../site/render-scope.ts'
import type { PageSources } from '../site/trace/page-facts.ts'
import type { VaultDates } from '../source/git-dates.ts'
import type { CommitDates } from '../source/git-history.ts'
import type { PlanCards } from './cards.ts'
import { requireEntry, type Store } from './store.ts'

/** Summaries with dates. */
export type CompiledNotes = ReadonlyMap<VaultPath, NoteSummary>

/** Where they come from. */
export interface NoteSource {
  readonly cards: PlanCards
  /** What the history of the vault says, by path in NFC. */
  readonly dates: VaultDates['dates']
  readonly store: Store
}

/** Reads all summaries but those that are known already. Throws `MissingEntry` if the store has lost one. */
export function summariesOf(
  { cards, dates, store }: NoteSource,
  memo: Memo<VaultPath, NoteSummary>,
): CompiledNotes {
  const key = (path: VaultPath): string | undefined => cards.get(path)?.parts?.summary
  const share = shareTexts()
  return memo.all(
    [...cards.keys()].filter((path) => key(path) !== undefined),
    (path) => [key(path), datesOf(dates, path)?.first, datesOf(dates, path)?.last],
    (path) => {
      const summary = JSON.parse(requireEntry(store, key(path) ?? '')) as FreshSummary
      return withHistory(share(summary), datesOf(dates, path))
    },
  )
}

/** A summary that has just been read, and is nobody's yet. */
type FreshSummary = Omit<NoteSummary, 'links' | 'headings' | 'citations'> & {
  readonly links: Fresh<LinkSummary>[]
  readonly headings: Fresh<HeadingSummary>[]
  readonly citations: Fresh<CitationSummary>[]
}

type Fresh<T> = { -readonly [Field in keyof T]: T[Field] }

/** Makes one text of all equal ones: a vault has many links to few notes and sources, and many headings of one name. */
function shareTexts(): (summary: FreshSummary) => NoteSummary {
  const known = new Map<string, string>()
  const shared = (text: string): string => {
    const found = known.get(text)
    if (found === undefined) known.set(text, text)
    return found ?? text
  }
  return (summary) => {
    for (const link of summary.links) {
      link.path = shared(link.path)
      link.words = shared(link.words)
      if (link.subpath !== null) link.subpath = shared(link.subpath)
    }
    for (const heading of summary.headings) {
      heading.title = shared(heading.title)
      heading.raw = shared(heading.raw)
      heading.text = shared(heading.text)
      heading.anchor = shared(heading.anchor)
    }
    for (const citation of summary.citations) {
      citation.title = shared(citation.title)
      if (citation.url !== null) citation.url = shared(citation.url)
    }
    return summary
  }
}

/** The author's own dates win over those of the history. */
function withHistory(summary: NoteSummary, history: CommitDates | undefined): NoteSummary {
  if (history === undefined) return summary
  const date = summary.frontmatter.date ?? history.first
  // A lecture may be dated later than its notes: they have not been changed since.
  const modified = summary.frontmatter.modified ?? (history.last > date ? history.last : null)
  return { ...summary, frontmatter: { ...summary.frontmatter, date, modified } }
}

function datesOf(dates: VaultDates['dates'], path: VaultPath): CommitDates | undefined {
  return dates.get(path.normalize('NFC'))
}

/** Texts for summaries: equal ones for equal summaries. One that withholds words is told in full. */
export function versions(compiled: CompiledNotes, { cards, dates }: NoteSource): PageSources['versionOf'] {
  return (note, summary) => {
    const key = cards.get(note)?.parts?.summary
    if (key === undefined || summary !== compiled.get(note)) return JSON.stringify(summary)
    return JSON.stringify([key, datesOf(dates, note)])
  }
}

/** Finds the section of a quoted link, by the shapes of notes' quotes. */
export function quoteSections(cards: NoteSource['cards']): Materials['quoteSection'] {
  return (path, link) => sectionOfLink(cards.get(path)?.parts?.shape ?? '', link)
}

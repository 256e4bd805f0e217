import { word } from '../dom.ts'

/** The words of the search box in the page's language; English where the template has none. */
export interface SearchWords {
  readonly search: string
  readonly placeholder: string
  readonly hint: string
  readonly names: string
  readonly texts: string
  readonly none: string
  readonly one: string
  /** `{}` is the number. */
  readonly many: string
  readonly more: string
  readonly failed: string
  readonly close: string
}

/** Reads the words from the page. */
export function searchWords(): SearchWords {
  return {
    search: word('search') || 'Search',
    placeholder: word('searchPlaceholder') || 'Search titles, headings and text',
    hint: word('searchHint') || 'Also: "exact phrase", -without, tag:name, course:name',
    names: word('searchNames') || 'Titles and headings',
    texts: word('searchTexts') || 'In the text',
    none: word('searchNone') || 'Nothing found',
    one: word('searchOne') || 'One result',
    many: word('searchMany') || '{} results',
    more: word('searchMore') || 'Show more',
    failed: word('searchFailed') || 'The search data could not be loaded.',
    close: word('close') || 'Close',
  }
}

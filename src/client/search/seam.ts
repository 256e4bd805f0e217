/** What the script of every page and the search script have in common. */

/** Sent to the document with what the search script should do, a `SearchOrder`. */
export const SEARCH_EVENT = 'lectern:search'

/** To open its box, with what was typed before it was there, or to mark words. */
export type SearchOrder = { readonly kind: 'open'; readonly typed: string } | { readonly kind: 'mark' }

/** Where the words to mark wait for the next page of this tab. */
export const MARKS_KEY = 'lectern:marks'

/** What the script of every page and the search script have in common. */

/** Sent to the document when the search script should open its box (`open`) or mark words (`mark`). */
export const SEARCH_EVENT = 'lectern:search'

/** Where the words to mark wait for the next page of this tab. */
export const MARKS_KEY = 'lectern:marks'

/** The search's part of a build: the terms of each note, and the files that all terms make together. */
import type { UrlStyle } from '../html/url.ts'
import type { SectionText } from '../render/object.ts'
import type { LinkSettings } from '../site/render-scope.ts'
import { type NoteTerms, termsOf } from '../site/search/note-terms.ts'
import { type SearchOutput, searchOutputs } from '../site/search/outputs.ts'
import { type SearchDraft, searchNote } from '../site/search-notes.ts'
import { requireEntry, type Store } from './store.ts'

export interface TermsTask {
  /** Key of a `SearchDraft`. */
  readonly draft: string
  /** Key of the note's texts. */
  readonly texts: string
  /** Key under which the terms are to be kept. */
  readonly terms: string
}

/** Finds the terms of a note and leaves them in the store. */
export function createTermsFinder(settings: LinkSettings, store: Store): (task: TermsTask) => void {
  return ({ draft, texts, terms }) => {
    const note = searchNote(
      JSON.parse(requireEntry(store, draft)) as SearchDraft,
      JSON.parse(requireEntry(store, texts)) as readonly SectionText[],
      settings,
    )
    store.put(terms, JSON.stringify(termsOf(note)))
  }
}

/** The files of the search, from the terms of all notes. */
export function searchFiles(terms: readonly string[], style: UrlStyle, store: Store): SearchOutput[] {
  return searchOutputs(
    terms.map((key) => JSON.parse(requireEntry(store, key)) as NoteTerms),
    style,
  )
}

/** The part of the template data that lists and maps are made of; see `../view.ts` for what holds of all of it. */
import type { PlaceView } from '../course/view.ts'
import type { LinkView } from '../parts/view.ts'

/** The parts of a list that is too long for one page, as one of its pages names them; empty for any other list. */
export interface PartsView {
  /** Of very many parts, those near the page's own and some all over the list; the page's own has no address. */
  readonly links: readonly { readonly text: string; readonly href: string | null }[]
  readonly previous: LinkView | null
  readonly next: LinkView | null
}

/** One line of the index: a concept, or an alias of one. */
export interface IndexEntryView {
  /** The title of the note. */
  readonly text: string
  readonly href: string
  /** The alias under which the entry stands, or null. */
  readonly alias: string | null
  /** Null for an alias, and in the index of a large vault (GLS-2). */
  readonly definition: string | null
  /** Sections that link to the concept; none for an alias, and in the index of a large vault. */
  readonly sections: readonly PlaceView[]
  /** Whether more sections do; they are at `backlinks`. */
  readonly more: boolean
  readonly backlinks: string
}

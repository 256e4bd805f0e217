/** The part of the template data that lists and maps are made of; see `../view.ts` for what holds of all of it. */
import type { PlaceView } from '../course/view.ts'
import type { LinkView } from '../view.ts'

/** The parts of a list that is too long for one page, as one of its pages names them; empty for any other list. */
export interface PartsView {
  /** Of very many parts, those near the page's own and both ends; the page's own has no address. */
  readonly links: readonly { readonly text: string; readonly href: string | null }[]
  readonly previous: LinkView | null
  readonly next: LinkView | null
}

/** An entry of a list of notes: folder pages, tag pages, recent notes. */
export interface NoteItemView {
  readonly title: string
  readonly href: string
  readonly description: string | null
  readonly date: string | null
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

/** A map of a note and its neighbours, drawn when the page is made; numbers are units of the drawing. */
export interface LocalGraphView {
  readonly width: number
  readonly height: number
  /** The note itself first, without an address. */
  readonly nodes: readonly {
    readonly title: string
    /** The title, shortened to fit. */
    readonly label: string
    readonly href: string | null
    readonly x: number
    readonly y: number
  }[]
  /** SVG path data: the note's own links, and those among its neighbours. */
  readonly links: string
  readonly others: string
}

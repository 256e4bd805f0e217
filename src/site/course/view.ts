/** The part of the template data that the course layer makes; see `../view.ts` for what holds of all of it. */
import type { SafeHtml } from '../../html/safe-html.ts'
import type { LinkView } from '../parts/view.ts'

/** A section as “course › unit › note › section”; the last part is the link. */
export interface PlaceView {
  readonly crumbs: readonly SafeHtml[]
  readonly html: SafeHtml
  readonly href: string
}

/** A place that cites a source. */
export interface CitationView extends PlaceView {
  readonly locator: string | null
  /** Where the source opens at the locator, or null. */
  readonly locatorHref: string | null
}

export interface SourceView {
  /** Id of its entry on the page of all sources. */
  readonly id: string
  readonly title: string
  /** Null for a file that is not published. */
  readonly href: string | null
  readonly external: boolean
  /** `slides`, `video`, `paper`, `book`, `code`, `document`, `website` or `note`. */
  readonly kind: string
  /** The kind in the site's language. */
  readonly kindText: string
  /** Its entry on the page of all sources, or its own page. */
  readonly entry: string
  /** Of very many places those that the page shows. */
  readonly citedIn: readonly CitationView[]
  /** How many places cite it. */
  readonly citations: number
}

/** A source in a short list. */
export type SourceLinkView = Pick<SourceView, 'id' | 'title' | 'kind' | 'kindText' | 'entry'>

/** Sources under one heading: those of a unit, or of one kind. */
export interface SourceGroupView<S> {
  readonly html: SafeHtml
  /** Where the unit begins; null for a heading of the page's own. */
  readonly href: string | null
  readonly sources: readonly S[]
}

/** A course on the page of all sources of a large site: its units and where their sources begin. */
export interface SourcesIndexView {
  readonly title: string
  readonly href: string | null
  readonly units: readonly { readonly html: SafeHtml; readonly href: string; readonly count: number }[]
}

/** A kind of sources on the page of all sources of a very large site. */
export interface SourceKindView {
  readonly text: string
  readonly href: string
  readonly count: number
}

export interface WantedView {
  readonly id: string
  readonly name: string
  readonly places: readonly PlaceView[]
}

/** A concept in the outline of a course. */
export interface ConceptView {
  readonly text: string
  /** Null for a note that is not written yet. */
  readonly href: string | null
  /** The entry of a note that is not written yet, else null. */
  readonly wanted: string | null
  /** The address of the note from the site's root: by it the reader's browser keeps what was read. */
  readonly key: string | null
}

export interface UnitView {
  /** Null for what stands before the first unit. */
  readonly html: SafeHtml | null
  readonly href: string | null
  readonly parts: readonly {
    /** Null for the unit's own text. */
    readonly html: SafeHtml | null
    readonly href: string | null
    readonly concepts: readonly ConceptView[]
  }[]
  readonly sources: readonly SourceLinkView[]
}

/** The outline of a course, on the page of its note (CRS-5). */
export interface CourseView {
  readonly title: string
  /** The first concept of the path. */
  readonly start: LinkView | null
  /** The page that shows the whole course; null for a course of which nothing is written. */
  readonly print: string | null
  readonly units: readonly UnitView[]
}

/** Where a note stands on the path of one course (CRS-4). */
export interface PositionView {
  /** The unit; null for what stands before the first one, or a course without units. */
  readonly unit: SafeHtml | null
  /** From 1, among the concepts of the unit. */
  readonly number: number
  readonly total: number
  /** The address of the note from the site's root: by it the reader's browser keeps what was read. */
  readonly key: string
  readonly course: string
  /** The section of the course note that mentions the note first. */
  readonly courseHref: string
  readonly previous: LinkView | null
  readonly next: LinkView | null
}

/** An excerpt with the link marked, and where it stands. */
export interface ExcerptView {
  /** The headings above, outermost first. */
  readonly crumbs: readonly SafeHtml[]
  readonly href: string
  readonly html: SafeHtml
}

/** One note that links here, with an excerpt for each link, of very many the first hundred (BKL-1). */
export interface BacklinkView {
  readonly title: string
  readonly href: string
  readonly excerpts: readonly ExcerptView[]
}

/** A note on the page of a whole course; its ids are told from those of other notes by a prefix. */
export interface PrintNoteView {
  /** Id of its section. */
  readonly id: string
  readonly title: string
  /** The title with its formulas; null if it is nothing but words. */
  readonly titleHtml: SafeHtml | null
  readonly titleId: string | null
  /** The note's own page. */
  readonly href: string
  readonly lang: string
  readonly cssClasses: readonly string[]
  readonly body: SafeHtml
}

/** A unit on the page of a whole course. */
export interface PrintUnitView {
  readonly id: string
  /** Null for what stands before the first unit. */
  readonly html: SafeHtml | null
  /** The unit's own text, if it is a note. */
  readonly note: PrintNoteView | null
  readonly notes: readonly PrintNoteView[]
}

/** Mentions without a link (BKL-4). */
export interface MentionsView {
  /** How many there are; of very many not all are shown. */
  readonly count: string
  /** In course order. */
  readonly notes: readonly BacklinkView[]
}

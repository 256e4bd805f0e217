/**
 * The data that templates receive: documented, typed, plain.
 *
 * Addresses in it are relative to the page and percent-encoded, ready for `href`. Values of type
 * `SafeHtml` are printed as they are; every other string is escaped by the template engine.
 */
import type { SafeHtml } from '../html/safe-html.ts'
import type {
  BacklinkView,
  CourseView,
  MentionsView,
  PositionView,
  PrintNoteView,
  PrintUnitView,
  SourceGroupView,
  SourceKindView,
  SourceLinkView,
  SourcesIndexView,
  SourceView,
  WantedView,
} from './course/view.ts'
import type { IndexEntryView, PartsView } from './pages/view.ts'
import type {
  LinkView,
  LocalGraphView,
  NavView,
  NoteItemView,
  PropertyView,
  TagView,
  TocView,
} from './parts/view.ts'

/** What all pages have. */
export interface PageBase {
  readonly title: string
  /** The title as shown in the page's `h1`; may hold formulas. */
  readonly titleHtml: SafeHtml
  /** The id of the `h1`. */
  readonly titleId: string | null
  readonly description: string | null
  readonly lang: string
  /** Relative prefix to the site's root: empty or `../` repeated. */
  readonly root: string
  /** Absolute address, if the site's base URL is known. */
  readonly canonical: string | null
  /** Absolute address of the picture that a link to the page is shown with: the author's, or a drawn card. */
  readonly image: string | null
  /** Pixels of a drawn card; null for any other picture. */
  readonly card: { readonly width: number; readonly height: number } | null
  /** The feed of the tag or course whose page this is, or null. */
  readonly feed: LinkView | null
  readonly breadcrumbs: readonly LinkView[]
  readonly nav: readonly NavView[]
  readonly cssClasses: readonly string[]
  readonly features: { readonly math: boolean; readonly mermaid: boolean; readonly code: boolean }
  /** Further fonts that the formulas of the page's text need, as paths beside KaTeX's style sheet. */
  readonly mathFonts: readonly string[]
}

export interface NotePageView extends PageBase {
  readonly kind: 'note'
  readonly isHome: boolean
  readonly draft: boolean
  readonly body: SafeHtml
  readonly toc: readonly TocView[]
  readonly tags: readonly TagView[]
  readonly date: string | null
  readonly modified: string | null
  /** Minutes at 220 words a minute, at least 1; null for an empty note. */
  readonly readingMinutes: number | null
  /** In course order; of very many, the first. */
  readonly backlinks: readonly BacklinkView[]
  /** Number of notes that link here. */
  readonly backlinkCount: number
  /** The page that shows all of very many backlinks, or null. */
  readonly moreBacklinks: string | null
  /** Mentions of the note that are no links, if the site offers them and there are any (BKL-4). */
  readonly mentions: MentionsView | null
  /** Null for a note without neighbours, and for a site without a graph. */
  readonly localGraph: LocalGraphView | null
  /** What the page says to machines (SRC-7, WEB-1), as JSON-LD; null if there is no more to say than the title. */
  readonly jsonLd: SafeHtml | null
  /** Where the note stands, on each of its courses (CRS-4). */
  readonly positions: readonly PositionView[]
  /** The outline of the course whose note this is, else null (CRS-5). */
  readonly course: CourseView | null
  readonly properties: readonly PropertyView[]
  readonly editHref: string | null
  /** The page as Markdown, if it is published. */
  readonly markdown: string | null
}

export interface FolderPageView extends PageBase {
  readonly kind: 'folder' | 'home'
  readonly folders: readonly LinkView[]
  /** The page that shows all of the folder, if its notes have an order; else null. */
  readonly print: string | null
  readonly notes: readonly NoteItemView[]
  readonly parts: PartsView
}

export interface TagPageView extends PageBase {
  readonly kind: 'tag'
  readonly tags: readonly TagView[]
  readonly notes: readonly NoteItemView[]
  readonly parts: PartsView
}

/** All tags. */
export interface TagsPageView extends PageBase {
  readonly kind: 'tags'
  readonly tags: readonly TagView[]
  readonly parts: PartsView
}

/** A–Z of all notes and their aliases; of a large vault the list of its parts, and pages with a part each. */
export interface IndexPageView extends PageBase {
  readonly kind: 'index'
  readonly parts: PartsView
  /** On the list of the parts, in place of `groups`; else empty. */
  readonly overview: readonly {
    /** The letters of the part, or where in the alphabet a part of one letter begins and ends. */
    readonly text: string
    readonly href: string
    readonly first: string
    readonly last: string
    readonly count: number
  }[]
  readonly groups: readonly {
    readonly letter: string
    readonly entries: readonly IndexEntryView[]
  }[]
}

/** All sources; of a large site the index of them, and pages with so many of them each (SRC-6). */
export interface SourcesPageView extends PageBase {
  readonly kind: 'sources'
  readonly courses: readonly {
    readonly title: string
    readonly href: string | null
    readonly units: readonly SourceGroupView<SourceView>[]
  }[]
  readonly kinds: readonly SourceGroupView<SourceLinkView>[]
  /** On the index of a very large site, in place of `kinds`; else empty. */
  readonly kindIndex: readonly SourceKindView[]
  /** On the index of a large site, in place of `courses`; else empty. */
  readonly index: readonly SourcesIndexView[]
  /** The pages of a large site's sources. */
  readonly parts: PartsView
  /** The sources in other formats. */
  readonly downloads: readonly LinkView[]
}

/** One source that many sections cite (SRC-6). */
export interface SourcePageView extends PageBase {
  readonly kind: 'source'
  readonly source: SourceView
  readonly parts: PartsView
}

/** Notes that are not written yet, most wanted first (WNT-1). */
export interface WantedPageView extends PageBase {
  readonly kind: 'wanted'
  readonly wanted: readonly WantedView[]
  readonly parts: PartsView
}

/** Who links to a note of very many backlinks, on as many pages as it takes (BKL-1). */
export interface BacklinksPageView extends PageBase {
  readonly kind: 'backlinks'
  readonly note: LinkView
  /** In course order. */
  readonly backlinks: readonly BacklinkView[]
  readonly parts: PartsView
}

/** The graph as a list: what its script draws, for readers without it. */
export interface GraphPageView extends PageBase {
  readonly kind: 'graph'
  /** Those that most notes link to. */
  readonly notes: readonly {
    readonly title: string
    readonly href: string
    /** Number of notes that link here, and that it links to. */
    readonly incoming: number
    readonly outgoing: number
  }[]
  /** False if there are more notes than are listed. */
  readonly isWhole: boolean
}

/** Notes by the date of their last change. */
export interface RecentPageView extends PageBase {
  readonly kind: 'recent'
  readonly notes: readonly NoteItemView[]
}

/** A whole course on one page, for paper and for reading in one go (PG-6). */
export interface PrintPageView extends PageBase {
  readonly kind: 'print'
  /** The page of the course; null for a folder without one. */
  readonly courseHref: string | null
  /** The course note's own text. */
  readonly introduction: PrintNoteView | null
  readonly units: readonly PrintUnitView[]
}

export interface NotFoundPageView extends PageBase {
  readonly kind: 'not-found'
}

export type PageView =
  | NotePageView
  | FolderPageView
  | TagPageView
  | TagsPageView
  | IndexPageView
  | SourcesPageView
  | SourcePageView
  | WantedPageView
  | BacklinksPageView
  | GraphPageView
  | RecentPageView
  | PrintPageView
  | NotFoundPageView

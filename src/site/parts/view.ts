/** The parts that pages are made of, but for those of the course; see `../view.ts` for what holds of all of it. */
import type { SafeHtml } from '../../html/safe-html.ts'

export interface LinkView {
  readonly text: string
  readonly href: string
}

/** A link of the navigation tree. */
export interface NavView {
  readonly text: string
  /** Null for a folder that has no page of its own. */
  readonly href: string | null
  readonly current: boolean
  /** True if the current page is below it. */
  readonly open: boolean
  readonly children: readonly NavView[]
}

export interface TocView {
  readonly depth: number
  readonly html: SafeHtml
  readonly href: string
  readonly children: readonly TocView[]
}

export interface TagView {
  readonly name: string
  readonly href: string
  /** Number of published notes with the tag or a tag below it. */
  readonly count: number
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

/** An entry of a list of notes: folder pages, tag pages, recent notes. */
export interface NoteItemView {
  readonly title: string
  readonly href: string
  readonly description: string | null
  readonly date: string | null
}

export interface PropertyView {
  readonly name: string
  /** What Obsidian would take the value for. */
  readonly kind: 'text' | 'number' | 'checkbox' | 'date' | 'list'
  /** The value of a date, as 2026-09-01; null for the others. */
  readonly date: string | null
  readonly html: SafeHtml
}

import type { OutputPath } from '../../lib/paths.ts'

/** A published note as the search sees it: text of the finished page, nothing of the source. */
export interface SearchNote {
  readonly output: OutputPath
  readonly title: string
  readonly aliases: readonly string[]
  readonly tags: readonly string[]
  /** Titles of the courses on whose path the note is. */
  readonly courses: readonly string[]
  readonly lang: string
  /** In the order of the page; the first one may be what stands before any heading. */
  readonly sections: readonly SearchSection[]
}

export interface SearchSection {
  /** Null for what stands before the first heading. */
  readonly anchor: string | null
  readonly heading: string | null
  /** Without the heading. */
  readonly text: string
}

import type { UrlStyle } from '../html/url.ts'
import type { OutputPath } from '../lib/paths.ts'
import type { Media } from '../note/media.ts'
import type { NoteObject } from './object.ts'

/** What one link of a note means to the page that shows it: addresses and words, no vault paths of others. */
export type LinkTarget =
  | {
      readonly kind: 'page'
      readonly output: OutputPath
      readonly anchor: string | null
      readonly title: string
      /** What an embed of it shows. */
      readonly note: NoteKey
      /** Index into the object's slices, null for the whole note, or 'unknown' if the subpath names nothing. */
      readonly slice: number | null | 'unknown'
    }
  | {
      readonly kind: 'file'
      readonly output: OutputPath
      readonly fragment: string | null
      readonly media: Media
      readonly name: string
      readonly size: { readonly width: number; readonly height: number } | null
    }
  | { readonly kind: 'missing' }
  | { readonly kind: 'private' }
  /** A file that must not be published (TR-10): its words only. */
  | { readonly kind: 'withheld'; readonly name: string }

/** Names a published note among those a page may embed. */
export type NoteKey = string

/** Everything the linker may look at while it fills one page. */
export interface LinkScope {
  readonly page: OutputPath
  readonly style: UrlStyle
  readonly privateLinks: 'text' | 'redact'
  readonly limits: { readonly depth: number; readonly count: number; readonly bytes: number }
  /** Words of the interface. */
  readonly words: {
    readonly privateNote: string
    readonly unwritten: string
    readonly open: string
    readonly footnotes: string
    readonly back: string
  }
  object(note: NoteKey): NoteObject | null
  targets(note: NoteKey): readonly LinkTarget[]
  /** Address of a tag's page, or null if there is none. */
  tag(tag: string): OutputPath | null
}

import type { UrlStyle } from '../html/url.ts'
import type { OutputPath } from '../lib/paths.ts'
import type { Media } from '../note/media.ts'
import type { SourceKind } from '../note/source-address.ts'
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
      /** What a link without own words calls a numbered block; null for any other target (NUM-2). */
      readonly label: string | null
    }
  | {
      readonly kind: 'file'
      readonly output: OutputPath
      readonly fragment: string | null
      readonly media: Media
      readonly name: string
      readonly size: { readonly width: number; readonly height: number } | null
    }
  | {
      readonly kind: 'missing'
      /** The entry of the unwritten note; null for a file that is not there. */
      readonly wanted: {
        readonly output: OutputPath
        readonly anchor: string
        readonly name: string
      } | null
    }
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
    /** Before an unwritten note, whose name stands for `{}`. */
    readonly wantedBy: string
    readonly sources: string
    readonly sourceKinds: { readonly [kind in SourceKind]: string }
  }
  object(note: NoteKey): NoteObject | null
  targets(note: NoteKey): readonly LinkTarget[]
  /** The number of a formula as shown, or null. */
  equation(note: NoteKey, block: number): string | null
  /** The count of links to a section with their excerpts, as HTML; empty if there are none (BKL-2). */
  linksHere(note: NoteKey, section: number): string
  /** The name of the section of the page that shows a note, on a page of many notes; null for any other note. */
  section(note: NoteKey): string | null
  /** The anchor of a note's heading as the site has it, from that with which the note was compiled (PRV-5). */
  anchor(note: NoteKey, compiled: string): string
  /** Address of a tag's page, or null if there is none. */
  tag(tag: string): OutputPath | null
}

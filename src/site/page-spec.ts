/** What a page or file with slots shall show, as plain data: its name in all builds. */
import type { OutputPath, VaultPath } from '../lib/paths.ts'
import type { SourceKind } from '../note/source-address.ts'
import type { FeedSpec } from './outputs/feeds.ts'

/** A page. `part` is that of a list in parts, by its number from 0; null for a list on one page. */
export type PageSpec =
  | { readonly page: 'note'; readonly note: VaultPath }
  | { readonly page: 'backlinks'; readonly note: VaultPath; readonly part: number; readonly title: string }
  | ({ readonly page: 'folder'; readonly folder: string } & ListSpec)
  | ({ readonly page: 'tag'; readonly key: string } & ListSpec)
  | { readonly page: 'tags' | 'wanted'; readonly part: number | null; readonly title: string }
  | {
      readonly page: 'print'
      /** By its place in the list. */
      readonly course: number
      readonly output: OutputPath
      readonly title: string
    }
  | { readonly page: 'index' | 'sources' | 'graph' | 'recent'; readonly title: string }
  | { readonly page: 'index part' | 'source list'; readonly part: number; readonly title: string }
  | {
      readonly page: 'source kind'
      readonly kind: SourceKind
      readonly part: number
      readonly title: string
    }
  | ({ readonly page: 'source'; readonly identity: string } & ListSpec)
  | { readonly page: 'not-found' }

/** A list; `output` is the page of its first part. */
interface ListSpec {
  readonly output: OutputPath
  readonly title: string
  readonly part: number | null
}

/** A file. */
export type FileSpec =
  | FeedSpec
  /** A note as Markdown. */
  | { readonly file: 'markdown'; readonly note: VaultPath; readonly path: OutputPath }

/** What a site consists of before anything of it is rendered: plain data that facts decide, kept from build to build. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { OutputPath, VaultPath } from '../lib/paths.ts'
import type { LinkSettings } from '../site/render-scope.ts'
import type { SocialCard } from '../site/social/drawing.ts'
import type { ReportAsset } from './interface.ts'

export interface SitePlan {
  /** `SiteView`, encoded. */
  readonly site: unknown
  readonly settings: LinkSettings
  /** The notes that lists of notes below refer to by index. */
  readonly notes: readonly VaultPath[]
  readonly pages: readonly PagePlan[]
  /** Files that notes have a part in. */
  readonly files: readonly FilePlan[]
  /** For the search: the drafts of all notes; null for a site without search. */
  readonly search: readonly SearchPlan[] | null
  /** Pictures for links to pages, each once. */
  readonly cards: readonly CardPlan[]
  /** Files that no note has a part in. */
  readonly fixed: readonly FixedOutput[]
  readonly assets: readonly ReportAsset[]
  /** Their places are stand-ins (`stand-ins.ts`). */
  readonly diagnostics: readonly Diagnostic[]
  readonly advice: readonly Diagnostic[]
}

/** Something with slots: the key of its draft in the store, and what it shows. */
export interface Drafted {
  readonly draft: string
  readonly reads: Reads
}

/** What slots show, notes by their index in `SitePlan.notes`. */
export interface Reads {
  readonly objects: readonly number[]
  readonly headings: readonly number[]
  readonly leads: readonly number[]
  /** Notes and links in turn. */
  readonly excerpts: readonly number[]
}

export interface PagePlan extends Drafted {
  readonly output: OutputPath
  readonly url: string
  readonly title: string
  readonly kind: string
  readonly template: string
  /** The note it shows, or null for a generated page. */
  readonly source: VaultPath | null
}

export interface FilePlan extends Drafted {
  readonly output: OutputPath
  readonly kind: 'feed' | 'markdown'
}

/** A link card; its path says what it shows. */
export interface CardPlan {
  readonly output: OutputPath
  readonly card: SocialCard
}

export interface SearchPlan {
  /** Index of the note. */
  readonly note: number
  /** The key of its `SearchDraft` in the store. */
  readonly draft: string
}

export interface FixedOutput {
  readonly path: OutputPath
  readonly digest: string
  readonly from:
    | { readonly kind: 'store'; readonly key: string }
    /** A file of Lectern's package, by its absolute path. */
    | { readonly kind: 'package'; readonly file: string }
    | { readonly kind: 'copy'; readonly source: VaultPath }
}

/** A draft as it lies in the store. */
export interface StoredDraft {
  readonly page: OutputPath
  /** The note whose page it is, or null. */
  readonly article: VaultPath | null
  /** Encoded. */
  readonly view: unknown
  readonly scope: unknown
}

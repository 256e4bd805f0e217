/**
 * The seam between the commands and the build: what is asked for, and the finished site as a value.
 *
 * `RenderSite` writes nothing to the output folder; publishing the value is the command's business.
 */
import type { Config } from '../config/config.ts'
import type { PluginModule } from '../config/plugins.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { OutputPath, VaultPath } from '../lib/paths.ts'
import type { BuildCache } from './cache.ts'
import type { Sighting } from './sighting.ts'

export interface Progress {
  /** A verb in the present participle, e.g. `rendering`. */
  readonly phase: string
  readonly done: number
  /** 0 if it is not known yet. */
  readonly total: number
}

export interface BuildRequest {
  /** Absolute path of the vault. */
  readonly vault: string
  /** Absolute path of the output folder: it is never read, and never part of the vault. */
  readonly output: string
  readonly config: Config
  readonly plugins: PluginModule | null
  /** Absolute path, or null for a build without a cache. */
  readonly cacheDir: string | null
  /** Absolute path of the user's templates, or null if there are none. */
  readonly templatesDir: string | null
  /** Absolute path of the folder whose files are copied as they are, or null if there is none. */
  readonly publicDir: string | null
  /** For who publishes nothing: link cards that are not drawn yet are left out of the site. */
  readonly undrawn?: boolean
  /** Worker threads; 1 renders in the calling thread. */
  readonly threads: number
  readonly onProgress?: (progress: Progress) => void
  /** Aborted when the user interrupts. */
  readonly signal?: AbortSignal
  /** Everything that the build may read, seen from the outside just now; left out by whoever has not looked. */
  readonly sighting?: Sighting
  /** What earlier builds of this process have left; for whoever builds again and again. */
  readonly memory?: BuildMemory
  /**
   * Absolute paths of the files that have been edited since the last build with this memory, if whoever asks has
   * watched all others. Left out by whoever does not know.
   */
  readonly edited?: ReadonlySet<string>
  /**
   * Told of the pages that are others than in the last build as soon as they are made, if they are all that an edit
   * has done to pages: none has come and none is gone. Those of notes come first, and those that show very many notes in
   * a second call. What else there is, such as the search, comes with the site.
   */
  readonly onPages?: (pages: readonly SiteOutput[]) => Promise<void>
}

/** What builds of one process leave for later ones (`createBuildMemory`). */
export interface BuildMemory {
  /** What is known of a vault; for the build itself. */
  open(request: BuildRequest, isFresh: boolean): BuildCache
  /** Keeps everything for later processes. */
  save(): void
  /** The same, for good. No build may be under way, and no output may be read any more. */
  close(): void
}

/** Where the bytes of an output come from; files are copied and never held in memory. */
export type OutputBody =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** An attachment of the vault. */
  | { readonly kind: 'copy'; readonly source: VaultPath }
  /** A file of the public folder, by its path in it. */
  | { readonly kind: 'public'; readonly source: string }
  /** A finished file of the build's own, by its absolute path: whoever publishes it may move it away. */
  | { readonly kind: 'staged'; readonly file: string; readonly size: number }
  /** Unchanged since an earlier build: made again only if it is asked for; `size` in bytes, if it is known. */
  | { readonly kind: 'lazy'; readonly size: number | null; readonly read: () => Promise<Uint8Array> }

export interface SiteOutput {
  readonly path: OutputPath
  /** SHA-256 of the bytes in lower-case hex. */
  readonly digest: string
  readonly body: OutputBody
}

export interface ReportPage {
  /** The note's path in the vault, spelled as on disk. */
  readonly source: string
  /** The page's address from the site's root, starting with `/`, percent-encoded. */
  readonly url: string
  readonly output: string
  readonly title: string
}

/** A page or file that stands for no single note. */
export interface ReportGenerated {
  readonly url: string
  readonly output: string
  readonly title: string
  /** `tags`, `tag`, `folder`, `sources`, `index`, … */
  readonly kind: string
}

export interface ReportAsset {
  readonly source: string
  readonly output: string
}

export interface SiteStats {
  readonly notes: number
  readonly pages: number
  /** Notes that were compiled in an earlier build. */
  readonly cacheHits: number
}

/** A whole site as a value. Lists are sorted by code unit, so that equal sites are equal values. */
export interface Site {
  readonly pages: readonly ReportPage[]
  readonly generated: readonly ReportGenerated[]
  readonly assets: readonly ReportAsset[]
  readonly outputs: readonly SiteOutput[]
  readonly diagnostics: readonly Diagnostic[]
  /** What is no fault but worth knowing, for `check` alone: notes that nobody leads to (WNT-3). */
  readonly advice?: readonly Diagnostic[]
  readonly stats: SiteStats
  /** True if a build of the very same would be this site again, and say the same about it. */
  readonly isRepeatable: boolean
}

/**
 * Renders a vault. Content problems are diagnostics of the result. Throws `VaultChanged` if a note
 * changed between two readings, `UserError` for an unreadable vault, and anything else for a bug; an
 * error thrown while a note was in work may name it in a `file` property.
 */
export type RenderSite = (request: BuildRequest) => Promise<Site>

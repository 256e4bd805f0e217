/** What the overlay in a page is told. Types alone, and nothing of Node: the code in the browser reads them too. */
import type { Severity } from '../diagnostics/diagnostic.ts'

/** A diagnostic as the overlay shows it. */
export interface DevProblem {
  readonly severity: Severity
  readonly code: string
  readonly message: string
  readonly help: string | null
  /** `file:line:column`, as far as it is known; empty for the whole site. */
  readonly place: string
  /** Opens the place in Obsidian or an editor; null if nothing can. */
  readonly href: string | null
}

/** Why the last change could not be built. */
export interface DevFailure {
  readonly message: string
  readonly help: string | null
}

/** A style sheet of a page. */
export interface DevStyle {
  /** As it stands in the page. */
  readonly href: string
  /** Digest of the file; null for one that the site does not hold. */
  readonly digest: string | null
}

/** The state of one page and of the vault. */
export interface DevStatus {
  /** Digest of the page without its style sheets: a page that shows another one has to be loaded again. */
  readonly page: string
  readonly styles: readonly DevStyle[]
  /** Digest of the files of `public/` that are no style sheets: pages name them without a digest, so stay the same. */
  readonly publicFiles: string
  readonly failure: DevFailure | null
  /** Problems of the note that the page shows. */
  readonly here: readonly DevProblem[]
  /** Problems elsewhere, the worst first; not all, if there are many. */
  readonly elsewhere: readonly DevProblem[]
  /** Of the whole vault. */
  readonly counts: { readonly [severity in Severity]: number }
  /** Address of the page of notes that are not written yet, from the root of the site; null if there is none. */
  readonly wanted: string | null
}

/** The part of the template data that all pages share; see `../view.ts` for what holds of all of it. */
import type { SafeHtml } from '../../html/safe-html.ts'
import type { LinkView } from '../parts/view.ts'

/** What every page of the site shares; addresses are relative to the site's root (print `page.root` before them). */
export interface SiteView {
  readonly title: string
  readonly description: string | null
  readonly author: string | null
  readonly lang: string
  readonly footer: string | null
  readonly menu: readonly LinkView[]
  readonly logo: string | null
  readonly css: string
  /** The tiny script that applies the reader's choice of theme before the first paint. */
  readonly themeJs: string
  readonly js: string
  /** The search box, loaded at its first use. */
  readonly searchJs: string
  /** Draws diagrams; loaded by pages that have one, when it comes into view. */
  readonly mermaidJs: string
  /** Starts the worker that keeps pages; null for a site that is not to be read offline. */
  readonly offlineJs: string | null
  /** Draws the graph; loaded by its page alone. */
  readonly graphJs: string
  readonly katexCss: string
  /** Fonts that nearly every formula needs: loaded early, so that text does not move when they arrive. */
  readonly katexFonts: readonly string[]
  readonly favicon: string
  /** Null if the generated page does not exist. */
  readonly pages: {
    readonly tags: string | null
    readonly index: string
    readonly sources: string | null
    readonly wanted: string | null
    readonly search: string | null
    readonly graph: string | null
    readonly recent: string | null
  }
  readonly feed: string | null
  /** Content-Security-Policy for a `meta` element (TR-40), or null to leave it to the host's headers. */
  readonly csp: string | null
  /** Extra tags of the configuration for the page's head. */
  readonly head: SafeHtml | null
  readonly version: string
}

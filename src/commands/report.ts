/** The build report of contract.md section 3: plain data for scripts and CI. */
import type { ReportAsset, ReportGenerated, ReportPage, Site } from '../build/interface.ts'
import type { Publication } from '../build/write.ts'
import { type Diagnostic, sortDiagnostics } from '../diagnostics/diagnostic.ts'
import { compareBy } from '../lib/compare.ts'

export interface Report {
  /** Lectern's version. */
  readonly lectern: string
  readonly pages: readonly ReportPage[]
  readonly generated: readonly ReportGenerated[]
  readonly assets: readonly ReportAsset[]
  readonly diagnostics: readonly Diagnostic[]
  readonly stats: {
    readonly notes: number
    readonly pages: number
    readonly written: number
    readonly unchanged: number
    readonly removed: number
    readonly cacheHits: number
    readonly durationMs: number
  }
}

/** The report of a site and its publication, sorted; null for a check, which publishes nothing. */
export function reportOf(
  version: string,
  site: Site,
  publication: Pick<Publication, 'written' | 'unchanged' | 'removed'> | null,
  durationMs: number,
): Report {
  const { written, unchanged, removed } = publication ?? { written: 0, unchanged: 0, removed: 0 }
  const { notes, pages, cacheHits } = site.stats
  return {
    lectern: version,
    pages: [...site.pages].sort(compareBy((page) => page.source)),
    generated: [...site.generated].sort(compareBy((page) => page.output)),
    assets: [...site.assets].sort(compareBy((asset) => asset.source)),
    diagnostics: sortDiagnostics(site.diagnostics),
    stats: { notes, pages, written, unchanged, removed, cacheHits, durationMs: Math.round(durationMs) },
  }
}

/** The report as it is printed and stored. */
export function formatReport(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`
}

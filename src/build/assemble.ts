/** The parts of a site → the site as a value. */
import type { Config } from '../config/config.ts'
import { noteDiagnostics } from './compile-notes.ts'
import type { Site } from './interface.ts'
import type { SiteParts } from './make-parts.ts'
import { offlineOutputs } from './offline.ts'
import { fixedOutputs, publicOutputs } from './outputs.ts'
import { placeDiagnostics } from './placed.ts'
import type { SitePlan } from './plan.ts'
import { searchOutputs } from './search-site.ts'
import { applySeverity } from './severity.ts'
import type { Store } from './store.ts'
import type { Surroundings } from './surroundings.ts'

/** A site of which nobody has said yet whether it could be made again. */
export type NewSite = Omit<Site, 'isRepeatable'>

/** Puts a site together: outputs, report, diagnostics with their places. */
export function assembleSite(config: Config, found: Surroundings, parts: SiteParts, store: Store): NewSite {
  const { cards, rendered, drawn, search, templates } = parts
  const { plan } = parts.plan
  const made = [
    ...rendered.outputs,
    ...drawn.outputs,
    ...fixedOutputs(plan, parts.isPlanKnown, store),
    ...(search === null ? [] : searchOutputs(search, store)),
  ]
  const own = [...made, ...offlineOutputs(config, [...made, ...found.publicFolder.files])]
  const outside = publicOutputs(found.publicFolder, own)
  const ofPages = placeDiagnostics(rendered.diagnostics, [], cards, store)
  const diagnostics = [
    ...found.snapshot.diagnostics,
    ...noteDiagnostics(cards),
    ...[...parts.placed, ...ofPages].map(({ diagnostic }) => diagnostic),
    ...templates.diagnostics,
    ...outside.diagnostics,
  ]
  return {
    ...reportOf(plan),
    assets: plan.assets,
    outputs: [...own, ...outside.outputs].sort((a, b) => (a.path < b.path ? -1 : 1)),
    diagnostics: applySeverity(config, diagnostics),
    advice: applySeverity(config, plan.advice),
    stats: {
      notes: found.snapshot.notes.length,
      pages: plan.pages.length,
      cacheHits: parts.cacheHits,
    },
  }
}

function reportOf({ pages }: SitePlan): Pick<Site, 'pages' | 'generated'> {
  return {
    pages: pages.flatMap(({ source, url, output, title }) =>
      source === null ? [] : [{ source, url, output, title }],
    ),
    generated: pages.flatMap(({ source, url, output, title, kind }) =>
      source === null ? [{ url, output, title, kind }] : [],
    ),
  }
}

/** The parts of a site → the site as a value. */
import type { Config } from '../config/config.ts'
import { type VaultPath, vaultPath } from '../lib/paths.ts'
import type { NotePlaces } from '../note/summary.ts'
import type { NoteCard } from './cards.ts'
import { noteDiagnostics } from './compile-notes.ts'
import type { Site } from './interface.ts'
import type { SiteParts } from './make-parts.ts'
import { offlineOutputs } from './offline.ts'
import { fixedOutputs, publicOutputs } from './outputs.ts'
import type { SitePlan } from './plan.ts'
import { searchOutputs } from './search-site.ts'
import { applySeverity } from './severity.ts'
import { withRealPlace } from './stand-ins.ts'
import { requireEntry, type Store } from './store.ts'
import type { Surroundings } from './surroundings.ts'

/** Puts a site together: outputs, report, diagnostics with their places. */
export function assembleSite(config: Config, found: Surroundings, parts: SiteParts, store: Store): Site {
  const { cards, rendered, drawn, search, templates } = parts
  const { plan } = parts.plan
  const made = [
    ...rendered.outputs,
    ...drawn.outputs,
    ...fixedOutputs(plan, store),
    ...(search === null ? [] : searchOutputs(search, store)),
  ]
  const own = [...made, ...offlineOutputs(config, [...made, ...found.publicFolder.files])]
  const outside = publicOutputs(found.publicFolder, own)
  const placesOf = placesReader(cards, store)
  const diagnostics = [
    ...found.snapshot.diagnostics,
    ...noteDiagnostics(cards),
    ...[...plan.diagnostics, ...rendered.diagnostics].map((entry) => withRealPlace(entry, placesOf)),
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

/** Looks up where things stand in notes. */
function placesReader(
  cards: ReadonlyMap<VaultPath, NoteCard>,
  store: Store,
): (file: string) => NotePlaces | null {
  const known = new Map<string, NotePlaces | null>()
  return (file) => {
    const before = known.get(file)
    if (before !== undefined) return before
    const parts = cards.get(vaultPath(file))?.parts ?? null
    const places = parts === null ? null : (JSON.parse(requireEntry(store, parts.places)) as NotePlaces)
    known.set(file, places)
    return places
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

/** What the authors of notes should know about their links. */
import type { Config } from '../config/config.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { VaultPath } from '../lib/paths.ts'
import type { NotePlaces, NoteSummary } from '../note/summary.ts'
import { linkDiagnostics } from '../vault/link-diagnostics.ts'
import { propertyDiagnostics } from '../vault/property-links.ts'
import type { WrittenLinks } from './facts.ts'

/** Reports the links of a note; `placesOf` says where they and the properties of a summary stand. */
export function linkReports(
  { index, tables, suggester }: WrittenLinks,
  { properties }: Pick<Config, 'properties'>,
  path: VaultPath,
  placesOf: (summary: NoteSummary) => NotePlaces,
): Diagnostic[] {
  const summary = index.published.notes.get(path)
  if (summary === undefined) return []
  const places = placesOf(summary)
  const placeOf = (property: string) => places.properties[property] ?? null
  return [
    ...linkDiagnostics(index, suggester, { path, summary, places, table: tables.get(path) ?? [] }),
    ...propertyDiagnostics(index, path, summary, properties, placeOf),
  ]
}

/**
 * Stand-ins for places.
 *
 * An edit to prose moves the lines below it, and changes nothing else that other notes know. So what there is to
 * say about links is worked out with stand-ins, which name the link or property instead of its place: it stays
 * the same, and the places are looked up last.
 */
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts'
import type { NotePlaces, NoteSummary } from '../note/summary.ts'

/** Columns that no text has. */
const LINK_COLUMN = -1
const PROPERTY_COLUMN = -2

/** Places that name what stands there. */
export function standIns({ links, frontmatter }: NoteSummary): NotePlaces {
  const names = new Set(frontmatter.properties.map(({ key }) => key))
  const properties: { [key: string]: Place } = Object.create(null)
  for (const [line, name] of [...names].sort().entries()) {
    properties[name] = { line, column: PROPERTY_COLUMN }
  }
  return { links: links.map((_, link) => linkStandIn(link)), properties }
}

/** The stand-in for the place of a link. */
export function linkStandIn(link: number): Place {
  return { line: link, column: LINK_COLUMN }
}

/** The diagnostic with its real place; `places` are those of its file, read only if there is one to look up. */
export function withRealPlace(
  diagnostic: Diagnostic,
  places: (file: string) => NotePlaces | null,
): Diagnostic {
  const { file, line, column } = diagnostic
  if (file === null || line === null || column === null || column > 0) return diagnostic
  const place = column === LINK_COLUMN ? places(file)?.links[line] : propertyPlace(places(file), line)
  return { ...diagnostic, line: place?.line ?? null, column: place?.column ?? null }
}

function propertyPlace(places: NotePlaces | null, index: number): Place | undefined {
  // The places are those of the same properties.
  const name = Object.keys(places?.properties ?? {}).sort()[index]
  return name === undefined ? undefined : places?.properties[name]
}

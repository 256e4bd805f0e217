/** The sources for `sources.json` and the bibliographies (SRC-7). */
import { type ExportedSource, exportId } from '../../course/exports/entry.ts'
import { siteUrl } from '../../html/url.ts'
import type { OutputPath } from '../../lib/paths.ts'
import { noteTitle } from '../../vault/collections.ts'
import type { Facts } from '../facts.ts'
import { outputOf, type SourceMaterials } from './sources.ts'

/** The sources for the exports; addresses are absolute where the site's own is known. */
export function exportedSources(facts: Facts, materials: SourceMaterials): ExportedSource[] {
  const base = facts.config.baseUrl?.replace(/\/?$/, '/') ?? ''
  const absolute = (output: OutputPath, anchor: string | null) =>
    base + siteUrl(output, facts.style).slice(1) + (anchor === null ? '' : `#${encodeURI(anchor)}`)
  return facts.course.sources.list.map((source) => {
    const { target } = source
    const output = target.kind === 'url' ? undefined : outputOf(facts, materials, target)
    return {
      id: exportId(source.title, source.key),
      identity: source.identity,
      kind: source.kind,
      title: source.title,
      url: target.kind === 'url' ? target.url : output === undefined ? null : absolute(output, null),
      citedIn: source.citations.flatMap((citation) => {
        const summary = facts.vault.notes.get(citation.note)
        const page = facts.addresses.get(citation.note)?.output
        if (summary === undefined || page === undefined) return []
        const heading = summary.headings[citation.section]
        const { course, unit } = citation.standing
        const inCourse = course === null ? undefined : facts.course.courses.list[course]
        return [
          {
            course: inCourse?.title ?? null,
            unit: unit === null ? null : (inCourse?.units[unit]?.title ?? null),
            note: noteTitle(citation.note, summary),
            section: heading?.title ?? null,
            url: absolute(page, heading?.anchor ?? null),
            locator: citation.locator,
          },
        ]
      }),
    }
  })
}

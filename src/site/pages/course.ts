/** The pages of the course layer: all sources, one source, wanted notes (SRC-6, WNT-1). */
import type { Source } from '../../course/sources.ts'
import type { SectionRef } from '../../course/vault-links.ts'
import { relativeHref } from '../../html/url.ts'
import type { OutputPath } from '../../lib/paths.ts'
import { placeView } from '../course/places.ts'
import { listRange, sourceLists } from '../course/source-lists.ts'
import { kindGroups, SOURCES_PAGE, sourceGroups, sourceIndex, sourceView } from '../course/sources.ts'
import type { SiteFacts } from '../facts.ts'
import { EXPORTS } from '../outputs/source-files.ts'
import { linkScope, type Materials } from '../render-scope.ts'
import type { PageBase, SourcePageView, SourcesPageView, WantedPageView } from '../view.ts'
import { baseView } from './base.ts'

/**
 * All sources, by course and unit and by kind, with the places that cite them. On a large site that is an index,
 * and the places are on pages with a part of the sources each.
 */
export function sourcesPage(
  facts: SiteFacts,
  materials: Materials,
  output: OutputPath,
  title: string,
): SourcesPageView {
  const scope = linkScope(facts, materials, output)
  const lists = sourceLists(facts)
  const isMain = output === SOURCES_PAGE
  const isIndex = isMain && lists.length > 0
  const listed = isMain
    ? isIndex
      ? []
      : facts.course.sources.list
    : lists[materials.sourceLists.indexOf(output)]
  const courses = sourceGroups(facts, materials, scope, listed ?? [])
  const cited = (listed ?? []).flatMap(({ citations }) => citations)
  return {
    ...withMath(facts, baseView(facts, materials, output, title), cited),
    kind: 'sources',
    courses,
    kinds: isMain ? kindGroups(facts, materials, output) : [],
    index: isIndex ? sourceIndex(facts, materials, scope) : [],
    lists: materials.sourceLists.map((path, page) => ({
      text: listRange(lists, page),
      href: path === output ? null : relativeHref(output, path, null, facts.style),
    })),
    downloads: isMain ? EXPORTS.map(({ format, path }) => ({ text: format, href: path })) : [],
  }
}

/** One source that many sections cite. */
export function sourcePage(
  facts: SiteFacts,
  materials: Materials,
  source: Source,
  output: OutputPath,
): SourcePageView {
  const view = sourceView(facts, materials, linkScope(facts, materials, output), source)
  const base = baseView(facts, materials, output, source.title)
  return { ...withMath(facts, base, source.citations), kind: 'source', source: view }
}

/** The notes that are linked to but not written yet. */
export function wantedPage(
  facts: SiteFacts,
  materials: Materials,
  output: OutputPath,
  title: string,
): WantedPageView {
  const scope = linkScope(facts, materials, output)
  const wanted = [...facts.course.wanted.values()].map(({ anchor, name, wants }) => ({
    id: anchor,
    name,
    places: wants.flatMap((want) => placeView(facts, scope, want, want.standing) ?? []),
  }))
  const wants = [...facts.course.wanted.values()].flatMap((note) => note.wants)
  const base = baseView(facts, materials, output, title)
  return { ...withMath(facts, base, wants), kind: 'wanted', wanted }
}

/** The crumbs of a place are headings, and a heading may hold a formula, which needs its style sheet. */
function withMath(facts: SiteFacts, base: PageBase, places: readonly SectionRef[]): PageBase {
  const notes = new Set(places.map(({ note }) => note))
  const courses = facts.course.courses.list.flatMap(({ note }) => note ?? [])
  const math = [...notes, ...courses].some((note) => facts.vault.notes.get(note)?.features.math)
  return { ...base, features: { ...base.features, math } }
}

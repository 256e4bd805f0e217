/** The pages of the course layer: all sources, one source, wanted notes (SRC-6, WNT-1). */

import type { Citation, Source } from '../../course/sources.ts'
import type { SectionRef } from '../../course/vault-links.ts'
import type { WantedNote } from '../../course/wanted.ts'
import { relativeHref } from '../../html/url.ts'
import type { OutputPath } from '../../lib/paths.ts'
import type { SourceKind } from '../../note/source-address.ts'
import { interfaceWords } from '../../template/words.ts'
import { placeView } from '../course/places.ts'
import { kindGroups, kindIndex } from '../course/source-kinds.ts'
import { listEntry, SOURCES_PAGE, sourceGroups, sourceIndex, sourceView } from '../course/sources.ts'
import { type Facts, WANTED_PAGE } from '../facts.ts'
import { EXPORTS } from '../outputs/source-files.ts'
import type { LinkView } from '../parts/view.ts'
import { type Part, partsView } from '../parts.ts'
import { linkScope, type Materials } from '../render-scope.ts'
import type { PageBase, SourcePageView, SourcesPageView, WantedPageView } from '../view.ts'
import { baseView } from './base.ts'

/** All sources, by course and unit and by kind, with the places that cite them; on a large site an index of them. */
export function sourcesPage(facts: Facts, materials: Materials, title: string): SourcesPageView {
  const { sourceLists } = materials
  const isIndex = sourceLists.length > 0
  const scope = linkScope(facts, materials, SOURCES_PAGE)
  return {
    ...sourceEntries(facts, materials, SOURCES_PAGE, title, isIndex ? [] : facts.course.sources.list),
    kinds:
      materials.sourceKinds.size > 0
        ? []
        : kindGroups(facts, materials, SOURCES_PAGE, facts.course.sources.list),
    kindIndex: kindIndex(facts, materials),
    index: isIndex ? sourceIndex(facts, materials, scope) : [],
    downloads: EXPORTS.map(({ format, path }) => ({ text: format, href: path })),
  }
}

/** A part of a large site's sources, with the places that cite them. */
export function sourceListPage(
  facts: Facts,
  materials: Materials,
  { output, items }: Part<Source>,
  title: string,
): SourcesPageView {
  const up = wayUp(facts, output, SOURCES_PAGE)
  return { ...sourceEntries(facts, materials, output, title, items), breadcrumbs: [up] }
}

/** The sources of one kind of a very large site, or a part of them. */
export function sourceKindPage(
  facts: Facts,
  materials: Materials,
  kind: SourceKind,
  { output, items }: Part<Source>,
  title: string,
): SourcesPageView {
  return {
    ...sourceEntries(facts, materials, output, title, []),
    breadcrumbs: [wayUp(facts, output, SOURCES_PAGE)],
    kinds: kindGroups(facts, materials, output, items),
    parts: partsView(facts, output, materials.sourceKinds.get(kind) ?? []),
  }
}

function sourceEntries(
  facts: Facts,
  materials: Materials,
  output: OutputPath,
  title: string,
  sources: readonly Source[],
): SourcesPageView {
  const cited = sources.flatMap(({ citations }) => citations)
  return {
    ...withMath(facts, baseView(facts, materials, output, title), cited),
    kind: 'sources',
    courses: sourceGroups(facts, materials, linkScope(facts, materials, output), sources),
    kinds: [],
    kindIndex: [],
    index: [],
    parts: partsView(facts, output, materials.sourceLists),
    downloads: [],
  }
}

/** One source that many sections cite, with all of them or a part of very many; the first part is at `output`. */
export function sourcePage(
  facts: Facts,
  materials: Materials,
  source: Source,
  output: OutputPath,
  title: string,
  part: Part<Citation> | null,
): SourcePageView {
  const page = part?.output ?? output
  const citations = part?.items ?? source.citations
  const base = baseView(facts, materials, page, title)
  const up = { text: source.title, href: relativeHref(page, output, null, facts.style) }
  return {
    ...withMath(facts, base, citations),
    breadcrumbs: page === output ? base.breadcrumbs : [...base.breadcrumbs, up],
    kind: 'source',
    source: {
      ...sourceView(facts, materials, linkScope(facts, materials, page), source, citations),
      entry: listEntry(facts, materials, page, source),
    },
    parts: partsView(facts, page, materials.sourcePlaces.get(source.identity) ?? []),
  }
}

/** The notes that are linked to but not written yet: all, or a part of very many. */
export function wantedPage(
  facts: Facts,
  materials: Materials,
  part: Part<WantedNote> | null,
  title: string,
): WantedPageView {
  const output = part?.output ?? WANTED_PAGE
  const scope = linkScope(facts, materials, output)
  const listed = part?.items ?? [...facts.course.wanted.values()]
  const wanted = listed.map(({ anchor, name, wants }) => ({
    id: anchor,
    name,
    places: wants.flatMap((want) => placeView(facts, scope, want, want.standing) ?? []),
  }))
  const wants = listed.flatMap((note) => note.wants)
  const base = baseView(facts, materials, output, title)
  return {
    ...withMath(facts, base, wants),
    kind: 'wanted',
    breadcrumbs: output === WANTED_PAGE ? base.breadcrumbs : [wayUp(facts, output, WANTED_PAGE)],
    wanted,
    parts: partsView(facts, output, facts.wantedLists),
  }
}

function wayUp(facts: Facts, page: OutputPath, to: typeof WANTED_PAGE | typeof SOURCES_PAGE): LinkView {
  const words = interfaceWords(facts.config.lang)
  const text = to === WANTED_PAGE ? words.wanted : words.sources
  return { text, href: relativeHref(page, to, null, facts.style) }
}

/** The crumbs of a place are headings, and a heading may hold a formula, which needs its style sheet. */
function withMath(facts: Facts, base: PageBase, places: readonly SectionRef[]): PageBase {
  const notes = new Set(places.map(({ note }) => note))
  const courses = facts.course.courses.list.flatMap(({ note }) => note ?? [])
  const math = [...notes, ...courses].some((note) => facts.vault.notes.get(note)?.features.math)
  return { ...base, features: { ...base.features, math } }
}

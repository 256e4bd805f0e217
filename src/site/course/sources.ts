/** Sources as pages and exports show them (SRC-3, SRC-5, SRC-6, SRC-7). */
import { type Citation, hasPage, type Source } from '../../course/sources.ts'
import { escapeHtml } from '../../html/escape.ts'
import { SafeHtml } from '../../html/safe-html.ts'
import { relativeHref } from '../../html/url.ts'
import { type OutputPath, outputPath } from '../../lib/paths.ts'
import { externalHref } from '../../note/destination.ts'
import { deepLink, readLocator } from '../../note/locator.ts'
import type { LinkScope } from '../../render/target.ts'
import { interfaceWords } from '../../template/words.ts'
import type { Facts } from '../facts.ts'
import type { PublishedFile } from '../targets.ts'
import { placeView, unitLink } from './places.ts'
import type { CitationView, SourceGroupView, SourceLinkView, SourcesIndexView, SourceView } from './view.ts'

/** Where all sources are listed. */
export const SOURCES_PAGE = outputPath('sources.html')

/** What the views of sources are made from, besides facts. */
export interface SourceMaterials {
  readonly files: ReadonlyMap<string, PublishedFile>
  /** Pages of sources that have one, by identity. */
  readonly sourcePages: ReadonlyMap<string, OutputPath>
  /** Pages of the entries of sources, by identity; empty for a site with one page of sources. */
  readonly sourceEntries: ReadonlyMap<string, OutputPath>
}

/** Places that cite a source up to which its entry in a list shows them all; of more, its own page does. */
const ALL_PLACES = 60
const FIRST_PLACES = 30

/** How many of the places that cite a source its entry shows. */
export function placesInEntry(source: Source): number {
  const count = source.citations.length
  return count > ALL_PLACES && hasPage(source) ? FIRST_PLACES : count
}

/** The entry of a source, with the places that cite it: all, or the first of very many. */
export function sourceEntry(
  facts: Facts,
  materials: SourceMaterials,
  scope: LinkScope,
  source: Source,
): SourceView {
  return sourceView(facts, materials, scope, source, source.citations.slice(0, placesInEntry(source)))
}

/** A source, with places that cite it. */
export function sourceView(
  facts: Facts,
  materials: SourceMaterials,
  scope: LinkScope,
  source: Source,
  citations: readonly Citation[],
): SourceView {
  return {
    ...sourceLink(facts, materials, scope.page, source),
    href: targetHref(facts, materials, scope.page, source.target),
    external: source.target.kind === 'url',
    citedIn: citations.flatMap((citation) => citationView(facts, materials, scope, citation)),
    citations: source.citations.length,
  }
}

/** A source in a short list, with the way to its entry. */
export function sourceLink(
  facts: Facts,
  materials: Pick<SourceMaterials, 'sourcePages' | 'sourceEntries'>,
  page: OutputPath,
  source: Source,
): SourceLinkView {
  const own = materials.sourcePages.get(source.identity)
  const words = interfaceWords(facts.config.lang)
  return {
    id: entryId(source),
    title: source.title,
    kind: source.kind,
    kindText: words.sourceKinds[source.kind],
    entry:
      own === undefined || own === page
        ? listEntry(facts, materials, page, source)
        : relativeHref(page, own, null, facts.style),
  }
}

/** The entry of a source among all sources, also of one that has its own page. */
export function listEntry(
  { style }: Pick<Facts, 'style'>,
  materials: Pick<SourceMaterials, 'sourceEntries'>,
  page: OutputPath,
  source: Source,
): string {
  return relativeHref(page, entryPage(materials, source), entryId(source), style)
}

/** Sources under the course and unit that cite them first, those on no course last; `list` is in their order. */
export function sourceGroups(
  facts: Facts,
  materials: SourceMaterials,
  scope: LinkScope,
  list: readonly Source[],
): {
  readonly title: string
  readonly href: string | null
  readonly units: readonly SourceGroupView<SourceView>[]
}[] {
  return grouped(list).map(({ course, units }) => ({
    ...courseHeading(facts, scope.page, course),
    units: units.map(({ unit, sources }) => ({
      ...unitHeading(facts, scope, course, unit),
      sources: sources.map((source) => sourceEntry(facts, materials, scope, source)),
    })),
  }))
}

/** Courses and units with the places where the entries of their sources begin. */
export function sourceIndex(facts: Facts, materials: SourceMaterials, scope: LinkScope): SourcesIndexView[] {
  return grouped(facts.course.sources.list).map(({ course, units }) => {
    const heading = courseHeading(facts, scope.page, course)
    return {
      ...heading,
      units: units.flatMap(({ unit, sources }) => {
        const [first] = sources
        if (first === undefined) return []
        const { html } = unitHeading(facts, scope, course, unit)
        const page = entryPage(materials, first)
        return {
          html: html.html === '' ? new SafeHtml(escapeHtml(heading.title)) : html,
          href: relativeHref(scope.page, page, entryId(first), facts.style),
          count: sources.length,
        }
      }),
    }
  })
}

/** Neighbours of the same course and unit together. */
function grouped(list: readonly Source[]): SourceGroup[] {
  const groups: SourceGroup[] = []
  for (const source of list) {
    const { course = null, unit = null } = source.citations[0]?.standing ?? {}
    let group = groups.at(-1)
    if (group === undefined || group.course !== course) {
      group = { course, units: [] }
      groups.push(group)
    }
    let inUnit = group.units.at(-1)
    if (inUnit === undefined || inUnit.unit !== unit) {
      inUnit = { unit, sources: [] }
      group.units.push(inUnit)
    }
    inUnit.sources.push(source)
  }
  return groups
}

interface SourceGroup {
  readonly course: number | null
  readonly units: { readonly unit: number | null; readonly sources: Source[] }[]
}

function entryPage(
  { sourceEntries }: Pick<SourceMaterials, 'sourceEntries'>,
  { identity }: Source,
): OutputPath {
  return sourceEntries.get(identity) ?? SOURCES_PAGE
}

function entryId({ key }: Source): string {
  return `s-${key}`
}

/** Sources with enough citing sections for a page of their own (SRC-6). */
export function sourcesWithPage(facts: Facts): Source[] {
  return facts.course.sources.list.filter(hasPage)
}

function citationView(
  facts: Facts,
  materials: SourceMaterials,
  scope: LinkScope,
  citation: Citation,
): CitationView[] {
  const place = placeView(facts, scope, citation, citation.standing)
  if (place === null) return []
  const { target, locator } = citation
  const read = locator === null ? null : readLocator(locator)
  const address = target.kind === 'url' ? target.url : targetHref(facts, materials, scope.page, target)
  const deep = read === null || address === null ? null : deepLink(address, read)
  return [
    { ...place, locator, locatorHref: deep !== null && target.kind === 'url' ? externalHref(deep) : deep },
  ]
}

function targetHref(
  facts: Facts,
  materials: Pick<SourceMaterials, 'files'>,
  page: OutputPath,
  target: Source['target'],
): string | null {
  if (target.kind === 'url') return externalHref(target.url)
  const output = outputOf(facts, materials, target)
  return output === undefined ? null : relativeHref(page, output, null, facts.style)
}

/** Where a source of the vault is published; undefined if it is not. */
export function outputOf(
  facts: Facts,
  { files }: Pick<SourceMaterials, 'files'>,
  target: Exclude<Source['target'], { kind: 'url' }>,
): OutputPath | undefined {
  return target.kind === 'note' ? facts.addresses.get(target.path)?.output : files.get(target.path)?.output
}

function courseHeading(facts: Facts, page: OutputPath, course: number | null) {
  const found = course === null ? undefined : facts.course.courses.list[course]
  const output = found?.note == null ? undefined : facts.addresses.get(found.note)?.output
  return {
    title: found?.title || interfaceWords(facts.config.lang).otherSources,
    href: output === undefined ? null : relativeHref(page, output, null, facts.style),
  }
}

function unitHeading(facts: Facts, scope: LinkScope, course: number | null, unit: number | null) {
  const found = course === null ? undefined : facts.course.courses.list[course]
  const outline = unit === null ? undefined : found?.units[unit]
  if (found === undefined || outline === undefined) return { html: new SafeHtml(''), href: null }
  return unitLink(facts, scope, found, outline)
}
